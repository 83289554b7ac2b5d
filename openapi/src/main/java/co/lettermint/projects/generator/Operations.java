package co.lettermint.projects.generator;

import static java.util.Objects.requireNonNullElse;

import co.lettermint.projects.generator.Model.ApiFile;
import co.lettermint.projects.generator.Model.Argument;
import co.lettermint.projects.generator.Model.Method;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From operations to the methods of Retrofit interfaces, one interface for each tag. */
final class Operations {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

  private final OpenAPI api;
  private final Schemas schemas;
  private final Refusals refusals;
  private final Map<String, ApiFile> files = new LinkedHashMap<>();

  Operations(OpenAPI api, Schemas schemas, Refusals refusals) {
    this.api = api;
    this.schemas = schemas;
    this.refusals = refusals;
  }

  Collection<ApiFile> files() {
    requireNonNullElse(api.getPaths(), new Paths()).forEach(this::path);
    return files.values();
  }

  private void path(String path, PathItem item) {
    item.readOperationsMap()
        .forEach(
            (http, operation) -> {
              OneOperation one = new OneOperation(path, http.name(), operation);
              boolean hasServers = operation.getServers() != null || item.getServers() != null;
              refusals.when(hasServers, one.place, "it has servers of its own; remove them");
              Method method = one.method();
              List<String> tags = requireNonNullElse(operation.getTags(), List.of());
              (tags.isEmpty() ? List.of("Default") : tags)
                  .forEach(tag -> add(method, file(tag).methods(), one.place));
            });
  }

  private void add(Method method, List<Method> methods, String place) {
    boolean isTaken = methods.stream().anyMatch(other -> other.name().equals(method.name()));
    String reason = "its tag has two methods `%s`; change its operationId";
    refusals.when(isTaken, place, reason, method.name());
    methods.add(method);
  }

  private ApiFile file(String tag) {
    String type = Names.type(tag) + "Api";
    if (!files.containsKey(type)) {
      schemas.claim(type, "tag `" + tag + "`");
      String doc =
          requireNonNullElse(api.getTags(), List.<Tag>of()).stream()
              .filter(known -> tag.equals(known.getName()) && known.getDescription() != null)
              .map(Tag::getDescription)
              .findFirst()
              .orElse("");
      doc = Text.javadoc(doc, "The operations of ", tag);
      files.put(type, new ApiFile(type, doc, new ArrayList<>()));
    }
    return files.get(type);
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
    private final List<String> answers = new ArrayList<>();

    OneOperation(String path, String http, Operation operation) {
      this.path = path;
      this.http = http;
      this.operation = operation;
      String id = requireNonNullElse(operation.getOperationId(), http + " " + path);
      place = "operation `" + id + "`";
      name = Names.member(id);
    }

    Method method() {
      // Retrofit wants the parameters of the path before those of the query.
      requireNonNullElse(operation.getParameters(), List.<Parameter>of()).stream()
          .sorted(Comparator.comparing(parameter -> !"path".equals(parameter.getIn())))
          .forEach(this::parameter);
      String returned = returned();
      String verb = verb(Text.literal(url()), body());
      Set<String> names = new HashSet<>();
      for (Argument each : arguments) {
        String reason = "two parameters are `%s` in Java" + Schemas.RENAME;
        refusals.when(!names.add(each.name()), place, reason, each.name());
      }
      refusals.when(names.size() > 254, place, "a method has at most 254 parameters; remove some");
      String fixed =
          headers.size() > 1 ? "{" + String.join(", ", headers) + "}" : String.join("", headers);
      return new Method(
          name,
          doc(),
          arguments,
          Boolean.TRUE.equals(operation.getDeprecated()),
          (fixed.isEmpty() ? "" : "@Headers(" + fixed + ") ") + verb,
          returned);
    }

    private void parameter(Parameter parameter) {
      String wireName = parameter.getName();
      String in = parameter.getIn();
      String where = place + ", " + in + " parameter `" + wireName + "`";
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
      String java =
          schemas.type(parameter.getSchema(), where, inline).java().replace("@Nullable ", "");
      boolean isList = in.equals("query") && java.startsWith("List<");
      if (!schemas.isText(isList ? java.substring("List<".length(), java.length() - 1) : java)) {
        String media = "it has a media type; give it a `schema` of type string";
        String type =
            "its type, %s, has no text to send; describe it, or each of its parts, as a string";
        refusals.only(where, parameter.getContent() == null ? type : media, java);
        return;
      }
      String style = String.valueOf(parameter.getStyle());
      boolean isHeader = in.equals("header") && !wireName.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
      boolean isKnown = !style.matches("matrix|label|deepObject");
      boolean isRaw = Boolean.TRUE.equals(parameter.getAllowReserved());
      String cookie = "Retrofit sends no cookies; describe a header `Cookie` instead";
      refusals.when(in.equals("cookie"), where, cookie);
      refusals.when(isHeader, where, "HTTP allows no such name of a header; correct it");
      refusals.when(!isKnown, where, "Retrofit does not know the style `%s`; remove it", style);
      refusals.when(isRaw, where, "reserved characters are always encoded; remove `allowReserved`");
      boolean isJoined = isList && Boolean.FALSE.equals(parameter.getExplode());
      String separator =
          style.startsWith("space") ? "spaces" : style.startsWith("pipe") ? "pipes" : "commas";
      boolean isOptional = !isPath && !Boolean.TRUE.equals(parameter.getRequired());
      String sent = Text.literal(placeholders.getOrDefault(isPath ? wireName : "", wireName));
      arguments.add(
          new Argument(
              schemas.javaName(wireName, parameter.getExtensions(), where),
              Text.javadoc(parameter.getDescription(), "the " + in + " parameter ", wireName)
                  + (isJoined ? " Its items, joined by " + separator + "." : "")
                  + (isOptional ? " Null leaves it out." : ""),
              "@" + Names.type(in) + "(" + sent + ")" + (isOptional ? " @Nullable" : ""),
              isJoined ? "String" : java));
    }

    private String url() {
      for (String each : placeholders.keySet()) {
        boolean isUsed = path.contains("{" + each + "}");
        refusals.when(!isUsed, place, "its path has no `{%s}`; remove the parameter", each);
      }
      String url =
          PLACEHOLDER
              .matcher(path.replaceFirst("^/", ""))
              .replaceAll(match -> "{" + placeholders.getOrDefault(match.group(1), "?") + "}");
      boolean isMore = url.matches(".*[?#\\\\].*|(.*/)?[.]{1,2}(/.*)?");
      String parts = "its path has a `?`, `#`, `\\`, `.` or undescribed part; describe parameters";
      refusals.when(isMore, place, parts);
      // Without the dot, a colon would end a scheme, and a second slash begin a host or replace the
      // base path. With it, Retrofit refuses all values of parameters. Nor may the value of a first
      // one look like a scheme.
      boolean needsDot = url.isEmpty() || url.matches("/.*|[^/]*:.*");
      boolean isMisread = url.matches("[^/]*[{].*") || needsDot && !placeholders.isEmpty();
      String first = "Retrofit misreads the beginning of its path";
      refusals.when(
          isMisread, place, first + "; begin it with the last segment of the server's URL");
      return needsDot ? "./" + url : url;
    }

    private boolean body() {
      RequestBody body = operation.getRequestBody();
      String where = place + ", request body";
      if (body == null || requireNonNullElse(body.getContent(), new Content()).isEmpty()) {
        return false;
      }
      String reason = "HTTP gives a %s no body; remove it or change the method";
      if (refusals.when(http.matches("GET|HEAD"), where, reason, http)) {
        return true;
      }
      json(body.getContent(), where)
          .ifPresent(
              media -> {
                if (!media.startsWith("application/json") && !media.equals("*/*")) {
                  headers.add(Text.literal("Content-Type: " + media));
                }
                String doc = requireNonNullElse(body.getDescription(), "the body of the request");
                String type = whole(body.getContent().get(media), where, "Request");
                String java = schemas.javaName("body", body.getExtensions(), where);
                arguments.add(new Argument(java, Text.javadoc(doc), "@Body", type));
              });
      return true;
    }

    /** The type of a whole body. Its adapter is found by the type, which does not show nullness. */
    private String whole(MediaType media, String where, String suffix) {
      String java = schemas.type(media.getSchema(), where, Names.type(name) + suffix).java();
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
    private String returned() {
      Map<String, ApiResponse> responses =
          requireNonNullElse(operation.getResponses(), new ApiResponses());
      boolean hasSuccess = responses.keySet().stream().anyMatch(status -> status.startsWith("2"));
      Set<String> types = new LinkedHashSet<>();
      responses.forEach(
          (status, response) -> {
            String where = place + ", response " + status;
            Content content = requireNonNullElse(response.getContent(), new Content());
            boolean isSuccess = status.startsWith(hasSuccess ? "2" : "default");
            Optional<String> type = isSuccess ? success(content, where) : failure(content);
            type.filter(java -> isSuccess).ifPresent(types::add);
            answers.add(
                status
                    + type.filter(schemas::isClass).map(" {@link %s}"::formatted).orElse("")
                    + Optional.ofNullable(response.getDescription())
                        .filter(text -> !text.isBlank())
                        .map(text -> ": " + Text.javadoc(text))
                        .orElse(""));
          });
      String all = String.join(" or ", types);
      refusals.when(types.size() > 1, place, "its answers are %s; give them one schema", all);
      return types.isEmpty() ? "Void" : types.iterator().next();
    }

    private Optional<String> success(Content content, String where) {
      Optional<String> json = http.equals("HEAD") ? Optional.empty() : json(content, where);
      json.map(media -> "Accept: " + media.replace("*/*", "application/json"))
          .map(Text::literal)
          .ifPresent(headers::add);
      return json.map(media -> whole(content.get(media), where, "Response"));
    }

    private Optional<String> failure(Content content) {
      return content.values().stream()
          .map(MediaType::getSchema)
          .filter(schema -> schema != null && schema.get$ref() != null)
          .findFirst()
          .map(schema -> schemas.type(schema, place, "").java());
    }

    /** The media type to ask for or to send: JSON itself, or another one that is JSON. */
    private Optional<String> json(Content content, String where) {
      Optional<String> json =
          content.keySet().stream()
              .filter(media -> media.matches("(?i)[^/]+/([^;]+\\+)?json *(;.*)?|\\*/\\*"))
              .min(Comparator.comparing(media -> !media.startsWith("application/json")));
      boolean isOther = json.isEmpty() && !content.isEmpty();
      String all = String.join(" or ", content.keySet());
      refusals.when(isOther, where, "it is %s; describe it as application/json", all);
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
