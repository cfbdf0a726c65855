package io.clockwork.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.airflow.AirflowExporter;
import io.clockwork.architecture.planted.export.Published;
import io.clockwork.docker.DockerTaskExecutor;
import io.clockwork.git.GitRepositories;
import io.clockwork.junit.ClockworkExtension;
import io.clockwork.junit.GoldenFile;
import io.clockwork.model.Pipeline;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A change of a published module's API is seen: in the file api.txt beside its code. */
class ApiListingTest {
  /** Nothing of the command line's Java is API: docs/reference/java-api.md. */
  static Iterable<Arguments> published() {
    return List.of(
        Arguments.of("clockwork-airflow", AirflowExporter.class),
        Arguments.of("clockwork-core", Pipeline.class),
        Arguments.of("clockwork-docker", DockerTaskExecutor.class),
        Arguments.of("clockwork-git", GitRepositories.class),
        Arguments.of("clockwork-junit", ClockworkExtension.class));
  }

  @ParameterizedTest
  @MethodSource("published")
  void the_api_is_the_one_that_is_listed(String module, Class<?> type) throws Exception {
    Path listing = Path.of("..", module, "api.txt");
    new GoldenFile(listing).assertHolds(ApiListing.ofModule(classesOf(type)).text());
  }

  @Test
  void a_listing_shows_types_and_members_that_others_can_use_and_no_more() throws Exception {
    Predicate<String> planted = Published.class.getPackageName()::equals;
    assertThat(new ApiListing(classesOf(Published.class), planted).text())
        .isEqualTo(
            """
            public abstract class io.clockwork.architecture.planted.export.Published<T extends java.lang.Number> {
              protected abstract java.util.List<? extends T> seen(T) throws java.io.IOException;
              protected io.clockwork.architecture.planted.export.Published();
              public static final int LIMIT = 3;
            }

            public interface io.clockwork.architecture.planted.export.Published$Inner {
            }
            """);
  }

  static Path classesOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
