package co.lettermint.projects.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers each request on a connection with the same bytes, in one write. It does next to nothing,
 * so that what is measured beside it is the client. Requests have no body.
 */
final class LoopbackServer implements AutoCloseable {
  private static final int END_OF_HEADERS = 0x0d0a0d0a;

  private final ServerSocket server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
  private volatile byte[] answer;

  LoopbackServer() throws IOException {
    answerWith(Bodies.of(1));
    daemon(this::accept);
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  /** The body of all answers from now on. */
  void answerWith(byte[] body) {
    byte[] head =
        """
        HTTP/1.1 200 OK\r
        Content-Type: application/json\r
        Content-Length: %d\r
        X-RateLimit-Limit: 10\r
        X-RateLimit-Remaining: 9\r
        X-RateLimit-Reset: 1705843200\r
        \r
        """
            .formatted(body.length)
            .getBytes(StandardCharsets.US_ASCII);
    byte[] next = new byte[head.length + body.length];
    System.arraycopy(head, 0, next, 0, head.length);
    System.arraycopy(body, 0, next, head.length, body.length);
    answer = next;
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        daemon(() -> serve(socket));
      } catch (IOException e) {
        if (!server.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket;
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream()) {
      int last = 0;
      for (int next = in.read(); next >= 0; next = in.read()) {
        last = last << 8 | next;
        if (last == END_OF_HEADERS) {
          out.write(answer);
        }
      }
    } catch (IOException e) {
      // The client is gone.
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "loopback");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
