package co.lettermint.projects.contract.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import co.lettermint.projects.Secret;
import co.lettermint.projects.contract.ClientClasses;
import co.lettermint.projects.json.JsonLexer;
import co.lettermint.projects.json.JsonString;
import co.lettermint.projects.json.JsonTape;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which part of the client may use what. */
final class HouseRulesTest {
  private static final String ROOT = "co.lettermint.projects";
  private static final String JSON = ROOT + ".json";
  private static final JavaClasses CLIENT = ClientClasses.ALL;

  /** What all parts may use; the reading of bytes is held to the JDK by the first row. */
  private static final Class<?>[] SHARED = {
    Secret.class, JsonLexer.class, JsonTape.class, JsonString.class
  };

  /**
   * The packages that each part may use besides java.* and JSpecify. From the first byte of an
   * answer to the store, that is no library but the one that reads bytes. A name that no class has
   * fails as well.
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes   | json\\.JsonLexer, json\\.JsonTape, json\\.JsonString    | java..
          scanner | TokenScanner, DamagedJson, Gunzip                      | client
          custody | Custody, ReceivedBody, WireBody, TokenFile, TokenStore | client, okhttp3, okio
          json    | json\\.\\w+                                            | client.json, com.google.gson..
          records | model\\.\\w+                                           | client.model, client.json, com.google.gson..
          api     | api\\.\\w+                                             | client.api, client.model, com.google.gson.., okhttp3, retrofit2..
          """)
  void eachPartUsesWhatItMay(String part, String names, String packages) {
    String[] allowed = packages.replace("client", ROOT).split(", ");

    for (String name : names.split(", ")) {
      classes()
          .that()
          .haveNameMatching("%s\\.%s(\\$.*)?".formatted(ROOT, name))
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(allowed)
                  .or(resideInAnyPackage("java..", "org.jspecify.."))
                  .or(belongToAnyOf(SHARED)))
          .check(CLIENT);
    }
  }

  @Test
  void everythingPublicIsInAPackageOfTheDocumentation() {
    assertThat(ClientClasses.publicTypes())
        .extracting(Class::getPackageName)
        .containsOnly(ROOT, ROOT + ".api", ROOT + ".model", JSON);
  }

  @Test
  void handWrittenClassesAreFinalUnlessMadeToBeExtended() {
    classes()
        .that()
        .resideInAnyPackage(ROOT, JSON)
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .areNotAnonymousClasses()
        .and()
        .doNotHaveModifier(JavaModifier.ABSTRACT)
        .should()
        .haveModifier(JavaModifier.FINAL)
        .check(CLIENT);
  }

  @Test
  void noStaticStateChanges() {
    fields().that().areStatic().should().beFinal().andShould(be(IMMUTABLE)).check(CLIENT);
  }

  /** By declared type: collections that are static are made by {@code of}, as reviews see. */
  private static final DescribedPredicate<JavaField> IMMUTABLE =
      DescribedPredicate.describe(
          "of a type that does not change",
          field -> {
            JavaClass type = field.getRawType();
            return field.getModifiers().contains(JavaModifier.SYNTHETIC)
                || !type.isArray()
                    && !type.getPackageName().startsWith("java.util.concurrent")
                    && !(type.isAssignableTo(Collection.class) && !type.isInterface())
                    && !(type.isAssignableTo(Map.class) && !type.isInterface())
                    && !type.isAssignableTo(ThreadLocal.class);
          });

  /** {@link Secret} is the one type that all packages share. */
  @Test
  void packagesHaveNoCycleButThroughSecret() {
    slices()
        .matching("co.lettermint.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(alwaysTrue(), type(Secret.class))
        .ignoreDependency(type(Secret.class), alwaysTrue())
        .check(CLIENT);
  }
}
