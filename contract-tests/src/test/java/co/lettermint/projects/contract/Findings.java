package co.lettermint.projects.contract;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Collects the violations that one check finds. */
public final class Findings {
  private final String check;
  private final List<Violation> all = new ArrayList<>();

  Findings(String check) {
    this.check = check;
  }

  public List<Violation> all() {
    return List.copyOf(all);
  }

  /** Notes a violation. */
  public void add(String place, String sentence, Object... parts) {
    all.add(new Violation(check, place, parts.length == 0 ? sentence : sentence.formatted(parts)));
  }

  /** Notes a violation unless the condition holds. Only then is the sentence put together. */
  public void require(boolean condition, String place, String sentence, Object... parts) {
    if (!condition) {
      add(place, sentence, parts);
    }
  }

  /** Notes a violation unless the two are equal. */
  public void same(Object expected, Object found, String place, String what) {
    boolean same = Objects.equals(expected, found);
    require(same, place, "%s should be %s and is %s", what, expected, found);
  }

  /** Notes each element that only one of the two has. */
  public void sameElements(
      Collection<String> expected, Collection<String> found, String place, String what) {
    sameElements(expected, found, one -> place, what);
  }

  /** Notes each element that only one of the two has, in its own place. */
  public void sameElements(
      Collection<String> expected,
      Collection<String> found,
      UnaryOperator<String> place,
      String what) {
    only(expected, found).forEach(one -> add(place.apply(one), "%s %s is missing", what, one));
    only(found, expected).forEach(one -> add(place.apply(one), "%s %s is too much", what, one));
  }

  private static Set<String> only(Collection<String> these, Collection<String> those) {
    Set<String> only = new LinkedHashSet<>(these);
    only.removeAll(those);
    return only;
  }
}
