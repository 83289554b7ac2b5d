/** Publishes the consumer's pact to a Pact Broker or PactFlow. */
@NullMarked
package co.lettermint.projects.publish;

import org.jspecify.annotations.NullMarked;
