/**
 * A Lettermint on this machine, for tests and demonstrations: a loopback server that obeys the
 * specification. Start at {@link co.lettermint.projects.provider.EmbeddedProvider}.
 */
@NullMarked
package co.lettermint.projects.provider;

import org.jspecify.annotations.NullMarked;
