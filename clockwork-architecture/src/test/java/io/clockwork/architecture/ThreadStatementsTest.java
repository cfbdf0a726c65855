package io.clockwork.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each published type that may have state says which threads may use it, and, where it is to be
 * closed, what that does. Nothing is to be said of records, enums, exceptions, sealed interfaces
 * over them, and classes of static methods only: docs/reference/java-api.md.
 */
class ThreadStatementsTest {
  private static final Pattern STATEMENT = Pattern.compile("\\bImmutable\\b|\\b[Tt]hreads?\\b");
  private static final Pattern CLOSING = Pattern.compile("\\bclos(e|ed|es|ing)\\b|\\bCloses?\\b");

  @ParameterizedTest
  @MethodSource("io.clockwork.architecture.ApiListingTest#published")
  void types_with_state_say_which_threads_may_use_them(String module, Class<?> type)
      throws Exception {
    ApiListing api = ApiListing.ofModule(ApiListingTest.classesOf(type));
    List<String> silent = new ArrayList<>();
    for (Class<?> candidate : api.types()) {
      if (mayHaveState(candidate)) {
        String documentation = documentation(source(module, candidate), candidate.getSimpleName());
        boolean closes = AutoCloseable.class.isAssignableFrom(candidate);
        if (!STATEMENT.matcher(documentation).find()
            || (closes && !CLOSING.matcher(documentation).find())) {
          silent.add(candidate.getName());
        }
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void the_documentation_of_a_type_is_that_right_before_it() {
    String source =
        """
        /** Of the whole. */
        @Marked("x")
        public final class Whole<T> {
          /** Of a method. */
          void part() {}

          /**
           * Of a part.
           */
          public static final class Part {}

          interface Bare {}
        }
        """;
    assertThat(documentation(source, "Whole")).contains("Of the whole.").doesNotContain("part");
    assertThat(documentation(source, "Part")).contains("Of a part.").doesNotContain("method");
    assertThat(documentation(source, "Bare")).isEmpty();
  }

  private static boolean mayHaveState(Class<?> type) {
    boolean value =
        type.isRecord()
            || type.isEnum()
            || type.isAnnotation()
            || Throwable.class.isAssignableFrom(type)
            || (type.isInterface() && type.isSealed());
    return !value
        && Stream.concat(
                Stream.of(type.getDeclaredMethods()), Stream.of(type.getDeclaredConstructors()))
            .map(Member::getModifiers)
            .anyMatch(
                modifiers -> ApiListing.isVisible(modifiers) && !Modifier.isStatic(modifiers));
  }

  private static String source(String module, Class<?> type) throws IOException {
    Class<?> outermost = type;
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
    }
    String file = outermost.getName().replace('.', '/') + ".java";
    return Files.readString(Path.of("..", module, "src/main/java", file));
  }

  /** The comment right before the declaration of a type; empty if there is none. */
  private static String documentation(String source, String name) {
    Matcher found =
        Pattern.compile(
                "/\\*\\*((?:(?!\\*/).)*)\\*/"
                    + "(?:\\s+@[\\w.]+(?:\\([^)]*\\))?)*"
                    + "(?:\\s+[a-z-]+)*?\\s+(?:class|interface)\\s+"
                    + Pattern.quote(name)
                    + "\\b",
                Pattern.DOTALL)
            .matcher(source);
    return found.find() ? found.group(1) : "";
  }
}
