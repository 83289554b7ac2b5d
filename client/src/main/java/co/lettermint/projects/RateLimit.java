package co.lettermint.projects;

import java.time.Instant;

/**
 * What the server said of its limit on calls, in the {@code X-RateLimit} headers.
 *
 * @param limit calls that this window allows
 * @param remaining calls that are left in this window
 * @param resetsAt when the window ends
 */
public record RateLimit(int limit, int remaining, Instant resetsAt) {}
