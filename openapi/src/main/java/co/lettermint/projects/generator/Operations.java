package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Model.ApiFile;
import co.lettermint.projects.generator.Model.Argument;
import co.lettermint.projects.generator.Model.Method;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From operations to the methods of Retrofit interfaces, one interface for each tag. */
final class Operations {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  private final OpenAPI api;
  private final Schemas schemas;
  private final Refusals refusals;
  private final Map<String, Map<String, Method>> interfaces = new LinkedHashMap<>();
  private final Map<String, String> docs = new LinkedHashMap<>();

  Operations(OpenAPI api, Schemas schemas, Refusals refusals) {
    this.api = api;
    this.schemas = schemas;
    this.refusals = refusals;
  }

  List<ApiFile> files() {
    orEmpty(api.getPaths()).forEach(this::operations);
    Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    schemas.files().forEach(file -> names.put(file.name(), "schema"));
    List<ApiFile> files = new ArrayList<>();
    interfaces.forEach(
        (name, methods) -> {
          String other = names.put(name, "tag");
          String reason = "a %s has this class; rename one";
          refusals.when(other != null, "tag of `" + name + "`", reason, other);
          files.add(new ApiFile(name, docs.get(name), List.copyOf(methods.values())));
        });
    return files;
  }

  private void operations(String path, PathItem item) {
    isLost(item.get$ref(), "path `" + path + "`");
    item.readOperationsMap()
        .forEach(
            (http, operation) -> {
              OneOperation one = new OneOperation(path, http.name(), operation);
              boolean hasServers = operation.getServers() != null || item.getServers() != null;
              refusals.when(hasServers, one.place, "it has servers of its own; remove them");
              Method method = one.method();
              List<String> tags = orEmpty(operation.getTags());
              for (String tag : tags.isEmpty() ? List.of("Default") : tags) {
                String name = Names.type(tag) + "Api";
                docs.putIfAbsent(name, doc(tag));
                Map<String, Method> methods =
                    interfaces.computeIfAbsent(name, key -> new LinkedHashMap<>());
                boolean isTaken = methods.put(method.name(), method) != null;
                String reason = "its tag has two methods `%s`; change its operationId";
                refusals.when(isTaken, one.place, reason, method.name());
              }
            });
  }

  private boolean isLost(String ref, String place) {
    return refusals.when(ref != null, place, "nothing is at `%s`; describe it", ref);
  }

  private String doc(String tag) {
    return orEmpty(api.getTags()).stream()
        .filter(known -> tag.equals(known.getName()))
        .map(Tag::getDescription)
        .filter(Objects::nonNull)
        .findFirst()
        .map(Text::javadoc)
        .orElse("The operations of " + Text.code(tag) + ".");
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static <T> Map<String, T> orEmpty(Map<String, T> map) {
    return map == null ? Map.of() : map;
  }

  /** One operation on its way to a method. */
  private final class OneOperation {
    private final String path;
    private final String http;
    private final Operation operation;
    private final String place;
    private final String name;
    private final List<Argument> arguments = new ArrayList<>();
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final Set<String> headers = new LinkedHashSet<>();

    OneOperation(String path, String http, Operation operation) {
      this.path = path;
      this.http = http;
      this.operation = operation;
      String id = operation.getOperationId();
      place = "operation `" + (id == null ? http + " " + path : id) + "`";
      name = Names.member(id == null ? http.toLowerCase(Locale.ROOT) + " " + path : id);
    }

    Method method() {
      // Retrofit wants the parameters of the path before those of the query.
      orEmpty(operation.getParameters()).stream()
          .sorted(Comparator.comparing(parameter -> !"path".equals(parameter.getIn())))
          .forEach(this::parameter);
      Map<String, String> answers = new LinkedHashMap<>();
      String returned = returned(answers);
      boolean hasBody = body();
      Set<String> names = new HashSet<>();
      for (Argument each : arguments) {
        String reason = "two parameters are `%s` in Java" + Schemas.RENAME;
        refusals.when(!names.add(each.name()), place, reason, each.name());
      }
      refusals.when(names.size() > 254, place, "a method has at most 254 parameters; remove some");
      boolean isDeprecated = Boolean.TRUE.equals(operation.getDeprecated());
      String verb = verb(Text.literal(url()), hasBody);
      String all = String.join(", ", headers);
      String fixed =
          headers.isEmpty()
              ? ""
              : "@Headers(" + (headers.size() > 1 ? "{" + all + "}" : all) + ") ";
      return new Method(name, doc(answers), arguments, isDeprecated, fixed + verb, returned);
    }

    private void parameter(Parameter parameter) {
      String wireName = parameter.getName();
      String in = parameter.getIn();
      String where = place + ", " + in + " parameter `" + wireName + "`";
      // OpenAPI leaves these headers to the media types and the security schemes.
      if (isLost(parameter.get$ref(), place)
          || in.equals("header") && wireName.matches("(?i)accept|content-type|authorization")) {
        return;
      }
      boolean isPath = in.equals("path");
      boolean isQuery = in.equals("query");
      if (isPath) {
        String legal = "path-" + (placeholders.size() + 1);
        boolean isLegal = wireName.matches("(?!path-)[a-zA-Z][a-zA-Z0-9_-]*");
        placeholders.put(wireName, isLegal ? wireName : legal);
      }
      String style = String.valueOf(parameter.getStyle());
      boolean isHeader = in.equals("header") && !wireName.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
      boolean isKnown = !style.matches("matrix|label|deepObject");
      boolean isRaw = Boolean.TRUE.equals(parameter.getAllowReserved());
      refusals.when(isHeader, where, "HTTP allows no such name of a header; correct it");
      refusals.when(!isKnown, where, "Retrofit does not know the style `%s`; remove it", style);
      refusals.when(isRaw, where, "reserved characters are always encoded; remove `allowReserved`");
      String cookie = "Retrofit sends no cookies; describe a header `Cookie` instead";
      String media = "it has a media type; give it a `schema` of type string";
      if (refusals.when(in.equals("cookie"), where, cookie)
          || refusals.when(parameter.getContent() != null, where, media)) {
        return;
      }
      String java =
          schemas
              .type(parameter.getSchema(), where, Names.type(name) + Names.type(wireName))
              .java()
              .replace("@Nullable ", "");
      boolean isList = isQuery && java.startsWith("List<");
      if (!schemas.isText(isList ? java.substring("List<".length(), java.length() - 1) : java)) {
        String wayOut = isQuery ? "parameters of type string, number or boolean" : "it as a string";
        refusals.only(where, "its type, %s, has no text to send; describe %s", java, wayOut);
        return;
      }
      boolean isJoined = isList && Boolean.FALSE.equals(parameter.getExplode());
      String separator =
          style.startsWith("space") ? "spaces" : style.startsWith("pipe") ? "pipes" : "commas";
      boolean isOptional = !isPath && !Boolean.TRUE.equals(parameter.getRequired());
      String sent = Text.literal(isPath ? placeholders.get(wireName) : wireName);
      String annotation = (isPath ? "@Path(" : isQuery ? "@Query(" : "@Header(") + sent + ")";
      arguments.add(
          new Argument(
              schemas.javaName(wireName, parameter.getExtensions(), where),
              Schemas.doc(parameter.getDescription(), "the " + in + " parameter ", wireName)
                  + (isJoined ? " Its items, joined by " + separator + "." : "")
                  + (isOptional ? " Null leaves it out." : ""),
              annotation + (isOptional ? " @Nullable" : ""),
              isJoined ? "String" : java));
    }

    private String url() {
      Set<String> unused = new LinkedHashSet<>(placeholders.keySet());
      String url =
          PLACEHOLDER
              .matcher(path.replaceFirst("^/", ""))
              .replaceAll(
                  match -> {
                    unused.remove(match.group(1));
                    return "{" + placeholders.getOrDefault(match.group(1), "?") + "}";
                  });
      for (String each : unused) {
        refusals.when(true, place, "its path has no `{%s}`; remove the parameter", each);
      }
      refusals.when(
          url.matches(".*[?#\\\\].*|(.*/)?[.]{1,2}(/.*)?"),
          place,
          "its path has a `?`, `#`, `\\`, `.` or undescribed part; describe parameters");
      // Without the dot, a colon would end a scheme, and a second slash begin a host or replace the
      // base path. With it, Retrofit refuses all values of parameters. Nor may the value of a first
      // one look like a scheme.
      boolean needsDot = url.isEmpty() || url.startsWith("/") || url.matches("[^/]*:.*");
      String first = url.replaceFirst("^[^/{]*[{]([^}]*)}.*", "@Path(\"$1\")");
      boolean isUnsafe =
          arguments.stream()
              .filter(each -> each.annotations().equals(first))
              .anyMatch(each -> !each.java().matches("Integer|Long|BigInteger|UUID"));
      refusals.when(
          isUnsafe || needsDot && !placeholders.isEmpty(),
          place,
          "Retrofit misreads the beginning of its path; begin it with the last segment of the server's URL");
      return needsDot ? "./" + url : url;
    }

    private boolean body() {
      RequestBody body = operation.getRequestBody();
      String where = place + ", request body";
      if (body == null || isLost(body.get$ref(), place) || orEmpty(body.getContent()).isEmpty()) {
        return false;
      }
      String reason = "HTTP gives a %s no body; remove it or change the method";
      String media =
          refusals.when(http.matches("GET|HEAD"), where, reason, http)
              ? null
              : json(body.getContent(), where);
      if (media != null) {
        if (!media.startsWith("application/json") && !media.equals("*/*")) {
          headers.add(Text.literal("Content-Type: " + media));
        }
        arguments.add(
            new Argument(
                schemas.javaName("body", body.getExtensions(), where),
                body.getDescription() == null
                    ? "the body of the request."
                    : Text.javadoc(body.getDescription()),
                "@Body",
                whole(body.getContent(), media, where, "Request")));
      }
      return true;
    }

    /** The type of a whole body. Its adapter is found by the type, which does not show nullness. */
    private String whole(
        Map<String, MediaType> content, String media, String where, String suffix) {
      String java =
          schemas.type(content.get(media).getSchema(), where, Names.type(name) + suffix).java();
      String reason = "null in it would be left out; make it a property of an object";
      refusals.when(java.contains("@Nullable"), where, reason);
      return java;
    }

    private String verb(String url, boolean hasBody) {
      return !http.equals("TRACE") && (!hasBody || http.matches("POST|PUT|PATCH"))
          ? "@" + http + "(" + url + ")"
          : "@HTTP(method = \"" + http + "\", path = " + url + ", hasBody = " + hasBody + ")";
    }

    /** The type of the answer. Only the responses that mean success decide. */
    private String returned(Map<String, String> answers) {
      Map<String, ApiResponse> responses = orEmpty(operation.getResponses());
      boolean hasSuccess = responses.keySet().stream().anyMatch(status -> status.startsWith("2"));
      Set<String> types = new LinkedHashSet<>();
      responses.forEach(
          (status, response) -> {
            isLost(response.get$ref(), place + ", response " + status);
            boolean isSuccess = status.startsWith(hasSuccess ? "2" : "default");
            String type = isSuccess ? success(status, response) : failure(response);
            if (isSuccess && type != null) {
              types.add(type);
            }
            String description = response.getDescription();
            answers.put(
                status + (schemas.isClass(type) ? " {@link " + type + "}" : ""),
                description == null || description.isBlank() ? "" : Text.javadoc(description));
          });
      String all = String.join(" or ", types);
      refusals.when(types.size() > 1, place, "its answers are %s; give them one schema", all);
      return types.isEmpty() ? "Void" : types.iterator().next();
    }

    private String success(String status, ApiResponse response) {
      String where = place + ", response " + status;
      String media = http.equals("HEAD") ? null : json(orEmpty(response.getContent()), where);
      if (media == null) {
        return null;
      }
      headers.add(Text.literal("Accept: " + media.replace("*/*", "application/json")));
      return whole(response.getContent(), media, where, "Response");
    }

    private String failure(ApiResponse response) {
      return orEmpty(response.getContent()).values().stream()
          .map(MediaType::getSchema)
          .filter(schema -> schema != null && schema.get$ref() != null)
          .findFirst()
          .map(schema -> schemas.type(schema, place, "").java())
          .orElse(null);
    }

    /** The media type to ask for or to send: JSON itself, or another one that is JSON. */
    private String json(Map<String, MediaType> content, String where) {
      String json =
          content.keySet().stream()
              .filter(media -> media.matches("(?i)[^/]+/([^;]+\\+)?json *(;.*)?|\\*/\\*"))
              .min(Comparator.comparing(media -> !media.startsWith("application/json")))
              .orElse(null);
      boolean isOther = json == null && !content.isEmpty();
      String all = String.join(" or ", content.keySet());
      refusals.when(isOther, where, "it is %s; describe it as application/json", all);
      return json;
    }

    private String doc(Map<String, String> answers) {
      String text =
          Stream.of(operation.getSummary(), operation.getDescription())
              .filter(part -> part != null && !part.isBlank())
              .map(Text::javadoc)
              .distinct()
              .collect(Collectors.joining("\n * <p>"));
      String list =
          answers.entrySet().stream()
              .map(
                  each -> each.getKey() + (each.getValue().isEmpty() ? "" : ": " + each.getValue()))
              .collect(Collectors.joining("\n * <li>"));
      return (text.isEmpty() ? Text.code(http + " " + path) + "." : text)
          + (list.isEmpty() ? "" : "\n * <ul>\n * <li>" + list + "\n * </ul>");
    }
  }
}
