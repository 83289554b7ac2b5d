package co.lettermint.projects.contract.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import co.lettermint.projects.LettermintProjects;
import co.lettermint.projects.Secret;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Which part of the client may use what. */
final class HouseRulesTest {
  private static final String ROOT = "co.lettermint.projects";
  private static final String API = ROOT + ".api";
  private static final String MODEL = ROOT + ".model";
  private static final String JSON = ROOT + ".json";
  private static final String JDK = "java..";
  private static final String JSPECIFY = "org.jspecify..";
  private static final String GSON = "com.google.gson..";

  private static final JavaClasses CLIENT =
      new ClassFileImporter()
          .importUrl(LettermintProjects.class.getProtectionDomain().getCodeSource().getLocation());

  /** From the first byte of an answer to the store, no library but the one that reads bytes. */
  @Test
  void custodyStandsOnTheJdkAndOkHttpAlone() {
    classes()
        .that()
        .haveNameMatching(ROOT + "\\.(ReceivedBody|WireBody|TokenFile|TokenStore)(\\$.*)?")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(ROOT, JDK, JSPECIFY, "okhttp3", "okio"))
        .check(CLIENT);
  }

  @Test
  void scannerStandsOnTheJdkAlone() {
    classes()
        .that()
        .haveNameMatching(ROOT + "\\.(TokenScanner|JsonString|Gunzip)(\\$.*)?")
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(ROOT, JDK, JSPECIFY))
        .check(CLIENT);
  }

  @Test
  void jsonKnowsNoHttpAndOnlyThatThereAreSecrets() {
    classes()
        .that()
        .resideInAPackage(JSON)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(JSON, GSON, JDK, JSPECIFY).or(type(Secret.class)))
        .check(CLIENT);
  }

  @Test
  void recordsKnowGsonAndOurReaderAlone() {
    classes()
        .that()
        .resideInAPackage(MODEL)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(MODEL, JSON, GSON, JDK, JSPECIFY).or(type(Secret.class)))
        .check(CLIENT);
  }

  @Test
  void interfaceKnowsRecordsAndRetrofitAlone() {
    classes()
        .that()
        .resideInAPackage(API)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(API, MODEL, GSON, JDK, JSPECIFY, "okhttp3", "retrofit2.."))
        .check(CLIENT);
  }

  @Test
  void everythingPublicIsInAPackageOfTheDocumentation() {
    classes()
        .that(are("public", type -> isVisible(type)))
        .should()
        .resideInAnyPackage(ROOT, API, MODEL, JSON)
        .check(CLIENT);
  }

  private static boolean isVisible(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(HouseRulesTest::isVisible).orElse(true);
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
        .and(are("named", type -> !type.isAnonymousClass()))
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
      new DescribedPredicate<>("of a type that does not change") {
        @Override
        public boolean test(JavaField field) {
          JavaClass type = field.getRawType();
          return field.getModifiers().contains(JavaModifier.SYNTHETIC)
              || !type.isArray()
                  && !type.getPackageName().startsWith("java.util.concurrent")
                  && !(type.isAssignableTo(Collection.class) && !type.isInterface())
                  && !(type.isAssignableTo(Map.class) && !type.isInterface())
                  && !type.isAssignableTo(ThreadLocal.class);
        }
      };

  /** {@link Secret} is the one type that all packages share. */
  @Test
  void packagesHaveNoCycleButThroughSecret() {
    slices()
        .assignedFrom(PACKAGES)
        .should()
        .beFreeOfCycles()
        .ignoreDependency(alwaysTrue(), type(Secret.class))
        .ignoreDependency(type(Secret.class), alwaysTrue())
        .check(CLIENT);
  }

  private static final SliceAssignment PACKAGES =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return type.getPackageName().startsWith(ROOT)
              ? SliceIdentifier.of(type.getPackageName())
              : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
          return "packages of the client";
        }
      };

  private static DescribedPredicate<JavaClass> are(
      String description, Predicate<JavaClass> predicate) {
    return DescribedPredicate.describe(description, predicate);
  }
}
