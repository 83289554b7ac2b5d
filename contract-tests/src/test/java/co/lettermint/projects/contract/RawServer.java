package co.lettermint.projects.contract;

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
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/**
 * A loopback server at the level of bytes, for what the embedded provider cannot say. It rotates
 * and keeps connections open until it is given a script.
 */
public final class RawServer implements AutoCloseable {
  private final ServerSocket listener;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> new Thread(task, "raw-server"));
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile List<Script> onRequest = List.of(c -> c.send(Answers.ROTATED));
  private volatile @Nullable Script onConnection;

  /** What the server does on a connection. */
  public interface Script {
    void play(Connection connection) throws IOException, InterruptedException;
  }

  /** What becomes of a connection once something was sent on it. */
  public enum End {
    /** It stays open for the next request. */
    OPEN,
    CLOSE,
    /** A reset instead of an orderly end. */
    RESET,
    /** Nothing until the client hangs up. */
    SILENCE
  }

  public RawServer() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::acceptAll);
  }

  public String url() {
    return "http://127.0.0.1:" + port() + "/v1";
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** The heads of the requests since the server was last given a script. */
  public List<String> requests() {
    return requests;
  }

  /** Answers the next requests with these bytes, in this order, and all others with the last. */
  public void answer(String... answers) {
    onRequest(Stream.of(answers).map(RawServer::answering).toArray(Script[]::new));
  }

  /** Sends these bytes, none of them being the end of the connection. */
  public static Script answering(String answer) {
    return c -> c.send(answer, answer.isEmpty() ? End.CLOSE : End.OPEN);
  }

  /** Plays these scripts in the place of answers, in this order, and the last for all others. */
  public void onRequest(Script... scripts) {
    requests.clear();
    onRequest = List.of(scripts);
  }

  /** Plays this script on each connection, before a request is read, and ends it; open ones too. */
  public void onConnection(Script script) throws IOException {
    requests.clear();
    onConnection = script;
    dropConnections();
  }

  /** Closes what is open, and stays there for new connections. */
  public void dropConnections() throws IOException {
    for (Socket socket : open) {
      socket.close();
    }
    awaitHangUp(); // a thread that still reads may get another request
  }

  /** Whether all connections end, within a time that is long enough. */
  public boolean awaitHangUp() {
    return await(open::isEmpty);
  }

  /** The same, where a client may keep some for its next call, once it has them back. */
  public boolean awaitHangUp(OkHttpClient client) {
    return await(
        () -> {
          client.connectionPool().evictAll();
          return open.isEmpty();
        });
  }

  /** Whether a request comes, within a time that is long enough. */
  public boolean awaitRequest() {
    return await(() -> !requests.isEmpty());
  }

  private static boolean await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
    return condition.getAsBoolean();
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
      Script first = onConnection;
      if (first != null) {
        first.play(connection);
        return;
      }
      while (connection.readHead()) {
        List<Script> scripts = onRequest;
        requests.add(connection.head);
        scripts.get(Math.min(requests.size(), scripts.size()) - 1).play(connection);
      }
    } catch (IOException | InterruptedException e) { // the client hung up, or the server is closing
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
    dropConnections();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new AssertionError("a thread of the raw server did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** One accepted connection, with the head of the last request on it. */
  public static final class Connection {
    private static final ByteString EMPTY_LINE = ByteString.encodeUtf8("\r\n\r\n");

    private final Socket socket;
    private final BufferedSource input;
    private String head = "";

    private Connection(Socket socket) throws IOException {
      this.socket = socket;
      this.input = Okio.buffer(Okio.source(socket));
    }

    /** Reads to the empty line behind the headers; false where the client hung up before. */
    private boolean readHead() throws IOException {
      long size = input.indexOf(EMPTY_LINE) + EMPTY_LINE.size();
      head = size < EMPTY_LINE.size() ? "" : input.readUtf8(size);
      return !head.isEmpty();
    }

    /** A header of the request, name and all. */
    public String header(String name) {
      return head.lines().filter(line -> line.startsWith(name + ":")).findFirst().orElse("");
    }

    public void send(String text) throws IOException {
      send(ByteString.encodeUtf8(text));
    }

    public void send(ByteString bytes) throws IOException {
      socket.getOutputStream().write(bytes.toByteArray());
      socket.getOutputStream().flush();
    }

    public void send(String text, End end) throws IOException {
      send(text);
      switch (end) {
        case OPEN -> {}
        case CLOSE -> socket.close();
        case RESET -> {
          socket.setSoLinger(true, 0);
          socket.close();
        }
        case SILENCE -> input.readAll(Okio.blackhole());
      }
    }

    /** Sends a byte at a time, for much longer than any test waits. */
    public void drip(String text) throws IOException, InterruptedException {
      for (int i = 0; i < 600; i++) {
        send(i < text.length() ? text.substring(i, i + 1) : " ");
        Thread.sleep(100);
      }
    }
  }
}
