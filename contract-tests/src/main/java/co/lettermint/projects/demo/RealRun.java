package co.lettermint.projects.demo;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.TokenNotStoredException;
import co.lettermint.projects.TokenUnreadableException;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;

/** Rotates at the real API: the answer is the only copy of a token that somebody needs. */
final class RealRun {
  private final Consent consent;
  private final CallWatch watch;
  private final LettermintProjects lettermint;

  /** Takes a client that the watch is in. */
  RealRun(Consent consent, CallWatch watch, OkHttpClient client) {
    this.consent = consent;
    this.watch = watch;
    try {
      lettermint =
          LettermintProjects.builder()
              .teamToken(consent.teamToken())
              .baseUrl(consent.baseUrl())
              .httpClient(client)
              .build();
    } catch (IllegalArgumentException e) {
      throw new DemoException(e.getMessage());
    }
  }

  /** Runs it; {@code tell} reports what came back. */
  Rotation run(Report report, ClientJar jar, Consumer<Rotation> tell) {
    try (TokenFile file = TokenFile.create(consent.tokenFile())) {
      report.sentence(
          "Rotating at "
              + consent.baseUrl()
              + ": this kills the present API token of project "
              + consent.project()
              + ".");
      report.jar(jar);
      Rotation rotation = rotate(file);
      tell.accept(rotation);
      report.fact("Stored in", file + ", which only you can read");
      report.sentence("Done. Give the new token to whatever used the old one.");
      return rotation;
    }
  }

  private Rotation rotate(TokenFile file) {
    try {
      return watch.time(() -> lettermint.rotateToken(consent.project(), file::store));
    } catch (IllegalArgumentException e) {
      throw new DemoException(e.getMessage());
    } catch (TokenUnreadableException e) {
      file.store(e.body());
      throw new DemoException(
          "The old token is dead, and the answer has no readable new one: look into what arrived"
              + " of it, in "
              + file
              + ", or rotate again.");
    } catch (TokenNotStoredException e) {
      throw new DemoException(
          "The old token is dead, and the new one could not be written to "
              + file
              + ": rotate again, into a file elsewhere.");
    }
  }
}
