package co.lettermint.projects.provider;

import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** The provider states of the pact, each with its one parameter, {@code projectId}. */
final class ProviderStates {
  private static final String BODY = "RotateTokenResponse";
  private static final String OTHER_TEAM =
      """
      {"error": {"code": "RESOURCE_NOT_FOUND", "message": "None.", "details": null}}""";

  private ProviderStates() {}

  /**
   * Makes a state true.
   *
   * @param change Pact's JSON: {@code state}, {@code params}, {@code action}
   * @throws IllegalArgumentException if there is no such state
   */
  static void change(EmbeddedProvider.Builder world, JsonElement change) {
    String state = Json.text(change, "state");
    if (Json.text(change, "action").equals("teardown") || state.isEmpty()) {
      return;
    }
    String id = Json.text(change, "params", "projectId");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("The provider state needs the parameter projectId.");
    }
    var schemas = Specification.current().schemas();
    world.project(id);
    switch (state) {
      case "a project exists" -> {}
      case "a project exists, and nothing optional is loaded" ->
          world.body(id, SpecifiedBodies.nothingOptional(schemas, BODY));
      case "a project exists, and what may be null is null" ->
          world.body(id, SpecifiedBodies.nullWhereAllowed(schemas, BODY));
      case "the team token is unknown" -> world.abilitiesByTeamToken.clear();
      case "the team token lacks the ability write:projects" ->
          world.abilitiesByTeamToken.replaceAll((token, abilities) -> java.util.Set.of());
      case "no such project exists" -> world.namesById.remove(id);
      case "the project belongs to another team" -> {
        world.namesById.remove(id);
        world.body(id, object(OTHER_TEAM));
      }
      case "the rotations of this minute are used up" -> world.limit(0);
      default -> throw new IllegalArgumentException("There is no provider state '" + state + "'.");
    }
  }

  private static JsonObject object(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }
}
