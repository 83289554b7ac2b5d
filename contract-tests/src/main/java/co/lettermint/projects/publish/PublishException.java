package co.lettermint.projects.publish;

/** Ends the publishing; its message is the one sentence to show. */
final class PublishException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PublishException(String sentence) {
    super(sentence);
  }
}
