package co.lettermint.projects.contract.report;

import co.lettermint.projects.contract.report.Glance.Problem;
import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;

/** The problems as SARIF 2.1.0, which a pull request shows beside the lines. */
final class Annotations {
  private Annotations() {}

  static String of(List<Problem> problems) throws JsonProcessingException {
    ToolComponent driver =
        new ToolComponent()
            .withName("Lettermint Projects contract tests")
            .withRules(problems.stream().map(Annotations::rule).collect(Collectors.toSet()));
    Run run =
        new Run()
            .withTool(new Tool().withDriver(driver))
            .withResults(problems.stream().map(Annotations::result).toList());
    SarifSchema210 log =
        new SarifSchema210().withVersion(SarifSchema210.Version._2_1_0).withRuns(List.of(run));
    return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(log);
  }

  private static ReportingDescriptor rule(Problem problem) {
    return new ReportingDescriptor()
        .withId(id(problem))
        .withShortDescription(new MultiformatMessageString().withText(problem.what() + "."));
  }

  private static Result result(Problem problem) {
    PhysicalLocation place =
        new PhysicalLocation()
            .withArtifactLocation(new ArtifactLocation().withUri(problem.place().file()))
            .withRegion(new Region().withStartLine(problem.place().line()));
    return new Result()
        .withRuleId(id(problem))
        .withLevel(Result.Level.ERROR)
        .withMessage(new Message().withText(problem.what() + ": " + problem.sentence()))
        .withLocations(List.of(new Location().withPhysicalLocation(place)));
  }

  private static String id(Problem problem) {
    return problem.what().replaceAll("\\W+", "-");
  }
}
