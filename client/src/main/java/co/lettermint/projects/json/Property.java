package co.lettermint.projects.json;

import com.google.gson.TypeAdapter;
import java.nio.charset.StandardCharsets;

/** A property of a schema: its name on the wire, its type, and when it may be missing or null. */
public final class Property {
  final String name;
  final byte[] utf8;
  final TypeAdapter<Object> type;
  final boolean required;
  final boolean nullable;
  final boolean readOnly;
  final boolean onceShown;

  @SuppressWarnings("unchecked") // the record's constructor takes what this adapter reads
  Property(String name, TypeAdapter<?> type, boolean required) {
    this(name, (TypeAdapter<Object>) type, required, false, false, false);
  }

  private Property(
      String name,
      TypeAdapter<Object> type,
      boolean required,
      boolean nullable,
      boolean readOnly,
      boolean onceShown) {
    this.name = name;
    this.utf8 = name.getBytes(StandardCharsets.UTF_8);
    this.type = type;
    this.required = required;
    this.nullable = nullable;
    this.readOnly = readOnly;
    this.onceShown = onceShown;
  }

  /** Null is no drift, and a required property writes it. */
  public Property nullable() {
    return new Property(name, type, required, true, readOnly, onceShown);
  }

  /** Only responses have it: it is left out of request bodies. */
  public Property readOnly() {
    return new Property(name, type, required, nullable, true, onceShown);
  }

  /** Only requests have it: a response may lack it. */
  public Property writeOnly() {
    return new Property(name, type, false, nullable, readOnly, onceShown);
  }

  /** A secret that the server shows once. Where it is found in the text decides its value. */
  public Property onceShown() {
    return new Property(name, type, required, nullable, readOnly, true);
  }
}
