package co.lettermint.projects.bench;

/** A client that is measured. */
interface Subject {
  String OURS = "ours";
  String RETROFIT2 = "retrofit2";
  String OKHTTP_GSON = "okhttp-gson";
  String NATIVE = "native";

  /** The floor: OkHttp and a search for the token; JSON is skipped with Gson's reader. */
  String RAW = "raw";

  /**
   * What the client makes of a body that it received; the floor skips its values.
   *
   * @return the decoded body, for {@link #write}
   */
  Object decode(byte[] body) throws Exception;

  /** JSON of a decoded body. */
  String write(Object decoded) throws Exception;

  /** Sends one call and returns the token. */
  String rotate() throws Exception;

  /**
   * A client for this endpoint. Plain code, so that a cold start loads the classes of one client
   * alone, and none for reflection or lambdas.
   */
  static Subject of(String name, Endpoint endpoint) {
    switch (name) {
      case OURS:
        return new Ours(endpoint);
      case RETROFIT2:
        return new Retrofit2(endpoint);
      case OKHTTP_GSON:
        return new OkHttpGson(endpoint);
      case NATIVE:
        return new Native(endpoint);
      case RAW:
        return new Raw(endpoint);
      default:
        throw new IllegalArgumentException(name);
    }
  }
}
