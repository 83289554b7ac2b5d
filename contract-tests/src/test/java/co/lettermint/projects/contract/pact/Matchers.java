package co.lettermint.projects.contract.pact;

import co.lettermint.projects.specification.Json;
import co.lettermint.projects.specification.Places;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The matching rules of one part of an interaction, by the place that they are about. */
record Matchers(Map<String, JsonElement> rules) {
  /** The rule of a place, which may be about all elements of an array. */
  Matcher of(String path) {
    JsonElement rule = rules.getOrDefault(path, rules.get(Places.anyIndex(path)));
    List<JsonElement> matchers = Json.elements(rule == null ? JsonNull.INSTANCE : rule, "matchers");
    return matchers.size() == 1
        ? new Matcher(Json.text(matchers.get(0), "match"), Json.text(matchers.get(0), "regex"))
        : Matcher.NONE;
  }

  /** The places that there are rules about. */
  Set<String> places() {
    return rules.keySet();
  }

  /** Whether there is one rule for all elements of the array there. */
  boolean isAboutEachElement(String path) {
    return rules.keySet().stream().anyMatch(one -> one.startsWith(Places.anyIndex(path) + "[*]"));
  }

  /** What is asked of a value. */
  record Matcher(String kind, String regex) {
    static final Matcher NONE = new Matcher("none", "");

    /** As a sentence shows it. */
    @Override
    public String toString() {
      return regex.isEmpty() ? kind : kind + " " + regex;
    }

    boolean accepts(String text) {
      return kind.equals("regex") && text.matches(regex);
    }
  }
}
