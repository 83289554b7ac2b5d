/**
 * The specification as a tree, for the embedded provider and for the contract tests. Not meant for
 * other users.
 */
@NullMarked
package co.lettermint.projects.specification;

import org.jspecify.annotations.NullMarked;
