package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Model.ApiFile;
import co.lettermint.projects.generator.Model.Argument;
import co.lettermint.projects.generator.Model.Method;
import co.lettermint.projects.generator.Model.Type;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From operations to the methods of Retrofit interfaces, one interface for each tag. */
final class Operations {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final String AS_JSON = "; describe it as application/json";

  /** The types whose values are one text. */
  private static final Set<String> TEXTS =
      Set.of(
          ("String Secret Boolean Integer Long BigInteger BigDecimal Float Double LocalDate OffsetDateTime UUID URI")
              .split(" "));

  private final OpenAPI api;
  private final Components components;
  private final Schemas schemas;
  private final Refusals refusals;

  Operations(OpenAPI api, Schemas schemas, Refusals refusals) {
    this.api = api;
    this.components = api.getComponents() == null ? new Components() : api.getComponents();
    this.schemas = schemas;
    this.refusals = refusals;
  }

  List<ApiFile> files() {
    Map<String, Map<String, Method>> methods = new LinkedHashMap<>();
    Map<String, String> docs = new LinkedHashMap<>();
    if (api.getPaths() != null) {
      api.getPaths()
          .forEach(
              (path, item) ->
                  item.readOperationsMap()
                      .forEach(
                          (http, operation) -> {
                            String id =
                                operation.getOperationId() != null
                                    ? operation.getOperationId()
                                    : http + " " + path;
                            String place = "operation `" + id + "`";
                            Method method = new Call(place, path, http, operation, item).method();
                            List<String> tags =
                                operation.getTags() == null ? List.of() : operation.getTags();
                            for (String tag : tags.isEmpty() ? List.of("Default") : tags) {
                              String name = Names.type(tag) + "Api";
                              docs.putIfAbsent(name, doc(tag));
                              if (methods
                                      .computeIfAbsent(name, key -> new LinkedHashMap<>())
                                      .put(method.name(), method)
                                  != null) {
                                String reason =
                                    "there are two methods `"
                                        + method.name()
                                        + "` for the tag `"
                                        + tag
                                        + "`";
                                refusals.add(place, reason + "; change its operationId");
                              }
                            }
                          }));
    }
    Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    schemas.files().forEach(file -> names.put(file.name(), "a schema"));
    List<ApiFile> files = new ArrayList<>();
    methods.forEach(
        (name, all) -> {
          String other = names.put(name, "another tag");
          if (other != null) {
            refusals.add(
                "tag of `" + name + "`", other + " has a class of this name; rename one of them");
          }
          files.add(new ApiFile(name, docs.get(name), List.copyOf(all.values())));
        });
    return files;
  }

  private String doc(String tag) {
    return Stream.ofNullable(api.getTags())
        .flatMap(List::stream)
        .filter(known -> tag.equals(known.getName()))
        .map(Tag::getDescription)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Text::javadoc)
        .orElse(Text.javadoc("The operations of " + tag));
  }

  /** One operation on its way to a method. */
  private final class Call {
    private final String place;
    private final String path;
    private final HttpMethod http;
    private final Operation operation;
    private final PathItem item;
    private final String name;
    private final List<Argument> arguments = new ArrayList<>();
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final List<String> headers = new ArrayList<>();

    Call(String place, String path, HttpMethod http, Operation operation, PathItem item) {
      this.place = place;
      this.path = path;
      this.http = http;
      this.operation = operation;
      this.item = item;
      String id = operation.getOperationId();
      this.name = Names.member(id != null ? id : http.name().toLowerCase(Locale.ROOT) + " " + path);
    }

    Method method() {
      if (operation.getServers() != null || item.getServers() != null) {
        refusals.add(place, "it has servers of its own; remove them, the client has one base URL");
      }
      parameters().forEach(this::parameter);
      List<String> docs = new ArrayList<>();
      String returned = returned(docs);
      boolean hasBody = body();
      Set<String> names = new HashSet<>();
      arguments.stream()
          .filter(argument -> !names.add(argument.name()))
          .forEach(
              a ->
                  refusals.add(
                      place,
                      "two of its parameters are `"
                          + a.name()
                          + "` in Java"
                          + Schemas.ANOTHER_NAME));
      String verb = verb(Text.literal(url()), hasBody);
      return new Method(name, doc(docs), annotations() + verb, returned, arguments);
    }

    /** Those of the path come first: Retrofit wants them before those of the query. */
    private List<Parameter> parameters() {
      Map<String, Parameter> result = new LinkedHashMap<>();
      Stream.of(item.getParameters(), operation.getParameters())
          .filter(Objects::nonNull)
          .flatMap(List::stream)
          .map(parameter -> resolved(parameter, parameter.get$ref(), components.getParameters()))
          .forEach(
              parameter -> result.put(parameter.getIn() + " " + parameter.getName(), parameter));
      return result.values().stream()
          .sorted(Comparator.comparing(p -> !"path".equals(p.getIn())))
          .toList();
    }

    private void parameter(Parameter parameter) {
      String wireName = parameter.getName();
      String in = String.valueOf(parameter.getIn());
      String where = place + ", " + in + " parameter `" + wireName + "`";
      if (wireName == null) {
        refusals.add(place, "it refers to a parameter that does not exist; describe it");
        return;
      }
      // OpenAPI leaves these to the media types and the security schemes.
      if (in.equals("header") && wireName.matches("(?i)accept|content-type|authorization")) {
        return;
      }
      if (in.equals("cookie")) {
        refusals.add(where, "Retrofit sends no cookies; describe a header `Cookie` instead");
        return;
      }
      if (in.equals("header") && !wireName.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
        refusals.add(where, "HTTP allows no such name of a header; correct it");
      }
      if (Boolean.TRUE.equals(parameter.getAllowReserved())) {
        refusals.add(where, "reserved characters are always encoded; remove `allowReserved`");
      }
      if (in.equals("path")) {
        boolean isLegal = wireName.matches("[a-zA-Z][a-zA-Z0-9_-]*");
        placeholders.put(wireName, isLegal ? wireName : "path-" + (placeholders.size() + 1));
      }
      if (parameter.getContent() != null) {
        refusals.add(
            where, "it is described by a media type; give it a `schema` of type string instead");
        return;
      }
      boolean isQuery = in.equals("query");
      int before = refusals.count();
      String java =
          schemas
              .type(parameter.getSchema(), where, Names.type(name) + Names.type(wireName))
              .java()
              .replace("@Nullable ", "");
      boolean isList = isQuery && java.startsWith("List<");
      String value = isList ? java.substring(5, java.length() - 1) : java;
      if (!TEXTS.contains(value) && !schemas.isEnum(value)) {
        refusals.keep(before);
        String wayOut =
            isQuery
                ? "; describe parameters of type string, number or boolean"
                : "; describe it as a string";
        refusals.add(where, "its type, " + java + ", has no text to send" + wayOut);
        return;
      }
      String style = String.valueOf(parameter.getStyle());
      if (style.matches("matrix|label|deepObject")) {
        refusals.add(where, "Retrofit does not know the style `" + style + "`; remove it");
      }
      boolean isOptional = !in.equals("path") && !Boolean.TRUE.equals(parameter.getRequired());
      boolean isJoined =
          isList && (Boolean.FALSE.equals(parameter.getExplode()) || style.endsWith("Delimited"));
      String separator =
          style.startsWith("space") ? "spaces." : style.startsWith("pipe") ? "pipes." : "commas.";
      String description = parameter.getDescription();
      String doc =
          description != null
              ? Text.javadoc(description)
              : "the " + in + " parameter " + Text.code(wireName) + ".";
      String annotation = isQuery ? "@Query(" : in.equals("path") ? "@Path(" : "@Header(";
      arguments.add(
          new Argument(
              schemas.javaName(wireName, parameter.getExtensions(), where),
              doc
                  + (isJoined ? " Its items, joined by " + separator : "")
                  + (isOptional ? " Null leaves it out." : ""),
              annotation
                  + Text.literal(
                      placeholders.getOrDefault(in.equals("path") ? wireName : null, wireName))
                  + ")"
                  + (isOptional ? " @Nullable" : ""),
              isJoined ? "String" : java));
    }

    private String url() {
      Set<String> unused = new LinkedHashSet<>(placeholders.keySet());
      String url =
          PLACEHOLDER
              .matcher(path)
              .replaceAll(
                  match -> {
                    unused.remove(match.group(1));
                    return Matcher.quoteReplacement(
                        "{" + placeholders.getOrDefault(match.group(1), "") + "}");
                  });
      unused.forEach(
          name ->
              refusals.add(
                  place, "its path does not contain `{" + name + "}`; remove the parameter"));
      if (path.matches(".*[?#\\\\].*|(.*/)?[.]{1,2}(/.*)?") || url.contains("{}")) {
        refusals.add(
            place,
            "its path has an undescribed part, `?`, `#`, backslash or dot segment; describe parameters");
      }
      String relative = url.replaceFirst("^/", "");
      // Without the dot, a colon would end a scheme, and a second slash begin a host or replace the
      // base path. With
      // it, Retrofit refuses all values of parameters. Nor may the value of a first one look like a
      // scheme.
      boolean needsDot =
          relative.isEmpty() || relative.startsWith("/") || relative.matches("[^/]*:.*");
      String first = relative.replaceFirst("^[^{]*[{]([^}]*)}.*", "@Path(\"$1\")");
      boolean isSafe =
          !relative.matches("[^/]*[{].*")
              || arguments.stream()
                  .anyMatch(
                      a ->
                          a.annotations().equals(first)
                              && a.java().matches("Integer|Long|BigInteger|UUID"));
      if (needsDot && !placeholders.isEmpty() || !isSafe) {
        String wayOut = "; begin it with the last segment of the server's URL";
        refusals.add(place, "Retrofit takes the beginning of its path for something else" + wayOut);
      }
      return needsDot ? "./" + relative : relative;
    }

    private boolean body() {
      RequestBody body = operation.getRequestBody();
      body = body == null ? null : resolved(body, body.get$ref(), components.getRequestBodies());
      if (body == null || body.getContent() == null || body.getContent().isEmpty()) {
        return false;
      }
      String where = place + ", request body";
      String media = json(body.getContent());
      if (http == HttpMethod.GET || http == HttpMethod.HEAD) {
        refusals.add(where, "HTTP gives a " + http + " no body; remove it or change the method");
      } else if (media == null) {
        refusals.add(where, "it is " + String.join(" or ", body.getContent().keySet()) + AS_JSON);
      } else {
        if (!media.startsWith("application/json") && !media.equals("*/*")) {
          headers.add(Text.literal("Content-Type: " + media));
        }
        Type type = whole(body.getContent().get(media).getSchema(), where, "Request");
        String doc =
            body.getDescription() == null
                ? "the body of the request."
                : Text.javadoc(body.getDescription());
        arguments.add(
            new Argument(
                schemas.javaName("body", body.getExtensions(), where), doc, "@Body", type.java()));
      }
      return true;
    }

    /**
     * The type of a whole body. Its adapter is found by the type, in which nullness does not show.
     */
    private Type whole(Schema<?> schema, String where, String suffix) {
      Type type = schemas.type(schema, where, Names.type(name) + suffix);
      if (type.java().contains("@Nullable")) {
        refusals.add(
            where, "items that may be null would be left out; make it a property of an object");
      }
      return type;
    }

    private String verb(String url, boolean hasBody) {
      boolean isKnown =
          http != HttpMethod.TRACE
              && (!hasBody || Set.of("POST", "PUT", "PATCH").contains(http.name()));
      return isKnown
          ? "@" + http + "(" + url + ")"
          : "@HTTP(method = \"" + http + "\", path = " + url + ", hasBody = " + hasBody + ")";
    }

    private String annotations() {
      String deprecated = Boolean.TRUE.equals(operation.getDeprecated()) ? "@Deprecated " : "";
      String list = String.join(", ", headers);
      return deprecated
          + (list.isEmpty()
              ? ""
              : "@Headers(" + (headers.size() > 1 ? "{" + list + "}" : list) + ") ");
    }

    /** The type of the answer. Only the responses that mean success decide. */
    private String returned(List<String> docs) {
      ApiResponses responses =
          operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
      boolean hasSuccess = responses.keySet().stream().anyMatch(status -> status.startsWith("2"));
      Set<String> types = new LinkedHashSet<>();
      Set<String> accepted = new LinkedHashSet<>();
      responses.forEach(
          (status, referred) -> {
            ApiResponse response =
                resolved(referred, referred.get$ref(), components.getResponses());
            String where = place + ", response " + status;
            Content content = response.getContent() == null ? new Content() : response.getContent();
            String media = json(content);
            String type = null;
            if (!(hasSuccess ? status.startsWith("2") : status.equals("default"))) {
              Schema<?> schema = media == null ? null : content.get(media).getSchema();
              type =
                  schema != null && schema.get$ref() != null
                      ? schemas.reference(schema, where).java()
                      : null;
            } else if (media != null && http != HttpMethod.HEAD) {
              type = whole(content.get(media).getSchema(), where, "Response").java();
              types.add(type);
              accepted.add(Text.literal("Accept: " + media.replace("*/*", "application/json")));
            } else if (!content.isEmpty() && http != HttpMethod.HEAD) {
              refusals.add(where, "it is " + String.join(" or ", content.keySet()) + AS_JSON);
            }
            String link =
                type != null && type.matches("\\w+") && !TEXTS.contains(type)
                    ? " {@link " + type + "}"
                    : "";
            String text =
                response.getDescription() == null ? "" : Text.javadoc(response.getDescription());
            docs.add(status + link + (text.isEmpty() ? "" : ": " + text));
          });
      if (types.size() > 1) {
        refusals.add(
            place, "its answers are " + String.join(" or ", types) + "; give them one schema");
      }
      headers.addAll(accepted);
      return types.isEmpty() ? "Void" : types.iterator().next();
    }

    private String doc(List<String> responses) {
      List<String> lines = new ArrayList<>();
      String text =
          Stream.of(operation.getSummary(), operation.getDescription())
              .filter(part -> part != null && !part.isBlank())
              .map(Text::javadoc)
              .distinct()
              .collect(Collectors.joining("\n * <p>"));
      lines.add(text.isEmpty() ? Text.code(http + " " + path) + "." : text);
      if (!responses.isEmpty()) {
        lines.add("\n * <ul>\n * <li>" + String.join("\n * <li>", responses) + "\n * </ul>");
      }
      arguments.forEach(
          argument -> lines.add("\n * @param " + argument.name() + " " + argument.doc()));
      if (Boolean.TRUE.equals(operation.getDeprecated())) {
        lines.add("\n * @deprecated The specification marks it as deprecated.");
      }
      return String.join("", lines);
    }
  }

  private static <T> T resolved(T value, String ref, Map<String, T> named) {
    return ref == null || named == null
        ? value
        : named.getOrDefault(ref.substring(ref.lastIndexOf('/') + 1), value);
  }

  /** The media type to ask for or to send: JSON itself, or another one that is JSON. */
  private static String json(Content content) {
    return content.keySet().stream()
        .filter(media -> media.matches("(?i)[^/]+/([^;]+\\+)?json *(;.*)?|\\*/\\*"))
        .min(Comparator.comparing(media -> !media.startsWith("application/json")))
        .orElse(null);
  }
}
