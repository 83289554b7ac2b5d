package co.lettermint.projects.generator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Texts of a specification as literals and as Javadoc. */
final class Text {
  private static final Parser MARKDOWN = Parser.builder().build();
  private static final HtmlRenderer HTML =
      HtmlRenderer.builder().escapeHtml(true).percentEncodeUrls(true).build();

  /** Code on one line that Javadoc can show as it is. */
  private static final Pattern CODE =
      Pattern.compile("(?<!<pre>)<code>((?:[^&<\n]|&(?:lt|gt|amp|quot);)+)</code>");

  private Text() {}

  /**
   * A description, which is CommonMark, as whole sentences. Only the first line has no asterisk.
   */
  static String javadoc(String description) {
    String clean = description.replaceAll("[\\p{Cc}&&[^\n]]|\\p{Cf}|\\p{Cs}", " ").strip();
    String html =
        inComment(HTML.render(MARKDOWN.parse(clean)))
            .replaceAll("</p>|</li>|^<p>", "")
            .replaceAll("<h\\d>", "<p><strong>")
            .replaceAll("</h\\d>", "</strong>")
            .replaceAll("<img [^>]*alt=\"([^\"]*)\"[^>]*>", "$1")
            .replaceAll("<a href=\"(?!https?:)[^>]*>(.*?)</a>", "$1")
            .replaceAll("(<a href=\"[^\"]*\") [^>]*>", "$1>")
            .replace(" />", ">")
            .strip();
    String text = CODE.matcher(html).replaceAll(match -> "{@code " + quoted(match.group(1)) + "}");
    String ended = text.matches("(?s)|.*[.!?:>]") ? text : text + ".";
    return ended.replace("&quot;", "\"").replace("\n", "\n * ");
  }

  /** The text as it is, in the font of code. */
  static String code(String text) {
    String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String shown =
        inComment(
            html.codePoints()
                .mapToObj(c -> isShown(c) ? Character.toString(c) : "&#" + c + ";")
                .collect(Collectors.joining()));
    boolean isPlain =
        shown.equals(html) && !text.isBlank() && text.equals(text.strip()) && !text.contains("\n");
    return isPlain ? "{@code " + text + "}" : "<code>" + shown + "</code>";
  }

  /** A literal in Java source. */
  static String literal(String text) {
    return text.codePoints().mapToObj(Text::escaped).collect(Collectors.joining("", "\"", "\""));
  }

  private static String escaped(int c) {
    return switch (c) {
      case '"', '\\' -> "\\" + (char) c;
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        String text = Character.toString(c);
        yield isShown(c)
            ? text
            : text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
      }
    };
  }

  /** Whether a reader of the source sees the character, and sees it where it stands. */
  private static boolean isShown(int c) {
    return c == ' ' || !Character.toString(c).matches("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Z}]");
  }

  /** HTML without what would end the comment, begin a tag, or be an escape to the compiler. */
  private static String inComment(String html) {
    return html.replace("@", "&#64;")
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("\\", "&#92;")
        .replace("*/", "*&#47;");
  }

  private static String quoted(String html) {
    String text =
        html.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&amp;", "&");
    return Matcher.quoteReplacement(text);
  }
}
