package co.lettermint.projects.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Drift;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Times as RFC 3339 writes them, and none besides. */
class DateTimeTest {
  private final CannedApi api = new CannedApi();

  @ParameterizedTest
  @CsvFileSource(resources = "date-times.csv")
  void timeIsReadOrADrift(String text, @Nullable OffsetDateTime time) {
    Rotation rotation = rotate(text);

    OffsetDateTime read = rotation.project().tokenGeneratedAt();
    assertThat(read).isEqualTo(time);
    if (time == null) {
      assertThat(rotation.drift())
          .containsExactly(new Drift("$.data.token_generated_at", "date-time (RFC 3339)", text));
    } else {
      assertThat(read.getOffset()).isEqualTo(time.getOffset());
      assertThat(rotation.drift()).isEmpty();
    }
  }

  @Test
  void everyTimeThatJavaWritesIsRead() {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      ZoneOffset offset = ZoneOffset.ofTotalSeconds(60 * (random.nextInt(2 * 1080 + 1) - 1080));
      int year = random.nextInt(10_000);
      OffsetDateTime time =
          OffsetDateTime.of(year, 1, 1, 0, 0, 0, random.nextInt(1_000_000_000), offset)
              .plusSeconds(random.nextInt(364 * 86_400));

      assertThat(rotate(time.toString()).project().tokenGeneratedAt()).isEqualTo(time);
    }
  }

  private Rotation rotate(String time) {
    return api.rotate(DocumentedBody.JSON.replaceFirst("2023-11-07T05:31:56Z", time));
  }
}
