package co.lettermint.projects.contract.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a build leaves behind: pacts, reports, logs, classes and jars. */
class BuildOutputTest {
  @Test
  void noTokenIsLeftBehind() throws IOException {
    TokenScan scan =
        new TokenScan()
            .tree(Path.of("target"))
            .tree(Path.of("pacts"))
            .tree(Path.of("../client/target"))
            .tree(Path.of("../openapi"));

    assertThat(scan.places).isEmpty();
    assertThat(scan.files).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lm_", "lm_team_", "lm_sso_"})
  void tokenInAFileOrJarIsFoundUnlessItIsVisiblyFake(String prefix, @TempDir Path dir)
      throws IOException {
    byte[] token = (prefix + "a1B2c3D4".repeat(4)).getBytes(StandardCharsets.UTF_8);
    Files.write(dir.resolve("report.txt"), token);
    Files.writeString(dir.resolve("fake"), "lm_example_not_a_token lm_team_example_not_a_token");
    try (OutputStream out = Files.newOutputStream(dir.resolve("some.jar"));
        ZipOutputStream jar = new ZipOutputStream(out)) {
      jar.putNextEntry(new ZipEntry("some.json"));
      jar.write(token);
    }

    assertThat(new TokenScan().tree(dir).places)
        .hasSize(2)
        .anyMatch(place -> place.contains("report.txt"))
        .anyMatch(place -> place.contains("some.jar!/some.json"))
        .noneMatch(place -> place.contains("a1B2"));
  }

  /** Looks for tokens in files, and in what jars hold. */
  private static final class TokenScan {
    /** 22 letters and digits without a break; tokens that are visibly fake have words in them. */
    private static final Pattern TOKEN = Pattern.compile("lm_(?:team_|sso_)?[A-Za-z0-9]{22,}");

    /** Where tokens are, never the tokens. */
    private final List<String> places = new ArrayList<>();

    private int files;

    TokenScan tree(Path root) throws IOException {
      if (Files.exists(root)) {
        try (Stream<Path> tree = Files.walk(root)) {
          for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
            try {
              scan(file);
            } catch (NoSuchFileException e) { // another test ended, and its file with it
            }
          }
        }
      }
      return this;
    }

    private void scan(Path file) throws IOException {
      files++;
      if (file.toString().endsWith(".jar")) {
        int before = places.size();
        try (FileSystem jar = FileSystems.newFileSystem(file)) {
          tree(jar.getPath("/"));
        }
        places.subList(before, places.size()).replaceAll(place -> file + "!" + place);
        return;
      }
      Matcher token = TOKEN.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
      if (token.find()) {
        places.add(file + " at byte " + token.start());
      }
    }
  }
}
