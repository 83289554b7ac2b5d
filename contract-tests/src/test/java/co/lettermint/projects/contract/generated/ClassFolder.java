package co.lettermint.projects.contract.generated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The top-level classes beside a class, in a jar or in a directory. */
final class ClassFolder {
  private ClassFolder() {}

  static List<Class<?>> of(Class<?> one) {
    Path root = Path.of(location(one));
    String folder = one.getPackageName().replace('.', '/');
    try {
      if (Files.isDirectory(root)) {
        return classes(root.resolve(folder), one);
      }
      try (FileSystem jar = FileSystems.newFileSystem(root)) {
        return classes(jar.getPath(folder), one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI location(Class<?> one) {
    try {
      return one.getProtectionDomain().getCodeSource().getLocation().toURI();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Class<?>> classes(Path folder, Class<?> one) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("\\w+\\.class") && !name.equals("package-info.class"))
          .sorted()
          .<Class<?>>map(name -> load(one, name.replace(".class", "")))
          .toList();
    }
  }

  private static Class<?> load(Class<?> neighbour, String simpleName) {
    try {
      return Class.forName(neighbour.getPackageName() + "." + simpleName);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
