package co.lettermint.projects.contract.agreement;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedType;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Each field of the documented body is specified with the right type, and no other is. */
public final class DocumentedFields implements Check {
  /** How the page writes "some text". */
  private static final String TEXT = "<string>";

  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    Map<String, SpecifiedField> specified = specification.schemas().body(Documentation.BODY);
    Map<String, List<JsonElement>> documented = Places.alike(witnesses.documentedBody());
    findings.sameElements(
        documented.keySet().stream().filter(path -> !path.endsWith("[*]")).toList(),
        specified.keySet(),
        Specification.FILE + ", " + Documentation.BODY,
        "the field");
    specified.forEach(
        (path, field) ->
            documented
                .getOrDefault(path, List.of())
                .forEach(value -> type(path, field, value, findings)));
    required(specified.values(), findings);
  }

  private static void type(
      String path, SpecifiedField field, JsonElement value, Findings findings) {
    SpecifiedType type = field.type();
    findings.require(
        isOf(path, type, value),
        field.place(),
        "is specified as %s, and the page shows %s",
        type,
        value);
    if (Json.typeOf(value).equals("array")) {
      Json.elements(value)
          .forEach(element -> type(path + "[*]", element(field), element, findings));
    }
  }

  private static SpecifiedField element(SpecifiedField field) {
    SpecifiedType items =
        field.type().items().stream()
            .findFirst()
            .orElse(new SpecifiedType("no array", "", List.of(), List.of()));
    return new SpecifiedField(field.schema(), field.name(), items, true, false);
  }

  private static boolean isOf(String path, SpecifiedType type, JsonElement value) {
    String text = Json.text(value);
    return switch (Json.typeOf(value)) {
      case "object" ->
          Json.members(value).isEmpty()
              ? type.name().equals(Documentation.EMPTY_OBJECTS.get(path))
              : type.name().equals("object");
      case "array" -> type.name().equals("array");
      case "integer" -> Set.of("integer", "number").contains(type.name());
      case "boolean" -> type.name().equals("boolean");
      case "string" ->
          text.equals(TEXT)
              ? type.name().equals(path.equals("$.new_token") ? "string password" : "string")
              : Documentation.DATE_TIMES.contains(text)
                  ? type.name().equals("string date-time")
                  : type.name().equals("enum") && type.values().contains(text);
      default -> false;
    };
  }

  private static void required(java.util.Collection<SpecifiedField> specified, Findings findings) {
    findings.sameElements(
        Documentation.REQUIRED_MEMBERS,
        specified.stream()
            .filter(field -> field.schema().equals(Documentation.BODY) && field.required())
            .map(SpecifiedField::name)
            .collect(Collectors.toSet()),
        Specification.FILE + ", " + Documentation.BODY,
        "the required member");
  }
}
