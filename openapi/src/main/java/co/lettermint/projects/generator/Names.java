package co.lettermint.projects.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Java names made of names in a specification. */
final class Names {
  /** Digits at the beginning, a run of capitals, a word with its digits, or other digits. */
  private static final Pattern WORD =
      Pattern.compile(
          "^\\p{N}+\\p{Ll}*|\\p{Lu}+(?!\\p{Ll})\\p{N}*|\\p{Lu}?[\\p{L}&&[^\\p{Lu}]]+\\p{N}*|\\p{N}+|\\p{Lu}\\p{N}*");

  /** The methods without parameters that every object has, and a word that begins a statement. */
  private static final Set<String> TAKEN =
      Set.of("clone finalize getClass hashCode notify notifyAll toString wait yield".split(" "));

  private Names() {}

  /** The name of a component, a parameter or a method. */
  static String member(String name) {
    List<String> words = words(name);
    String camel = words.get(0).toLowerCase(Locale.ROOT) + joined(words.subList(1, words.size()));
    String result = name.matches("[a-z][A-Za-z0-9]*") ? name : legal(camel);
    return SourceVersion.isKeyword(result) || TAKEN.contains(result) ? result + "_" : result;
  }

  /** The name of a class. */
  static String type(String name) {
    return name.matches("[A-Z][A-Za-z0-9]*") ? name : legal(joined(words(name)));
  }

  /** The name of a constant. */
  static String constant(String text) {
    return legal(String.join("_", words(text)).toUpperCase(Locale.ROOT));
  }

  private static String joined(List<String> words) {
    return words.stream().map(Names::capitalized).collect(Collectors.joining());
  }

  private static String capitalized(String word) {
    int second = word.offsetByCodePoints(0, 1);
    return word.substring(0, second).toUpperCase(Locale.ROOT)
        + word.substring(second).toLowerCase(Locale.ROOT);
  }

  private static String legal(String name) {
    return Character.isJavaIdentifierStart(name.codePointAt(0)) ? name : "_" + name;
  }

  private static List<String> words(String name) {
    String plain = name.replaceAll("[^\\u0000-\\uFFFF]", " "); // the formatter knows no others
    List<String> words =
        new ArrayList<>(WORD.matcher(plain).results().map(MatchResult::group).toList());
    if (words.isEmpty()) {
      String signs =
          name.codePoints().mapToObj(Character::getName).collect(Collectors.joining(" "));
      return List.of((name.isEmpty() ? "empty" : signs).split("[^A-Za-z0-9]+"));
    }
    if (name.startsWith("-") || name.startsWith("+")) {
      words.add(0, name.startsWith("-") ? "minus" : "plus");
    }
    return words;
  }
}
