package co.lettermint.projects.publish;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;

/**
 * Publishes the committed pact to a Pact Broker or PactFlow, as the commit and the branch that it
 * is of, and then asks {@code can-i-deploy} for that version. A no fails the build: a pact that no
 * provider version has verified yet is one, so run it again once one has. Publishing the same pact
 * for the same commit again changes nothing.
 *
 * <p>The environment has {@code PACT_BROKER_BASE_URL}, {@code PACT_BROKER_TOKEN} and, unless it is
 * {@code production}, {@code PACT_BROKER_ENVIRONMENT}: where the versions are that this one has to
 * get on with. A broker that has no environments is asked about the latest version of each provider
 * instead; one that has others is not, since its yes would be about something else.
 */
public final class PublishPact {
  private PublishPact() {}

  /** Publishes the file {@code -Dpact}, which the build names. */
  public static void main(String[] args) {
    Path pact = Path.of(System.getProperty("pact"));
    System.exit(run(System.getenv(), pact, Git.at("git"), System.out, System.err));
  }

  /**
   * Runs it, and never prints the broker's token.
   *
   * @param err gets one sentence if it fails
   * @return the exit status: 0, or 1 if it failed or the broker says no
   */
  public static int run(
      Map<String, String> environment, Path pact, Git git, PrintStream out, PrintStream err) {
    try {
      BrokerAccess access = BrokerAccess.of(environment);
      try {
        publish(access, Contract.read(pact), Commit.of(pact, git, environment), out);
      } catch (PublishException e) {
        throw new PublishException(access.printable(e.getMessage()));
      }
      return 0;
    } catch (PublishException e) {
      err.println(e.getMessage());
    } catch (RuntimeException e) {
      // Its message is not known to be free of the token.
      err.println("Publishing stopped at a defect of its own, " + e.getClass().getName() + ".");
    }
    return 1;
  }

  private static void publish(
      BrokerAccess access, Contract contract, Commit commit, PrintStream out) {
    Broker broker = Broker.open(access);
    Target target = Target.of(access.environment(), broker.environments());
    broker.publish(contract, commit);
    out.println(
        access.printable(
            "Published the pact of %s with %s as version %s, branch %s, at %s."
                .formatted(
                    contract.consumer(),
                    contract.provider(),
                    commit.id(),
                    commit.branch(),
                    access.baseUrl())));
    String reason = broker.canIDeploy(contract, commit, target);
    out.println(access.printable("It can go with " + target + ": " + reason));
  }
}
