package io.clockwork.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTest {
  @ParameterizedTest
  @CsvSource({
    "python, docker.io/library/python:latest",
    "python:3.11, docker.io/library/python:3.11",
    "a/b, docker.io/a/b:latest",
    "docker.io/python, docker.io/library/python:latest",
    "index.docker.io/a/b:1, docker.io/a/b:1",
    "localhost/a, localhost/a:latest",
    "REGISTRY.example.com:5000/a/b, registry.example.com:5000/a/b:latest",
    "registry.example.com/a@sha256:00, registry.example.com/a@sha256:00",
    "registry.example.com/a:1@sha256:00, registry.example.com/a:1@sha256:00"
  })
  void a_qualified_reference_has_registry_and_version(String reference, String whole) {
    assertThat(ImageReference.qualified(reference)).isEqualTo(whole);
  }
}
