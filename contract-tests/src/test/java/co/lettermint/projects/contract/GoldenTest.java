package co.lettermint.projects.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenTest {
  @TempDir private Path folder;

  @Test
  void aChangeIsShownWithTheCommandThatAcceptsIt() throws IOException {
    Path committed = Files.writeString(folder.resolve("list"), "one\ntwo\n");

    Golden.check(committed, "one\ntwo\n", false);
    assertThatThrownBy(() -> Golden.check(committed, "one\n2\n", false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(
            committed.toString(), "line 2", "two", "mvn -ntp verify -Dgolden=update");
    assertThatThrownBy(() -> Golden.check(committed, "one\ntwo", false))
        .isInstanceOf(AssertionError.class);

    assertThat(committed).hasContent("one\ntwo\n");
  }

  @Test
  void aFileThatIsMissingIsAChangeThatCanBeAccepted() {
    Path committed = folder.resolve("new").resolve("list");

    assertThatThrownBy(() -> Golden.check(committed, "one\n", false))
        .hasMessageContainingAll(committed.toString(), "mvn -ntp verify -Dgolden=update");
    Golden.check(committed, "one\n", true);

    assertThat(committed).hasContent("one\n");
  }
}
