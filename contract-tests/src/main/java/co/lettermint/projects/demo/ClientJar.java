package co.lettermint.projects.demo;

import co.lettermint.projects.LettermintProjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The jar that the client is loaded from.
 *
 * @param interfaces how many generated interfaces it holds
 * @param models how many generated models
 */
record ClientJar(String name, long size, long interfaces, long models) {
  private static final String PACKAGE = "co/lettermint/projects/";

  static ClientJar find() {
    Path place = placeOf(LettermintProjects.class);
    if (!Files.isRegularFile(place)) {
      throw new DemoException(
          "The client is not a jar yet: run mvn -ntp -Pdemo package in the root folder.");
    }
    try (JarFile jar = new JarFile(place.toFile())) {
      return new ClientJar(
          place.getFileName().toString(),
          Files.size(place),
          topLevelClasses(jar, PACKAGE + "api/"),
          topLevelClasses(jar, PACKAGE + "model/"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long topLevelClasses(JarFile jar, String folder) {
    return jar.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.startsWith(folder) && name.endsWith(".class"))
        .filter(name -> !name.contains("$") && !name.endsWith("package-info.class"))
        .count();
  }

  private static Path placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError("a class path of files", e);
    }
  }
}
