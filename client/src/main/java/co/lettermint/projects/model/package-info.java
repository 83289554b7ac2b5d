/**
 * The bodies of the API as immutable records, generated from the specification. A component is null
 * where the JSON has no value for it, or one that is not as specified.
 */
@NullMarked
package co.lettermint.projects.model;

import org.jspecify.annotations.NullMarked;
