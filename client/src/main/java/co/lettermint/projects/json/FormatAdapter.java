package co.lettermint.projects.json;

import com.google.gson.stream.JsonToken;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Texts of a format that the specification names. */
abstract class FormatAdapter<T> extends ValueAdapter<T> {
  static final FormatAdapter<OffsetDateTime> DATE_TIME =
      new FormatAdapter<>("date-time (RFC 3339)") {
        @Override
        @Nullable OffsetDateTime parse(String text) {
          return Rfc3339.dateTime(text);
        }

        @Override
        String format(OffsetDateTime value) {
          return Rfc3339.format(value);
        }
      };

  static final FormatAdapter<LocalDate> DATE =
      new FormatAdapter<>("date (RFC 3339)") {
        @Override
        @Nullable LocalDate parse(String text) {
          return text.length() == 10 ? Rfc3339.date(text) : null;
        }
      };

  static final FormatAdapter<UUID> UUID =
      new FormatAdapter<>("uuid") {
        @Override
        @Nullable UUID parse(String text) {
          try {
            UUID value = java.util.UUID.fromString(text);
            // The JDK takes "1-1-1-1-1" as well.
            return value.toString().equalsIgnoreCase(text) ? value : null;
          } catch (IllegalArgumentException e) {
            return null;
          }
        }
      };

  static final FormatAdapter<URI> URI =
      new FormatAdapter<>("uri") {
        @Override
        @Nullable URI parse(String text) {
          try {
            return new URI(text);
          } catch (URISyntaxException e) {
            return null;
          }
        }
      };

  private FormatAdapter(String expected) {
    super(JsonToken.STRING, expected);
  }

  @Override
  String format(T value) {
    return value.toString();
  }
}
