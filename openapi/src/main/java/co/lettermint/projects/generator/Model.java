package co.lettermint.projects.generator;

import java.util.List;
import java.util.stream.Collectors;

/** What the templates print: Java source and Javadoc, in which nothing is left to be escaped. */
final class Model {
  private Model() {}

  /** A Java type, and the adapter that reads and writes its values. */
  record Type(String java, String adapter, boolean nullable) {
    Type orNull(boolean orNull) {
      return new Type(java, adapter, nullable || orNull);
    }
  }

  sealed interface File permits RecordFile, EnumFile, ApiFile {
    String name();
  }

  /**
   * @param variable the name of a variable of the class
   */
  record RecordFile(String name, String variable, String doc, List<Component> components)
      implements File {
    List<Component> containers() {
      return components.stream().filter(c -> c.java().matches("(List|Map)<.*")).toList();
    }

    List<Component> deprecated() {
      return components.stream().filter(Component::isDeprecated).toList();
    }

    String next() {
      return components.stream().map(c -> "values.next()").collect(Collectors.joining(", "));
    }

    String accessors() {
      return components.stream()
          .map(c -> variable + "." + c.name() + "()")
          .collect(Collectors.joining(", "));
    }
  }

  record Component(String name, String doc, String java, String property, boolean isDeprecated) {}

  record EnumFile(String name, String variable, String doc, List<Constant> constants)
      implements File {
    String texts() {
      return constants.stream().map(Constant::text).collect(Collectors.joining(", "));
    }
  }

  record Constant(String name, String text, String doc) {}

  record ApiFile(String name, String doc, List<Method> methods) implements File {}

  record Method(
      String name,
      String doc,
      List<Argument> arguments,
      boolean isDeprecated,
      String annotations,
      String returned) {
    String declarations() {
      return arguments.stream().map(Argument::declaration).collect(Collectors.joining(", "));
    }
  }

  record Argument(String name, String doc, String annotations, String java) {
    String declaration() {
      return annotations + " " + java + " " + name;
    }
  }
}
