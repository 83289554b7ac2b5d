package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Model.ApiFile;
import co.lettermint.projects.generator.Model.Argument;
import co.lettermint.projects.generator.Model.Method;
import co.lettermint.projects.generator.Shape.Part;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From operations to the methods of Retrofit interfaces, one interface for each tag. */
final class Operations {
  private final Specification specification;
  private final Schemas schemas;
  private final Set<String> refusals;
  private final Map<String, ApiFile> files = new LinkedHashMap<>();

  Operations(Specification specification, Schemas schemas, Set<String> refusals) {
    this.specification = specification;
    this.schemas = schemas;
    this.refusals = refusals;
  }

  Collection<ApiFile> files() {
    for (var path : specification.at("/paths").properties()) {
      JsonNode item = specification.resolved(path.getValue());
      for (String method : Specification.METHODS) {
        JsonNode operation = item.path(method);
        if (path.getKey().startsWith("/") && operation.isObject()) {
          String http = method.toUpperCase(Locale.ROOT);
          add(new OneOperation(path.getKey(), http, item, operation));
        }
      }
    }
    return files.values();
  }

  private void add(OneOperation one) {
    Method method = one.method();
    List<String> tags = Shape.texts(one.operation.path("tags")).toList();
    for (String tag : tags.isEmpty() ? List.of("Default") : tags) {
      List<Method> methods = file(tag).methods();
      boolean isTaken = methods.stream().anyMatch(other -> other.name().equals(method.name()));
      String reason = "its tag has two methods `%s`; change its operationId";
      one.place.refuse(isTaken, reason, method.name());
      methods.add(method);
    }
  }

  private ApiFile file(String tag) {
    String type = Names.type(tag) + "Api";
    if (!files.containsKey(type)) {
      schemas.claim(type, new Place("tag `" + tag + "`", refusals));
      String doc = "";
      for (JsonNode known : specification.at("/tags")) {
        doc = known.path("name").asText().equals(tag) ? known.path("description").asText() : doc;
      }
      String javadoc = Text.javadoc(doc, "The operations of ", tag);
      String version = Text.literal(specification.at("/info/version").asText());
      files.put(type, new ApiFile(type, javadoc, version, new ArrayList<>()));
    }
    return files.get(type);
  }

  /** One operation on its way to a method. */
  private final class OneOperation {
    private final String path;
    private final String http;
    private final JsonNode operation;
    private final Place place;
    private final String name;
    private final Map<String, JsonNode> parameters = new LinkedHashMap<>();
    private final List<Argument> arguments = new ArrayList<>();
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Set<String> headers = new LinkedHashSet<>();
    private final List<String> answers = new ArrayList<>();

    OneOperation(String path, String http, JsonNode item, JsonNode operation) {
      this.path = path;
      this.http = http;
      this.operation = operation;
      String id = operation.path("operationId").asText(http + " " + path);
      place = new Place("operation `" + id + "`", refusals);
      name = Names.member(id);
      for (JsonNode each : List.of(item, operation)) {
        place.check("operation", each::path);
        for (JsonNode parameter : each.path("parameters")) {
          JsonNode resolved = specification.resolved(parameter);
          String key = resolved.path("in") + " " + resolved.path("name");
          parameters.remove(key);
          parameters.put(key, resolved);
        }
      }
    }

    Method method() {
      // Retrofit wants the parameters of the path before those of the query.
      parameters.values().stream()
          .sorted(Comparator.comparing(parameter -> !parameter.path("in").asText().equals("path")))
          .forEach(this::parameter);
      String returned = returned();
      String url = Text.literal(url());
      boolean hasBody = hasBody();
      boolean isKnown = !http.equals("TRACE") && (!hasBody || http.matches("POST|PUT|PATCH"));
      String others = "@HTTP(method = \"%s\", path = %s, hasBody = %s)";
      String verb = (isKnown ? "@%s(%s)" : others).formatted(http, url, hasBody);
      Set<String> names = new HashSet<>();
      for (Argument each : arguments) {
        String reason = "two parameters are `%s` in Java" + Schemas.RENAME;
        place.refuse(!names.add(each.name()), reason, each.name());
      }
      place.refuse(names.size() > 254, "a method has at most 254 parameters; remove some");
      String fixed = (headers.size() > 1 ? "{%s}" : "%s").formatted(String.join(", ", headers));
      return new Method(
          name,
          doc(),
          arguments,
          operation.path("deprecated").asBoolean(),
          (fixed.isEmpty() ? "" : "@Headers(" + fixed + ") ") + verb,
          returned);
    }

    private void parameter(JsonNode parameter) {
      String wireName = parameter.path("name").asText();
      String in = parameter.path("in").asText();
      Place where = place.inner(in + " parameter `" + wireName + "`");
      // OpenAPI leaves these headers to the media types and the security schemes.
      if (in.equals("header") && wireName.matches("(?i)accept|content-type|authorization")) {
        return;
      }
      boolean isPath = in.equals("path");
      if (isPath) {
        boolean isLegal = wireName.matches("(?!path-)[a-zA-Z][a-zA-Z0-9_-]*");
        placeholders.put(wireName, isLegal ? wireName : "path-" + (placeholders.size() + 1));
      }
      String inline = Names.type(name) + Names.type(wireName);
      Part schema = new Part(parameter.path("schema"), where, inline);
      String java = schemas.type(schema).java().replace("@Nullable ", "");
      boolean isList = in.equals("query") && java.startsWith("List<");
      if (!schemas.isText(isList ? java.replaceFirst("List<(.*)>", "$1") : java)) {
        String media = "it has a media type; give it a `schema` of type string";
        String type =
            "its type, %s, has no text to send; describe it, or each of its parts, as a string";
        where.refuseOnly(parameter.has("content") ? media : type, java);
        return;
      }
      where.check("parameter", parameter::path);
      boolean isHeader = in.equals("header") && !wireName.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
      where.refuse(isHeader, "HTTP allows no such name of a header; correct it");
      String style = parameter.path("style").asText("form");
      boolean isJoined = isList && !parameter.path("explode").asBoolean(style.equals("form"));
      String separator =
          style.startsWith("space") ? "spaces" : style.startsWith("pipe") ? "pipes" : "commas";
      boolean isOptional = !isPath && !parameter.path("required").asBoolean();
      String sent = Text.literal(placeholders.getOrDefault(isPath ? wireName : "", wireName));
      String words = "the " + in + " parameter ";
      arguments.add(
          new Argument(
              Schemas.javaName(wireName, parameter.path("x-java-name"), where),
              Text.javadoc(parameter.path("description").asText(), words, wireName)
                  + (isJoined ? " Its items, joined by " + separator + "." : "")
                  + (isOptional ? " Null leaves it out." : ""),
              "@" + Names.type(in) + "(" + sent + ")" + (isOptional ? " @Nullable" : ""),
              isJoined ? "String" : java));
    }

    private String url() {
      for (String each : placeholders.keySet()) {
        boolean isUsed = path.contains("{" + each + "}");
        place.refuse(!isUsed, "its path has no `{%s}`; remove the parameter", each);
      }
      String url =
          Pattern.compile("\\{([^{}]*)}")
              .matcher(path.substring(1))
              .replaceAll(match -> "{" + placeholders.getOrDefault(match.group(1), "?") + "}");
      boolean isMore = url.matches(".*[?#\\\\].*|(.*/)?[.]{1,2}(/.*)?");
      String parts = "its path has a `?`, `#`, `\\`, `.` or undescribed part; describe parameters";
      place.refuse(isMore, parts);
      // Without the dot, a colon would end a scheme, and a second slash begin a host or replace the
      // base path. With it, Retrofit refuses all values of parameters. Nor may the value of a first
      // one look like a scheme.
      boolean needsDot = url.isEmpty() || url.matches("/.*|[^/]*:.*");
      boolean isMisread = url.matches("[^/]*[{].*") || needsDot && !placeholders.isEmpty();
      String first = "Retrofit misreads the beginning of its path";
      place.refuse(isMisread, first + "; begin it with the last segment of the server's URL");
      return needsDot ? "./" + url : url;
    }

    /** Adds the body to the arguments, if there is one. */
    private boolean hasBody() {
      JsonNode body = specification.resolved(operation.path("requestBody"));
      Place where = place.inner("request body");
      boolean hasBody = !body.path("content").isEmpty();
      String reason = "HTTP gives a %s no body; remove it or change the method";
      if (hasBody && !where.refuse(http.matches("GET|HEAD"), reason, http)) {
        String java = Schemas.javaName("body", body.path("x-java-name"), where);
        String doc = Text.javadoc(body.path("description").asText("the body of the request"));
        json(body, where, "Content-Type", "Request")
            .ifPresent(type -> arguments.add(new Argument(java, doc, "@Body", type)));
      }
      return hasBody;
    }

    /** The type of the answer. Only the responses that mean success decide. */
    private String returned() {
      var responses = operation.path("responses").properties();
      boolean hasSuccess = responses.stream().anyMatch(each -> each.getKey().startsWith("2"));
      Set<String> types = new LinkedHashSet<>();
      for (var each : responses) {
        String status = each.getKey();
        JsonNode response = specification.resolved(each.getValue());
        boolean isSuccess = status.startsWith(hasSuccess ? "2" : "default");
        Optional<String> type = Optional.empty();
        if (!isSuccess) {
          type = component(response.path("content"));
        } else if (!http.equals("HEAD")) {
          type = json(response, place.inner("response " + status), "Accept", "Response");
          type.ifPresent(types::add);
        }
        String link = type.filter(schemas::isClass).map(" {@link %s}"::formatted).orElse("");
        String doc = response.path("description").asText();
        answers.add(status + link + (doc.isBlank() ? "" : ": " + Text.javadoc(doc)));
      }
      String all = String.join(" or ", types);
      place.refuse(types.size() > 1, "its answers are %s; give them one schema", all);
      return types.isEmpty() ? "Void" : all;
    }

    /** The type of a body that is JSON, or may be. Its media type becomes a header. */
    private Optional<String> json(JsonNode message, Place where, String header, String suffix) {
      JsonNode content = message.path("content");
      List<String> all = content.propertyStream().map(Map.Entry::getKey).toList();
      Optional<String> json =
          all.stream()
              .filter(media -> media.matches("(?i)[^/]+/([^;]+\\+)?json *(;.*)?|\\*/\\*"))
              .min(Comparator.comparing(media -> !media.startsWith("application/json")));
      String others = String.join(" or ", all);
      boolean isOther = json.isEmpty() && !all.isEmpty();
      where.refuse(isOther, "it is %s; describe it as application/json", others);
      if (json.isEmpty()) {
        return json;
      }
      String media = json.get().replace("*/*", "application/json");
      if (header.equals("Accept") || !media.startsWith("application/json")) {
        headers.add(Text.literal(header + ": " + media));
      }
      JsonNode schema = content.path(json.get()).path("schema");
      String java = schemas.type(new Part(schema, where, Names.type(name) + suffix)).java();
      // The adapter of a whole body is found by its type, which does not show nullness.
      String reason = "null in it would be left out; make it a property of an object";
      where.refuse(java.contains("@Nullable"), reason);
      return Optional.of(java);
    }

    /** The type of the first body that is a schema of its own. */
    private Optional<String> component(JsonNode content) {
      return content
          .valueStream()
          .map(media -> media.path("schema"))
          .filter(schema -> schema.has("$ref"))
          .findFirst()
          .map(schema -> schemas.type(new Part(schema, place, "")).java());
    }

    private String doc() {
      String text =
          Stream.of("summary", "description")
              .map(part -> operation.path(part).asText())
              .filter(part -> !part.isBlank())
              .map(Text::javadoc)
              .distinct()
              .collect(Collectors.joining("\n * <p>"));
      String list = String.join("\n * <li>", answers);
      return (text.isEmpty() ? Text.code(http + " " + path) + "." : text)
          + (list.isEmpty() ? "" : "\n * <ul>\n * <li>" + list + "\n * </ul>");
    }
  }
}
