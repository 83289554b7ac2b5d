package co.lettermint.projects.generator;

import java.util.List;

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
    String type();

    /** The name of a variable of the type. */
    default String variable() {
      return Names.member(type());
    }
  }

  record RecordFile(String type, String doc, List<Component> components) implements File {
    List<Component> containers() {
      return components.stream().filter(c -> c.java().matches("(List|Map)<.*")).toList();
    }
  }

  record Component(String name, String doc, String java, String property, boolean isDeprecated) {}

  record EnumFile(String type, String doc, List<Constant> constants) implements File {}

  record Constant(String name, String text, String doc) {}

  record ApiFile(String type, String doc, String version, List<Method> methods) implements File {}

  record Method(
      String name,
      String doc,
      List<Argument> arguments,
      boolean isDeprecated,
      String annotations,
      String returned) {}

  record Argument(String name, String doc, String annotations, String java) {}
}
