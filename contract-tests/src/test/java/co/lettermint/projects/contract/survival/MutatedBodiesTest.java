package co.lettermint.projects.contract.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.Summary;
import org.junit.jupiter.api.Test;

/**
 * Tens of thousands of bodies with one to three changes. {@code -Dsurvival.count=1000000} takes a
 * million of them, {@code -Dsurvival.seed} others.
 */
class MutatedBodiesTest {
  private static final long FIRST = Long.getLong("survival.seed", 1);
  private static final int COUNT = Integer.getInteger("survival.count");

  private final CannedApi api = new CannedApi();

  @Test
  void tokenSurvivesEveryMutation() {
    int drifted = 0;
    for (long seed = FIRST; seed < FIRST + COUNT; seed++) {
      MutatedBody body = MutatedBody.of(seed);
      try {
        drifted += survives(body) ? 1 : 0;
      } catch (RuntimeException | Error e) {
        fail("seed %d: %s%n%s".formatted(seed, e, body.bytes().utf8()), e);
      }
    }
    // Many a change is none to the client, such as another order. The others must not go unseen.
    assertThat(drifted).isBetween(COUNT / 3, COUNT);
    Summary.note("4Survival", COUNT + " mutated bodies gave their token");
  }

  private boolean survives(MutatedBody body) {
    Rotation rotation = api.rotate(body.bytes());

    assertThat(rotation.newToken().reveal()).isEqualTo(body.token());
    assertThat(rotation.response().newToken()).isEqualTo(rotation.newToken());
    for (Drift drift : rotation.drift()) {
      assertThat(drift.toString()).doesNotContain(body.token()).doesNotContain("defect");
    }
    return !rotation.drift().isEmpty();
  }
}
