package co.lettermint.projects.contract.teeth;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.contract.GeneratedCode;
import co.lettermint.projects.contract.Place;
import co.lettermint.projects.contract.Witness;
import co.lettermint.projects.contract.teeth.Mutants.Mutant;
import com.google.gson.Gson;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * The generated code, with one thing changed in its source: a text in a record, an enumeration or
 * the interface, a method of HTTP, a property that is required or not. It is compiled in memory and
 * takes the place of the client's own.
 */
final class CodeMutants {
  private static final Path SOURCES =
      Path.of("../client/target/generated-sources/openapi/co/lettermint/projects");

  /** A line of code whose texts matter on the wire. */
  private static final Pattern CODE =
      Pattern.compile("(?m)^(?! *(?:[*/]|@Suppress)|.*require(?:Present|NonNull)\\().*\".*$");

  private static final Pattern LITERAL = Pattern.compile("(?<=\")\\w[^\"]*(?=\")");
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Not thread-safe, and slow to open. */
  private static final ThreadLocal<JavaFileManager> FILES =
      ThreadLocal.withInitial(CodeMutants::files);

  private CodeMutants() {}

  /** Finds what generated code needs, and does not search the many jars of the tests for it. */
  private static JavaFileManager files() {
    StandardJavaFileManager files = COMPILER.getStandardFileManager(null, null, null);
    try {
      files.setLocation(
          StandardLocation.CLASS_PATH,
          Stream.of(
                  LettermintProjects.class,
                  Gson.class,
                  Call.class,
                  OkHttpClient.class,
                  Nullable.class)
              .map(
                  type ->
                      new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()))
              .toList());
      return files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Mutant> all() {
    List<Mutant> mutants = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : (Iterable<Path>) files.sorted()::iterator) {
        String path = SOURCES.relativize(file).toString();
        if (path.endsWith(".java") && !path.endsWith("package-info.java")) {
          String source = Files.readString(file);
          literals(source)
              .forEach(it -> add(path, source, it, quoted(it), quoted(it + "_x"), mutants));
          add(path, source, "@POST", "@POST", "@retrofit2.http.PUT", mutants);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return mutants;
  }

  private static Set<String> literals(String source) {
    return CODE.matcher(source)
        .results()
        .flatMap(line -> LITERAL.matcher(line.group()).results())
        .map(MatchResult::group)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static void add(
      String path, String source, String name, String from, String to, List<Mutant> mutants) {
    if (source.contains(from)) {
      mutants.add(
          new Mutant(
              Place.of(Witness.CODE, path, name),
              "becomes " + to,
              it -> it.with(compiled(path, source.replace(from, to)))));
    }
  }

  private static GeneratedCode compiled(String path, String source) {
    Map<String, ByteArrayOutputStream> classes = new ConcurrentHashMap<>();
    URI uri = URI.create("string:///co/lettermint/projects/" + path);
    JavaFileObject file =
        new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
          @Override
          public String getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    StringWriter messages = new StringWriter();
    List<String> options = List.of("-proc:none", "-nowarn");
    boolean isCompiled =
        COMPILER.getTask(messages, memory(classes), null, options, null, List.of(file)).call();
    if (!isCompiled) {
      throw new IllegalStateException("A mutant of " + path + " is no Java: " + messages);
    }
    return GeneratedCode.loadedBy(new Loader(classes));
  }

  private static JavaFileManager memory(Map<String, ByteArrayOutputStream> classes) {
    return new ForwardingJavaFileManager<>(FILES.get()) {
      @Override
      public JavaFileObject getJavaFileForOutput(
          Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
          @Override
          public OutputStream openOutputStream() {
            return classes.computeIfAbsent(name, unused -> new ByteArrayOutputStream());
          }
        };
      }
    };
  }

  /** Loads the generated packages anew, so that all of their classes see the compiled ones. */
  private static final class Loader extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> compiled;

    Loader(Map<String, ByteArrayOutputStream> compiled) {
      super(CodeMutants.class.getClassLoader());
      this.compiled = compiled;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(GeneratedCode.MODEL) && !name.equals(GeneratedCode.API)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      String resource = name.replace('.', '/') + ".class";
      try (InputStream original = getParent().getResourceAsStream(resource)) {
        ByteArrayOutputStream made = compiled.get(name);
        byte[] bytes = made == null ? original.readAllBytes() : made.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
