package co.lettermint.projects;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Inflates gzip data (RFC 1952) as it arrives, up to the last byte before damage. {@code
 * GZIPInputStream} waits for what is still to come, and drops what it inflated in a read that
 * throws. Not thread-safe.
 */
final class Gunzip {
  private static final int TRAILER_BYTES = 8;

  /** Far more than any server writes. */
  private static final int MAX_HEADER_BYTES = 128 * 1024;

  private final ReceivedBody inflated;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] chunk = new byte[8192];
  private byte[] pending = new byte[0]; // of a header that is not complete
  private boolean isFirst = true;
  private boolean inMember;
  private boolean ended;
  private boolean damaged;

  Gunzip(ReceivedBody inflated) {
    this.inflated = inflated;
  }

  /** Where what was inflated goes. */
  ReceivedBody inflated() {
    return inflated;
  }

  static boolean begins(byte[] bytes, int from, int to) {
    return to - from > 1 && bytes[from] == 0x1f && bytes[from + 1] == (byte) 0x8b;
  }

  void write(byte[] source, int offset, int count) {
    byte[] input = source;
    int from = offset;
    int to = offset + count;
    if (pending.length > 0) {
      input = Arrays.copyOf(pending, pending.length + count);
      System.arraycopy(source, offset, input, pending.length, count);
      from = 0;
      to = input.length;
      pending = new byte[0];
    }
    try {
      while (from < to && !ended && !damaged && !inflated.isFull()) {
        int next = inMember ? inflate(input, from, to) : beginMember(input, from, to);
        if (next < 0) {
          damaged = to - from > MAX_HEADER_BYTES;
          pending = Arrays.copyOfRange(input, from, to);
          return;
        }
        from = next;
      }
    } catch (DataFormatException e) {
      damaged = true;
    }
  }

  /** Frees the inflater's memory. Returns why the data is not whole, in words; null if it is. */
  @Nullable String end() {
    inflater.end();
    return damaged
        ? "the compressed data is damaged"
        : inMember || isFirst ? "the compressed data is cut off" : null;
  }

  /** Where the next member's data begins, behind the last one's trailer; -1 if more is needed. */
  private int beginMember(byte[] input, int from, int to) throws DataFormatException {
    int at = from;
    if (!isFirst) {
      at += TRAILER_BYTES;
      for (int i = 0; i < 4 && from + i < to; i++) {
        if (input[from + i] != (byte) (checksum.getValue() >> 8 * i)) {
          throw new DataFormatException("checksum");
        }
      }
      if (at + 1 < to && !begins(input, at, to)) {
        ended = true; // some servers pad it
        return to;
      }
    }
    if (at + 10 > to) {
      return -1;
    }
    if (input[at + 2] != 8) {
      throw new DataFormatException("method");
    }
    int flags = input[at + 3];
    at += 10;
    if ((flags & 4) != 0) { // extra field
      if (at + 2 > to) {
        return -1;
      }
      at += 2 + (input[at] & 0xff) + ((input[at + 1] & 0xff) << 8);
    }
    for (int texts = Integer.bitCount(flags & 0x18); texts > 0; texts--) { // name and comment
      while (at < to && input[at] != 0) {
        at++;
      }
      at++;
    }
    at += flags & 2; // its checksum
    if (at > to) {
      return -1;
    }
    isFirst = false;
    inMember = true;
    inflater.reset();
    checksum.reset();
    return at;
  }

  /** Returns where the next member begins, or the end. */
  private int inflate(byte[] input, int from, int to) throws DataFormatException {
    inflater.setInput(input, from, to - from);
    int count;
    do { // to the last byte: the inflater may hold some although it took all of the input
      long before = inflater.getBytesWritten();
      try {
        inflater.inflate(chunk);
      } finally { // what was inflated before the damage counts
        count = (int) (inflater.getBytesWritten() - before);
        checksum.update(chunk, 0, count);
        inflated.write(chunk, 0, count);
      }
    } while (count > 0 && !inflated.isFull());
    if (inflater.needsDictionary()) {
      throw new DataFormatException("dictionary");
    }
    inMember = !inflater.finished();
    return to - inflater.getRemaining();
  }
}
