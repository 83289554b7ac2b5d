package co.lettermint.projects.demo;

/** Ends the demo; its message is the one sentence to show. */
final class DemoException extends RuntimeException {
  private static final long serialVersionUID = 1;

  DemoException(String sentence) {
    super(sentence);
  }
}
