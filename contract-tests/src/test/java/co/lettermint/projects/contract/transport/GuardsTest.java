package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.Calls;
import co.lettermint.projects.contract.RawServer;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.NullSource;

/** What cannot be right is refused before a byte leaves, by a message that names the argument. */
class GuardsTest {
  @AutoClose private final RawServer server = new RawServer();
  private final OkHttpClient client = new OkHttpClient();
  private final LettermintProjects lettermint = Calls.to(server.url(), client);

  @ParameterizedTest
  @NullSource
  @CsvFileSource(resources = "impossible-ids.csv", quoteCharacter = '`')
  void impossibleIdIsRefused(@Nullable String json) {
    String id = json == null ? null : JsonParser.parseString('"' + json + '"').getAsString();

    assertRefused("projectId ", () -> lettermint.rotateToken(id));
    assertRefused("projectId ", () -> lettermint.rotateTokenAsync(id));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void missingStoreIsRefused() {
    assertRefused("store ", () -> lettermint.rotateToken("p1", null));
    assertRefused("store ", () -> lettermint.rotateTokenAsync("p1", null));
    assertThat(server.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "path-segments.csv", delimiter = '|')
  void idIsOnePathSegment(String id, String segment) {
    lettermint.rotateToken(id);

    assertPath("/v1/projects/" + segment + "/rotate-token");
  }

  @Test
  void trailingSlashOfTheBaseUrlMakesNoDifference() {
    Calls.to(server.url() + "/", client).rotateToken("p1");

    assertPath("/v1/projects/p1/rotate-token");
  }

  @ParameterizedTest
  @CsvFileSource(resources = "arguments.csv", delimiter = '|', quoteCharacter = '`')
  void argumentIsRefusedOrTaken(String name, @Nullable String escaped, String end) {
    String value = escaped == null ? null : escaped.translateEscapes();
    LettermintProjects.Builder builder = LettermintProjects.builder().teamToken(Answers.TEAM_TOKEN);
    Supplier<LettermintProjects.Builder> given =
        switch (name) {
          case "teamToken" -> () -> builder.teamToken(value);
          case "baseUrl" -> () -> builder.baseUrl(value);
          default -> () -> builder.timeout(value == null ? null : Duration.parse(value));
        };

    if (end.equals("taken")) {
      assertThat(given.get().build()).isNotNull();
    } else {
      assertRefused(name + " ", given::get);
    }
  }

  @Test
  void missingTeamTokenIsRefused() {
    assertThatThrownBy(() -> LettermintProjects.builder().build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("teamToken is missing");
  }

  private static void assertRefused(String argument, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(argument)
        .satisfies(Calls::assertShowsNoToken);
  }

  private void assertPath(String path) {
    assertThat(server.requests())
        .singleElement()
        .asString()
        .startsWith("POST " + path + " HTTP/1.1\r\n");
  }
}
