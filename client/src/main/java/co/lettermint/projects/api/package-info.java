/** The API as Retrofit interfaces, generated from the specification. */
@NullMarked
package co.lettermint.projects.api;

import org.jspecify.annotations.NullMarked;
