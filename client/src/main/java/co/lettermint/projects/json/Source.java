package co.lettermint.projects.json;

import java.io.IOException;
import java.io.StringReader;

/** A text that knows whether more of it was asked for than there is. */
final class Source extends StringReader {
  private boolean exhausted;

  Source(String text) {
    super(text);
  }

  boolean isExhausted() {
    return exhausted;
  }

  @Override
  public int read(char[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    exhausted |= count < 0;
    return count;
  }
}
