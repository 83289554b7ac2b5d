/**
 * Rotates the API token of a Lettermint project; see {@link co.lettermint.projects}. Okio and
 * Retrofit are automatic modules, which the module path takes and {@code jlink} refuses.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic"})
module co.lettermint.projects {
  // Types of these are in our signatures.
  requires transitive com.google.gson;
  requires transitive okhttp3;
  requires transitive retrofit2;
  requires static transitive org.jspecify;
  requires okio;

  exports co.lettermint.projects;
  exports co.lettermint.projects.api;
  exports co.lettermint.projects.model;

  // Gson makes the records' adapters, which are package-private, in a caller's own Gson.
  opens co.lettermint.projects.model to
      com.google.gson;
}
