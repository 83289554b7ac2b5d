package co.lettermint.projects.contract.transport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One accepted connection of a {@link FaultServer}, with the head of the request on it. */
final class Connection {
  private final Socket socket;
  private final InputStream input;
  private String head = "";

  Connection(Socket socket) throws IOException {
    this.socket = socket;
    this.input = new BufferedInputStream(socket.getInputStream());
  }

  /** Reads to the empty line behind the headers; false where the client hung up before. */
  boolean readHead() throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
      int next = input.read();
      if (next < 0) {
        return false;
      }
      text.append((char) next);
    }
    head = text.toString();
    return true;
  }

  String head() {
    return head;
  }

  /** What the client sent as credentials, for scripts that repeat it. */
  String authorization() {
    return head.lines()
        .filter(line -> line.startsWith("Authorization:"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no Authorization header in the request"));
  }

  String origin(String host) {
    return "http://" + host + ":" + socket.getLocalPort();
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  void sendAndReset(String text) throws IOException {
    send(text);
    reset();
  }

  void sendAndWait(String text) throws IOException {
    send(text);
    awaitHangUp();
  }

  void sendAndDrip(String atOnce, String drop) throws IOException {
    send(atOnce);
    drip(drop);
  }

  /** Sends a byte at a time, for much longer than any test waits. */
  void drip(String text) throws IOException {
    try {
      for (int i = 0; i < 600; i++) {
        send(i < text.length() ? text.substring(i, i + 1) : " ");
        Thread.sleep(100);
      }
    } catch (InterruptedException e) { // the server is closing
      Thread.currentThread().interrupt();
    }
  }

  /** Says nothing until the client hangs up. */
  void awaitHangUp() throws IOException {
    while (input.read() >= 0) {}
  }

  void close() throws IOException {
    socket.close();
  }

  /** Ends the connection with a reset instead of an orderly end. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
