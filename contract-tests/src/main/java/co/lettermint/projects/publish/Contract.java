package co.lettermint.projects.publish;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pact file.
 *
 * @param text all of it, which is published as it is
 */
record Contract(String consumer, String provider, String text) {
  static Contract read(Path pact) {
    try {
      String text = Files.readString(pact);
      JsonObject json = JsonParser.parseString(text).getAsJsonObject();
      return new Contract(name(json, "consumer"), name(json, "provider"), text);
    } catch (IOException | RuntimeException e) { // Gson has one for each way not to be a pact
      throw new PublishException(
          pact + " is no readable pact: run mvn -ntp verify, which says what is wrong with it.");
    }
  }

  private static String name(JsonObject pact, String participant) {
    return pact.getAsJsonObject(participant).get("name").getAsString();
  }
}
