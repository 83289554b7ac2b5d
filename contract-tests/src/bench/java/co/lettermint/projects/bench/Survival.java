package co.lettermint.projects.bench;

import static co.lettermint.projects.bench.Subject.NATIVE;
import static co.lettermint.projects.bench.Subject.OKHTTP_GSON;
import static co.lettermint.projects.bench.Subject.OURS;
import static co.lettermint.projects.bench.Subject.RETROFIT2;

import java.util.List;

/**
 * How many tokens of a thousand a client hands over when the body around them is not as documented.
 */
final class Survival {
  private static final int BODIES = 1_000;

  private Survival() {}

  static void measure(LoopbackServer server, Results results) {
    byte[] documented = Bodies.of(1);
    for (String name : List.of(OURS, RETROFIT2, OKHTTP_GSON, NATIVE)) {
      Subject subject = Subject.of(name, Endpoint.warm(server.baseUrl()));
      if (!handsOver(subject)) {
        throw new IllegalStateException(name + " has no token from the documented body");
      }
      for (Mutation mutation : Mutation.values()) {
        int handedOver = 0;
        for (int seed = 0; seed < BODIES; seed++) {
          server.answerWith(mutation.apply(documented, seed));
          handedOver += handsOver(subject) ? 1 : 0;
        }
        results.add("survival." + mutation.name(), name, handedOver);
      }
      server.answerWith(documented);
    }
  }

  private static boolean handsOver(Subject subject) {
    try {
      return Bodies.TOKEN.equals(subject.rotate());
    } catch (Exception e) {
      return false; // whatever it is, the caller has no token
    }
  }
}
