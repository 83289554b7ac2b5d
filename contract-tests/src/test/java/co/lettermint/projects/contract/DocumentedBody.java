package co.lettermint.projects.contract;

import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonObject;

/** The documented 200 body, with a token that is visibly fake. */
public final class DocumentedBody {
  public static final String TOKEN = "lm_example_not_a_token";
  public static final String JSON =
      Specification.resource("examples/" + Witnesses.DOCUMENTED_BODY)
          .replace("\"new_token\": \"<string>\"", member());

  private DocumentedBody() {}

  /** The one place of the token. */
  public static String member() {
    return "\"new_token\": \"" + TOKEN + "\"";
  }

  /** Where the closing quote of the token has just passed. */
  public static int endOfToken() {
    return JSON.indexOf(TOKEN) + TOKEN.length() + 1;
  }

  /** The specified values of an enumeration, as a drift lists them. */
  public static String enumeration(String schema) {
    JsonObject specification = Specification.current().tree();
    return String.join(" | ", Json.texts(specification, "components", "schemas", schema, "enum"));
  }
}
