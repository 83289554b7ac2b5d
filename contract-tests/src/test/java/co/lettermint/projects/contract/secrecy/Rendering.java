package co.lettermint.projects.contract.secrecy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.assertj.core.util.Throwables;

/** The ways in which an object becomes text without anybody meaning to show a secret. */
enum Rendering {
  TO_STRING(it -> it + String.valueOf(it) + Objects.toString(it) + it.hashCode()),
  FORMAT(it -> "%s %S %h".formatted(it, it, it) + List.of(it)),
  GSON(it -> new Gson().toJson(it)),
  GSON_WITH_NULLS(it -> new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(it)),
  JACKSON(it -> new ObjectMapper().writeValueAsString(it)),
  JACKSON_LENIENT(it -> lenient().writeValueAsString(it)),
  JACKSON_ON_FIELDS(
      it -> lenient().setVisibility(PropertyAccessor.ALL, Visibility.ANY).writeValueAsString(it)),
  STACK_TRACE(it -> it instanceof Throwable e ? stackTrace(e) : ""),
  LOGGING(Rendering::log),
  RECORD_COMPONENTS(Rendering::components);

  private interface Renderer {
    String render(Object object) throws Exception;
  }

  private final Renderer renderer;

  Rendering(Renderer renderer) {
    this.renderer = renderer;
  }

  /** If a library refuses an object, what it says of it counts. */
  String of(Object object) {
    try {
      return renderer.render(object);
    } catch (Exception e) {
      return stackTrace(e);
    }
  }

  private static ObjectMapper lenient() {
    return new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
  }

  private static String stackTrace(Throwable e) {
    return Throwables.getStackTrace(e) + e.getMessage() + e.getLocalizedMessage();
  }

  private static String log(Object object) {
    LogRecord line = new LogRecord(Level.INFO, "{0}");
    line.setParameters(new Object[] {object});
    line.setThrown(object instanceof Throwable e ? e : null);
    return new SimpleFormatter().format(line);
  }

  private static String components(Object object) throws ReflectiveOperationException {
    StringBuilder text = new StringBuilder();
    if (object instanceof Record) {
      for (RecordComponent component : object.getClass().getRecordComponents()) {
        Object value = component.getAccessor().invoke(object);
        text.append(value).append(value instanceof Record ? components(value) : "");
      }
    }
    return text.toString();
  }
}
