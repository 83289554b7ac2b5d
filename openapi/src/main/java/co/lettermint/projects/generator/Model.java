package co.lettermint.projects.generator;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the templates print. Texts are Java source or Javadoc: nothing is escaped behind them. */
final class Model {
  private Model() {}

  /**
   * A Java type, and the adapter that reads and writes its values.
   *
   * @param imports names of classes, and of static members with {@code static} before them
   */
  record Type(String java, String adapter, boolean nullable, Set<String> imports) {
    Type orNull(boolean nullable) {
      return new Type(java, adapter, this.nullable || nullable, imports);
    }

    boolean isContainer() {
      return java.startsWith("List<") || java.startsWith("Map<");
    }
  }

  sealed interface File permits RecordFile, EnumFile, ApiFile {
    String name();
  }

  record RecordFile(String name, String doc, List<Component> components, Imports imports)
      implements File {
    String className() {
      return name;
    }

    String variable() {
      return Names.member(name);
    }

    List<Component> containers() {
      return components.stream().filter(component -> component.type().isContainer()).toList();
    }

    List<Component> deprecated() {
      return components.stream().filter(Component::deprecated).toList();
    }

    String created() {
      return String.join(", ", components.stream().map(component -> "values.next()").toList());
    }

    String got() {
      return String.join(
          ", ", components.stream().map(c -> variable() + "." + c.name() + "()").toList());
    }
  }

  /**
   * @param presence begins the description of the property, up to its adapter
   * @param marks ends it
   */
  record Component(
      String name,
      String doc,
      Type type,
      String presence,
      String adapter,
      String marks,
      boolean deprecated) {
    /** The same for a record that hides these static imports. */
    Component qualified(String methods) {
      String qualified = adapter.replaceAll("\\b(" + methods + ")\\(", "Types.$1(");
      return new Component(name, doc, type, presence, qualified, marks, deprecated);
    }
  }

  record EnumFile(String name, String doc, List<Constant> constants) implements File {
    String className() {
      return name;
    }

    String variable() {
      return Names.member(name);
    }

    String known() {
      return String.join(", ", constants.stream().map(Constant::literal).toList());
    }
  }

  record Constant(String name, String literal, String doc) {}

  record ApiFile(String name, String doc, List<Method> methods, Imports imports) implements File {}

  record Method(
      String name,
      String doc,
      List<Parameter> parameters,
      String deprecation,
      String annotations,
      String returns) {
    String parameterList() {
      return String.join(
          ", ",
          parameters.stream().map(p -> p.annotation() + " " + p.type() + " " + p.name()).toList());
    }
  }

  record Parameter(String name, String doc, String annotation, String type) {}

  /** Names to import, in the order of google-java-format. */
  record Imports(List<String> statics, List<String> classes) {
    static Imports of(Collection<String> names) {
      Set<String> sorted = new TreeSet<>(names);
      return new Imports(
          sorted.stream().filter(name -> name.startsWith("static ")).toList(),
          sorted.stream().filter(name -> !name.startsWith("static ")).toList());
    }
  }
}
