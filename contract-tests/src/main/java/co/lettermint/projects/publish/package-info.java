/** The way from Pact's Maven plugin to a broker. */
@NullMarked
package co.lettermint.projects.publish;

import org.jspecify.annotations.NullMarked;
