package co.lettermint.projects.json;

/** A text with documented values, to which the server may add others at any time. */
public interface OpenEnum {
  /** The text on the wire. */
  String value();

  /** Whether the specification lists this value. */
  boolean isKnown();
}
