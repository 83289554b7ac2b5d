package co.lettermint.projects;

import com.google.gson.stream.JsonReader;
import java.io.StringReader;
import java.util.function.Supplier;
import okhttp3.RequestBody;
import okio.AsyncTimeout;
import retrofit2.Retrofit;

/**
 * Finds out whether the libraries on the class path, which other frameworks may have brought, have
 * what this client needs. It calls the methods rather than look them up by name, which shrinkers
 * and native images would not see.
 */
final class Libraries {
  private Libraries() {}

  /** Throws an {@link IllegalStateException} that names the library and the version needed. */
  static void check() {
    require("Gson 2.10.1", () -> new JsonReader(new StringReader("")).getPreviousPath());
    require("Okio 3.6.0", () -> new AsyncTimeout().exit());
    require("OkHttp 4.12.0", () -> RequestBody.create(new byte[0], null).isOneShot());
    require("Retrofit 3.0.0", () -> new Retrofit.Builder().validateEagerly(false));
  }

  private static void require(String library, Supplier<?> use) {
    try {
      var unused = use.get();
    } catch (LinkageError e) {
      throw new IllegalStateException(
          library
              + " or newer is needed, and an older one is on the class path. Look for the library"
              + " that brings it, and set the version yourself.",
          e);
    }
  }
}
