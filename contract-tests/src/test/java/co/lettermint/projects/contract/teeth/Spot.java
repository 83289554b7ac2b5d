package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.contract.Place;
import co.lettermint.projects.contract.Witness;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A value in a document that can be altered there, in a copy of the whole.
 *
 * @param isMember whether it has a name; an element of an array has none
 */
record Spot(JsonElement root, Place place, boolean isMember, JsonElement value) {
  /** Every value below the root of a witness. */
  static List<Spot> in(Witness witness, JsonElement root) {
    List<Spot> spots = new ArrayList<>();
    new Spot(root, Place.of(witness), false, root).collect(spots);
    return spots;
  }

  private void collect(List<Spot> spots) {
    if (value instanceof JsonObject object) {
      object.asMap().forEach((name, member) -> below(name, true, member, spots));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        below("" + i, false, array.get(i), spots);
      }
    }
  }

  private void below(String step, boolean isMember, JsonElement below, List<Spot> spots) {
    Spot spot = new Spot(root, place.at(step), isMember, below);
    spots.add(spot);
    spot.collect(spots);
  }

  /** The name or index of the value. */
  String name() {
    return step(1);
  }

  /** The name or index of what holds the value. */
  String owner() {
    return place.steps().size() < 2 ? "" : step(2);
  }

  private String step(int fromTheEnd) {
    return place.steps().get(place.steps().size() - fromTheEnd);
  }

  String path() {
    return String.join("/", place.steps());
  }

  /** A copy of the document without the value. */
  JsonElement dropped() {
    return edited(members -> members.remove(name()), elements -> elements.remove(index()));
  }

  /** A copy of the document with another value there. */
  JsonElement replaced(JsonElement other) {
    return edited(members -> members.add(name(), other), elements -> elements.set(index(), other));
  }

  /** A copy of the document with the value under another name, in its place. */
  JsonElement renamed(String other) {
    return edited(
        members -> {
          Map<String, JsonElement> before = members.deepCopy().asMap();
          members.asMap().clear();
          before.forEach((name, it) -> members.add(name.equals(name()) ? other : name, it));
        },
        elements -> {});
  }

  /** A copy of the document where the value has changed inside. */
  JsonElement altered(Consumer<JsonObject> change) {
    JsonObject copy = value.getAsJsonObject().deepCopy();
    change.accept(copy);
    return replaced(copy);
  }

  private int index() {
    return Integer.parseInt(name());
  }

  /** A copy of the document after an edit of the object or the array that holds the value. */
  private JsonElement edited(Consumer<JsonObject> member, Consumer<JsonArray> element) {
    JsonElement copy = root.deepCopy();
    JsonElement parent = copy;
    for (String step : place.steps().subList(0, place.steps().size() - 1)) {
      parent =
          parent instanceof JsonArray array
              ? array.get(Integer.parseInt(step))
              : parent.getAsJsonObject().get(step);
    }
    if (isMember) {
      member.accept(parent.getAsJsonObject());
    } else {
      element.accept(parent.getAsJsonArray());
    }
    return copy;
  }
}
