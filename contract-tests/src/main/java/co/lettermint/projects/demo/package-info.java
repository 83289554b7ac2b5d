/** Rotates a token with the built jar and tells what happened. */
@NullMarked
package co.lettermint.projects.demo;

import org.jspecify.annotations.NullMarked;
