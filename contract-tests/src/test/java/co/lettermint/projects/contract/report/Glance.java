package co.lettermint.projects.contract.report;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.PactFile;
import co.lettermint.projects.contract.Place;
import co.lettermint.projects.contract.Violation;
import co.lettermint.projects.contract.Witness;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.report.Row.Cell;
import co.lettermint.projects.contract.report.Run.Bite;
import co.lettermint.projects.contract.report.Run.Change;
import co.lettermint.projects.contract.report.Run.Replay;
import co.lettermint.projects.specification.Places;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the page, the summary and the annotations show: the rows and the problems of one run. */
final class Glance {
  /** The rows of one kind. */
  record Group(String title, List<Row> rows) {
    long agreed() {
      return count(Cell::agreed);
    }

    long uncovered() {
      return count(Cell::uncovered);
    }

    long violated() {
      return count(Cell::violated);
    }

    private long count(Predicate<Cell> state) {
      return rows.stream().flatMap(row -> row.cells().stream()).filter(state).count();
    }
  }

  /**
   * What does not agree.
   *
   * @param what the claim that does not hold
   * @param place in the specification, the documented body or the pact, which are in the repository
   * @param compared whose words to show beside each other
   */
  record Problem(String what, String sentence, Place place, List<Row> rows, Set<Witness> compared) {
    List<Cell> sides() {
      return rows.stream()
          .limit(1)
          .flatMap(row -> compared.stream().sorted().map(row::cell))
          .toList();
    }

    Rule rule() {
      return new Rule(what.replaceAll("\\W+", "-"), what + ".");
    }

    String message() {
      return what + ": " + sentence;
    }
  }

  /** A claim, as SARIF names it. */
  record Rule(String id, String text) {}

  /** All problems of one row, or of one claim that is about none. */
  record Topic(List<Problem> problems) {
    Row row() {
      return problems.get(0).rows.stream().findFirst().orElse(null);
    }

    List<Cell> sides() {
      return problems.stream().flatMap(one -> one.sides().stream()).distinct().toList();
    }
  }

  final List<Group> groups;
  final List<Problem> problems = new ArrayList<>();
  final List<Change> changes;
  final List<String> failures;

  private final Run run;
  private final Matrix matrix;

  /**
   * @param failures tests that failed, apart from the checks
   */
  Glance(Run run, Witnesses witnesses, List<String> failures) {
    this.run = run;
    this.changes = run.changes();
    this.matrix = new Matrix(witnesses);
    run.violations().forEach(this::addViolation);
    run.teeth().forEach(this::addMutant);
    run.replays().forEach(replay -> addReplay(replay, witnesses.pact()));
    changes.stream().filter(one -> !one.problem().isEmpty()).forEach(this::addChange);
    this.groups =
        matrix.rows().stream()
            .collect(
                Collectors.groupingBy(row -> row.group, LinkedHashMap::new, Collectors.toList()))
            .entrySet()
            .stream()
            .map(one -> new Group(one.getKey(), one.getValue()))
            .toList();
    this.failures =
        failures.stream()
            .filter(failure -> !isShown(failure))
            .map(failure -> firstLine(failure.strip()))
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
    Witness at = violation.place().witness();
    Set<Row> rows = matrix.about(violation.place());
    Set<Witness> compared = compared(violation.check());
    rows.forEach(row -> row.violated.addAll(compared.size() > 2 ? Set.of(at) : compared));
    addProblem(violation.check(), violation.sentence(), violation.place(), rows, compared);
  }

  private static Set<Witness> compared(String check) {
    return Check.ALL.stream()
        .filter(one -> one.name().equals(check))
        .map(Check::compared)
        .findFirst()
        .orElse(Set.of());
  }

  private void addMutant(Bite bite) {
    Set<Row> rows = matrix.about(bite.place());
    Set<Witness> watched = EnumSet.of(bite.place().witness());
    bite.checks().stream()
        .map(Glance::compared)
        .filter(compared -> compared.size() == 2)
        .forEach(watched::addAll);
    rows.forEach(row -> row.bitten(bite, watched));
    if (!bite.isCaught() && run.violations().isEmpty()) { // else what is wrong may hide it
      rows.forEach(row -> row.mutantLives = true);
      addProblem(
          "every mutant is caught",
          "no check notices this: " + bite.mutant(),
          bite.place(),
          rows,
          Set.of(bite.place().witness()));
    }
  }

  private void addReplay(Replay replay, PactFile pact) {
    List<Row> shown =
        matrix.rows().stream().filter(row -> row.states.contains(replay.state())).toList();
    shown.forEach(row -> row.replayed(replay));
    if (!replay.isVerified()) {
      String failure = Places.anyIndex(replay.failure());
      List<Row> named = shown.stream().filter(row -> isNamed(row, failure)).toList();
      (named.isEmpty() ? shown : named).forEach(row -> row.replayFailed = true);
      addProblem(
          "the provider keeps the pact",
          firstLine(replay.failure()),
          pact.place(replay.state()),
          named,
          Set.of(Witness.PACT));
    }
  }

  private static boolean isNamed(Row row, String failure) {
    return !row.group.equals(Matrix.REQUEST)
        && Pattern.compile("\\Q" + row.name + "\\E(?![\\w.\\[])").matcher(failure).find();
  }

  private void addChange(Change change) {
    addProblem(
        "the version keeps up with the changes",
        firstLine(change.problem()),
        Place.of(Witness.SPECIFICATION, "info", "version"),
        Set.of(),
        Set.of());
  }

  private void addProblem(
      String what, String sentence, Place at, Collection<Row> rows, Set<Witness> compared) {
    Place shown = at.witness() == Witness.CODE ? specified(rows) : at;
    problems.add(new Problem(what, sentence, shown, List.copyOf(rows), Set.copyOf(compared)));
  }

  /** Generated code is not in the repository: what it is generated from is. */
  private static Place specified(Collection<Row> rows) {
    return rows.stream()
        .findFirst()
        .flatMap(row -> row.place(Witness.SPECIFICATION))
        .orElse(Place.of(Witness.SPECIFICATION));
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }

  List<Topic> topics() {
    Map<String, List<Problem>> topics = new LinkedHashMap<>();
    for (Problem one : problems) {
      String key = one.rows.isEmpty() ? one.what : one.rows.get(0).id;
      topics.computeIfAbsent(key, unused -> new ArrayList<>()).add(one);
    }
    return topics.values().stream().map(Topic::new).toList();
  }

  /** Of the claims that do not hold. */
  List<Rule> rules() {
    return problems.stream().map(Problem::rule).distinct().toList();
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
    return matrix.rows().stream().filter(Row::isWatched).count();
  }

  long percent() {
    return 100 * watched() / rows();
  }

  long uncovered() {
    return groups.stream().mapToLong(Group::uncovered).sum();
  }

  long cells() {
    return matrix.rows().stream().mapToLong(row -> row.cells().size()).sum();
  }

  /** Everything agrees, or what does not. */
  String verdict() {
    if (run.checks().isEmpty()) {
      return "The checks did not run.";
    }
    String wrong =
        Stream.of(
                counted(topics().size(), "part does not agree", "parts do not agree"),
                counted(failures.size(), "other test failed", "other tests failed"))
            .filter(one -> !one.isEmpty())
            .collect(Collectors.joining(", and "));
    return (wrong.isEmpty() ? "Everything agrees" : wrong)
        + (run.teeth().isEmpty() ? ". The mutants were not tried." : ".");
  }

  private static String counted(int count, String one, String several) {
    return count == 0 ? "" : count + " " + (count == 1 ? one : several);
  }
}
