package co.lettermint.projects.contract.survival;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** One change of a tree, anywhere but at its token. Brackets and quotes stay in balance. */
enum TreeMutation {
  REPLACE {
    @Override
    void at(ObjectNode parent, String name, Random random) {
      parent.set(name, Replacements.any(random));
    }
  },
  DROP {
    @Override
    void at(ObjectNode parent, String name, Random random) {
      parent.remove(name);
    }
  },
  RENAME {
    @Override
    void at(ObjectNode parent, String name, Random random) {
      JsonNode value = parent.remove(name);
      parent.set(
          random.nextBoolean() ? name + "2" : name.toUpperCase(java.util.Locale.ROOT), value);
    }
  },
  DUPLICATE {
    @Override
    void at(ObjectNode parent, String name, Random random) {
      String twice = parent.get(name) + ", \"" + name + "\": " + Replacements.any(random);
      parent.putRawValue(name, new RawValue(twice));
    }
  },
  REORDER {
    @Override
    void at(ObjectNode parent, String name, Random random) {
      List<String> names = new ArrayList<>();
      parent.fieldNames().forEachRemaining(names::add);
      Collections.shuffle(names, random);
      ObjectNode copy = parent.deepCopy();
      parent.removeAll();
      names.forEach(each -> parent.set(each, copy.get(each)));
    }
  },
  ADD {
    @Override
    void at(ObjectNode parent, String name, Random random) {
      parent.set("unknown_" + random.nextInt(5), Replacements.any(random));
    }
  },
  /** The token's own name, one level deeper at least. */
  DECOY {
    @Override
    void at(ObjectNode parent, String name, Random random) {
      ObjectNode decoy = JsonNodeFactory.instance.objectNode().put("new_token", "lm_decoy");
      JsonNode wrapped = random.nextBoolean() ? decoy : parent.arrayNode().add(decoy);
      parent.set(random.nextBoolean() ? name : "unknown", wrapped);
    }
  },
  RESPELL {
    @Override
    void at(ObjectNode parent, String name, Random random) {
      JsonNode value = parent.get(name);
      parent.set(name, value.isValueNode() ? Replacements.like(value, random) : value);
    }
  };

  private static final TreeMutation[] ALL = values();

  abstract void at(ObjectNode parent, String name, Random random);

  static TreeMutation any(Random random) {
    return ALL[random.nextInt(ALL.length)];
  }

  final void apply(ObjectNode body, Random random) {
    List<ObjectNode> parents = new ArrayList<>();
    collect(body, parents);
    ObjectNode parent = parents.get(random.nextInt(parents.size()));
    List<String> names = new ArrayList<>();
    parent.fieldNames().forEachRemaining(names::add);
    if (parent == body) {
      if (this == REORDER) {
        at(body, "", random);
        return;
      }
      names.remove("new_token");
    }
    if (!names.isEmpty()) {
      at(parent, names.get(random.nextInt(names.size())), random);
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> found) {
    if (node instanceof ObjectNode object) {
      found.add(object);
    }
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      node.forEach(child -> collect(child, found));
    }
  }
}
