package co.lettermint.projects.demo;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.RotationException;
import co.lettermint.projects.Secret;
import co.lettermint.projects.TokenFile;
import co.lettermint.projects.TokenNotStoredException;
import co.lettermint.projects.TokenUnreadableException;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Rotates a token with the built jar: of a project of the embedded provider, or, when asked for in
 * so many words, of a real one. With {@code -Ddifferences} it compares the real answer with the
 * specification.
 */
public final class Demo {
  private static final String PROJECT = "9b2f8c1e-0000-4000-8000-example00001";

  private Demo() {}

  /** Reads {@code LETTERMINT_TEAM_TOKEN}, and the options in {@link Consent}. */
  public static void main(String[] args) {
    Map<String, String> options = new HashMap<>();
    System.getProperties()
        .stringPropertyNames()
        .forEach(name -> options.put(name, System.getProperty(name)));
    System.exit(run(System.getenv(), options, System.out, System.err));
  }

  /**
   * Runs it, and prints neither the team token nor a project's.
   *
   * @param err gets one sentence if it fails
   * @return the exit status: 0, or 1 if it failed
   */
  public static int run(
      Map<String, String> environment,
      Map<String, String> options,
      PrintStream out,
      PrintStream err) {
    Report report = new Report(out);
    try {
      Consent.of(environment, options)
          .ifPresentOrElse(it -> rotateThere(it, report), () -> rotateHere(report));
      return 0;
    } catch (Refusal | RotationException e) {
      err.println(e.getMessage());
    } catch (RuntimeException e) {
      // Its message is not known to be free of tokens.
      err.println("This program stopped at a defect of its own, " + e.getClass().getName() + ".");
    }
    return 1;
  }

  /** Rotates at the embedded provider: nothing leaves this machine. */
  private static void rotateHere(Report report) {
    try (EmbeddedProvider provider = EmbeddedProvider.builder().project(PROJECT).start()) {
      report.sentence(
          "Rotating a project's API token on this machine; no real project is touched.");
      report.fact("Provider", provider.baseUrl() + ", embedded; it obeys the specification");
      CallWatch watch = new CallWatch();
      LettermintProjects lettermint = provider.clientBuilder().httpClient(watch.client()).build();
      report.begin();
      Rotation rotation = lettermint.rotateToken(PROJECT);
      report.call(watch);
      report.rotation(rotation);
      if (!provider.currentToken(PROJECT).equals(rotation.newToken().reveal())) {
        throw new Refusal("The token that arrived is not the one that the provider has.");
      }
      report.fact("Compared", "the provider has this token and no other");
      report.sentence("Done. For a real project see \"Commands\" in README.md.");
    } catch (UncheckedIOException e) {
      throw new Refusal("The embedded provider could not start on a free loopback port.");
    }
  }

  /** Rotates at the real API: the answer is the only copy of a token that somebody needs. */
  private static void rotateThere(Consent consent, Report report) {
    CallWatch watch = new CallWatch();
    LettermintProjects lettermint = client(consent, watch);
    TokenFile file = prepared(consent.tokenFile());
    report.sentence(
        "Rotating at %s: this kills the present API token of project %s."
            .formatted(consent.baseUrl(), consent.project()));
    report.begin();
    Rotation rotation = rotate(lettermint, consent, file);
    report.call(watch);
    if (consent.differences() == null) {
      report.rotation(rotation);
    }
    report.fact("Stored in", consent.tokenFile() + ", which only you can read");
    report.sentence("Done. Give the new token to whatever used the old one.");
    if (consent.differences() != null) {
      Differences.tell(rotation, watch.body(), consent.differences(), report);
    }
  }

  private static TokenFile prepared(Path path) {
    try {
      TokenFile file = TokenFile.at(path);
      file.prepare();
      return file;
    } catch (FileAlreadyExistsException e) {
      throw new Refusal(path + " exists: name a new file, so that no token is overwritten.");
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      throw new Refusal(path + " cannot be written: name a new file in a folder of yours.");
    }
  }

  private static LettermintProjects client(Consent consent, CallWatch watch) {
    try {
      return LettermintProjects.builder()
          .teamToken(consent.teamToken())
          .baseUrl(consent.baseUrl())
          .httpClient(watch.client())
          .build();
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage());
    }
  }

  private static Rotation rotate(LettermintProjects lettermint, Consent consent, TokenFile file) {
    try {
      return lettermint.rotateToken(consent.project(), file);
    } catch (IllegalArgumentException e) {
      throw new Refusal(e.getMessage());
    } catch (TokenUnreadableException e) {
      keep(e.body(), file);
      throw new Refusal(
          "The old token is dead, and the answer has no readable new one: look into what arrived"
              + " of it, in "
              + consent.tokenFile()
              + ", or rotate again.");
    } catch (TokenNotStoredException e) {
      throw new Refusal(
          "The old token is dead, and the new one could not be written to "
              + consent.tokenFile()
              + ": rotate again, into a file elsewhere.");
    }
  }

  private static void keep(Secret body, TokenFile file) {
    try {
      file.store(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the program; its message is the one sentence to show. */
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String sentence) {
      super(sentence);
    }
  }
}
