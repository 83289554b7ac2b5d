/** Rotates a token with the built jar, and tells what happened or how the answer differs. */
@NullMarked
package co.lettermint.projects.demo;

import org.jspecify.annotations.NullMarked;
