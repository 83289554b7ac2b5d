package co.lettermint.projects.specification;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The values of a JSON document by their JSON path, in the order of the document. */
public final class Places {
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  private Places() {}

  /** Every value below the root, such as {@code $.routes[0].id}. */
  public static Map<String, JsonElement> each(JsonElement root) {
    Map<String, JsonElement> places = new LinkedHashMap<>();
    descend("$", root, places);
    return places;
  }

  /**
   * Puts a value there, in the place of another or as a new member.
   *
   * @throws RuntimeException if there is no object or array to take it
   */
  public static void put(JsonElement root, String path, JsonElement value) {
    int last = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    JsonElement parent = last == 1 ? root : each(root).get(path.substring(0, last));
    if (path.endsWith("]")) {
      String index = path.substring(last + 1, path.length() - 1);
      parent.getAsJsonArray().set(Integer.parseInt(index), value);
    } else {
      parent.getAsJsonObject().add(path.substring(last + 1), value);
    }
  }

  /** The values of places that differ by an index alone, such as {@code $.routes[*].id}. */
  public static Map<String, List<JsonElement>> alike(JsonElement root) {
    Map<String, List<JsonElement>> places = new LinkedHashMap<>();
    each(root)
        .forEach(
            (path, value) ->
                places.computeIfAbsent(anyIndex(path), unused -> new ArrayList<>()).add(value));
    return places;
  }

  /** A path with any index in the place of each. */
  public static String anyIndex(String path) {
    return path.indexOf('[') < 0 ? path : INDEX.matcher(path).replaceAll("[*]");
  }

  private static void descend(String path, JsonElement value, Map<String, JsonElement> places) {
    if (value instanceof JsonObject object) {
      object.asMap().forEach((name, member) -> visit(path + "." + name, member, places));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        visit(path + "[" + i + "]", array.get(i), places);
      }
    }
  }

  private static void visit(String path, JsonElement value, Map<String, JsonElement> places) {
    places.put(path, value);
    descend(path, value, places);
  }
}
