/**
 * Rotates the API token of a Lettermint project. Start at {@link
 * co.lettermint.projects.LettermintProjects}; what can go wrong is a {@link
 * co.lettermint.projects.RotationException}.
 */
@NullMarked
package co.lettermint.projects;

import org.jspecify.annotations.NullMarked;
