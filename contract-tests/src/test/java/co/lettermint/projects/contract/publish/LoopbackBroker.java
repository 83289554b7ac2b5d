package co.lettermint.projects.contract.publish;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A Pact Broker below a path of loopback: what it answers can be set, what it was sent is kept. */
final class LoopbackBroker extends Dispatcher implements AutoCloseable {
  static final String INDEX = "GET /broker/";
  static final String ENVIRONMENTS = "GET /broker/environments";
  static final String PUBLISH = "POST /broker/contracts/publish";
  static final String MATRIX = "GET /broker/matrix";

  final List<RecordedRequest> requests = new ArrayList<>();
  private final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
  private final MockWebServer server = new MockWebServer();

  LoopbackBroker() throws IOException {
    server.setDispatcher(this);
    server.start(InetAddress.getByName("127.0.0.1"), 0);
    link("/broker");
    environments("test", "production");
    answer(PUBLISH, 200, "{\"notices\": [], \"_links\": {}}");
    matrix(true, "All required verification results are published and successful");
  }

  String url() {
    return "http://127.0.0.1:" + server.getPort() + "/broker";
  }

  void answer(String request, int status, String body) {
    answers.put(
        request,
        new MockResponse.Builder()
            .code(status)
            .addHeader("Content-Type", "application/hal+json;charset=utf-8")
            .body(body)
            .build());
  }

  void redirect(String request, String location) {
    answers.put(
        request, new MockResponse.Builder().code(307).addHeader("Location", location).build());
  }

  /** Has the index link to an address, or to a path of this server. */
  void link(String base) {
    String address = base.startsWith("/") ? url().replaceAll("/broker$", base) : base;
    answer(
        INDEX,
        200,
        """
        {"_links": {"pb:publish-contracts": {"href": "%s/contracts/publish"},
                    "pb:environments": {"href": "%s/environments"}}}
        """
            .formatted(address, address));
  }

  void environments(String... names) {
    JsonArray environments = new JsonArray();
    for (String name : names) {
      JsonObject environment = new JsonObject();
      environment.addProperty("name", name);
      environments.add(environment);
    }
    answer(ENVIRONMENTS, 200, "{\"_embedded\": {\"environments\": " + environments + "}}");
  }

  void matrix(boolean deployable, String reason) {
    JsonObject summary = new JsonObject();
    summary.addProperty("deployable", deployable);
    summary.addProperty("reason", reason);
    answer(MATRIX, 200, "{\"summary\": " + summary + ", \"matrix\": []}");
  }

  /** Method and path of each request, in order. */
  synchronized List<String> asked() {
    return requests.stream().map(LoopbackBroker::asked).toList();
  }

  private static String asked(RecordedRequest request) {
    return request.getMethod() + " " + request.getUrl().encodedPath();
  }

  @Override
  public synchronized MockResponse dispatch(RecordedRequest request) {
    requests.add(request);
    return answers.getOrDefault(asked(request), new MockResponse.Builder().code(404).build());
  }

  @Override
  public void close() {
    server.close();
  }
}
