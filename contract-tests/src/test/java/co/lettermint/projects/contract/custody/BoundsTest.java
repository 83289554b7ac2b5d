package co.lettermint.projects.contract.custody;

import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Rotation;
import co.lettermint.projects.contract.Answers;
import co.lettermint.projects.contract.CannedApi;
import co.lettermint.projects.contract.Jvm;
import com.google.gson.Gson;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
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
        .hasSize(shapes().size());
  }

  /** Runs in a small virtual machine, which ends if memory does. */
  public static void main(String[] args) throws IOException {
    for (Map.Entry<String, String> shape : shapes().entrySet()) {
      String piece = shape.getValue().repeat(1000);
      ByteString body = Answers.gzip(HEAD, piece, 1 + BOUND / piece.length());

      Rotation rotation = new CannedApi().rotate(body);

      // What was decoded can be compared and written without end of the stack.
      new Gson().toJson(rotation.response(), Writer.nullWriter());
      System.out.println(shape.getKey() + ": " + rotation.response().hashCode());
    }
  }

  private static Map<String, String> shapes() {
    return Map.ofEntries(
        Map.entry("empty objects", "[{},{},{},{},{},{},{},{}"),
        Map.entry("objects in objects", "{\"a\":"),
        Map.entry("arrays in arrays", "["),
        Map.entry("members", "{\"a\":{},\"b\":{},\"c\":[],\"d\":{\"e\":{}},"),
        Map.entry("numbers", "[1,2,3,4,5,6,7,8,9,"),
        Map.entry("texts", "[\"a\",\"b\",\"c\",\"d\","),
        Map.entry("long token", "1}]}, \"new_token\": \"aaaaaaaaaaaaaaaa"),
        Map.entry("long text", "\"aaaaaaaaaaaaaaaa"),
        Map.entry("wide text", "\"\u00e4\u4e2d\u00e4\u4e2d\u00e4\u4e2d"),
        Map.entry("drifts", "1}, 7, 7, 7, {\"route_type\": 7}, {\"statistics\": "),
        Map.entry(
            "routes", "{}}, {}, {}, {\"slug\": \"\", \"created_at\": \"x\"}, {\"statistics\": "));
  }
}
