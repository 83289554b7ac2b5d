package co.lettermint.projects.contract;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Makes a public static method of one of the classes in {@link Check} a check. It takes the
 * witnesses that it reads, and compares if there are several, and notes in {@link Findings} where
 * the claim does not hold. It is a pure function, so that it can be tried on altered witnesses.
 */
@Retention(RetentionPolicy.RUNTIME)
public @interface Claim {
  /** The claim in words. */
  String value();

  /** Whether it takes so long that the others are asked first. */
  boolean isCostly() default false;
}
