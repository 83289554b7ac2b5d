package co.lettermint.projects.contract.custody;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.Jvm;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** No body, whatever its shape, takes more than 64 MiB of heap or much more than the timeout. */
class BoundsTest {
  /** What a Java virtual machine with this client needs before the first call, and 64 MiB. */
  private static final String HEAP = "-Xmx88m";

  /** More than is looked at. A few kilobytes inflate to it. */
  private static final int BOUND = 17 * 1024 * 1024;

  private static final String HEAD =
      "{\"new_token\": \"lm_example_not_a_token\", \"data\": {\"routes\": [{\"statistics\": ";

  @Test
  @Timeout(300)
  void everyShapeFitsTheHeap() throws Exception {
    String classPath = System.getProperty("java.class.path");

    assertThat(
            Jvm.run(
                HEAP, "-XX:+ExitOnOutOfMemoryError", "-cp", classPath, BoundsTest.class.getName()))
        .hasSizeGreaterThan(20);
  }

  /** Runs in a small virtual machine, which ends if memory does. */
  public static void main(String[] args) throws IOException {
    Path table =
        Path.of("src/test/resources/co/lettermint/projects/contract/survival/repeated.csv");
    for (String row : Files.readAllLines(table).stream().skip(1).toList()) {
      String shape = row.substring(row.indexOf('|') + 2);
      String piece = shape.translateEscapes().repeat(1000);
      ByteString body = Answers.gzip(HEAD, piece, 1 + BOUND / piece.length());

      Rotation rotation = new CannedApi().rotate(body);

      // What was decoded can be compared and written without end of the stack.
      new Gson().toJson(rotation.response(), Writer.nullWriter());
      System.out.println(shape + " " + rotation.response().hashCode());
    }
  }
}
