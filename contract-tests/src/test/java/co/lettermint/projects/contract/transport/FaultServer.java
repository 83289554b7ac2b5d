package co.lettermint.projects.contract.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A loopback server at the level of bytes. It rotates and keeps connections open until it is armed;
 * from then on it does what the fault says. It notes the requests whose heads came in full.
 */
final class FaultServer implements AutoCloseable {
  private static final int MAX_KEPT = 100;

  private final ServerSocket listener;
  private final ExecutorService threads;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final AtomicInteger posts = new AtomicInteger();
  private volatile @Nullable Fault fault;

  FaultServer() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads = Executors.newCachedThreadPool(task -> new Thread(task, "fault-server"));
    threads.execute(this::acceptAll);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/v1";
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The heads of the first requests since the server was armed, or since it began. */
  List<String> requests() {
    return heads;
  }

  /** How many POSTs there were in all. */
  int posts() {
    return posts.get();
  }

  /** From now on, as the fault says. One that does not read requests ends open connections, too. */
  void arm(Fault fault) throws IOException {
    heads.clear();
    this.fault = fault;
    if (!fault.readsRequest()) {
      dropConnections();
    }
  }

  /** Closes what is open, and stays there for new connections. */
  void dropConnections() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    awaitHangUp(); // a thread that still reads may get another request
  }

  /** Whether all connections end, within a time that is long enough. */
  boolean awaitHangUp() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!open.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    return open.isEmpty();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket socket = listener.accept();
        open.add(socket);
        threads.execute(() -> serve(socket));
      }
    } catch (IOException e) { // the listener was closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      Connection connection = new Connection(socket);
      Fault atOnce = fault;
      if (atOnce != null && !atOnce.readsRequest()) {
        atOnce.script().play(connection);
        return;
      }
      while (connection.readHead()) {
        note(connection.head());
        Fault armed = fault;
        if (armed == null) {
          connection.send(Answers.ROTATED);
        } else {
          armed.script().play(connection);
          if (armed.endsConnection()) {
            return;
          }
        }
      }
    } catch (IOException e) { // the client hung up, or the server is closing
    } finally {
      open.remove(socket);
    }
  }

  private void note(String head) {
    if (head.startsWith("POST ")) {
      posts.incrementAndGet();
    }
    if (heads.size() < MAX_KEPT) {
      heads.add(head);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    dropConnections();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new AssertionError("a thread of the fault server did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
