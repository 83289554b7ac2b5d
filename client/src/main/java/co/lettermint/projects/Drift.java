package co.lettermint.projects;

/**
 * A place where a response is not as specified. The value there is null in the records, or kept
 * where its type allows it; everything else was read. Never holds a token.
 *
 * @param path JSON path of the place, such as {@code $.data.routes[0].route_type}
 * @param expected what the specification says
 * @param found a JSON type, the text of an enumeration or date, or what else is the matter
 */
public record Drift(String path, String expected, String found) {}
