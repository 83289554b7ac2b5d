package co.lettermint.projects.contract.floors;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.Jvm;
import co.lettermint.projects.provider.EmbeddedProvider;
import com.google.gson.Gson;
import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kotlin.Unit;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import retrofit2.Retrofit;

/**
 * The client works with the oldest libraries that it says it works with, and compiles with them.
 */
final class FloorsTest {
  private static final Path FLOORS = Path.of("target/floors");
  private static final List<Path> OLD_GSON = List.of(floor("gson-2.10.1.jar"));
  private static final List<Path> OLD_OKHTTP =
      List.of(
          floor("okhttp-4.12.0.jar"),
          floor("okio-jvm-3.6.0.jar"),
          floor("kotlin-stdlib-1.8.21.jar"));

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "oldest Gson,   true,  false",
    "oldest OkHttp, false, true",
    "oldest both,   true,  true"
  })
  void programRotatesAndEnds(String name, boolean oldGson, boolean oldOkHttp) throws Exception {
    List<Path> classPath = new ArrayList<>(libraries(oldGson, oldOkHttp));
    classPath.addAll(List.of(locationOf(LettermintProjects.class), locationOf(FloorsTest.class)));

    try (EmbeddedProvider provider = EmbeddedProvider.builder().project("example").start()) {
      List<String> lines =
          Jvm.run(
              "-cp",
              joined(classPath),
              Program.class.getName(),
              EmbeddedProvider.TEAM_TOKEN,
              provider.baseUrl(),
              "example");

      assertThat(lines).first().isEqualTo(provider.currentToken("example"));
      assertThat(lines.get(1).contains("gson-2.10.1.jar")).isEqualTo(oldGson);
      assertThat(lines.get(1).contains("okhttp-4.12.0.jar")).isEqualTo(oldOkHttp);
    }
  }

  /** Finds the use of a method that is newer, which a rotation may not reach. */
  @Test
  void clientCompilesWithTheOldestLibraries(@TempDir Path output) throws Exception {
    String classPath = joined(libraries(true, true));
    List<String> arguments =
        new ArrayList<>(
            List.of("-proc:none", "-encoding", "UTF-8", "-d", output.toString(), "-cp", classPath));
    for (String folder : List.of("src/main/java", "target/generated-sources/openapi")) {
      try (Stream<Path> files = Files.walk(Path.of("../client", folder))) {
        files
            .map(Path::toString)
            .filter(file -> file.endsWith(".java") && !file.endsWith("module-info.java"))
            .forEach(arguments::add);
      }
    }
    StringWriter messages = new StringWriter();
    PrintWriter out = new PrintWriter(messages);

    int status =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(out, out, arguments.toArray(String[]::new));

    assertThat(status).as(messages.toString()).isZero();
  }

  private static List<Path> libraries(boolean oldGson, boolean oldOkHttp) throws Exception {
    List<Path> jars =
        new ArrayList<>(List.of(locationOf(Retrofit.class), locationOf(NullMarked.class)));
    jars.addAll(oldGson ? OLD_GSON : List.of(locationOf(Gson.class)));
    jars.addAll(
        oldOkHttp
            ? OLD_OKHTTP
            : List.of(
                locationOf(OkHttpClient.class), locationOf(Buffer.class), locationOf(Unit.class)));
    return jars;
  }

  private static Path floor(String jar) {
    return FLOORS.resolve(jar).toAbsolutePath();
  }

  private static Path locationOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /**
   * Rotates and prints the newest token, then the jars that it ran with. Run by the test above,
   * with connections and dispatchers left behind: nothing of ours keeps the program alive.
   */
  static final class Program {
    public static void main(String[] args) throws Exception {
      OkHttpClient client = new OkHttpClient();
      LettermintProjects.Builder builder =
          LettermintProjects.builder().teamToken(args[0]).baseUrl(args[1]);

      builder.build().rotateToken(args[2]);
      builder.build().rotateTokenAsync(args[2]).join();
      Rotation rotation = builder.httpClient(client).build().rotateTokenAsync(args[2]).join();
      client.dispatcher().executorService().shutdown(); // the caller's threads are the caller's

      if (rotation.response() == null || !rotation.drift().isEmpty()) {
        throw new IllegalStateException(rotation.toString());
      }
      System.out.println(rotation.newToken().reveal());
      System.out.println(locationOf(Gson.class) + " " + locationOf(OkHttpClient.class));
    }
  }
}
