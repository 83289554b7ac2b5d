package co.lettermint.projects.contract.report;

import co.lettermint.projects.contract.Location;
import co.lettermint.projects.contract.Witness;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One thing that the contract is about, and what each witness says of it. */
final class Row {
  final String id;
  final String group;

  /** A header's name, a status, or the JSON path of a field. */
  final String name;

  /** The provider states of the interactions that show it. */
  final Set<String> states = new LinkedHashSet<>();

  private final Map<Witness, String> texts = new EnumMap<>(Witness.class);
  private final Map<Witness, List<String>> steps = new EnumMap<>(Witness.class);

  Row(String group, String name) {
    this.id = (group + " " + name).replaceAll("\\W+", "-").replaceAll("-$", "");
    this.group = group;
    this.name = name;
  }

  Row says(Witness witness, String text) {
    if (!text.isEmpty()) {
      texts.merge(witness, text, (one, two) -> one.contains(two) ? one : one + " · " + two);
    }
    return this;
  }

  void isAt(Witness witness, List<String> where) {
    steps.putIfAbsent(witness, where);
  }

  /** Empty where the witness says nothing. */
  String text(Witness witness) {
    return texts.getOrDefault(witness, "");
  }

  /** File and line, empty where the witness says nothing in a file. */
  String at(Witness witness) {
    if (!texts.containsKey(witness) || !steps.containsKey(witness)) {
      return "";
    }
    Location location = Location.at(witness, steps.get(witness));
    return location.file() + ":" + location.line();
  }
}
