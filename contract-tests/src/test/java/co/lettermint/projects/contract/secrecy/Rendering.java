package co.lettermint.projects.contract.secrecy;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** The ways in which an object becomes text without anybody meaning to show a secret. */
enum Rendering {
  TO_STRING {
    @Override
    String of(Object object) {
      return object + String.valueOf(object) + Objects.toString(object) + object.hashCode();
    }
  },
  FORMAT {
    @Override
    String of(Object object) {
      return "%s %S %h".formatted(object, object, object) + java.util.List.of(object);
    }
  },
  GSON {
    @Override
    String of(Object object) {
      return json(new Gson(), object);
    }
  },
  GSON_WITH_NULLS {
    @Override
    String of(Object object) {
      return json(new GsonBuilder().serializeNulls().setPrettyPrinting().create(), object);
    }
  },
  JACKSON {
    @Override
    String of(Object object) {
      return json(new ObjectMapper(), object);
    }
  },
  JACKSON_LENIENT {
    @Override
    String of(Object object) {
      return json(new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS), object);
    }
  },
  JACKSON_ON_FIELDS {
    @Override
    String of(Object object) {
      return json(
          new ObjectMapper()
              .setVisibility(PropertyAccessor.ALL, Visibility.ANY)
              .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS),
          object);
    }
  },
  STACK_TRACE {
    @Override
    String of(Object object) {
      StringWriter text = new StringWriter();
      if (object instanceof Throwable e) {
        e.printStackTrace(new PrintWriter(text, true));
        text.append(e.getMessage()).append(e.getLocalizedMessage());
      }
      return text.toString();
    }
  },
  LOGGING {
    @Override
    String of(Object object) {
      LogRecord line = new LogRecord(Level.INFO, "{0}");
      line.setParameters(new Object[] {object});
      line.setThrown(object instanceof Throwable e ? e : null);
      return new SimpleFormatter().format(line);
    }
  },
  RECORD_COMPONENTS {
    @Override
    String of(Object object) throws ReflectiveOperationException {
      StringBuilder text = new StringBuilder();
      if (object instanceof Record) {
        for (RecordComponent component : object.getClass().getRecordComponents()) {
          Object value = component.getAccessor().invoke(object);
          text.append(value);
          if (value instanceof Record) {
            text.append(of(value));
          }
        }
      }
      return text.toString();
    }
  };

  abstract String of(Object object) throws ReflectiveOperationException;

  /** Where a library refuses an object, what it says of it counts. */
  private static String json(Gson gson, Object object) {
    try {
      return gson.toJson(object);
    } catch (RuntimeException e) {
      return STACK_TRACE.text(e);
    }
  }

  private static String json(ObjectMapper jackson, Object object) {
    try {
      return jackson.writeValueAsString(object);
    } catch (JsonProcessingException | RuntimeException e) {
      return STACK_TRACE.text(e);
    }
  }

  private String text(Throwable e) {
    try {
      return of(e);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
