package co.lettermint.projects.contract;

import co.lettermint.projects.LettermintProjects;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/** The classes of the client, from its jar, or from its folder if there is none yet. */
public final class ClientClasses {
  public static final JavaClasses ALL = new ClassFileImporter().importUrl(url());

  private static final List<String> NAMES =
      ALL.stream()
          .map(JavaClass::getName)
          .filter(name -> !name.endsWith("-info"))
          .sorted()
          .toList();

  private ClientClasses() {}

  /** All their names, sorted. */
  public static List<String> names() {
    return NAMES;
  }

  /** The public ones, nested ones too, sorted by their names. */
  public static List<Class<?>> publicTypes() {
    return NAMES.stream()
        .<Class<?>>map(ClientClasses::load)
        .filter(ClientClasses::isPublic)
        .toList();
  }

  /** Where they are. */
  public static Path place() {
    return Path.of(URI.create(url().toString()));
  }

  private static URL url() {
    return LettermintProjects.class.getProtectionDomain().getCodeSource().getLocation();
  }

  private static Class<?> load(String name) {
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
}
