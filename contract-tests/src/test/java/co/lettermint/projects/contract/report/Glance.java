package co.lettermint.projects.contract.report;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Checks;
import co.lettermint.projects.contract.Location;
import co.lettermint.projects.contract.PactFile;
import co.lettermint.projects.contract.Violation;
import co.lettermint.projects.contract.Witness;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.report.Run.Bite;
import co.lettermint.projects.contract.report.Run.Change;
import co.lettermint.projects.contract.report.Run.Replay;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page, the summary and the annotations show: the rows and the problems of one run. */
final class Glance {
  /** What a run says about one cell: always with its word, for not everyone sees colours. */
  enum State {
    AGREED("agreed", "✓"),
    UNCOVERED("not covered", "○"),
    VIOLATED("violated", "✕");

    final String word;
    final String mark;

    State(String word, String mark) {
      this.word = word;
      this.mark = mark;
    }

    String style() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A cell of the matrix. */
  record Cell(String column, String text, State state) {}

  /**
   * A row of the matrix.
   *
   * @param label the last part of the name
   * @param parent the id of the row above it in the tree, or nothing
   */
  record Line(
      String id,
      String name,
      String prefix,
      String label,
      int depth,
      String parent,
      boolean hasChildren,
      List<Cell> cells) {
    String style() {
      return cells.stream().anyMatch(it -> it.state == State.VIOLATED) ? "violated" : "";
    }
  }

  /** The rows of one kind. */
  record Group(String title, List<Line> lines) {
    long agreed() {
      return count(State.AGREED);
    }

    long uncovered() {
      return count(State.UNCOVERED);
    }

    long violated() {
      return count(State.VIOLATED);
    }

    private long count(State state) {
      return lines.stream()
          .flatMap(line -> line.cells.stream())
          .filter(cell -> cell.state == state)
          .count();
    }
  }

  /** What one witness says of the row of a problem, and where. */
  record Side(String witness, String text, String at) {}

  /**
   * What does not agree.
   *
   * @param what the claim that does not hold
   * @param file the specification, the documented body or the pact: what stands in the repository
   * @param compared whose words to show beside each other
   */
  record Problem(
      String what, String sentence, String file, int line, List<Row> rows, Set<Witness> compared) {
    List<Side> sides() {
      return rows.isEmpty()
          ? List.of()
          : compared.stream().sorted().map(one -> side(rows.get(0), one)).toList();
    }
  }

  /** All problems of one row, or of one claim that is about none. */
  record Topic(List<Problem> problems) {
    Row row() {
      return problems.get(0).rows.stream().findFirst().orElse(null);
    }

    List<Side> sides() {
      return problems.stream().flatMap(one -> one.sides().stream()).distinct().toList();
    }
  }

  final List<Group> groups = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();
  final List<Change> changes;
  final List<String> failures;
  final Run run;

  private final Matrix matrix;
  private final Map<Row, Set<Witness>> covered = new LinkedHashMap<>();
  private final Map<Row, Set<Witness>> violated = new LinkedHashMap<>();
  private final Map<Row, int[]> caughtAndTried = new LinkedHashMap<>();
  private final Set<Row> notKept = new LinkedHashSet<>();

  /**
   * @param failures tests that failed, apart from the checks
   */
  Glance(Run run, Witnesses witnesses, List<String> failures) {
    this.run = run;
    this.changes = run.changes();
    this.matrix = new Matrix(witnesses);
    matrix.rows().forEach(row -> caughtAndTried.put(row, new int[2]));
    run.violations().forEach(this::addViolation);
    run.teeth().forEach(this::addMutant);
    run.replays().stream().filter(one -> !one.isVerified()).forEach(this::addReplay);
    changes.stream()
        .filter(change -> !change.problem().isEmpty())
        .forEach(
            change ->
                addProblem(
                    "the version keeps up with the changes",
                    change.problem().lines().findFirst().orElseThrow(),
                    Location.of(Specification.FILE + ", info.version"),
                    Set.of(),
                    Set.of()));
    matrix.rows().stream()
        .collect(Collectors.groupingBy(row -> row.group, LinkedHashMap::new, Collectors.toList()))
        .forEach(this::addGroup);
    this.failures =
        failures.stream()
            .filter(failure -> !isShown(failure))
            .map(failure -> failure.strip().lines().findFirst().orElse(""))
            .toList();
  }

  /** Whether the failure of a test is among the problems already. */
  private boolean isShown(String failure) {
    return switch (failure.strip().replaceFirst("(?s)\\..*", "")) {
      case "ContractTest" -> !run.violations().isEmpty();
      case "TeethTest" -> !problems.isEmpty();
      case "RotateTokenProviderPactTest" ->
          run.replays().stream().anyMatch(one -> !one.isVerified());
      case "SpecificationVersionTest" -> changes.stream().anyMatch(one -> !one.problem().isEmpty());
      default -> false;
    };
  }

  private void addViolation(Violation violation) {
    Optional<Location> at = Location.of(violation.place());
    Set<Row> rows = at.map(it -> matrix.about(it.witness(), it.steps())).orElse(Set.of());
    Set<Witness> compared = compared(violation.check());
    Set<Witness> sides =
        compared.size() > 2 && at.isPresent() ? EnumSet.of(at.get().witness()) : compared;
    rows.forEach(
        row -> violated.computeIfAbsent(row, it -> EnumSet.noneOf(Witness.class)).addAll(sides));
    addProblem(violation.check(), violation.sentence(), at, rows, compared);
  }

  private static Set<Witness> compared(String check) {
    return Checks.ALL.stream()
        .filter(one -> one.name().equals(check))
        .map(Check::compared)
        .findFirst()
        .orElse(Set.of());
  }

  /**
   * A cell is covered if a change there was noticed in this run: a change of its own witness, or of
   * the one that the check compares it with.
   */
  private void addMutant(Bite bite) {
    Set<Row> rows = matrix.about(bite.witness(), bite.steps());
    for (Row row : rows) {
      caughtAndTried.get(row)[0] += bite.isCaught() ? 1 : 0;
      caughtAndTried.get(row)[1]++;
      Set<Witness> witnesses =
          covered.computeIfAbsent(row, unused -> EnumSet.noneOf(Witness.class));
      for (String check : bite.checks()) {
        witnesses.add(bite.witness());
        witnesses.addAll(compared(check).size() == 2 ? compared(check) : Set.of());
      }
    }
    if (!bite.isCaught() && run.violations().isEmpty()) { // else what is wrong may hide it
      addProblem(
          "every mutant is caught",
          "no check notices this: " + bite.mutant(),
          Optional.of(Location.at(bite.witness(), bite.steps())),
          rows,
          EnumSet.of(bite.witness()));
    }
  }

  private void addReplay(Replay replay) {
    String place = PactFile.FILE.getFileName() + ", '" + replay.state() + "'";
    Set<Row> shown =
        matrix.rows().stream()
            .filter(row -> row.states.contains(replay.state()))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    String failure = Places.anyIndex(replay.failure());
    Set<Row> named =
        shown.stream()
            .filter(
                row ->
                    Pattern.compile("\\Q" + row.name + "\\E(?![\\w.\\[])").matcher(failure).find())
            .filter(row -> !row.group.equals(Matrix.REQUEST))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<Row> rows = named.isEmpty() ? shown : named;
    notKept.addAll(rows);
    addProblem(
        "the provider keeps the pact",
        replay.failure().lines().findFirst().orElse(""),
        Location.of(place),
        named,
        Set.of(Witness.PACT));
  }

  private void addProblem(
      String what, String sentence, Optional<Location> at, Set<Row> rows, Set<Witness> compared) {
    String shown =
        at.filter(it -> it.witness() != Witness.CODE)
            .map(it -> it.file() + ":" + it.line())
            .or(() -> rows.stream().map(row -> row.at(Witness.SPECIFICATION)).findFirst())
            .filter(it -> !it.isEmpty())
            .orElse("openapi/" + Specification.FILE + ":1");
    problems.add(
        new Problem(
            what,
            sentence,
            shown.replaceFirst(":.*", ""),
            Integer.parseInt(shown.replaceFirst(".*:", "")),
            List.copyOf(rows),
            Set.copyOf(compared)));
  }

  private static Side side(Row row, Witness witness) {
    String text = row.text(witness);
    return new Side(witness.toString(), text.isEmpty() ? "says nothing" : text, row.at(witness));
  }

  private void addGroup(String title, List<Row> rows) {
    Map<String, Row> byName = rows.stream().collect(Collectors.toMap(row -> row.name, row -> row));
    Set<String> owners = rows.stream().map(Glance::owner).collect(Collectors.toSet());
    List<Line> lines = new ArrayList<>();
    for (Row row : rows) {
      Row parent = byName.get(owner(row));
      int label = row.name.startsWith("$.") ? row.name.lastIndexOf('.') + 1 : 0;
      lines.add(
          new Line(
              row.id,
              row.name,
              row.name.substring(0, label),
              row.name.substring(label),
              Math.max(0, (int) row.name.chars().filter(it -> it == '.').count() - 1),
              parent == null ? "" : parent.id,
              owners.contains(row.name),
              cells(row)));
    }
    groups.add(new Group(title, lines));
  }

  /** The path of what holds a field. */
  private static String owner(Row row) {
    return row.name.startsWith("$.") ? row.name.replaceFirst("(\\[\\*])*\\.[^.]+$", "") : "";
  }

  private List<Cell> cells(Row row) {
    List<Cell> cells = new ArrayList<>();
    for (Witness witness : Witness.values()) {
      cells.add(new Cell(column(witness), row.text(witness), state(row, witness)));
    }
    long verified =
        run.replays().stream()
            .filter(it -> it.isVerified() && row.states.contains(it.state()))
            .count();
    long replayed = run.replays().stream().filter(it -> row.states.contains(it.state())).count();
    cells.add(
        new Cell(
            "Provider replay",
            replayed == 0 ? "" : "%d of %d".formatted(verified, replayed),
            notKept.contains(row)
                ? State.VIOLATED
                : replayed == 0 ? State.UNCOVERED : State.AGREED));
    int[] mutants = caughtAndTried.get(row);
    cells.add(
        new Cell(
            "Mutants caught",
            mutants[1] == 0 ? "" : "%d of %d".formatted(mutants[0], mutants[1]),
            mutants[1] == 0
                ? State.UNCOVERED
                : mutants[0] == mutants[1]
                    ? State.AGREED
                    : run.violations().isEmpty() ? State.VIOLATED : State.UNCOVERED));
    return cells;
  }

  private static String column(Witness witness) {
    return switch (witness) {
      case DOCUMENTATION -> "Documented";
      case SPECIFICATION -> "Specification";
      case CODE -> "Java";
      case PACT -> "Pact";
    };
  }

  private State state(Row row, Witness witness) {
    if (violated.getOrDefault(row, Set.of()).contains(witness)) {
      return State.VIOLATED;
    }
    boolean isCovered = covered.getOrDefault(row, Set.of()).contains(witness);
    return isCovered && !row.text(witness).isEmpty() ? State.AGREED : State.UNCOVERED;
  }

  List<Topic> topics() {
    return problems.stream()
        .collect(
            Collectors.groupingBy(
                one -> one.rows.isEmpty() ? one.what : one.rows.get(0).id,
                LinkedHashMap::new,
                Collectors.toList()))
        .values()
        .stream()
        .map(Topic::new)
        .toList();
  }

  boolean isRed() {
    return !problems.isEmpty() || !failures.isEmpty();
  }

  /** Fields, statuses and headers, those of the request among them. */
  long rows() {
    return matrix.rows().size();
  }

  /** Those of them that a check watches which caught a mutant there. */
  long watched() {
    return caughtAndTried.values().stream().filter(it -> it[0] > 0).count();
  }

  long percent() {
    return 100 * watched() / rows();
  }

  long uncovered() {
    return groups.stream().mapToLong(Group::uncovered).sum();
  }

  long cells() {
    return groups.stream()
        .flatMap(group -> group.lines.stream())
        .mapToLong(line -> line.cells.size())
        .sum();
  }

  /** Everything agrees, or what does not. */
  String verdict() {
    if (run.checks().isEmpty()) {
      return "The checks did not run.";
    }
    List<String> wrong =
        Stream.of(
                counted(topics().size(), "part does not agree", "parts do not agree"),
                counted(failures.size(), "other test failed", "other tests failed"))
            .filter(one -> !one.isEmpty())
            .toList();
    String unmeasured = run.teeth().isEmpty() ? " The mutants were not tried." : "";
    return wrong.isEmpty()
        ? "Everything agrees." + unmeasured
        : String.join(", and ", wrong) + "." + unmeasured;
  }

  private static String counted(int count, String one, String several) {
    return count == 0 ? "" : count == 1 ? "1 " + one : count + " " + several;
  }
}
