package co.lettermint.projects.contract.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port that neither accepts nor refuses: its queue of connections is full. */
final class FullBacklog implements AutoCloseable {
  private final ServerSocket listener;
  private final List<Socket> queue = new ArrayList<>();

  FullBacklog() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
    fill();
  }

  private void fill() throws IOException {
    try {
      while (queue.size() < 1000) {
        Socket socket = new Socket();
        queue.add(socket);
        socket.connect(new InetSocketAddress("127.0.0.1", listener.getLocalPort()), 500);
      }
      throw new AssertionError("the queue of connections has no end");
    } catch (SocketTimeoutException e) { // full
    }
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/v1";
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : queue) {
      socket.close();
    }
    listener.close();
  }
}
