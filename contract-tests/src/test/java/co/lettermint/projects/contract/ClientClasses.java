package co.lettermint.projects.contract;

import co.lettermint.projects.LettermintProjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of the client, from its jar, or from its folder if there is none yet. */
public final class ClientClasses {
  private ClientClasses() {}

  /** All their names, sorted. */
  public static List<String> names() {
    Path place = place();
    try {
      if (Files.isDirectory(place)) {
        return names(place);
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return names(jar.getPath("/"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The public ones, nested ones too. */
  public static List<Class<?>> publicTypes() {
    return names().stream()
        .<Class<?>>map(ClientClasses::load)
        .filter(ClientClasses::isPublic)
        .toList();
  }

  /** Where they are. */
  public static Path place() {
    try {
      return Path.of(
          LettermintProjects.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ClientClasses.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
  }

  private static List<String> names(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString().replace('/', '.'))
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .map(name -> name.replaceFirst("\\.class$", ""))
          .sorted()
          .toList();
    }
  }
}
