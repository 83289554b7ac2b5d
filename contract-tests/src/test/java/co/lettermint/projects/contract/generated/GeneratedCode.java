package co.lettermint.projects.contract.generated;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Secret;
import co.lettermint.projects.api.ProjectsApi;
import co.lettermint.projects.model.RotateTokenResponse;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the jar of the client holds, read by reflection.
 *
 * @param version the version that the jar gives itself
 * @param records by their simple names
 * @param enumerations the listed texts by the names of their constants, by simple names
 * @param api the generated interface
 * @param roundTrip reads a body as a record of a type, and writes it again
 */
public record GeneratedCode(
    String version,
    Map<String, GeneratedRecord> records,
    Map<String, Map<String, String>> enumerations,
    Class<?> api,
    BiFunction<JsonElement, Class<?>, JsonElement> roundTrip) {

  public static GeneratedCode onTheClassPath() {
    Map<String, GeneratedRecord> records = new LinkedHashMap<>();
    Map<String, Map<String, String>> enumerations = new LinkedHashMap<>();
    for (Class<?> type : ClassFolder.of(RotateTokenResponse.class)) {
      if (isEnumeration(type)) {
        enumerations.put(type.getSimpleName(), constants(type));
      } else {
        records.put(type.getSimpleName(), record(type));
      }
    }
    Gson gson = new Gson();
    return new GeneratedCode(
        readVersion(),
        records,
        enumerations,
        ProjectsApi.class,
        (body, record) -> gson.toJsonTree(gson.fromJson(body, record)));
  }

  public GeneratedCode with(BiFunction<JsonElement, Class<?>, JsonElement> other) {
    return new GeneratedCode(version, records, enumerations, api, other);
  }

  private static GeneratedRecord record(Class<?> type) {
    Map<String, String> components = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      String name = component.getGenericType().getTypeName();
      components.put(component.getName(), name.replaceAll("[\\w.]+\\.", ""));
    }
    String json = new Gson().toJson(ofNulls(type));
    Map<String, ?> written = new Gson().<Map<String, Object>>fromJson(json, Map.class);
    return new GeneratedRecord(components, written.keySet());
  }

  /** A record of nulls, but for the one component that must not be null. */
  private static Object ofNulls(Class<?> type) {
    Class<?>[] types =
        Stream.of(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Object[] values =
        Stream.of(types)
            .map(one -> one == Secret.class ? Secret.of("lm_example_not_a_token") : null)
            .toArray();
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made of nulls", e);
    }
  }

  private static Map<String, String> constants(Class<?> type) {
    return Stream.of(type.getFields())
        .filter(field -> field.getType() == type)
        .collect(
            Collectors.toMap(
                Field::getName, GeneratedCode::text, (one, two) -> one, LinkedHashMap::new));
  }

  private static boolean isEnumeration(Class<?> type) {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals("isKnown"));
  }

  private static String text(Field constant) {
    try {
      Object value = constant.get(null);
      return (String) value.getClass().getMethod("value").invoke(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String readVersion() {
    try (InputStream in = LettermintProjects.class.getResourceAsStream("version.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
