package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Checks;
import java.util.List;

/** What the checks caught, as a page to read. */
final class TeethReport {
  private TeethReport() {}

  static String of(List<Bite> bites, String summary) {
    StringBuilder page = new StringBuilder("# Teeth\n\n" + summary + "\n\n");
    page.append("| Check | Caught | By no other check |\n|---|---|---|\n");
    Checks.all().forEach(check -> page.append(row(check, bites)));
    page.append(
        "\nChecks marked * take long, and were asked only where the others caught nothing.\n");
    page.append("\n| Equivalent mutant | Why |\n|---|---|\n");
    Equivalents.REASONS.forEach((name, reason) -> page.append(row(name, reason)));
    page.append("\n| Mutant | Caught by |\n|---|---|\n");
    bites.forEach(bite -> page.append(row(bite.mutant().name(), String.join(", ", bite.checks()))));
    return page.toString();
  }

  private static String row(Check check, List<Bite> bites) {
    long caught = bites.stream().filter(bite -> bite.checks().contains(check.name())).count();
    long alone = bites.stream().filter(bite -> bite.checks().equals(List.of(check.name()))).count();
    return "| %s%s | %d | %d |\n"
        .formatted(check.name(), check.isCostly() ? "*" : "", caught, alone);
  }

  private static String row(String left, String right) {
    return "| %s | %s |\n".formatted(left.replace("|", "\\|"), right.replace("|", "\\|"));
  }
}
