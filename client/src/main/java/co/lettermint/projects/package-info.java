/**
 * Rotates the API token of a Lettermint project.
 *
 * <h2>Rotating a token</h2>
 *
 * <p>Build one {@link co.lettermint.projects.LettermintProjects} and share it. The call kills the
 * project's token and answers once with its successor, so give it a {@link
 * co.lettermint.projects.TokenStore}: it is asked before anything is sent whether it is ready, and
 * gets the token before the rest of the answer is read.
 *
 * <pre>{@code
 * LettermintProjects lettermint =
 *     LettermintProjects.builder().teamToken(System.getenv("LETTERMINT_TEAM_TOKEN")).build();
 *
 * Rotation rotation =
 *     lettermint.rotateToken(projectId, TokenFile.at(Path.of("/run/secrets/lettermint")));
 * }</pre>
 *
 * <p>An answer that deviates from the specification still gives its token; {@link
 * co.lettermint.projects.Rotation#drift} lists the deviations.
 *
 * <h2>When no token came back</h2>
 *
 * <p>A call sends one request and repeats nothing. It ends with a {@link
 * co.lettermint.projects.RotationException} whose {@link
 * co.lettermint.projects.RotationException#outcome outcome} says what is true of the old token:
 *
 * <ul>
 *   <li>{@link co.lettermint.projects.NotSentException}, {@link
 *       co.lettermint.projects.RefusedException}: it works. Remove the cause and rotate again.
 *   <li>{@link co.lettermint.projects.UnknownOutcomeException}: it works, or is dead. Rotate again
 *       when the limit on calls allows.
 *   <li>{@link co.lettermint.projects.TokenUnreadableException}, {@link
 *       co.lettermint.projects.TokenNotStoredException}: it is dead. Each carries what arrived.
 * </ul>
 *
 * <h2>What is shown</h2>
 *
 * <p>Tokens are {@link co.lettermint.projects.Secret}s, which {@link
 * co.lettermint.projects.Secret#reveal} alone shows. No {@code toString}, message or cause of this
 * package does. Unless marked {@code @Nullable}, nothing takes or returns null.
 */
@NullMarked
package co.lettermint.projects;

import org.jspecify.annotations.NullMarked;
