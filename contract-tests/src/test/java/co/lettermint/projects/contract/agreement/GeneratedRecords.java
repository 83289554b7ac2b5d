package co.lettermint.projects.contract.agreement;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.contract.generated.GeneratedRecord;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedField;
import co.lettermint.projects.specification.SpecifiedType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** For each schema of objects there is a record with its properties, and no other record. */
public final class GeneratedRecords implements Check {
  private static final Map<String, String> JAVA_TYPES =
      Map.of(
          "string", "String",
          "string date-time", "OffsetDateTime",
          "string password", "Secret",
          "boolean", "Boolean",
          "integer", "Integer",
          "integer int64", "Long",
          "number", "BigDecimal",
          "free object", "JsonElement",
          "any", "JsonElement");

  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    Map<String, GeneratedRecord> records = witnesses.code().records();
    Set<String> schemas =
        Json.members(specification.tree(), "components", "schemas").entrySet().stream()
            .filter(one -> specification.schemas().type(one.getValue()).name().equals("object"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    findings.sameElements(schemas, records.keySet(), "model", "the record");
    records.forEach(
        (name, record) -> compare(specification.schemas().fields(name), name, record, findings));
  }

  private static void compare(
      List<SpecifiedField> fields, String name, GeneratedRecord record, Findings findings) {
    findings.same(
        fields.stream().map(SpecifiedField::name).map(GeneratedRecords::plain).toList(),
        record.components().keySet().stream().map(GeneratedRecords::plain).toList(),
        name + ".java",
        "its components");
    findings.same(
        fields.stream().map(field -> javaType(field.type())).toList(),
        List.copyOf(record.components().values()),
        name + ".java",
        "the types of its components");
    findings.same(
        fields.stream()
            .filter(SpecifiedField::required)
            .map(SpecifiedField::name)
            .collect(Collectors.toSet()),
        record.writtenWhenNull(),
        name + ".java",
        "what it writes in any case");
  }

  /** {@code last_28_days} and {@code last28Days} are the same name. */
  private static String plain(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static String javaType(SpecifiedType type) {
    return switch (type.name()) {
      case "array" -> "List<" + javaType(type.items().get(0)) + ">";
      case "object", "enum" -> type.schema();
      default -> JAVA_TYPES.getOrDefault(type.name(), "nothing for " + type.name());
    };
  }
}
