package co.lettermint.projects;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Inflates gzip data, up to the last byte before damage. Not thread-safe. */
final class GzipStream extends InputStream {
  static final byte FIRST_BYTE = 0x1f;

  private final InputStream compressed;
  private @Nullable Gunzip gunzip;
  private @Nullable IOException failure;

  GzipStream(InputStream compressed) {
    this.compressed = compressed;
  }

  static boolean begins(byte[] bytes, int length) {
    return length > 1 && bytes[0] == FIRST_BYTE && bytes[1] == (byte) 0x8b;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (failure != null) {
      throw failure;
    }
    gunzip = gunzip == null ? new Gunzip(compressed) : gunzip; // reads the header
    long before = gunzip.inflated();
    try {
      return gunzip.read(target, offset, length);
    } catch (IOException e) {
      failure = e;
      int rescued = (int) (gunzip.inflated() - before);
      if (rescued <= 0) {
        throw e;
      }
      return rescued;
    }
  }

  /** Frees the memory of the inflater; the compressed stream stays open. */
  @Override
  public void close() {
    if (gunzip != null) {
      gunzip.end();
    }
  }

  private static final class Gunzip extends GZIPInputStream {
    Gunzip(InputStream in) throws IOException {
      super(in);
    }

    /** What was written of the present member, even by a read that then threw. */
    long inflated() {
      return inf.getBytesWritten();
    }

    void end() {
      inf.end();
    }
  }
}
