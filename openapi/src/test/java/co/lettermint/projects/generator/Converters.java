package co.lettermint.projects.generator;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Converts as the client does, with the adapters that were compiled beside the interface. */
final class Converters extends Converter.Factory {
  private final ClassLoader classes;

  Converters(ClassLoader classes) {
    this.classes = classes;
  }

  @SuppressWarnings("unchecked") // the adapter is the one of the type
  private TypeAdapter<Object> adapter(Type type) {
    try {
      Class<?> types = classes.loadClass("co.lettermint.projects.json.Types");
      return (TypeAdapter<Object>) types.getMethod("of", Type.class).invoke(null, type);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type.getTypeName(), e);
    }
  }

  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    TypeAdapter<Object> adapter = adapter(type);
    return body -> adapter.fromJson(body.string());
  }

  @Override
  public Converter<?, RequestBody> requestBodyConverter(
      Type type, Annotation[] annotations, Annotation[] methodAnnotations, Retrofit retrofit) {
    TypeAdapter<Object> adapter = adapter(type);
    return value -> {
      StringWriter text = new StringWriter();
      adapter.write(requestWriter(text), value);
      return RequestBody.create(text.toString(), MediaType.get("application/json"));
    };
  }

  private JsonWriter requestWriter(Writer out) {
    try {
      Class<?> type = classes.loadClass("co.lettermint.projects.json.RequestWriter");
      return (JsonWriter) type.getConstructor(Writer.class).newInstance(out);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    TypeAdapter<Object> adapter = adapter(type);
    return value -> adapter.toJsonTree(value).getAsString();
  }
}
