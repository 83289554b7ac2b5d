package co.lettermint.projects.generator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.SourceVersion;

/** Java names made of names in a specification. */
final class Names {
  /** A run of capitals (not including one that begins a word), a word, or a run of digits. */
  private static final Pattern WORD =
      Pattern.compile(
          "^\\p{N}+\\p{Ll}*|\\p{Lu}+(?!\\p{Ll})\\p{N}*|\\p{Lu}?[\\p{L}&&[^\\p{Lu}]]+\\p{N}*|\\p{N}+|\\p{Lu}\\p{N}*");

  /** The methods without parameters that every object has, and a word that begins a statement. */
  private static final Set<String> TAKEN =
      Set.of(
          "clone",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait",
          "yield");

  private Names() {}

  /** The name of a component, a parameter or a method. */
  static String member(String name) {
    String result = name.matches("[a-z][A-Za-z0-9]*") ? name : camel(name);
    return SourceVersion.isKeyword(result, SourceVersion.RELEASE_17) || TAKEN.contains(result)
        ? result + "_"
        : result;
  }

  /** The name of a class. */
  static String type(String name) {
    return name.matches("[A-Z][A-Za-z0-9]*")
        ? name
        : legal(words(name).stream().map(Names::capitalized).collect(Collectors.joining()));
  }

  /** The name of a constant. */
  static String constant(String text) {
    return legal(String.join("_", words(text)).toUpperCase(Locale.ROOT));
  }

  static boolean isMember(String name) {
    return name.matches("[a-z][A-Za-z0-9]*_?") && member(name).equals(name);
  }

  private static String camel(String name) {
    List<String> words = words(name);
    String rest = words.stream().skip(1).map(Names::capitalized).collect(Collectors.joining());
    return legal(words.get(0).toLowerCase(Locale.ROOT) + rest);
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
    List<String> words = new ArrayList<>();
    if (name.length() > 1 && "-+".indexOf(name.charAt(0)) >= 0) {
      words.add(name.charAt(0) == '-' ? "minus" : "plus");
    }
    int signs = words.size();
    Matcher word = WORD.matcher(name);
    while (word.find()) {
      words.add(word.group());
    }
    if (words.size() == signs) {
      words.clear();
      name.codePoints()
          .mapToObj(Character::getName)
          .flatMap(sign -> Arrays.stream(sign.split("[^A-Za-z0-9]+")))
          .forEach(words::add);
    }
    return words.isEmpty() ? List.of("empty") : words;
  }
}
