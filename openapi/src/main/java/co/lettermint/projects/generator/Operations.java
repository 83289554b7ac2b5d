package co.lettermint.projects.generator;

import co.lettermint.projects.generator.Model.ApiFile;
import co.lettermint.projects.generator.Model.Imports;
import co.lettermint.projects.generator.Model.Method;
import co.lettermint.projects.generator.Model.Parameter;
import co.lettermint.projects.generator.Model.Type;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From operations to the methods of Retrofit interfaces, one interface for each tag. */
final class Operations {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  /** What Retrofit takes for the name of a placeholder. */
  private static final String PLACEHOLDER_NAME = "[a-zA-Z][a-zA-Z0-9_-]*";

  /** OpenAPI leaves these to the media types and the security schemes. */
  private static final Set<String> IGNORED_HEADERS =
      Set.of("accept", "content-type", "authorization");

  /** The types whose values are one text. */
  private static final Set<String> TEXTS =
      Set.of(
          ("String Secret Boolean Integer Long BigInteger BigDecimal Float Double LocalDate OffsetDateTime UUID URI")
              .split(" "));

  private final OpenAPI api;
  private final Components components;
  private final Schemas schemas;
  private final Refusals refusals;
  private final Map<String, ApiBuilder> apis = new LinkedHashMap<>();

  /** The methods of an interface by name, and what they import. */
  private record ApiBuilder(String doc, Map<String, Method> methods, Set<String> imports) {}

  Operations(OpenAPI api, Schemas schemas, Refusals refusals) {
    this.api = api;
    this.components = api.getComponents() == null ? new Components() : api.getComponents();
    this.schemas = schemas;
    this.refusals = refusals;
  }

  List<ApiFile> files() {
    if (api.getPaths() != null) {
      api.getPaths().forEach(this::path);
    }
    List<ApiFile> files = new ArrayList<>();
    Map<String, String> names = new TreeMap<>();
    apis.forEach(
        (name, builder) -> {
          String other = names.putIfAbsent(name.toLowerCase(Locale.ROOT), name);
          if (other != null) {
            refusals.add(
                "tag of `" + name + "`",
                "its file would replace that of `" + other + "`",
                "rename it");
          }
          if (builder.imports().stream().anyMatch(imported -> imported.endsWith("." + name))) {
            refusals.add(
                "tag of `" + name + "`",
                "its interface uses a schema of the same name",
                "rename the schema");
          }
          Imports imports = Imports.of(builder.imports());
          files.add(
              new ApiFile(name, builder.doc(), List.copyOf(builder.methods().values()), imports));
        });
    return files;
  }

  private void path(String path, PathItem item) {
    item.readOperationsMap()
        .forEach((method, operation) -> operation(path, method, operation, item));
  }

  private void operation(String path, HttpMethod http, Operation operation, PathItem item) {
    String id = operation.getOperationId();
    String place = "operation `" + (id != null ? id : http + " " + path) + "`";
    String name = Names.member(id != null ? id : http.name().toLowerCase(Locale.ROOT) + " " + path);
    if (operation.getServers() != null || item.getServers() != null) {
      refusals.add(place, "it has servers of its own", "remove them, the client has one base URL");
    }
    Set<String> imports = new TreeSet<>(Set.of("retrofit2.Call"));
    List<Parameter> parameters = new ArrayList<>();
    Map<String, String> placeholders = new LinkedHashMap<>();
    for (var parameter : parameters(operation, item)) {
      parameter(parameter, place, parameters, placeholders, imports);
    }
    List<String> headers = new ArrayList<>();
    Type body = body(operation, http, place, Names.type(name), parameters, headers, imports);
    Answer answer = answer(operation, http, place, Names.type(name), imports);
    headers.addAll(0, answer.headers());
    distinct(parameters, place);
    String url = url(path, place, parameters, placeholders);
    String verb = verb(http, Javadoc.literal(url), body != null, imports);
    Method method =
        new Method(
            name,
            doc(operation, parameters, answer, http + " " + path, imports),
            parameters,
            Boolean.TRUE.equals(operation.getDeprecated()) ? "@Deprecated" : "",
            headers(headers, imports) + verb,
            answer.type());
    for (String tag :
        operation.getTags() == null || operation.getTags().isEmpty()
            ? List.of("Default")
            : operation.getTags()) {
      ApiBuilder builder =
          apis.computeIfAbsent(
              Names.type(tag) + "Api",
              key -> new ApiBuilder(tagDoc(tag), new LinkedHashMap<>(), new TreeSet<>()));
      if (builder.methods().put(name, method) != null) {
        refusals.add(
            place,
            "there are two methods `" + name + "` for the tag `" + tag + "`",
            "change its operationId");
      }
      builder.imports().addAll(imports);
    }
  }

  private String tagDoc(String tag) {
    String description =
        api.getTags() == null
            ? null
            : api.getTags().stream()
                .filter(known -> tag.equals(known.getName()))
                .map(Tag::getDescription)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    return Javadoc.of(description == null ? "The operations of " + tag : description);
  }

  // Parameters

  private List<io.swagger.v3.oas.models.parameters.Parameter> parameters(
      Operation operation, PathItem item) {
    Map<String, io.swagger.v3.oas.models.parameters.Parameter> result = new LinkedHashMap<>();
    for (var list : Arrays.asList(item.getParameters(), operation.getParameters())) {
      if (list != null) {
        list.stream()
            .map(this::resolved)
            .forEach(p -> result.put(p.getIn() + " " + p.getName(), p));
      }
    }
    // Retrofit wants those of the path before those of the query.
    return result.values().stream()
        .sorted(Comparator.comparing(parameter -> !"path".equals(parameter.getIn())))
        .toList();
  }

  private io.swagger.v3.oas.models.parameters.Parameter resolved(
      io.swagger.v3.oas.models.parameters.Parameter p) {
    String ref = p.get$ref();
    var target =
        ref == null || components.getParameters() == null
            ? null
            : components.getParameters().get(last(ref));
    return target == null ? p : target;
  }

  private void parameter(
      io.swagger.v3.oas.models.parameters.Parameter parameter,
      String operation,
      List<Parameter> parameters,
      Map<String, String> placeholders,
      Set<String> imports) {
    String wireName = parameter.getName();
    String in = String.valueOf(parameter.getIn());
    String place = operation + ", " + in + " parameter `" + wireName + "`";
    if (wireName == null) {
      refusals.add(
          operation,
          "it refers to a parameter that does not exist, " + parameter.get$ref(),
          "describe it");
      return;
    }
    if (in.equals("header") && IGNORED_HEADERS.contains(wireName.toLowerCase(Locale.ROOT))) {
      return;
    }
    if (in.equals("cookie")) {
      refusals.add(place, "Retrofit sends no cookies", "describe a header `Cookie` instead");
      return;
    }
    if (in.equals("header") && !wireName.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      refusals.add(place, "HTTP allows no such name of a header", "correct it");
    }
    if (Boolean.TRUE.equals(parameter.getAllowReserved())) {
      refusals.add(place, "reserved characters are always encoded", "remove `allowReserved`");
    }
    if (parameter.getContent() != null) {
      refusals.add(
          place, "it is described by a media type", "give it a `schema` of type string instead");
      return;
    }
    boolean isPath = in.equals("path");
    if (isPath) {
      placeholders.put(
          wireName,
          wireName.matches(PLACEHOLDER_NAME) ? wireName : "path-" + (placeholders.size() + 1));
    }
    String name = schemas.javaName(wireName, parameter.getExtensions(), place);
    int before = refusals.count();
    Type type =
        schemas.type(
            parameter.getSchema(), place, Names.type(name(operation)) + Names.type(wireName));
    boolean isQuery = in.equals("query");
    String doc =
        parameter.getDescription() == null
            ? "the " + in + " parameter " + Javadoc.code(wireName) + "."
            : Javadoc.of(parameter.getDescription());
    boolean isList = isQuery && type.java().startsWith("List<");
    String java = type.java().replace("@Nullable ", "");
    if (!isText(isList ? java.substring("List<".length(), java.length() - 1) : java)) {
      refusals.keep(before);
      refusals.add(
          place,
          "its type, " + java + ", has no text to send",
          isQuery
              ? "describe parameters of type string, number or boolean"
              : "describe it as a string");
      return;
    }
    if (isList && !joined(parameter).isEmpty()) {
      doc += joined(parameter);
      java = "String";
    } else {
      imports.addAll(classes(type));
    }
    if (parameter.getStyle() != null
        && !Set.of("simple", "form", "spaceDelimited", "pipeDelimited")
            .contains(parameter.getStyle().toString())) {
      refusals.add(
          place, "Retrofit does not know the style `" + parameter.getStyle() + "`", "remove it");
    }
    boolean required = isPath || Boolean.TRUE.equals(parameter.getRequired());
    String annotation = isQuery ? "Query" : isPath ? "Path" : "Header";
    imports.add("retrofit2.http." + annotation);
    if (!required) {
      imports.add("org.jspecify.annotations.Nullable");
      doc += " Null leaves it out.";
    }
    parameters.add(
        new Parameter(
            name,
            doc,
            "@"
                + annotation
                + "("
                + Javadoc.literal(isPath ? placeholders.get(wireName) : wireName)
                + ")"
                + (required ? "" : " @Nullable"),
            java));
  }

  /** Whether Retrofit can send a value of this type as one text. */
  private boolean isText(String java) {
    return TEXTS.contains(java) || schemas.isEnum(java);
  }

  /** How the items of a list are joined to one text, which the caller has to do, or nothing. */
  private static String joined(io.swagger.v3.oas.models.parameters.Parameter parameter) {
    String style = parameter.getStyle() == null ? "form" : parameter.getStyle().toString();
    return !Boolean.FALSE.equals(parameter.getExplode()) && style.equals("form")
        ? ""
        : " Its items, joined by "
            + (style.equals("spaceDelimited")
                ? "spaces."
                : style.equals("pipeDelimited") ? "pipes." : "commas.");
  }

  private void distinct(List<Parameter> parameters, String place) {
    Set<String> names = new TreeSet<>();
    for (Parameter parameter : parameters) {
      if (!names.add(parameter.name())) {
        refusals.add(
            place,
            "two of its parameters are `" + parameter.name() + "` in Java",
            "give one of them another name with `x-java-name`");
      }
    }
  }

  // The request

  private String url(
      String path, String place, List<Parameter> parameters, Map<String, String> placeholders) {
    Matcher matcher = PLACEHOLDER.matcher(path);
    StringBuilder url = new StringBuilder();
    Set<String> unused = new TreeSet<>(placeholders.keySet());
    while (matcher.find()) {
      String name = matcher.group(1);
      if (!placeholders.containsKey(name)) {
        refusals.add(
            place,
            "nothing describes `" + name + "` in its path",
            "add a path parameter of this name");
      }
      unused.remove(name);
      matcher.appendReplacement(
          url, Matcher.quoteReplacement("{" + placeholders.getOrDefault(name, "x") + "}"));
    }
    matcher.appendTail(url);
    unused.forEach(
        name ->
            refusals.add(
                place, "its path does not contain `{" + name + "}`", "remove the parameter"));
    if (path.matches(".*[?#\\\\].*|(.*/)?[.]{1,2}(/.*)?")) {
      refusals.add(
          place,
          "its path contains a `?`, `#`, backslash or dot segment",
          "describe its meaning otherwise");
    }
    String relative = url.toString().replaceFirst("^/", "");
    // Without the dot, a colon would end a scheme, and a second slash begin a host or replace the
    // base path.
    boolean needsDot =
        relative.isEmpty() || relative.startsWith("/") || relative.matches("[^/]*:.*");
    if (needsDot && !placeholders.isEmpty()
        || relative.matches("[^/]*[{].*") && !mayBegin(relative, parameters)) {
      refusals.add(
          place,
          "Retrofit takes the beginning of its path for something else",
          "begin it with the last segment of the server's URL");
    }
    return needsDot ? "./" + relative : relative;
  }

  /** Whether no value of the first parameter looks like the scheme of a URL. */
  private static boolean mayBegin(String path, List<Parameter> parameters) {
    String first = "@Path(\"" + path.replaceFirst("^[^{]*[{]([^}]*)}.*", "$1") + "\")";
    return parameters.stream()
        .anyMatch(
            p ->
                p.annotation().equals(first)
                    && Set.of("Integer", "Long", "BigInteger", "UUID").contains(p.type()));
  }

  private Type body(
      Operation operation,
      HttpMethod http,
      String place,
      String name,
      List<Parameter> parameters,
      List<String> headers,
      Set<String> imports) {
    RequestBody body = operation.getRequestBody();
    if (body != null && body.get$ref() != null) {
      body =
          components.getRequestBodies() == null
              ? null
              : components.getRequestBodies().get(last(body.get$ref()));
      if (body == null) {
        refusals.add(place, "it refers to a request body that does not exist", "describe it");
      }
    }
    if (body == null || body.getContent() == null || body.getContent().isEmpty()) {
      return null;
    }
    String where = place + ", request body";
    if (http == HttpMethod.GET || http == HttpMethod.HEAD) {
      refusals.add(where, "HTTP gives a " + http + " no body", "remove it or change the method");
      return null;
    }
    String media = json(body.getContent());
    if (media == null) {
      refusals.add(
          where,
          "it is " + String.join(" or ", body.getContent().keySet()),
          "describe it as application/json");
      return null;
    }
    Type type = whole(body.getContent().get(media).getSchema(), where, name + "Request");
    if (!media.startsWith("application/json") && !media.equals("*/*")) {
      headers.add("Content-Type: " + media);
    }
    imports.addAll(classes(type));
    imports.add("retrofit2.http.Body");
    String doc =
        body.getDescription() == null
            ? "the body of the request."
            : Javadoc.of(body.getDescription());
    String parameter = schemas.javaName("body", body.getExtensions(), where);
    parameters.add(new Parameter(parameter, doc, "@Body", type.java()));
    return type;
  }

  /**
   * The type of a whole body. Its adapter is found by the type, in which nullness does not show.
   */
  private Type whole(Schema<?> schema, String place, String name) {
    Type type = schemas.type(schema, place, name);
    if (type.java().contains("@Nullable")) {
      refusals.add(
          place, "items that may be null would be left out", "make it a property of an object");
    }
    return type;
  }

  private static String verb(HttpMethod http, String url, boolean hasBody, Set<String> imports) {
    boolean isKnown =
        switch (http) {
          case POST, PUT, PATCH -> true;
          case TRACE -> false;
          default -> !hasBody;
        };
    imports.add("retrofit2.http." + (isKnown ? http.name() : "HTTP"));
    return isKnown
        ? "@" + http + "(" + url + ")"
        : "@HTTP(method = \"" + http + "\", path = " + url + ", hasBody = " + hasBody + ")";
  }

  private static String headers(List<String> headers, Set<String> imports) {
    if (headers.isEmpty()) {
      return "";
    }
    imports.add("retrofit2.http.Headers");
    String list = headers.stream().map(Javadoc::literal).collect(Collectors.joining(", "));
    return "@Headers(" + (headers.size() == 1 ? list : "{" + list + "}") + ")\n  ";
  }

  // The response

  /** What a method returns, the headers that ask for it, and each status with its documentation. */
  private record Answer(String type, List<String> headers, List<String> docs) {}

  private Answer answer(
      Operation operation, HttpMethod http, String place, String name, Set<String> imports) {
    Map<String, ApiResponse> responses = new LinkedHashMap<>();
    if (operation.getResponses() != null) {
      operation
          .getResponses()
          .forEach((status, response) -> responses.put(status, resolved(response)));
    }
    boolean hasSuccess = responses.keySet().stream().anyMatch(status -> status.startsWith("2"));
    Map<String, Type> types = new LinkedHashMap<>();
    Set<String> media = new TreeSet<>();
    List<String> docs = new ArrayList<>();
    responses.forEach(
        (status, response) -> {
          String where = place + ", response " + status;
          boolean isSuccess = hasSuccess ? status.startsWith("2") : status.equals("default");
          Content content = response.getContent();
          String json = content == null ? null : json(content);
          Type type = null;
          if (isSuccess && http != HttpMethod.HEAD && content != null && !content.isEmpty()) {
            if (json == null) {
              refusals.add(
                  where,
                  "it is " + String.join(" or ", content.keySet()),
                  "describe it as application/json");
            } else {
              type = whole(content.get(json).getSchema(), where, name + "Response");
              types.put(type.java(), type);
              media.add(json.equals("*/*") ? "application/json" : json);
            }
          }
          if (!isSuccess && json != null && content.get(json).getSchema() != null) {
            type = schemas.named(content.get(json).getSchema());
          }
          boolean isClass = type != null && !classes(type).isEmpty() && !type.isContainer();
          if (isClass) {
            imports.addAll(classes(type));
          }
          String text =
              Javadoc.of(response.getDescription() == null ? "" : response.getDescription());
          docs.add(
              status
                  + (isClass ? " {@link " + type.java() + "}" : "")
                  + (text.isEmpty() ? "" : ": " + text));
        });
    if (types.size() > 1) {
      refusals.add(
          place, "its answers are " + String.join(" or ", types.keySet()), "give them one schema");
    }
    types.values().forEach(type -> imports.addAll(classes(type)));
    String type = types.isEmpty() ? "Void" : types.keySet().iterator().next();
    return new Answer(type, media.stream().map(m -> "Accept: " + m).toList(), docs);
  }

  private ApiResponse resolved(ApiResponse response) {
    String ref = response.get$ref();
    var target =
        ref == null || components.getResponses() == null
            ? null
            : components.getResponses().get(last(ref));
    return target == null ? response : target;
  }

  /** The media type to ask for or to send: JSON itself, or another one that is JSON. */
  private static String json(Content content) {
    return content.keySet().stream()
        .filter(
            media ->
                media.matches("(?i)application/json *(;.*)?|[^/]+/([^;]+\\+)?json *(;.*)?|\\*/\\*"))
        .min(
            (a, b) ->
                Boolean.compare(
                    !a.startsWith("application/json"), !b.startsWith("application/json")))
        .orElse(null);
  }

  private static Set<String> classes(Type type) {
    return type.imports().stream()
        .filter(name -> !name.startsWith("static "))
        .collect(Collectors.toSet());
  }

  private String doc(
      Operation operation,
      List<Parameter> parameters,
      Answer answer,
      String otherwise,
      Set<String> imports) {
    StringBuilder doc = new StringBuilder();
    String summary = operation.getSummary() == null ? "" : Javadoc.of(operation.getSummary());
    String description =
        operation.getDescription() == null ? "" : Javadoc.of(operation.getDescription());
    doc.append(summary);
    if (!description.isEmpty() && !description.equals(summary)) {
      doc.append(summary.isEmpty() ? "" : "\n *\n * <p>").append(description);
    }
    if (doc.isEmpty()) {
      doc.append(Javadoc.code(otherwise)).append('.');
    }
    if (!answer.docs().isEmpty()) {
      doc.append("\n *\n * <ul>");
      answer.docs().forEach(text -> doc.append("\n * <li>").append(text));
      doc.append("\n * </ul>");
    }
    doc.append("\n *");
    parameters.forEach(
        parameter ->
            doc.append("\n * @param ")
                .append(parameter.name())
                .append(' ')
                .append(parameter.doc()));
    if (Boolean.TRUE.equals(operation.getDeprecated())) {
      doc.append("\n * @deprecated The specification marks it as deprecated.");
    }
    return doc.toString();
  }

  private static String name(String place) {
    return place.substring(place.indexOf('`') + 1, place.length() - 1);
  }

  private static String last(String ref) {
    return ref.substring(ref.lastIndexOf('/') + 1);
  }
}
