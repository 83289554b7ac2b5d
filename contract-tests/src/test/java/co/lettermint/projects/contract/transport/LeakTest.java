package co.lettermint.projects.contract.transport;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.RotationException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left when a client is done with: nothing that keeps a program or a socket alive. */
@Timeout(60)
class LeakTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @Test
  void noFaultLeavesAConnectionBehind() throws IOException {
    OkHttpClient client = new OkHttpClient();
    try (FaultServer server = new FaultServer()) {
      for (Fault fault : Faults.all().filter(f -> !f.endless()).toList()) {
        LettermintProjects lettermint = Calls.to(server.url(), fault.timeout(), client);
        server.arm(fault);
        for (Calls call : Calls.values()) {
          tryToRotate(call, lettermint);
        }
      }

      assertThat(client.connectionPool().connectionCount())
          .isEqualTo(client.connectionPool().idleConnectionCount());
      client.connectionPool().evictAll();
      assertThat(client.connectionPool().connectionCount()).isZero();
      assertThat(server.awaitHangUp()).isTrue();
    }
  }

  /** Of the caller's client all threads end, and of ours none keeps a program alive. */
  @Test
  void onlyDaemonsAreLeft() throws IOException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    OkHttpClient client = new OkHttpClient();
    try (FaultServer server = new FaultServer()) {
      for (LettermintProjects lettermint :
          List.of(Calls.to(server.url(), LONG, client), own(server))) {
        lettermint.rotateToken("p1");
        lettermint.rotateTokenAsync("p1").join();
      }
    }
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();

    List<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread) && !thread.isDaemon())
            .toList();
    for (Thread thread : left) {
      join(thread);
    }
    assertThat(left).noneMatch(Thread::isAlive);
  }

  @Test
  void aProgramEndsByItself() throws Exception {
    try (FaultServer server = new FaultServer()) {
      Process program =
          new ProcessBuilder(
                  System.getProperty("java.home") + "/bin/java",
                  "-cp",
                  System.getProperty("java.class.path"),
                  LeakTest.class.getName(),
                  server.url())
              .redirectErrorStream(true)
              .start();
      try {
        assertThat(program.waitFor(20, TimeUnit.SECONDS)).as("the program ended").isTrue();
        assertThat(program.inputReader().lines().collect(Collectors.joining())).isEqualTo("p1");
        assertThat(program.exitValue()).isZero();
      } finally {
        program.destroyForcibly();
      }
    }
  }

  /** The program: it leaves a connection open, and returns. */
  public static void main(String[] args) {
    LettermintProjects lettermint =
        LettermintProjects.builder().teamToken(Answers.TEAM_TOKEN).baseUrl(args[0]).build();
    System.out.println(lettermint.rotateTokenAsync("p1").join().project().id());
  }

  private static LettermintProjects own(FaultServer server) {
    return LettermintProjects.builder().teamToken(Answers.TEAM_TOKEN).baseUrl(server.url()).build();
  }

  private static void tryToRotate(Calls call, LettermintProjects lettermint) {
    try {
      call.rotate(lettermint);
    } catch (RotationException e) {
      Calls.assertShowsNoToken(e);
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
