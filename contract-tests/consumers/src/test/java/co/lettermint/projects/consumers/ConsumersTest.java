package co.lettermint.projects.consumers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import co.lettermint.projects.provider.EmbeddedProvider;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Builds the projects of other people, as Maven gives them the jar, and rotates with each. */
final class ConsumersTest {
  private static final String PROJECT = "9b2f8c1e-0000-4000-8000-example00001";
  private static final Path PROJECTS = Path.of("target/consumers");
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final boolean OFFLINE =
      System.getProperty("consumers.mode").equals("offline=true");

  @RegisterExtension
  static final EmbeddedProvider PROVIDER = EmbeddedProvider.builder().project(PROJECT).extension();

  @BeforeAll
  static void copyProjects() throws IOException {
    Path sources = Path.of("projects");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = PROJECTS.resolve(sources.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, Files.readString(file));
      }
    }
  }

  @ParameterizedTest(name = "{0} {2}")
  @CsvSource(
      textBlock =
          """
          program,     -cp %classpath RotateToken,
          module-path, -p target/classes:target/modules -m consumer/consumer.RotateToken,
          shrunk,      -cp target/shrunk.jar RotateToken,
          kotlin,      -cp %classpath RotateTokenKt,
          aws,         -cp %classpath demo.Steps,
          spring-boot, -cp %classpath demo.Application, boot.version=3.2.12
          spring-boot, -cp %classpath demo.Application, boot.version=3.4.13
          spring-boot, -cp %classpath demo.Application, boot.version=3.5.16
          spring-boot, -cp %classpath demo.Application, boot.version=4.1.2
          class-path,  -cp %classpath RotateToken,      gson.version=2.10.1
          class-path,  -cp %classpath RotateToken,      gson.version=2.11.0
          class-path,  -cp %classpath RotateToken,      gson.version=2.12.1
          class-path,  -cp %classpath RotateToken,      okhttp.version=5.3.2
          class-path,  -cp %classpath RotateToken,      okhttp4.version=4.12.0
          """)
  void rotates(String folder, String program, String version) throws Exception {
    Path token = PROJECTS.resolve(folder).resolve("target/token");
    Files.deleteIfExists(token);
    String arguments = String.join(" ", program, PROJECT, "target/token");

    Build build = maven(folder, version, "package", "exec:exec", "-Dexec.args=" + arguments);

    assertThat(build.exitCode).as(build.log).isZero();
    assertThat(token).content().isEqualTo(PROVIDER.currentToken(PROJECT));
    assertThat(PROVIDER.rotations(PROJECT)).isEqualTo(1);
    assertThat(build.log).contains("deviations: []");
  }

  @Test
  void kotlinRefusesToUseANullAsAValue() throws Exception {
    Build build = maven("kotlin", "sources=unsafe", "compile");

    assertThat(build.exitCode).isNotZero();
    assertThat(build.log).contains("Unsafe.kt", "Only safe (?.) or non-null asserted (!!.) calls");
  }

  /** With the Gradle that is installed, because Maven Central has none to download. */
  @Test
  void rotatesWithGradle() throws Exception {
    if (!isInstalled("gradle")) {
      String reason = "Gradle was not tried: there is no `gradle` on the PATH.";
      System.out.println(reason); // Surefire keeps it to itself
      abort(reason);
    }
    Path token = PROJECTS.resolve("gradle/token");
    Files.deleteIfExists(token);

    Build build =
        run(
            "gradle",
            "--no-daemon",
            "--quiet",
            OFFLINE ? "--offline" : "--no-parallel",
            "--gradle-user-home=" + PROJECTS.resolve("gradle/home").toAbsolutePath(),
            "-Dmaven.repo.local=" + System.getProperty("consumers.repository"),
            "-Pclient.version=" + System.getProperty("client.version"),
            "clean",
            "classPath");
    assertThat(build.exitCode).as(build.log).isZero();
    String classPath = build.log.strip().lines().reduce((line, last) -> last).orElseThrow();
    assertThat(classPath).contains("okhttp-jvm").doesNotContain("/okhttp/");
    Build program = run(JAVA.toString(), "-cp", classPath, "RotateToken", PROJECT, "token");

    assertThat(program.exitCode).as(program.log).isZero();
    assertThat(token).content().isEqualTo(PROVIDER.currentToken(PROJECT));
    assertThat(program.log).contains("deviations: []");
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Build run(String... command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(PROJECTS.resolve("gradle").toFile())
            .redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("LETTERMINT_TEAM_TOKEN", EmbeddedProvider.TEAM_TOKEN);
    builder.environment().put("LETTERMINT_BASE_URL", PROVIDER.baseUrl());
    Process process = builder.start();
    String log = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Build(process.waitFor(), log);
  }

  private record Build(int exitCode, String log) {}

  private static Build maven(String folder, String property, String... arguments)
      throws MavenInvocationException {
    StringBuilder log = new StringBuilder();
    InvocationRequest request =
        new DefaultInvocationRequest()
            .setBaseDirectory(PROJECTS.resolve(folder).toFile())
            .setMavenHome(new File(System.getProperty("maven.home")))
            .setLocalRepositoryDirectory(new File(System.getProperty("consumers.repository")))
            .setOffline(OFFLINE)
            .setBatchMode(true)
            .setNoTransferProgress(true)
            .addArgs(List.of(arguments))
            .addArg("-Dclient.version=" + System.getProperty("client.version"))
            .addArg("-Dexec.executable=" + JAVA)
            .addShellEnvironment("LETTERMINT_TEAM_TOKEN", EmbeddedProvider.TEAM_TOKEN)
            .addShellEnvironment("LETTERMINT_BASE_URL", PROVIDER.baseUrl())
            .setOutputHandler(line -> log.append(line).append('\n'));
    if (property != null) {
      request.addArg("-D" + property);
    }
    InvocationResult result = new DefaultInvoker().execute(request);
    return new Build(result.getExitCode(), log.toString());
  }
}
