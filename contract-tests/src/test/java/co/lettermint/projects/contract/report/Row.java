package co.lettermint.projects.contract.report;

import co.lettermint.projects.contract.Place;
import co.lettermint.projects.contract.Witness;
import co.lettermint.projects.contract.report.Run.Bite;
import co.lettermint.projects.contract.report.Run.Replay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One thing that the contract is about: what each witness says of it, and what a run found. */
final class Row {
  /**
   * A cell of the matrix: it is one of agreed, uncovered and violated.
   *
   * @param at file and line; empty where nothing is said in a file
   */
  record Cell(String column, String text, String at, boolean violated, boolean agrees) {
    boolean agreed() {
      return agrees && !violated;
    }

    boolean uncovered() {
      return !agrees && !violated;
    }
  }

  private static final Map<Witness, String> COLUMNS =
      Map.of(
          Witness.DOCUMENTATION, "Documented",
          Witness.SPECIFICATION, "Specification",
          Witness.CODE, "Java",
          Witness.PACT, "Pact");

  final String id;
  final String group;

  /** A header's name, a status, or the JSON path of a field. */
  final String name;

  /** The id of the row of what holds this field; empty where none does. */
  String parent = "";

  boolean hasChildren;

  /** The provider states of the interactions that show it. */
  final Set<String> states = new LinkedHashSet<>();

  /** Whose cells a check found to differ. */
  final Set<Witness> violated = EnumSet.noneOf(Witness.class);

  boolean mutantLives;
  boolean replayFailed;

  private final Map<Witness, String> texts = new EnumMap<>(Witness.class);
  private final Map<Witness, Place> places = new EnumMap<>(Witness.class);
  private final Set<Witness> watched = EnumSet.noneOf(Witness.class);
  private int tried;
  private int caught;
  private int replayed;
  private int kept;

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

  void isAt(Place place) {
    places.putIfAbsent(place.witness(), place);
  }

  /**
   * A cell is watched if a change there was noticed in this run: a change of its own witness, or of
   * the one that the check compares it with.
   */
  void bitten(Bite bite, Set<Witness> compared) {
    tried++;
    if (bite.isCaught()) {
      caught++;
      watched.addAll(compared);
    }
  }

  void replayed(Replay replay) {
    replayed++;
    kept += replay.isVerified() ? 1 : 0;
  }

  /** Where the witness says it; nowhere if it says nothing in a file. */
  Optional<Place> place(Witness witness) {
    return Optional.ofNullable(places.get(witness)).filter(unused -> texts.containsKey(witness));
  }

  /** The name of what holds this field; empty where nothing does. */
  String owner() {
    return name.startsWith("$.") ? name.replaceFirst("(\\[\\*])*\\.[^.]+$", "") : "";
  }

  /** The name without {@link #label}. */
  String prefix() {
    return name.substring(0, name.length() - label().length());
  }

  /** The last part of the name. */
  String label() {
    return name.startsWith("$.") ? name.substring(name.lastIndexOf('.') + 1) : name;
  }

  long depth() {
    return Math.max(0, name.chars().filter(it -> it == '.').count() - 1);
  }

  boolean isWatched() {
    return caught > 0;
  }

  boolean isViolated() {
    return cells().stream().anyMatch(Cell::violated);
  }

  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Witness one : Witness.values()) {
      cells.add(cell(one));
    }
    cells.add(new Cell("Provider replay", of(kept, replayed), "", replayFailed, replayed > 0));
    boolean allCaught = tried > 0 && caught == tried;
    cells.add(new Cell("Mutants caught", of(caught, tried), "", mutantLives, allCaught));
    return cells;
  }

  /** What a witness says. */
  Cell cell(Witness witness) {
    String text = texts.getOrDefault(witness, "");
    boolean agrees = watched.contains(witness) && !text.isEmpty();
    String at = place(witness).map(Place::shown).orElse("");
    return new Cell(COLUMNS.get(witness), text, at, violated.contains(witness), agrees);
  }

  private static String of(int some, int all) {
    return all == 0 ? "" : "%d of %d".formatted(some, all);
  }
}
