package co.lettermint.projects.contract.pact;

/** Matchers of texts that have a form, each with an example. */
final class Patterns {
  /** RFC 3339, with the fraction digits and offsets that a reader must take. */
  static final String DATE_TIME =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})";

  static final String ROUTE_TYPE = "transactional|broadcast|inbound";
  static final String DNS_RECORD_TYPE = "TXT|CNAME|MX";
  static final String DNS_RECORD_STATUS = "active|failed|pending";
  static final String MESSAGE =
      "API token rotated successfully\\. Please update your integrations\\.";

  /** Seconds, or a date. */
  static final String RETRY_AFTER = "\\d+|\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT";

  private Patterns() {}
}
