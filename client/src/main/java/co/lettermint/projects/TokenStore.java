package co.lettermint.projects;

/**
 * Keeps a new token, which exists nowhere else. A lambda such as {@code token -> vault.put(name,
 * token.reveal())} is one; it captures what it needs to know of the project.
 */
@FunctionalInterface
public interface TokenStore {
  /**
   * Stores the token. Called once, as soon as the token has arrived and before the rest of the
   * answer is read; the time it takes does not count as the call's. In the asynchronous form it
   * runs on a thread of OkHttp's dispatcher.
   *
   * @throws Exception if the token could not be stored; the call then ends as {@link
   *     TokenNotStoredException}, which carries the token
   */
  void store(Secret token) throws Exception;

  /**
   * Proves that {@link #store} will work, and leaves nothing behind. Called on the caller's thread
   * before anything is sent, while the old token still works.
   *
   * @throws Exception if the store is not ready; the call then ends as {@link NotSentException}
   */
  default void prepare() throws Exception {}
}
