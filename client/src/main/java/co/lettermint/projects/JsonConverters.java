package co.lettermint.projects;

import co.lettermint.projects.api.ProjectsApi;
import co.lettermint.projects.json.JsonString;
import co.lettermint.projects.json.RecordAdapter;
import co.lettermint.projects.json.RequestWriter;
import co.lettermint.projects.json.Types;
import com.google.gson.TypeAdapter;
import java.io.OutputStreamWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import retrofit2.Converter;
import retrofit2.Retrofit;

/** Converts bodies and parameters for callers of the generated interface. */
final class JsonConverters extends Converter.Factory {
  private static final MediaType JSON = MediaType.get("application/json");

  private final OneRequestClient client;
  private final Redaction redaction;
  private final Consumer<? super Drift> onDrift;

  private JsonConverters(
      OneRequestClient client, Redaction redaction, Consumer<? super Drift> onDrift) {
    this.client = client;
    this.redaction = redaction;
    this.onDrift = onDrift;
  }

  static ProjectsApi api(
      OneRequestClient client, Redaction redaction, Consumer<? super Drift> onDrift) {
    return new Retrofit.Builder()
        .baseUrl(client.baseUrl())
        .callFactory(request -> client.newCall(request, null))
        .addConverterFactory(new JsonConverters(client, redaction, onDrift))
        .build()
        .create(ProjectsApi.class);
  }

  @Override
  public Converter<ResponseBody, ?> responseBodyConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    TypeAdapter<Object> adapter = Types.of(type);
    return adapter instanceof RecordAdapter<Object> holder && holder.onceShown() != null
        ? body -> readWithToken(holder, body)
        : body -> read(adapter, body);
  }

  private @Nullable Object read(TypeAdapter<Object> adapter, ResponseBody body) {
    DriftLog drifts = new DriftLog(onDrift, redaction);
    TimeLimit time = client.newTimeLimit();
    ReceivedBody received = readAll(body, "", time);
    Object value = RotationReader.read(adapter, received, drifts, time.deadline());
    drifts.close();
    return value;
  }

  private Object readWithToken(RecordAdapter<Object> adapter, ResponseBody body) {
    DriftLog drifts = new DriftLog(onDrift, redaction);
    TimeLimit time = client.newTimeLimit();
    String tokenName = Objects.requireNonNull(adapter.onceShown());
    ReceivedBody received = readAll(body, tokenName, time);
    JsonString token = received.token();
    if (token == null) {
      throw FailureMapper.ofUnreadable("", null, body.contentType(), received);
    }
    Secret secret = Secret.of(token.text());
    drifts.hide(secret);
    Object value = RotationReader.readAround(secret, adapter, received, drifts, time.deadline());
    drifts.close();
    return value != null ? value : adapter.withOnceShown(null, secret);
  }

  private static ReceivedBody readAll(ResponseBody body, String tokenName, TimeLimit time) {
    ReceivedBody received = new ReceivedBody(tokenName, -1);
    return received.readAll(received.feedFrom(body, time), () -> {});
  }

  @Override
  public Converter<?, RequestBody> requestBodyConverter(
      Type type,
      Annotation[] parameterAnnotations,
      Annotation[] methodAnnotations,
      Retrofit retrofit) {
    TypeAdapter<Object> adapter = Types.of(type);
    return value -> {
      Buffer body = new Buffer();
      try (RequestWriter out =
          new RequestWriter(new OutputStreamWriter(body.outputStream(), StandardCharsets.UTF_8))) {
        adapter.write(out, value);
      }
      return RequestBody.create(body.readByteString(), JSON);
    };
  }

  @Override
  public @Nullable Converter<?, String> stringConverter(
      Type type, Annotation[] annotations, Retrofit retrofit) {
    if (type == String.class) {
      return null; // Retrofit's own
    }
    TypeAdapter<Object> adapter = Types.of(type);
    return value -> adapter.toJsonTree(value).getAsString();
  }
}
