package co.lettermint.projects.contract.custody;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.CannedAnswer;
import co.lettermint.projects.contract.CannedApi;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** No body, whatever its shape, takes more than 64 MiB of heap or much more than the timeout. */
class BoundsTest {
  /** What a Java virtual machine with this client needs before the first call, and 64 MiB. */
  private static final String HEAP = "-Xmx88m";

  /** More than is looked at. A few kilobytes inflate to it. */
  private static final int BOUND = 17 * 1024 * 1024;

  private static final String HEAD =
      "{\"new_token\": \"lm_example_not_a_token\", \"data\": {\"routes\": [{\"statistics\": ";

  @TempDir Path folder;

  @Test
  @Timeout(300)
  void everyShapeFitsTheHeap() throws Exception {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                BoundsTest.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(280, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }

    assertThat(process.exitValue()).as(() -> read(output)).isZero();
    assertThat(read(output).lines()).hasSize(shapes().size());
  }

  /** Runs in a small virtual machine, which ends if memory does. */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, String> shape : shapes().entrySet()) {
      String piece = shape.getValue().repeat(1000);
      ByteString body = Answers.gzip(HEAD, piece, 1 + BOUND / piece.length());

      Rotation rotation = new CannedApi().rotate(CannedAnswer.ok(body));

      // What was decoded can be compared and written without end of the stack.
      new Gson().toJson(rotation.response(), Writer.nullWriter());
      System.out.println(shape.getKey() + ": " + rotation.response().hashCode());
    }
  }

  private static Map<String, String> shapes() {
    Map<String, String> shapes = new LinkedHashMap<>();
    shapes.put("empty objects", "[{},{},{},{},{},{},{},{}");
    shapes.put("objects in objects", "{\"a\":");
    shapes.put("arrays in arrays", "[");
    shapes.put("members", "{\"a\":{},\"b\":{},\"c\":[],\"d\":{\"e\":{}},");
    shapes.put("numbers", "[1,2,3,4,5,6,7,8,9,");
    shapes.put("texts", "[\"a\",\"b\",\"c\",\"d\",");
    shapes.put("long token", "1}]}, \"new_token\": \"aaaaaaaaaaaaaaaa");
    shapes.put("long text", "\"aaaaaaaaaaaaaaaa");
    shapes.put("wide text", "\"\u00e4\u4e2d\u00e4\u4e2d\u00e4\u4e2d");
    shapes.put("drifts", "1}, 7, 7, 7, {\"route_type\": 7}, {\"statistics\": ");
    shapes.put("routes", "{}}, {}, {}, {\"slug\": \"\", \"created_at\": \"x\"}, {\"statistics\": ");
    return shapes;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
