package co.lettermint.projects.contract.drift;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.DocumentedBody;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times as RFC 3339 writes them, and none besides. */
class DateTimeTest {
  private final CannedApi api = new CannedApi();

  @ParameterizedTest
  @CsvSource({
    "2026-03-23T08:56:21Z,                2026-03-23T08:56:21Z",
    "2026-03-23t08:56:21z,                2026-03-23T08:56:21Z",
    "2026-03-23T08:56:21.0Z,              2026-03-23T08:56:21Z",
    "2026-03-23T08:56:21.1Z,              2026-03-23T08:56:21.100Z",
    "2026-03-23T08:56:21.046734Z,         2026-03-23T08:56:21.046734Z",
    "2026-03-23T08:56:21.123456789Z,      2026-03-23T08:56:21.123456789Z",
    "2026-03-23T08:56:21+00:00,           2026-03-23T08:56:21Z",
    "2026-03-23T08:56:21-00:00,           2026-03-23T08:56:21Z",
    "2026-03-23T08:56:21+05:45,           2026-03-23T08:56:21+05:45",
    "2026-03-23T08:56:21-00:30,           2026-03-23T08:56:21-00:30",
    "0000-01-01T00:00:00-18:00,           0000-01-01T00:00:00-18:00",
    "9999-12-31T23:59:59.999999999+18:00, 9999-12-31T23:59:59.999999999+18:00",
    "2024-02-29T00:00:00Z,                2024-02-29T00:00:00Z",
    "2000-02-29T00:00:00Z,                2000-02-29T00:00:00Z",
  })
  void timeIsRead(String text, OffsetDateTime time) {
    Rotation rotation = rotate(text);

    assertThat(rotation.project().tokenGeneratedAt()).isEqualTo(time);
    assertThat(rotation.project().tokenGeneratedAt().getOffset()).isEqualTo(time.getOffset());
    assertThat(rotation.drift()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "now",
        "2026",
        "2026-03-23",
        "2026-03-23T",
        "2026-03-23T08:56",
        "20260323T085621Z",
        "2026-03-23 08:56:21Z",
        "2026-03-23T08:56:21",
        "2026-03-23T08:56:21 Z",
        " 2026-03-23T08:56:21Z",
        "2026-03-23T08:56:21Z ",
        "2026-03-23T08:56:21.Z",
        "2026-03-23T08:56:21.1234567890Z",
        "2026-03-23T08:56:21,5Z",
        "2026-03-23T08:56:21+0545",
        "2026-03-23T08:56:21+05",
        "2026-03-23T08:56:21+5:45",
        "2026-03-23T08:56:21+18:01",
        "2026-03-23T08:56:21+19:00",
        "2026-03-23T08:56:21+05:60",
        "2026-03-23T08:56:21*05:45",
        "2026-03-23T08:56:21+05:45:00",
        "2026-00-23T08:56:21Z",
        "2026-13-23T08:56:21Z",
        "2026-03-00T08:56:21Z",
        "2026-03-32T08:56:21Z",
        "2026-02-29T08:56:21Z",
        "1900-02-29T08:56:21Z",
        "2026-04-31T08:56:21Z",
        "2026-03-23T24:00:00Z",
        "2026-03-23T08:60:21Z",
        "2016-12-31T23:59:60Z",
        "-2026-03-23T08:56:21Z",
        "+2026-03-23T08:56:21Z",
        "12026-03-23T08:56:21Z",
        "２０２６-03-23T08:56:21Z",
        "2026-03-23T08:56:21Z[UTC]",
        "2026-082T08:56:21Z",
        "1767225600",
      })
  void anythingElseIsADriftAndNull(String text) {
    Rotation rotation = rotate(text);

    assertThat(rotation.project().tokenGeneratedAt()).isNull();
    assertThat(rotation.drift()).hasSize(1);
    assertThat(rotation.drift().get(0).path()).isEqualTo("$.data.token_generated_at");
    assertThat(rotation.drift().get(0).found()).isEqualTo(text);
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
