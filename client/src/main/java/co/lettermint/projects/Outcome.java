package co.lettermint.projects;

/** What is true of the project's old token after a call that failed. */
public enum Outcome {
  /** The request did not leave this machine: the old token works. */
  NOT_SENT,
  /** The server refused: the old token works. */
  REFUSED,
  /** The request left and no answer tells what became of it: the old token works, or is dead. */
  UNKNOWN,
  /** The server rotated: the old token is dead. */
  ROTATED
}
