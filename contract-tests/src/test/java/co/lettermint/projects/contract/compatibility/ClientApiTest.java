package co.lettermint.projects.contract.compatibility;

import static java.util.stream.Collectors.joining;

import co.lettermint.projects.contract.ClientClasses;
import co.lettermint.projects.contract.Golden;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public API of the jar, so that a review sees what a change of the specification does to its
 * users: one line for each type and member, nullness included.
 */
final class ClientApiTest {
  /** What every record or enumeration has, declared or not. */
  private static final List<String> IMPLIED =
      List.of("equals", "hashCode", "toString", "valueOf", "values");

  @Test
  void publicApiIsTheAcceptedOne() {
    String api =
        ClientClasses.publicTypes().stream()
            .map(type -> describe(type) + "\n")
            .collect(joining())
            .replaceAll("@org\\.jspecify\\.annotations\\.Nullable(\\(\\))?", "@Nullable");

    Golden.check(Path.of("../client/client.api"), api);
  }

  private static String describe(Class<?> type) {
    return Stream.of(
            type.getDeclaredFields(), type.getDeclaredConstructors(), type.getDeclaredMethods())
        .flatMap(
            members ->
                Stream.of((Member[]) members)
                    .filter(ClientApiTest::isApi)
                    .map(ClientApiTest::describe)
                    .sorted())
        .map(member -> "  " + member + "\n")
        .collect(joining("", headline(type) + "\n", ""));
  }

  private static boolean isApi(Member member) {
    return (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0
        && !member.isSynthetic()
        && !(member instanceof Method && IMPLIED.contains(member.getName()));
  }

  private static String headline(Class<?> type) {
    String kind =
        type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    String supertypes =
        Stream.concat(
                Stream.ofNullable(type.getAnnotatedSuperclass()),
                Stream.of(type.getAnnotatedInterfaces()))
            .map(supertype -> supertype.getType().getTypeName())
            .filter(name -> !List.of("java.lang.Object", "java.lang.Record").contains(name))
            .collect(joining(", "));
    return modifiers(type.getModifiers() & ~Modifier.INTERFACE)
        + (type.isSealed() ? "sealed " : "")
        + kind
        + " "
        + type.getName()
        + (supertypes.isEmpty() ? "" : " : " + supertypes);
  }

  private static String describe(Member member) {
    String modifiers = modifiers(member.getModifiers());
    if (member instanceof Field field) {
      return modifiers + field.getAnnotatedType() + " " + field.getName();
    }
    if (member instanceof Method method) {
      return modifiers
          + method.getAnnotatedReturnType()
          + " "
          + method.getName()
          + parameters(method);
    }
    return modifiers + "new" + parameters((Constructor<?>) member);
  }

  private static String parameters(Executable executable) {
    RecordComponent[] components = executable.getDeclaringClass().getRecordComponents();
    // The compiler of JDK 25 leaves generic types out of a compact constructor.
    boolean isCanonical =
        executable instanceof Constructor
            && components != null
            && components.length == executable.getParameterCount();
    Stream<AnnotatedType> types =
        isCanonical
            ? Stream.of(components).map(RecordComponent::getAnnotatedType)
            : Stream.of(executable.getAnnotatedParameterTypes());
    String thrown =
        Stream.of(executable.getExceptionTypes()).map(Class::getName).collect(joining(", "));
    return types.map(AnnotatedType::toString).collect(joining(", ", "(", ")"))
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String modifiers(int modifiers) {
    String text = Modifier.toString(modifiers & ~Modifier.TRANSIENT & ~Modifier.VOLATILE);
    return text.isEmpty() ? "" : text + " ";
  }
}
