package co.lettermint.projects.demo;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import co.lettermint.projects.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file for one token, which its owner alone may read. It is gone again if none came. */
final class TokenFile implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;
  private boolean used;

  private TokenFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates it, and proves that it can be written before a token depends on it. */
  static TokenFile create(Path path) {
    try {
      FileChannel channel =
          FileChannel.open(
              path,
              Set.of(CREATE_NEW, WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      TokenFile file = new TokenFile(path, channel);
      file.write("A rotation is under way. If this text stays, its outcome is unknown.\n");
      return file;
    } catch (FileAlreadyExistsException e) {
      throw new Demo.Refusal(path + " exists: name a new file, so that no token is overwritten.");
    } catch (UnsupportedOperationException e) {
      throw new Demo.Refusal(
          path + " cannot be kept from other users: name a file on a POSIX file system.");
    } catch (IOException e) {
      throw new Demo.Refusal(path + " cannot be written: name a new file in a folder of yours.");
    }
  }

  void store(Secret secret) {
    used = true; // even if it fails half-way: then part of the token may be there
    try {
      write(secret.reveal() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    channel.position(0);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.truncate(channel.position());
    channel.force(true);
  }

  @Override
  public void close() {
    try {
      channel.close();
      if (!used) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
