package io.clockwork.docker;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract inside a container on an engine of another machine. */
@Tag("docker")
class WhatTasksSeeElsewhereTest extends WhatTasksSeeTest {
  @RegisterExtension
  static final Elsewhere ELSEWHERE =
      new Elsewhere(Project.DEBIAN, "clockwork-test/user", "clockwork-test/bare");

  @Override
  Path folder() throws IOException {
    return ELSEWHERE.newFolder();
  }

  @Override
  DockerOptions.Builder options() {
    return ELSEWHERE.options();
  }
}
