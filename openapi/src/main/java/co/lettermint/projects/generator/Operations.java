package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Model.ApiFile;
import co.lettermint.projects.generator.Model.Argument;
import co.lettermint.projects.generator.Model.Method;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
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

  /** The types whose values are one text. */
  private static final Pattern TEXT =
      Pattern.compile(
          "String|Secret|Boolean|Integer|Long|Big\\w+|Float|Double|LocalDate|OffsetDateTime|UUID|URI");

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
    Stream.ofNullable(api.getPaths())
        .flatMap(paths -> paths.entrySet().stream())
        .forEach(path -> operations(path.getKey(), path.getValue()));
    Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    schemas.files().forEach(file -> names.put(file.name(), "schema"));
    List<ApiFile> files = new ArrayList<>();
    interfaces.forEach(
        (name, methods) -> {
          String other = names.put(name, "tag");
          refusals.when(
              other != null, "tag of `" + name + "`", "a %s has this class; rename one", other);
          files.add(new ApiFile(name, docs.get(name), List.copyOf(methods.values())));
        });
    return files;
  }

  private void operations(String path, PathItem item) {
    for (var entry : item.readOperationsMap().entrySet()) {
      Operation operation = entry.getValue();
      String http = entry.getKey().name();
      String id =
          operation.getOperationId() == null ? http + " " + path : operation.getOperationId();
      boolean hasServers = operation.getServers() != null || item.getServers() != null;
      String place = "operation `" + id + "`";
      refusals.when(hasServers, place, "it has servers of its own; remove them");
      Method method =
          new OneOperation(
                  place,
                  Names.member(id.replace(http + " ", http.toLowerCase() + " ")),
                  path,
                  http,
                  operation)
              .method();
      List<String> tags = operation.getTags() == null ? List.of("Default") : operation.getTags();
      for (String tag : tags) {
        String name = Names.type(tag) + "Api";
        docs.putIfAbsent(name, doc(tag));
        Method other =
            interfaces
                .computeIfAbsent(name, key -> new LinkedHashMap<>())
                .put(method.name(), method);
        refusals.when(
            other != null,
            place,
            "its tag has two methods `%s`; change its operationId",
            method.name());
      }
    }
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
  private final class OneOperation {
    private final String place;
    private final String name;
    private final String path;
    private final String http;
    private final Operation operation;
    private final List<Argument> arguments = new ArrayList<>();
    private final Map<String, String> placeholders = new LinkedHashMap<>();
    private final List<String> headers = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    OneOperation(String place, String name, String path, String http, Operation operation) {
      this.place = place;
      this.name = name;
      this.path = path;
      this.http = http;
      this.operation = operation;
    }

    Method method() {
      // Retrofit wants the parameters of the path before those of the query.
      Stream.ofNullable(operation.getParameters())
          .flatMap(List::stream)
          .sorted(Comparator.comparing(parameter -> !"path".equals(parameter.getIn())))
          .forEach(this::parameter);
      String returned = returned();
      boolean hasBody = body();
      Set<String> names = new HashSet<>();
      for (Argument a : arguments) {
        refusals.when(
            !names.add(a.name()),
            place,
            "two parameters are `%s` in Java" + Schemas.RENAME,
            a.name());
      }
      boolean isDeprecated = Boolean.TRUE.equals(operation.getDeprecated());
      String verb = verb(Text.literal(url()), hasBody);
      String list = String.join(", ", headers);
      String all = headers.size() > 1 ? "@Headers({" + list + "}) " : "@Headers(" + list + ") ";
      String annotations = headers.isEmpty() ? verb : all + verb;
      return new Method(name, doc(), arguments, isDeprecated, annotations, returned);
    }

    private void parameter(Parameter parameter) {
      String wireName = String.valueOf(parameter.getName());
      String in = String.valueOf(parameter.getIn());
      String where = place + ", " + in + " parameter `" + wireName + "`";
      boolean isPath = in.equals("path");
      boolean isQuery = in.equals("query");
      if (isPath) {
        String legal = "path-" + (placeholders.size() + 1);
        placeholders.put(wireName, wireName.matches("[a-zA-Z][a-zA-Z0-9_-]*") ? wireName : legal);
      }
      // OpenAPI leaves these headers to the media types and the security schemes.
      if (in.equals("header") && wireName.matches("(?i)accept|content-type|authorization")
          || refusals.when(
              in.equals("cookie"),
              where,
              "Retrofit sends no cookies; describe a header `Cookie` instead")
          || refusals.when(
              in.equals("null"), place, "it refers to a parameter that does not exist; describe it")
          || refusals.when(
              parameter.getContent() != null,
              where,
              "it has a media type; give it a `schema` of type string")) {
        return;
      }
      boolean isHeader = isPath || isQuery || wireName.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
      refusals.when(!isHeader, where, "HTTP allows no such name of a header; correct it");
      boolean isRaw = Boolean.TRUE.equals(parameter.getAllowReserved());
      refusals.when(isRaw, where, "reserved characters are always encoded; remove `allowReserved`");
      int before = refusals.count();
      String inline = Names.type(name) + Names.type(wireName);
      String java =
          schemas.type(parameter.getSchema(), where, inline).java().replace("@Nullable ", "");
      boolean isList = isQuery && java.startsWith("List<");
      String value = isList ? java.substring("List<".length(), java.length() - 1) : java;
      if (!TEXT.matcher(value).matches() && !schemas.isEnum(value)) {
        refusals.keep(before);
        String wayOut = isQuery ? "parameters of type string, number or boolean" : "it as a string";
        refusals.when(true, where, "its type, %s, has no text to send; describe %s", java, wayOut);
        return;
      }
      String style = String.valueOf(parameter.getStyle());
      boolean isKnown = !style.matches("matrix|label|deepObject");
      refusals.when(!isKnown, where, "Retrofit does not know the style `%s`; remove it", style);
      boolean isJoined =
          isList && (Boolean.FALSE.equals(parameter.getExplode()) || style.endsWith("Delimited"));
      String separator =
          style.startsWith("space") ? "spaces" : style.startsWith("pipe") ? "pipes" : "commas";
      boolean isOptional = !isPath && !Boolean.TRUE.equals(parameter.getRequired());
      String sent = Text.literal(isPath ? placeholders.get(wireName) : wireName);
      String annotation = (isQuery ? "@Query(" : isPath ? "@Path(" : "@Header(") + sent + ")";
      String doc = Schemas.doc(parameter.getDescription(), "the " + in + " parameter ", wireName);
      arguments.add(
          new Argument(
              schemas.javaName(wireName, parameter.getExtensions(), where),
              doc
                  + (isJoined ? " Its items, joined by " + separator + "." : "")
                  + (isOptional ? " Null leaves it out." : ""),
              isOptional ? annotation + " @Nullable" : annotation,
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
                        "{" + placeholders.getOrDefault(match.group(1), "?") + "}");
                  });
      refusals.when(
          !unused.isEmpty(),
          place,
          "its path has no `{%s}`; remove the parameter",
          String.join("`, `", unused));
      boolean isOdd = url.matches(".*[?#\\\\].*|(.*/)?[.]{1,2}(/.*)?");
      refusals.when(
          isOdd,
          place,
          "its path has a `?`, `#`, `\\`, `.` or undescribed part; describe parameters");
      String relative = url.replaceFirst("^/", "");
      // Without the dot, a colon would end a scheme, and a second slash begin a host or replace the
      // base path. With
      // it, Retrofit refuses all values of parameters. Nor may the value of a first one look like a
      // scheme.
      boolean needsDot =
          relative.isEmpty() || relative.startsWith("/") || relative.matches("[^/]*:.*");
      String first = relative.replaceFirst("^[^/{]*[{]([^}]*)}.*", "@Path(\"$1\")");
      boolean isUnsafe =
          needsDot && !placeholders.isEmpty()
              || arguments.stream()
                  .anyMatch(
                      a ->
                          a.annotations().equals(first)
                              && !a.java().matches("Integer|Long|BigInteger|UUID"));
      refusals.when(
          isUnsafe,
          place,
          "Retrofit misreads the beginning of its path; begin it with the last segment of the server's URL");
      return needsDot ? "./" + relative : relative;
    }

    private boolean body() {
      RequestBody body = operation.getRequestBody();
      Content content =
          body == null || body.getContent() == null ? new Content() : body.getContent();
      String where = place + ", request body";
      boolean cannot = !content.isEmpty() && http.matches("GET|HEAD");
      refusals.when(cannot, where, "HTTP gives a %s no body; remove it or change the method", http);
      String media = cannot ? null : json(content, where);
      if (media != null) {
        if (!media.startsWith("application/json") && !media.equals("*/*")) {
          headers.add(Text.literal("Content-Type: " + media));
        }
        String argument = schemas.javaName("body", body.getExtensions(), where);
        String doc =
            body.getDescription() == null
                ? "the body of the request."
                : Text.javadoc(body.getDescription());
        arguments.add(
            new Argument(argument, doc, "@Body", whole(content, media, where, "Request")));
      }
      return !content.isEmpty();
    }

    /**
     * The type of a whole body. Its adapter is found by the type, in which nullness does not show.
     */
    private String whole(Content content, String media, String where, String suffix) {
      String java =
          schemas.type(content.get(media).getSchema(), where, Names.type(name) + suffix).java();
      refusals.when(
          java.contains("@Nullable"),
          where,
          "null in it would be left out; make it a property of an object");
      return java;
    }

    private String verb(String url, boolean hasBody) {
      return !http.equals("TRACE") && (!hasBody || http.matches("POST|PUT|PATCH"))
          ? "@" + http + "(" + url + ")"
          : "@HTTP(method = \"" + http + "\", path = " + url + ", hasBody = " + hasBody + ")";
    }

    /** The type of the answer. Only the responses that mean success decide. */
    private String returned() {
      ApiResponses responses =
          operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
      boolean hasSuccess = responses.keySet().stream().anyMatch(status -> status.startsWith("2"));
      Set<String> types = new LinkedHashSet<>();
      responses.forEach(
          (status, response) -> {
            boolean isSuccess = hasSuccess ? status.startsWith("2") : status.equals("default");
            String type = isSuccess ? success(status, response) : failure(response);
            if (isSuccess && type != null) {
              types.add(type);
            }
            boolean isClass = type != null && type.matches("\\w+") && !TEXT.matcher(type).matches();
            String doc =
                response.getDescription() == null ? "" : Text.javadoc(response.getDescription());
            answers.add(
                status
                    + (isClass ? " {@link " + type + "}" : "")
                    + (doc.isEmpty() ? "" : ": " + doc));
          });
      refusals.when(
          types.size() > 1,
          place,
          "its answers are %s; give them one schema",
          String.join(" or ", types));
      return types.isEmpty() ? "Void" : types.iterator().next();
    }

    private String success(String status, ApiResponse response) {
      String where = place + ", response " + status;
      boolean isEmpty = response.getContent() == null || http.equals("HEAD");
      String media = isEmpty ? null : json(response.getContent(), where);
      String header = Text.literal("Accept: " + (media + "").replace("*/*", "application/json"));
      if (media != null && !headers.contains(header)) {
        headers.add(header);
      }
      return media == null ? null : whole(response.getContent(), media, where, "Response");
    }

    private String failure(ApiResponse response) {
      Content content = response.getContent() == null ? new Content() : response.getContent();
      return content.values().stream()
          .map(media -> media.getSchema())
          .filter(schema -> schema != null && schema.get$ref() != null)
          .findFirst()
          .map(schema -> schemas.type(schema, place, "").java())
          .orElse(null);
    }

    /** The media type to ask for or to send: JSON itself, or another one that is JSON. */
    private String json(Content content, String where) {
      String json =
          content.keySet().stream()
              .filter(media -> media.matches("(?i)[^/]+/([^;]+\\+)?json *(;.*)?|\\*/\\*"))
              .min(Comparator.comparing(media -> !media.startsWith("application/json")))
              .orElse(null);
      boolean isOther = json == null && !content.isEmpty();
      refusals.when(
          isOther,
          where,
          "it is %s; describe it as application/json",
          String.join(" or ", content.keySet()));
      return json;
    }

    private String doc() {
      String text =
          Stream.of(operation.getSummary(), operation.getDescription())
              .filter(part -> part != null && !part.isBlank())
              .map(Text::javadoc)
              .distinct()
              .collect(Collectors.joining("\n * <p>"));
      String list = String.join("\n * <li>", answers);
      return (text.isEmpty() ? Text.code(http + " " + path) + "." : text)
          + (list.isEmpty() ? "" : "\n * <ul>\n * <li>" + list + "\n * </ul>");
    }
  }
}
