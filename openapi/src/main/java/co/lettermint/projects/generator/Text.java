package co.lettermint.projects.generator;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
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

  /** What a reader of the source does not see, or does not see where it stands. */
  private static final Pattern HIDDEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Z}&&[^ ]]");

  private Text() {}

  /** A description, or else these words of a name. */
  static String javadoc(String description, String words, String name) {
    boolean isBlank = description == null || description.isBlank();
    return isBlank ? words + code(name) + "." : javadoc(description);
  }

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
    String text =
        CODE.matcher(html)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        "{@code " + StringEscapeUtils.unescapeHtml4(match.group(1)) + "}"));
    String ended = text.matches("(?s)|.*[.!?:>]") ? text : text + ".";
    return ended.replace("&quot;", "\"").replace("\n", "\n * ");
  }

  /** The text as it is, in the font of code. */
  static String code(String text) {
    String html = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String shown =
        HIDDEN
            .matcher(inComment(html))
            .replaceAll(hidden -> "&#" + hidden.group().codePointAt(0) + ";");
    boolean isPlain = shown.equals(html) && !text.isBlank() && text.equals(text.strip());
    return isPlain ? "{@code " + text + "}" : "<code>" + shown + "</code>";
  }

  /** A literal in Java source, which escapes as JSON does, and more. */
  static String literal(String text) {
    return HIDDEN
        .matcher(TextNode.valueOf(text).toString())
        .replaceAll(
            hidden ->
                hidden
                    .group()
                    .chars()
                    .mapToObj("\\\\u%04x"::formatted)
                    .collect(Collectors.joining()));
  }

  /** HTML without what would end the comment, begin a tag, or be an escape to the compiler. */
  private static String inComment(String html) {
    return html.replace("@", "&#64;")
        .replace("{", "&#123;")
        .replace("}", "&#125;")
        .replace("\\", "&#92;")
        .replace("*/", "*&#47;");
  }
}
