package io.clockwork.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "python",
        "python:3.11-slim",
        "library/python",
        "registry.example.com/report:1.4",
        "registry.example.com:5000/a/b/c__d/e-f.g:TAG_1",
        "localhost/x",
        "localhost:5000/x:y",
        "[::1]:5000/x",
        "UPPER.example.com/x",
        "a---b/c"
      })
  void a_reference_is_taken(String image) {
    assertThat(Problems.ofTask(t -> t.image(image))).isEmpty();
    assertThat(Problems.ofTask(t -> t.image(image + "@" + DIGEST))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                    | is empty",
        "a b                   | has a character that no image reference may have",
        "b\u00fccher           | has a character that no image reference may have",
        "https://example.com/x | begins like a URL; leave out the scheme",
        "Report:1.4            | has an upper case letter in its repository",
        "a/Report              | has an upper case letter in its repository",
        "a//b                  | has an empty part in its repository",
        "a/                    | has an empty part in its repository",
        "/a                    | has an empty part in its repository",
        "-a                    | has a malformed repository",
        "a..b                  | has a malformed repository",
        "a___b                 | has a malformed repository",
        "a:                    | has a malformed tag",
        "a:.x                  | has a malformed tag",
        "a:b:c                 | has a malformed repository",
        "host.example:port/x   | names a malformed registry",
        "-host.example/x       | names a malformed registry",
        "a@sha256:12           | has a malformed digest; one is \"sha256:\" and 64 hexadecimal digits",
      })
  void a_malformed_reference_is_refused(String image, String problem) {
    assertThat(Problems.ofTask(t -> t.image(image)))
        .isEqualTo(
            """
            error[bad-image]: image "%s" %s
              help: write [registry/]repository[:tag][@digest], such as \
            "registry.example.com/report:1.4"
            """
                .formatted(image, problem));
  }

  @Test
  void a_long_name_or_tag_or_a_bare_id_is_refused() {
    assertThat(Problems.ofTask(t -> t.image("a".repeat(255)))).isEmpty();
    assertThat(Problems.ofTask(t -> t.image("a".repeat(256))))
        .contains("is longer than 255 characters");
    assertThat(Problems.ofTask(t -> t.image("a:" + "t".repeat(129)))).contains("a malformed tag");
    assertThat(Problems.ofTask(t -> t.image("0123456789abcdef".repeat(4))))
        .contains("is the id of an image on one machine, not a reference");
  }

  @Test
  void an_expression_in_an_image_is_refused_with_the_reason() {
    assertThat(Problems.ofTask(t -> t.image("report:${params.tag}")))
        .isEqualTo(
            """
            error[bad-image]: image "report:${params.tag}" has a malformed tag
              help: an image is never substituted: write it out
            """);
  }
}
