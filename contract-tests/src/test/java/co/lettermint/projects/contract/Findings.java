package co.lettermint.projects.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Collects the violations that one check finds, each a place and a sentence. */
public final class Findings {
  /** A name, or a provider state in quotes. */
  private static final Pattern WORD = Pattern.compile("(?<=')[^']{3,}(?=')|[\\w-]{2,}");

  private final String check;
  private final List<Violation> all = new ArrayList<>();

  private record Violation(String place, String sentence) {}

  Findings(String check) {
    this.check = check;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** The violations, each with its place, its line and the check that found it. */
  public List<String> all() {
    return all.stream()
        .map(one -> "%s: %s (%s)".formatted(withLine(one.place), one.sentence, check))
        .toList();
  }

  /** Notes a violation. */
  public void add(String place, String sentence, Object... parts) {
    all.add(new Violation(place, parts.length == 0 ? sentence : sentence.formatted(parts)));
  }

  /** Notes a violation unless the condition holds. Only then is the sentence put together. */
  public void require(boolean condition, String place, String sentence, Object... parts) {
    if (!condition) {
      add(place, sentence, parts);
    }
  }

  /** Notes a violation unless the two are equal. */
  public void same(Object expected, Object found, String place, String what) {
    boolean same = Objects.equals(expected, found);
    require(same, place, "%s should be %s and is %s", what, expected, found);
  }

  /** Notes each element that only one of the two has. */
  public void sameElements(
      Collection<String> expected, Collection<String> found, String place, String what) {
    only(expected, found).forEach(one -> add(place, "%s %s is missing", what, one));
    only(found, expected).forEach(one -> add(place, "%s %s is too much", what, one));
  }

  private static Set<String> only(Collection<String> these, Collection<String> those) {
    Set<String> only = new LinkedHashSet<>(these);
    only.removeAll(those);
    return only;
  }

  /** A place as {@code path:line, rest}, the line being the last one that the rest leads to. */
  private static String withLine(String place) {
    String name = place.replaceFirst(",.*", "");
    String rest = place.substring(name.length());
    for (String folder : List.of("../openapi", "../openapi/examples", "pacts")) {
      Path file = Path.of(folder, name);
      if (Files.isRegularFile(file)) {
        return "%s:%d%s".formatted(file.toString().replace("../", ""), line(file, rest), rest);
      }
    }
    return place;
  }

  private static int line(Path file, String rest) {
    try {
      List<String> lines = Files.readAllLines(file);
      int found = 0;
      for (MatchResult word : WORD.matcher(rest).results().toList()) {
        int next = found;
        while (next < lines.size() && !lines.get(next).contains(word.group())) {
          next++;
        }
        found = next < lines.size() ? next : found;
      }
      return found + 1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
