package io.clockwork.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import java.util.regex.Pattern;

/**
 * What code looks like wherever it stands.
 *
 * @param root the package above all, so that the rules can be tried on planted classes
 */
record CodeRules(String root) {
  private static final Pattern SAYS_NOTHING =
      Pattern.compile(".*(Utils?|Common|Helpers?|Impl|Manager)");
  private static final Pattern CHANGEABLE =
      Pattern.compile(
          "java\\.util\\.concurrent\\..*"
              + "|java\\.util\\.((Linked|Tree|Weak|Identity)?Hash.*|Tree.*|ArrayList|LinkedList|ArrayDeque)"
              + "|java\\.lang\\.String(Builder|Buffer)|java\\.lang\\.ThreadLocal");

  ArchRule names_say_something() {
    return noClasses()
        .that(resideInAPackage(root + ".."))
        .should()
        .haveNameMatching(SAYS_NOTHING.pattern())
        .orShould()
        .resideInAnyPackage(
            "..util..", "..utils..", "..common..", "..helper..", "..impl..", "..manager..");
  }

  ArchRule packages_are_null_marked() {
    return classes()
        .that(resideInAPackage(root + ".."))
        .should(Conditions.lieInANullMarkedPackage());
  }

  ArchRule no_third_party_type_in_a_signature() {
    return classes()
        .that(resideInAPackage(root + ".."))
        .and(resideOutsideOfPackages(root + ".cli..", root + ".junit.."))
        .should(Conditions.showOnlyOwnTypesAndTheJdks(root + ".graph.TaskGraph.asJGraphT()"));
  }

  ArchRule statics_are_constants() {
    ArchRule areFinal = fields().that().areStatic().should().beFinal();
    ArchRule cannotChange =
        noFields()
            .that()
            .areStatic()
            .should()
            .haveRawType(
                DescribedPredicate.<JavaClass>describe(
                    "of a type made to change",
                    type -> CHANGEABLE.matcher(type.getName()).matches()));
    return CompositeArchRule.of(areFinal).and(cannotChange);
  }

  ArchRule only_main_ends_the_jvm() {
    return noClasses()
        .that(resideInAPackage(root + ".."))
        .and()
        .doNotHaveFullyQualifiedName(root + ".cli.Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class);
  }

  ArchRule core_neither_prints_nor_logs_by_itself() {
    return noClasses()
        .that(resideInAPackage(root + ".."))
        .and(resideOutsideOfPackages(root + ".cli..", root + ".examples.."))
        .should(ACCESS_STANDARD_STREAMS)
        .orShould()
        .dependOnClassesThat(resideInAPackage("java.util.logging.."));
  }
}
