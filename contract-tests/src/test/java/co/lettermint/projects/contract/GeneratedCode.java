package co.lettermint.projects.contract;

import co.lettermint.projects.Secret;
import co.lettermint.projects.specification.Json;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the client's generated packages hold, read by reflection.
 *
 * @param version that of the specification that it was generated from
 * @param records by their simple names
 * @param enumerations the listed texts by the names of their constants, by simple names
 * @param api the generated interface
 */
public record GeneratedCode(
    String version,
    Map<String, GeneratedRecord> records,
    Map<String, Map<String, String>> enumerations,
    Class<?> api) {
  private static final Gson GSON = new Gson();
  public static final String MODEL = "co.lettermint.projects.model.";
  public static final String API = "co.lettermint.projects.api.ProjectsApi";

  /**
   * A record that was generated for a schema of type object.
   *
   * @param components the types of its components by their names, such as {@code List<Route>}
   * @param writtenWhenNull the JSON properties that it writes although they are null
   */
  public record GeneratedRecord(
      Class<?> type, Map<String, String> components, Set<String> writtenWhenNull) {
    /** The component that has the property, such as {@code last28Days} for {@code last_28_days}. */
    public String component(String property) {
      return components.keySet().stream()
          .filter(name -> plain(name).equals(plain(property)))
          .findFirst()
          .orElse("none");
    }

    /** The type of the component that has the property. */
    public String typeOf(String property) {
      return components.getOrDefault(component(property), "none");
    }

    public static String plain(String name) {
      return name.replace("_", "").toLowerCase(Locale.ROOT);
    }
  }

  public static GeneratedCode onTheClassPath() {
    return loadedBy(GeneratedCode.class.getClassLoader());
  }

  /** The same, with the classes that another loader has under these names. */
  public static GeneratedCode loadedBy(ClassLoader loader) {
    Map<String, GeneratedRecord> records = new LinkedHashMap<>();
    Map<String, Map<String, String>> enumerations = new LinkedHashMap<>();
    try {
      for (String name : ClientClasses.names()) {
        if (name.startsWith(MODEL) && !name.contains("$")) {
          Class<?> type = Class.forName(name, true, loader);
          if (Stream.of(type.getMethods()).anyMatch(it -> it.getName().equals("isKnown"))) {
            enumerations.put(type.getSimpleName(), constants(type));
          } else {
            records.put(type.getSimpleName(), record(type));
          }
        }
      }
      Class<?> api = Class.forName(API, true, loader);
      return new GeneratedCode(
          (String) api.getField("VERSION").get(null), records, enumerations, api);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("A generated class is not of the usual shape", e);
    }
  }

  /** Reads a body as a record, and writes it again; a body of no record stays as it is. */
  public JsonElement roundTrip(JsonElement body, String record) {
    GeneratedRecord generated = records.get(record);
    return generated == null ? body : GSON.toJsonTree(GSON.fromJson(body, generated.type));
  }

  private static GeneratedRecord record(Class<?> type) throws ReflectiveOperationException {
    Map<String, String> components = new LinkedHashMap<>();
    List<Class<?>> types = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getGenericType().getTypeName();
      components.put(component.getName(), name.replaceAll("[\\w.]+\\.", ""));
      types.add(component.getType());
      boolean isToken = component.getType() == Secret.class; // the one that must not be null
      values.add(isToken ? Secret.of("lm_example_not_a_token") : null);
    }
    Object ofNulls =
        type.getDeclaredConstructor(types.toArray(Class<?>[]::new)).newInstance(values.toArray());
    return new GeneratedRecord(type, components, Json.members(GSON.toJsonTree(ofNulls)).keySet());
  }

  private static Map<String, String> constants(Class<?> type) throws ReflectiveOperationException {
    Map<String, String> constants = new LinkedHashMap<>();
    for (Field field : type.getFields()) {
      if (field.getType() == type) {
        constants.put(field.getName(), (String) type.getMethod("value").invoke(field.get(null)));
      }
    }
    return constants;
  }
}
