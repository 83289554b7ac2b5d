package co.lettermint.projects.generator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles generated sources in memory, together with what they call, with every warning fatal. */
final class Compilation extends ClassLoader {
  /** The client's own: the generator is built before the client, so there is no jar of it yet. */
  private static final Path CLIENT =
      Path.of(
          System.getProperty("client.sources", "../client/src/main/java"),
          "co/lettermint/projects");

  private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

  private Compilation() {
    super(Compilation.class.getClassLoader());
  }

  static Compilation of(Map<String, String> sources) throws IOException {
    Compilation compilation = new Compilation();
    List<JavaFileObject> files = new ArrayList<>();
    sources.forEach((path, source) -> files.add(new Source(path, source)));
    files.add(new Source("Secret.java", Files.readString(CLIENT.resolve("Secret.java"))));
    try (Stream<Path> runtime = Files.list(CLIENT.resolve("json"))) {
      for (Path file : runtime.filter(file -> !file.endsWith("package-info.java")).toList()) {
        files.add(new Source(file.getFileName().toString(), Files.readString(file)));
      }
    }
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    List<String> options =
        List.of("--release", "17", "-Xlint:all,-processing", "-Werror", "-proc:none");
    try (StandardJavaFileManager standard = javac.getStandardFileManager(problems, null, null)) {
      JavaFileManager manager = compilation.manager(standard);
      if (!javac.getTask(null, manager, problems, options, null, files).call()) {
        throw new AssertionError(
            String.join("\n", problems.getDiagnostics().stream().map(Compilation::text).toList()));
      }
    }
    return compilation;
  }

  private static String text(Diagnostic<?> problem) {
    return problem.getSource() + ":" + problem.getLineNumber() + ": " + problem.getMessage(null);
  }

  private JavaFileManager manager(StandardJavaFileManager standard) {
    return new ForwardingJavaFileManager<>(standard) {
      @Override
      public JavaFileObject getJavaFileForOutput(
          Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(
            URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
          @Override
          public OutputStream openOutputStream() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(name, bytes);
            return bytes;
          }
        };
      }
    };
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    ByteArrayOutputStream bytes = classes.get(name);
    if (bytes == null) {
      throw new ClassNotFoundException(name);
    }
    return defineClass(name, bytes.toByteArray(), 0, bytes.size());
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(URI.create("memory:///" + path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
