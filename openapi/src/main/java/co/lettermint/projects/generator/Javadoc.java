package co.lettermint.projects.generator;

import java.util.Locale;
import java.util.stream.Collectors;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Descriptions, which are CommonMark, as the text of a Javadoc comment. */
final class Javadoc extends AbstractVisitor {
  private static final Parser PARSER = Parser.builder().build();

  private final StringBuilder out = new StringBuilder();

  private Javadoc() {}

  /** Paragraphs of whole sentences, the lines behind the first one beginning with an asterisk. */
  static String of(String description) {
    String clean = description.replaceAll("[\\p{Cc}&&[^\n]]|\\p{Cf}|\\p{Cs}", " ").strip();
    Javadoc javadoc = new Javadoc();
    PARSER.parse(clean).accept(javadoc);
    String text = javadoc.out.toString().strip();
    boolean ended = text.isEmpty() || ".!?:>".indexOf(text.charAt(text.length() - 1)) >= 0;
    return (ended ? text : text + ".").replace("\n", "\n * ");
  }

  /** The text as it is, in the font of code. */
  static String code(String text) {
    return text.isEmpty()
            || text.matches(".*([{}@\\\\\\p{C}\\p{Zl}\\p{Zp}]|\\*/).*|\\s.*|.*\\s|(?s).*\n.*")
        ? "<code>" + escaped(text) + "</code>"
        : "{@code " + text + "}";
  }

  /** A literal in Java source. */
  static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '"', '\\' -> literal.append('\\').appendCodePoint(c);
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\t' -> literal.append("\\t");
                default -> literal.append(isShown(c) ? Character.toString(c) : unicode(c));
              }
            });
    return literal.append('"').toString();
  }

  private static String unicode(int c) {
    return Character.toString(c)
        .chars()
        .mapToObj(unit -> String.format(Locale.ROOT, "\\u%04x", unit))
        .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    StringBuilder html = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> html.append("&amp;");
                case '<' -> html.append("&lt;");
                case '>' -> html.append("&gt;");
                case '@', '\\', '{', '}' -> html.append("&#").append(c).append(';');
                case '/' -> html.append(html.toString().endsWith("*") ? "&#47;" : "/");
                default -> html.append(isShown(c) ? Character.toString(c) : "&#" + c + ";");
              }
            });
    return html.toString();
  }

  /** Whether a reader of the source sees the character, and sees it where it stands. */
  private static boolean isShown(int c) {
    return c == ' '
        || c == '\n'
        || !Character.toString(c).matches("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Z}]");
  }

  @Override
  public void visit(Paragraph paragraph) {
    if (paragraph.getPrevious() != null) {
      out.append("\n\n<p>");
    }
    visitChildren(paragraph);
  }

  @Override
  public void visit(Heading heading) {
    out.append(heading.getPrevious() == null ? "" : "\n\n<p>").append("<strong>");
    visitChildren(heading);
    out.append("</strong>");
  }

  @Override
  public void visit(BlockQuote quote) {
    tagged("blockquote", quote);
  }

  @Override
  public void visit(BulletList list) {
    tagged("ul", list);
  }

  @Override
  public void visit(OrderedList list) {
    tagged("ol", list);
  }

  private void tagged(String tag, Node block) {
    out.append("\n\n<").append(tag).append(">\n");
    visitChildren(block);
    out.append("\n</").append(tag).append(">\n");
  }

  @Override
  public void visit(ListItem item) {
    out.append("\n<li>");
    visitChildren(item);
  }

  @Override
  public void visit(FencedCodeBlock block) {
    out.append("\n\n<pre>\n").append(escaped(block.getLiteral())).append("</pre>\n");
  }

  @Override
  public void visit(IndentedCodeBlock block) {
    out.append("\n\n<pre>\n").append(escaped(block.getLiteral())).append("</pre>\n");
  }

  @Override
  public void visit(Code code) {
    out.append(code(code.getLiteral()));
  }

  @Override
  public void visit(Emphasis emphasis) {
    out.append("<em>");
    visitChildren(emphasis);
    out.append("</em>");
  }

  @Override
  public void visit(StrongEmphasis emphasis) {
    out.append("<strong>");
    visitChildren(emphasis);
    out.append("</strong>");
  }

  @Override
  public void visit(Link link) {
    if (!link.getDestination().matches("https?:.*")) {
      visitChildren(link);
      return;
    }
    out.append("<a href=\"")
        .append(escaped(link.getDestination()).replace("\"", "%22"))
        .append("\">");
    visitChildren(link);
    out.append("</a>");
  }

  @Override
  public void visit(Image image) {
    visitChildren(image);
  }

  @Override
  public void visit(HtmlInline html) {
    out.append(escaped(html.getLiteral()));
  }

  @Override
  public void visit(HtmlBlock html) {
    out.append(html.getPrevious() == null ? "" : "\n\n<p>").append(escaped(html.getLiteral()));
  }

  @Override
  public void visit(HardLineBreak lineBreak) {
    out.append("<br>\n");
  }

  @Override
  public void visit(SoftLineBreak lineBreak) {
    out.append("\n");
  }

  @Override
  public void visit(Text text) {
    out.append(escaped(text.getLiteral()));
  }
}
