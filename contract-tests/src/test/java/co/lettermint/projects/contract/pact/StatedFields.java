package co.lettermint.projects.contract.pact;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.agreement.Documentation;
import co.lettermint.projects.contract.pact.Matchers.Matcher;
import co.lettermint.projects.contract.pact.PactFile.Interaction;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedType;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Each field in a body of the pact is specified, and matched by what its type allows. */
public final class StatedFields implements Check {
  private static final List<String> NO_DATE_TIMES =
      List.of("", "2026-01-01", "2026-01-01 00:00:00", "yesterday");

  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    for (Interaction interaction : witnesses.pact().interactions()) {
      Map<String, SpecifiedField> fields =
          StatedBody.of(interaction, witnesses.specification()).fields();
      Map<String, JsonElement> places = interaction.places();
      Matchers matchers = interaction.bodyMatchers();
      places.forEach(
          (path, value) ->
              field(interaction, path, value, fields.get(Places.anyIndex(path)), findings));
      Set<String> known =
          places.keySet().stream()
              .flatMap(path -> Stream.of(path, Places.anyIndex(path)))
              .collect(Collectors.toSet());
      matchers.places().stream()
          .filter(path -> !known.contains(path))
          .forEach(path -> findings.add(place(interaction, path), "is matched and not there"));
    }
  }

  private static void field(
      Interaction interaction,
      String path,
      JsonElement value,
      SpecifiedField field,
      Findings findings) {
    if (path.endsWith("]")) {
      return;
    }
    if (field == null) {
      findings.add(place(interaction, path), "is not specified");
      return;
    }
    Matchers matchers = interaction.bodyMatchers();
    Matcher matcher = matchers.of(path);
    boolean fits =
        value.isJsonNull()
            ? (field.nullable() || field.type().name().equals("any"))
                && matcher.equals(Matcher.NONE)
            : value.isJsonArray()
                ? field.type().name().equals("array")
                    && matcher.kind().equals(matchers.isAboutEachElement(path) ? "type" : "none")
                : fits(field.type(), value, matcher);
    if (!fits) {
      findings.add(
          place(interaction, path),
          "is %s with the matcher %s, and specified as %s".formatted(value, matcher, field.type()));
    }
  }

  private static boolean fits(SpecifiedType type, JsonElement value, Matcher matcher) {
    String found = Json.typeOf(value);
    return switch (type.name()) {
      case "string", "string password" -> found.equals("string") && matcher.kind().equals("type");
      case "string date-time" -> found.equals("string") && isDateTime(matcher, Json.text(value));
      case "enum" ->
          matcher.accepts(Json.text(value)) && values(matcher).equals(Set.copyOf(type.values()));
      case "boolean" -> found.equals("boolean") && matcher.kind().equals("type");
      case "integer" -> found.equals("integer") && matcher.kind().equals("integer");
      case "number" ->
          Set.of("integer", "number").contains(found) && matcher.kind().equals("number");
      case "object", "free object", "any" -> found.equals("object") && matcher.equals(Matcher.NONE);
      default -> false;
    };
  }

  private static boolean isDateTime(Matcher matcher, String value) {
    return matcher.accepts(value)
        && Documentation.DATE_TIMES.stream().allMatch(matcher::accepts)
        && NO_DATE_TIMES.stream().noneMatch(matcher::accepts);
  }

  /** The texts that a pattern lists. */
  private static Set<String> values(Matcher matcher) {
    return Stream.of(matcher.regex().split("\\|"))
        .map(one -> one.replaceAll("\\\\(.)", "$1"))
        .collect(Collectors.toSet());
  }

  private static String place(Interaction interaction, String path) {
    return interaction.place() + ", " + path;
  }
}
