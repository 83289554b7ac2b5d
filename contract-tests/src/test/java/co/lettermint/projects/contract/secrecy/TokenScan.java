package co.lettermint.projects.contract.secrecy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks for tokens in files, and in what jars hold. */
final class TokenScan {
  /** 22 letters and digits without a break; tokens that are visibly fake have words in them. */
  private static final Pattern TOKEN = Pattern.compile("lm_(?:team_|sso_)?[A-Za-z0-9]{22,}");

  private final List<String> places = new ArrayList<>();
  private int files;

  /** Where tokens are, never the tokens. */
  List<String> places() {
    return places;
  }

  int files() {
    return files;
  }

  TokenScan tree(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> tree = Files.walk(root)) {
        for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
          scan(file.toString(), Files.readAllBytes(file));
        }
      }
    }
    return this;
  }

  private void scan(String name, byte[] content) throws IOException {
    files++;
    if (name.endsWith(".jar")) {
      entries(name, new ByteArrayInputStream(content));
      return;
    }
    Matcher token = TOKEN.matcher(new String(content, StandardCharsets.ISO_8859_1));
    if (token.find()) {
      places.add(name + " at byte " + token.start());
    }
  }

  private void entries(String jar, InputStream content) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(content)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        scan(jar + "!" + entry.getName(), zip.readAllBytes());
      }
    }
  }
}
