package io.clockwork.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What ArchUnit has no words for. */
final class Conditions {
  private Conditions() {}

  static ArchCondition<JavaClass> lieInANullMarkedPackage() {
    return new ArchCondition<>("lie in a @NullMarked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
          events.add(
              SimpleConditionEvent.violated(
                  type,
                  type.getName()
                      + ": package "
                      + type.getPackageName()
                      + " has no package-info.java with @NullMarked"));
        }
      }
    };
  }

  /**
   * Public and protected members of public types, and what such types extend, show types of the JDK
   * and of Clockwork only.
   */
  static ArchCondition<JavaClass> showOnlyOwnTypesAndTheJdks(String exceptForMethod) {
    return new ArchCondition<>("show only types of Clockwork and of the JDK") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (!visible(type)) {
          return;
        }
        type.getSuperclass().ifPresent(parent -> report(type.getName(), parent, type, events));
        type.getInterfaces().forEach(parent -> report(type.getName(), parent, type, events));
        for (JavaField field : type.getFields()) {
          if (visible(field.getModifiers())) {
            report(field.getFullName(), field.getType(), type, events);
          }
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
          if (visible(unit.getModifiers()) && !unit.getFullName().equals(exceptForMethod)) {
            shownBy(unit).forEach(shown -> report(unit.getFullName(), shown, type, events));
          }
        }
      }
    };
  }

  private static Stream<JavaType> shownBy(JavaCodeUnit unit) {
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            unit.getExceptionTypes().stream(),
            unit.getTypeParameters().stream())
        .flatMap(shown -> shown);
  }

  private static void report(
      String member, JavaType shown, JavaClass owner, ConditionEvents events) {
    Collection<JavaClass> involved = shown.getAllInvolvedRawTypes();
    for (JavaClass type : involved) {
      String name = type.getBaseComponentType().getName();
      if (name.contains(".") && !name.startsWith("java.") && !name.startsWith("io.clockwork.")) {
        events.add(SimpleConditionEvent.violated(owner, member + " shows " + name));
      }
    }
  }

  private static boolean visible(JavaClass type) {
    return visible(type.getModifiers())
        && type.getEnclosingClass().map(Conditions::visible).orElse(true);
  }

  private static boolean visible(Set<JavaModifier> modifiers) {
    return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
  }
}
