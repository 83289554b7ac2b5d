package co.lettermint.projects;

import co.lettermint.projects.json.TolerantReader;
import co.lettermint.projects.json.Values;
import co.lettermint.projects.model.RotateTokenResponse;
import com.google.gson.TypeAdapter;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/**
 * Bodies for callers of the generated interface: read as tolerantly, without a {@link Rotation}
 * around them.
 */
final class ModelConverters extends Converter.Factory {
  private static final MediaType JSON = MediaType.get("application/json");

  private final Consumer<? super Drift> onDrift;

  ModelConverters(Consumer<? super Drift> onDrift) {
    this.onDrift = onDrift;
  }

  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    if (type == RotateTokenResponse.class) {
      return body -> readRotation(ReceivedText.read(body, ReceivedText.MAX_BYTES));
    }
    TypeAdapter<?> adapter = Values.of(type);
    return body -> read(adapter, ReceivedText.read(body, ReceivedText.MAX_BYTES));
  }

  @Override
  public Converter<?, RequestBody> requestBodyConverter(
      Type type,
      Annotation[] parameterAnnotations,
      Annotation[] methodAnnotations,
      Retrofit retrofit) {
    TypeAdapter<Object> adapter = Values.of(type);
    return value -> RequestBody.create(adapter.toJson(value), JSON);
  }

  @Override
  public Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    return Values::text;
  }

  private RotateTokenResponse readRotation(ReceivedText body) {
    Secret token = body.token();
    if (token == null) {
      throw TokenUnreadableException.of("", body);
    }
    DriftLog drifts = new DriftLog(onDrift);
    RotateTokenResponse response = RotationReader.read(body, token, drifts);
    drifts.close();
    return response != null ? response : RotationReader.withoutTheRest(token);
  }

  private @Nullable Object read(TypeAdapter<?> adapter, ReceivedText body) throws IOException {
    DriftLog drifts = new DriftLog(onDrift);
    TolerantReader reader = new TolerantReader(body.text(), null, drifts);
    Object value = adapter.read(reader);
    reader.finish();
    drifts.close();
    return value;
  }
}
