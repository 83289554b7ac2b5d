/**
 * Reading and writing JSON: what the generated records call. It is public for them alone and may
 * change with any version.
 */
@NullMarked
package co.lettermint.projects.json;

import org.jspecify.annotations.NullMarked;
