package co.lettermint.projects;

import co.lettermint.projects.json.RedactingAdapter;
import co.lettermint.projects.model.Project;
import co.lettermint.projects.model.RotateTokenResponse;
import com.google.gson.annotations.JsonAdapter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token that was rotated: the old one is dead, and this is the only copy of the new one.
 *
 * @param newToken the project's new API token
 * @param response the body as specified, null where nothing but the token could be read of it
 * @param drift where the body is not as specified, in its order; empty for a body that is
 * @param rateLimit the limit on calls, null where the server did not send it in a readable form
 */
@JsonAdapter(RedactingAdapter.class)
public record Rotation(
    Secret newToken,
    @Nullable RotateTokenResponse response,
    List<Drift> drift,
    @Nullable RateLimit rateLimit) {

  /** Refuses a rotation without a token, and copies the list. */
  public Rotation {
    Objects.requireNonNull(newToken, "newToken");
    drift = List.copyOf(drift);
  }

  /** The project after the rotation, null where the body did not show it. */
  public @Nullable Project project() {
    return response == null ? null : response.data();
  }

  /** Shows neither the token nor the texts of the body. */
  @Override
  public String toString() {
    return "Rotation[drift=" + drift + ", rateLimit=" + rateLimit + "]";
  }
}
