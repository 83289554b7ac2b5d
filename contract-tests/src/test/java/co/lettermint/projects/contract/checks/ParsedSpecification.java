package co.lettermint.projects.contract.checks;

import co.lettermint.projects.specification.Specification;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;

/**
 * The specification as Swagger Parser reads it.
 *
 * @param messages what the parser has to say, nothing about a specification without mistakes
 */
record ParsedSpecification(OpenAPI model, List<String> messages) {
  private static final Map<Specification, ParsedSpecification> PARSED =
      Collections.synchronizedMap(new WeakHashMap<>());

  /** Parses it once. */
  static ParsedSpecification of(Specification specification) {
    ParsedSpecification parsed = PARSED.get(specification);
    if (parsed == null) { // without the map's lock, for many are parsed at the same time
      parsed = parse(specification);
      PARSED.put(specification, parsed);
    }
    return parsed;
  }

  private static ParsedSpecification parse(Specification specification) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    SwaggerParseResult parsed =
        new OpenAPIV3Parser().readContents(specification.text(), null, options);
    return new ParsedSpecification(
        Objects.requireNonNullElseGet(parsed.getOpenAPI(), OpenAPI::new),
        Objects.requireNonNullElse(parsed.getMessages(), List.of()));
  }
}
