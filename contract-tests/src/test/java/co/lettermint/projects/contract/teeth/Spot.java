package co.lettermint.projects.contract.teeth;

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
 * @param steps the names and indexes that lead from the root to it
 */
record Spot(JsonElement root, List<Object> steps, JsonElement value) {
  /** Every value below the root. */
  static List<Spot> in(JsonElement root) {
    List<Spot> spots = new ArrayList<>();
    new Spot(root, List.of(), root).collect(spots);
    return spots;
  }

  private void collect(List<Spot> spots) {
    if (value instanceof JsonObject object) {
      object.asMap().forEach((name, member) -> below(name, member).visit(spots));
    } else if (value instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        below(i, array.get(i)).visit(spots);
      }
    }
  }

  private void visit(List<Spot> spots) {
    spots.add(this);
    collect(spots);
  }

  private Spot below(Object step, JsonElement member) {
    List<Object> longer = new ArrayList<>(steps);
    longer.add(step);
    return new Spot(root, List.copyOf(longer), member);
  }

  /** The name or index of the value. */
  String name() {
    return steps.get(steps.size() - 1).toString();
  }

  /** The name or index of what holds the value. */
  String owner() {
    return steps.size() < 2 ? "" : steps.get(steps.size() - 2).toString();
  }

  String path() {
    return String.join("/", steps.stream().map(Object::toString).toList());
  }

  /** A copy of the document without the value. */
  JsonElement dropped() {
    return edited(
        parent -> {
          if (parent instanceof JsonArray array) {
            array.remove((Integer) last());
          } else {
            parent.getAsJsonObject().remove(name());
          }
        });
  }

  /** A copy of the document with another value there. */
  JsonElement replaced(JsonElement other) {
    return edited(
        parent -> {
          if (parent instanceof JsonArray array) {
            array.set((Integer) last(), other);
          } else {
            parent.getAsJsonObject().add(name(), other);
          }
        });
  }

  /** A copy of the document with the value under another name, in its place. */
  JsonElement renamed(String other) {
    return edited(
        parent -> {
          Map<String, JsonElement> members = parent.getAsJsonObject().deepCopy().asMap();
          parent.getAsJsonObject().asMap().clear();
          members.forEach(
              (name, member) ->
                  parent.getAsJsonObject().add(name.equals(name()) ? other : name, member));
        });
  }

  /** A copy of the document where the value has changed inside. */
  JsonElement altered(Consumer<JsonObject> change) {
    JsonObject copy = value.getAsJsonObject().deepCopy();
    change.accept(copy);
    return replaced(copy);
  }

  boolean isMember() {
    return last() instanceof String;
  }

  private Object last() {
    return steps.get(steps.size() - 1);
  }

  private JsonElement edited(Consumer<JsonElement> edit) {
    JsonElement copy = root.deepCopy();
    JsonElement parent = copy;
    for (Object step : steps.subList(0, steps.size() - 1)) {
      parent =
          step instanceof Integer index
              ? parent.getAsJsonArray().get(index)
              : parent.getAsJsonObject().get((String) step);
    }
    edit.accept(parent);
    return copy;
  }
}
