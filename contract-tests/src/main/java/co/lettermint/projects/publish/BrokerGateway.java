package co.lettermint.projects.publish;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * Stands between Pact's Maven plugin and a broker, and adds the broker's token. The plugin itself
 * takes a token along to every host that a broker redirects or links to (seen with 4.6.20), so it
 * is given this loopback address and no token. The token goes to the broker's own address alone.
 */
public final class BrokerGateway extends Dispatcher implements AutoCloseable {
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .callTimeout(Duration.ofSeconds(30))
          .followRedirects(false)
          .followSslRedirects(false)
          .build();
  private final MockWebServer server = new MockWebServer();
  private final String broker;
  private final String token;

  private BrokerGateway(String broker, String token) {
    this.broker = HttpUrl.get(broker).toString().replaceAll("/+$", "");
    this.token = token;
  }

  /** Starts one on a free port. */
  public static BrokerGateway start(String broker, String token) throws IOException {
    BrokerGateway gateway = new BrokerGateway(broker, token);
    gateway.server.setDispatcher(gateway);
    gateway.server.start(InetAddress.getByName("127.0.0.1"), 0);
    return gateway;
  }

  /** Writes its address as {@code broker.url} to the file {@code args[0]}, and serves on. */
  @SuppressWarnings("resource") // ends with the build
  public static void main(String[] args) throws IOException {
    BrokerGateway gateway =
        start(System.getenv("PACT_BROKER_BASE_URL"), System.getenv("PACT_BROKER_TOKEN"));
    Files.writeString(Path.of(args[0]), "broker.url=" + gateway.url() + "\n");
  }

  public String url() {
    return "http://127.0.0.1:" + server.getPort();
  }

  @Override
  public void close() {
    server.close();
  }

  @Override
  public MockResponse dispatch(RecordedRequest asked) {
    try (Response response = client.newCall(request(asked)).execute()) {
      return response.isRedirect()
          ? failure("The broker redirects, and its token does not follow: give the final address.")
          : answer(response.code(), response.header("Content-Type"), response.body().string());
    } catch (IOException e) {
      return failure("The broker cannot be reached: " + e.getMessage());
    }
  }

  private Request request(RecordedRequest asked) {
    MediaType json = MediaType.get("application/json");
    boolean hasBody = asked.getBodySize() > 0;
    return new Request.Builder()
        .url(broker + asked.getTarget())
        .method(asked.getMethod(), hasBody ? RequestBody.create(asked.getBody(), json) : null)
        .header("Accept", "application/hal+json, application/json")
        .header("Authorization", "Bearer " + token)
        .build();
  }

  private MockResponse failure(String sentence) {
    return answer(502, "text/plain", sentence);
  }

  /** Links to the broker become links to this gateway. */
  private MockResponse answer(int status, String type, String text) {
    return new MockResponse.Builder()
        .code(status)
        .setHeader("Content-Type", type == null ? "text/plain" : type)
        .body(text.replace(token, "[redacted]").replace(broker, url()))
        .build();
  }
}
