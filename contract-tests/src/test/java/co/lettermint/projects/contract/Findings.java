package co.lettermint.projects.contract;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Collects the violations that one check finds, each in its place.
 *
 * @param place the place that the next claims are about
 * @param all what was found, here and in other places
 */
public record Findings(String check, Place place, List<Violation> all) {
  /** The same, about another place. */
  public Findings at(Place other) {
    return new Findings(check, other, all);
  }

  /** The same, about a place below this one. */
  public Findings at(String... steps) {
    return at(place.at(steps));
  }

  /** Notes a violation. */
  public void add(String sentence, Object... parts) {
    all.add(new Violation(check, place, parts.length == 0 ? sentence : sentence.formatted(parts)));
  }

  /** Notes a violation unless the condition holds. Only then is the sentence put together. */
  public void require(boolean condition, String sentence, Object... parts) {
    if (!condition) {
      add(sentence, parts);
    }
  }

  /** Notes a violation unless the two are equal. */
  public void same(Object expected, Object found, String what) {
    require(Objects.equals(expected, found), "%s should be %s and is %s", what, expected, found);
  }

  /** Notes each element that only one of the two has. */
  public void sameElements(Collection<String> expected, Collection<String> found, String what) {
    sameElements(expected, found, what, place::at);
  }

  /** Notes each element that only one of the two has, in its own place. */
  public void sameElements(
      Collection<String> expected,
      Collection<String> found,
      String what,
      Function<String, Place> placeOf) {
    only(expected, found).forEach(it -> at(placeOf.apply(it)).add("%s %s is missing", what, it));
    only(found, expected).forEach(it -> at(placeOf.apply(it)).add("%s %s is too much", what, it));
  }

  /** Notes each name that only one of the two has, or that they say different things of. */
  public void sameEntries(
      Map<String, String> expected,
      Map<String, String> found,
      String what,
      Function<String, Place> placeOf) {
    sameElements(expected.keySet(), found.keySet(), what, placeOf);
    expected.forEach(
        (name, value) ->
            at(placeOf.apply(name))
                .same(value, found.getOrDefault(name, value), what + " " + name));
  }

  private static Set<String> only(Collection<String> these, Collection<String> those) {
    Set<String> only = new LinkedHashSet<>(these);
    only.removeAll(those);
    return only;
  }
}
