package co.lettermint.projects.contract.agreement;

import co.lettermint.projects.contract.Check;
import co.lettermint.projects.contract.Findings;
import co.lettermint.projects.contract.Witnesses;
import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Specification;
import co.lettermint.projects.specification.SpecifiedOperation;
import com.google.gson.JsonElement;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For each operation the generated interface has a method that sends it, and no other method. */
public final class GeneratedCall implements Check {
  @Override
  public void inspect(Witnesses witnesses, Findings findings) {
    Specification specification = witnesses.specification();
    Class<?> api = witnesses.code().api();
    findings.sameElements(
        specification.operations().stream().map(one -> specified(one, specification)).toList(),
        Stream.of(api.getMethods()).map(GeneratedCall::generated).toList(),
        api.getSimpleName() + ".java",
        "the method");
  }

  /** The method that an operation becomes, as Java without imports. */
  private static String specified(SpecifiedOperation operation, Specification specification) {
    JsonElement node = operation.node();
    JsonElement success = Json.at(node, "responses", "200");
    return "%sApi: @Headers(%s) @%s(%s) Call<%s> %s(%s)"
        .formatted(
            String.join("", Json.texts(node, "tags")),
            Json.members(success, "content").keySet().stream()
                .map(mediaType -> "Accept: " + mediaType)
                .toList(),
            operation.method(),
            operation.path().replaceFirst("/", ""),
            String.join(" or ", specification.bodySchemas(success)),
            Json.text(node, "operationId"),
            Json.elements(node, "parameters").stream()
                .map(one -> "@%s(%s) String".formatted(annotation(one), Json.text(one, "name")))
                .collect(Collectors.joining(", ")));
  }

  private static String annotation(JsonElement parameter) {
    String in = Json.text(parameter, "in");
    return in.isEmpty() ? "" : Character.toUpperCase(in.charAt(0)) + in.substring(1);
  }

  private static String generated(Method method) {
    String returned = method.getGenericReturnType().getTypeName().replaceAll("[\\w.]+\\.", "");
    Annotation[][] annotations = method.getParameterAnnotations();
    Class<?>[] types = method.getParameterTypes();
    List<String> parameters =
        java.util.stream.IntStream.range(0, types.length)
            .mapToObj(i -> annotations(annotations[i]) + " " + types[i].getSimpleName())
            .toList();
    return "%s: %s %s %s(%s)"
        .formatted(
            method.getDeclaringClass().getSimpleName(),
            annotations(method.getAnnotations()),
            returned,
            method.getName(),
            String.join(", ", parameters));
  }

  private static String annotations(Annotation[] annotations) {
    return Stream.of(annotations)
        .map(one -> "@%s(%s)".formatted(one.annotationType().getSimpleName(), value(one)))
        .collect(Collectors.joining(" "));
  }

  private static String value(Annotation annotation) {
    try {
      Object value = annotation.annotationType().getMethod("value").invoke(annotation);
      return value instanceof Object[] values ? Arrays.toString(values) : value.toString();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(annotation + " has no value", e);
    }
  }
}
