package co.lettermint.projects;

import co.lettermint.projects.json.RedactingAdapter;
import com.google.gson.annotations.JsonAdapter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A credential, or a text that may hold one. It shows its text to {@link #reveal} alone: printing
 * it, writing it as JSON with Gson or Jackson, and comparing it give nothing away, and Java
 * serialization refuses it. Immutable.
 */
@JsonAdapter(RedactingAdapter.class)
public final class Secret {
  /** Transient, so that libraries that read fields leave it out. */
  private final transient String text;

  private Secret(String text) {
    this.text = text;
  }

  /** The secret of this text, which may be empty. */
  public static Secret of(String text) {
    return new Secret(Objects.requireNonNull(text, "text"));
  }

  /** The text itself. Store it; do not print it. */
  public String reveal() {
    return text;
  }

  /** Compares in a time that does not depend on where the texts differ. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
  }

  /** Two bytes a character: an encoding would replace half a surrogate pair. */
  private byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(2 * text.length());
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  /** The same for every secret: a hash of the text would help to guess it. */
  @Override
  public int hashCode() {
    return Secret.class.hashCode();
  }

  /** A placeholder. */
  @Override
  public String toString() {
    return "Secret[redacted]";
  }
}
