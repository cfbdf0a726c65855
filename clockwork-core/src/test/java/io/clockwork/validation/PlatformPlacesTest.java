package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.TextFormat;
import io.clockwork.platform.Platform;
import org.junit.jupiter.api.Test;

class PlatformPlacesTest {
  @Test
  void problems_of_a_platform_in_java_point_to_the_call() {
    assertThat(
            TextFormat.plain()
                .render(Platform.builder().runtime("Torch", "Torch").check())
                .replaceAll(":\\d+:", ":LINE:"))
        .isEqualTo(
            """
            PlatformPlacesTest.java:LINE: error[bad-name]: runtime name "Torch" is not allowed
              help: use a-z, 0-9, "-" and "_", with a letter or digit at both ends, such as "torch"
            PlatformPlacesTest.java:LINE: error[bad-image]: image "Torch" of runtime "Torch" has an \
            upper case letter in its repository
              help: write [registry/]repository[:tag][@digest], such as \
            "registry.example.com/torch:2.4"
            """);
  }
}
