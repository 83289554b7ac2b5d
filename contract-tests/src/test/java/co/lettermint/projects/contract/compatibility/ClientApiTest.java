package co.lettermint.projects.contract.compatibility;

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
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The public API of the jar, so that a review sees what a change of the specification does to its
 * users: one line for each type and member, nullness included.
 */
final class ClientApiTest {
  @Test
  void publicApiIsTheAcceptedOne() {
    String api =
        ClientClasses.types().stream()
            .filter(ClientApiTest::isApi)
            .map(type -> describe(type) + "\n")
            .collect(Collectors.joining())
            .replaceAll("@org\\.jspecify\\.annotations\\.Nullable(\\(\\))?", "@Nullable");

    Golden.check(Path.of("../client/client.api"), api);
  }

  private static boolean isApi(Class<?> type) {
    boolean open = isOpen(type.getModifiers()) && !type.isAnonymousClass();
    return open && (type.getDeclaringClass() == null || isApi(type.getDeclaringClass()));
  }

  private static String describe(Class<?> type) {
    Stream<String> constructors = open(type.getDeclaredConstructors()).map(ClientApiTest::describe);
    Stream<String> methods =
        open(type.getDeclaredMethods()).filter(it -> !isImplied(it)).map(ClientApiTest::describe);
    Stream<String> fields = open(type.getDeclaredFields()).map(ClientApiTest::describe);
    return Stream.of(fields, constructors, methods)
        .flatMap(members -> members.sorted())
        .map(member -> "  " + member + "\n")
        .collect(Collectors.joining("", headline(type) + "\n", ""));
  }

  private static <M extends Member> Stream<M> open(M[] members) {
    return Stream.of(members).filter(it -> isOpen(it.getModifiers()) && !it.isSynthetic());
  }

  /** What every record or enumeration has, declared or not. */
  private static boolean isImplied(Method method) {
    return List.of("equals", "hashCode", "toString", "valueOf", "values")
        .contains(method.getName());
  }

  private static String headline(Class<?> type) {
    String kind =
        type.isRecord()
            ? "record"
            : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    List<String> supertypes =
        Stream.concat(
                Stream.ofNullable(type.getAnnotatedSuperclass()),
                Arrays.stream(type.getAnnotatedInterfaces()))
            .map(AnnotatedType::getType)
            .map(java.lang.reflect.Type::getTypeName)
            .filter(name -> !List.of("java.lang.Object", "java.lang.Record").contains(name))
            .toList();
    return "%s%s%s %s%s"
        .formatted(
            modifiers(type.getModifiers() & ~Modifier.INTERFACE),
            type.isSealed() ? "sealed " : "",
            kind,
            type.getName(),
            supertypes.isEmpty() ? "" : " : " + String.join(", ", supertypes));
  }

  private static String describe(Field field) {
    return modifiers(field.getModifiers()) + field.getAnnotatedType() + " " + field.getName();
  }

  private static String describe(Constructor<?> constructor) {
    RecordComponent[] components = constructor.getDeclaringClass().getRecordComponents();
    boolean isCanonical =
        components != null && components.length == constructor.getParameterCount();
    // The compiler of JDK 25 leaves generic types out of a compact constructor.
    return modifiers(constructor.getModifiers())
        + "new"
        + (isCanonical
            ? "(" + listed(components, it -> it.getAnnotatedType().toString()) + ")"
            : parameters(constructor));
  }

  private static String describe(Method method) {
    return modifiers(method.getModifiers())
        + method.getAnnotatedReturnType()
        + " "
        + method.getName()
        + parameters(method);
  }

  private static String parameters(Executable executable) {
    String thrown = listed(executable.getExceptionTypes(), Class::getName);
    return "("
        + listed(executable.getAnnotatedParameterTypes(), AnnotatedType::toString)
        + (thrown.isEmpty() ? ")" : ") throws " + thrown);
  }

  private static <T> String listed(T[] all, Function<T, String> text) {
    return Stream.of(all).map(text).collect(Collectors.joining(", "));
  }

  private static boolean isOpen(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static String modifiers(int modifiers) {
    String text = Modifier.toString(modifiers & ~Modifier.TRANSIENT & ~Modifier.VOLATILE);
    return text.isEmpty() ? "" : text + " ";
  }
}
