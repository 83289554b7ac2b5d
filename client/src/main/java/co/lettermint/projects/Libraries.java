package co.lettermint.projects;

import java.lang.reflect.Executable;
import java.util.Arrays;

/**
 * Looks for what this client needs of the libraries on the class path, which other frameworks may
 * have brought, before anything is sent.
 */
final class Libraries {
  private Libraries() {}

  /** Throws an {@link IllegalStateException} that names the library and the version needed. */
  static void check() {
    require("com.google.gson.stream.JsonReader", "getPreviousPath", "Gson 2.10.1");
    require("okhttp3.RequestBody", "isOneShot", "OkHttp 4.12.0");
    require("okhttp3.Request$Builder", "tag", "OkHttp 4.12.0");
    require("okio.Buffer", "copyTo", "Okio 3.6.0");
    require("okio.AsyncTimeout", "exit", "Okio 3.6.0");
    require("retrofit2.Retrofit$Builder", "callFactory", "Retrofit 2.11.0");
  }

  private static void require(String type, String method, String library) {
    try {
      boolean isThere =
          Arrays.stream(Class.forName(type).getMethods())
              .map(Executable::getName)
              .anyMatch(method::equals);
      if (!isThere) {
        throw new NoSuchMethodException(method);
      }
    } catch (ReflectiveOperationException | LinkageError e) {
      throw new IllegalStateException(
          library
              + " or newer is needed: on the class path "
              + type
              + "."
              + method
              + " is missing. Look for an older version that another library brings.",
          e);
    }
  }
}
