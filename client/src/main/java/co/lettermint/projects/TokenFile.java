package co.lettermint.projects;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Stores the token in a new file that only its owner may read, as UTF-8 without a line break. The
 * file appears with all of its content or not at all, and never replaces another one. File and
 * folder are forced to disk. Needs a POSIX file system with hard links.
 */
public final class TokenFile implements TokenStore {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;
  private final Path folder;

  private TokenFile(Path file) {
    this.file = file.toAbsolutePath();
    Path parent = this.file.getParent();
    if (parent == null || this.file.getFileName() == null) {
      throw new IllegalArgumentException("The path names no file: " + file);
    }
    this.folder = parent;
  }

  /** A store for one token. The file must not exist yet, and its folder must. */
  public static TokenFile at(Path file) {
    return new TokenFile(file);
  }

  /** Goes through all of {@link #store} with a file of another name, which it deletes. */
  @Override
  public void prepare() throws IOException {
    requireAbsent();
    Path probe = beside();
    try {
      write("probe", probe);
    } finally {
      Files.deleteIfExists(probe);
      force(folder);
    }
  }

  /** Fails as well if the name is no name for a file, such as one that is too long. */
  private void requireAbsent() throws IOException {
    try {
      Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return;
    }
    throw new FileAlreadyExistsException(
        file.toString(), null, "a token is never stored over another file; choose a new name");
  }

  @Override
  public void store(Secret token) throws IOException {
    write(token.reveal(), file);
  }

  /** Writes beside the target, then links: the target exists complete or not at all. */
  private void write(String text, Path target) throws IOException {
    Path written = beside();
    try (FileChannel channel =
        FileChannel.open(
            written,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      // Throws if UTF-8 has no bytes for it, rather than store another token.
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      Files.createLink(target, written);
    } finally {
      Files.deleteIfExists(written);
    }
    force(folder);
  }

  private Path beside() {
    return folder.resolve(".lettermint-" + UUID.randomUUID());
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The path of the file. */
  @Override
  public String toString() {
    return "TokenFile[" + file + "]";
  }
}
