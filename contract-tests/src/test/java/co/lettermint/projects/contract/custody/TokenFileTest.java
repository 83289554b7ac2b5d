package co.lettermint.projects.contract.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.lettermint.projects.Secret;
import co.lettermint.projects.TokenFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ready-made store: a file of its owner's, complete or not there. */
class TokenFileTest {
  private static final Secret TOKEN = Secret.of("lm_example_not_a_token");

  @TempDir Path folder;

  @Test
  void tokenIsAllOfAFileThatOnlyItsOwnerReads() throws IOException {
    TokenFile file = TokenFile.at(folder.resolve("token"));

    file.prepare();
    assertThat(files()).as("prepare leaves nothing behind").isEmpty();
    assertThat(file).hasToString("TokenFile[" + folder.resolve("token") + "]");
    file.store(TOKEN);

    assertThat(folder.resolve("token")).hasContent(TOKEN.reveal());
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("token"))))
        .isEqualTo("rw-------");
    assertThat(files()).containsExactly("token");
  }

  @Test
  void existingFileIsNeverReplaced() throws IOException {
    Path path = Files.writeString(folder.resolve("token"), "old");
    TokenFile file = TokenFile.at(path);

    assertThatThrownBy(file::prepare).isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> file.store(TOKEN)).isInstanceOf(FileAlreadyExistsException.class);

    assertThat(path).hasContent("old");
    assertThat(files()).containsExactly("token");
  }

  /** Half of a surrogate pair, as JSON can have it: UTF-8 would have a question mark instead. */
  @Test
  void tokenThatNoFileCanHoldIsNotStored() throws IOException {
    TokenFile file = TokenFile.at(folder.resolve("token"));

    assertThatThrownBy(() -> file.store(Secret.of("lm_example\ud800")))
        .isInstanceOf(CharacterCodingException.class);
    assertThat(files()).isEmpty();
  }

  @Test
  void linkToNowhereIsAFile() throws IOException {
    Path path = Files.createSymbolicLink(folder.resolve("token"), folder.resolve("nowhere"));

    assertThatThrownBy(TokenFile.at(path)::prepare).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void prepareFindsOutWhatCannotWork() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    for (Path path :
        List.of(
            folder.resolve("missing/token"),
            file.resolve("token"),
            folder.resolve("x".repeat(300)))) {
      assertThatThrownBy(TokenFile.at(path)::prepare).isInstanceOf(FileSystemException.class);
    }
    assertThatThrownBy(() -> TokenFile.at(Path.of("/")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(files()).containsExactly("file");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
