package co.lettermint.projects.contract.generated;

import java.util.Map;
import java.util.Set;

/**
 * A record that was generated for a schema of type object.
 *
 * @param components the types of its components by their names, such as {@code List<Route>}
 * @param writtenWhenNull the JSON properties that it writes although they are null
 */
public record GeneratedRecord(Map<String, String> components, Set<String> writtenWhenNull) {}
