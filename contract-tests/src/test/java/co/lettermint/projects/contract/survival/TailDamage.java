package co.lettermint.projects.contract.survival;

import java.util.Random;
import okio.Buffer;
import okio.ByteString;

/** One damage of the bytes behind the token, down to its structure. */
enum TailDamage {
  FLIP {
    @Override
    void write(ByteString tail, int at, Random random, Buffer out) {
      int flipped = tail.getByte(at) ^ 1 << random.nextInt(8);
      out.write(tail.substring(0, at)).writeByte(flipped).write(tail.substring(at + 1));
    }
  },
  CUT {
    @Override
    void write(ByteString tail, int at, Random random, Buffer out) {
      out.write(tail.substring(0, at));
    }
  },
  REMOVE {
    @Override
    void write(ByteString tail, int at, Random random, Buffer out) {
      int end = Math.min(tail.size(), at + 1 + random.nextInt(8));
      out.write(tail.substring(0, at)).write(tail.substring(end));
    }
  },
  INSERT {
    @Override
    void write(ByteString tail, int at, Random random, Buffer out) {
      int inserted = "{}[]:,\"\\'\0 x7".charAt(random.nextInt(13));
      out.write(tail.substring(0, at)).writeByte(inserted).write(tail.substring(at));
    }
  },
  APPEND {
    @Override
    void write(ByteString tail, int at, Random random, Buffer out) {
      byte[] bytes = new byte[1 + random.nextInt(50)];
      random.nextBytes(bytes);
      out.write(tail).write(bytes);
    }
  },
  NEST {
    @Override
    void write(ByteString tail, int at, Random random, Buffer out) {
      String nest = (random.nextBoolean() ? "[" : "{\"x\":").repeat(3_000);
      out.write(tail.substring(0, at)).writeUtf8(nest).write(tail.substring(at));
    }
  };

  private static final TailDamage[] ALL = values();

  abstract void write(ByteString tail, int at, Random random, Buffer out);

  static TailDamage any(Random random) {
    return ALL[random.nextInt(ALL.length)];
  }

  /** Damages what stands behind {@code end}, which is never damaged away altogether before. */
  final ByteString apply(ByteString bytes, int end, Random random) {
    if (end == bytes.size()) {
      return bytes;
    }
    Buffer out = new Buffer().write(bytes.substring(0, end));
    write(bytes.substring(end), random.nextInt(bytes.size() - end), random, out);
    return out.readByteString();
  }
}
