package co.lettermint.projects.demo;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.provider.EmbeddedProvider;
import java.io.UncheckedIOException;

/** Rotates at the embedded provider: nothing leaves this machine. */
final class LocalRun {
  private static final String PROJECT = "9b2f8c1e-0000-4000-8000-example00001";
  private static final String TEAM_TOKEN = "lm_team_example_not_a_token";

  private LocalRun() {}

  static void run(Report report, ClientJar jar) {
    EmbeddedProvider.Builder builder =
        EmbeddedProvider.builder().project(PROJECT, "Example project").teamToken(TEAM_TOKEN);
    try (EmbeddedProvider provider = builder.start()) {
      rotate(report, jar, provider);
    } catch (UncheckedIOException e) {
      throw new DemoException("The embedded provider could not start on a free loopback port.");
    }
  }

  private static void rotate(Report report, ClientJar jar, EmbeddedProvider provider) {
    report.sentence("Rotating a project's API token on this machine; no real project is touched.");
    report.jar(jar);
    report.fact("Provider", provider.baseUrl() + ", embedded; it obeys the specification");
    CallWatch watch = new CallWatch();
    LettermintProjects lettermint =
        LettermintProjects.builder()
            .teamToken(TEAM_TOKEN)
            .baseUrl(provider.baseUrl())
            .httpClient(watch.client())
            .build();
    Rotation rotation = watch.time(() -> lettermint.rotateToken(PROJECT));
    report.rotation(rotation, watch);
    if (!provider.currentToken(PROJECT).equals(rotation.newToken().reveal())) {
      throw new DemoException("The token that arrived is not the one that the provider has.");
    }
    report.fact("Compared", "the provider has this token and no other");
    report.sentence("Done. For a real project see \"Commands\" in README.md.");
  }
}
