package io.clockwork.testcase;

import io.clockwork.model.SourceMap;
import java.util.List;
import java.util.Objects;

/**
 * The tests of a pipeline.
 *
 * @param pipeline the path of its file, relative to the folder of the tests
 * @param cases the tests, in their order
 * @param sources where everything is written
 */
public record TestFile(String pipeline, List<TestCase> cases, SourceMap sources) {
  /** The pipeline of tests that name none. */
  public static final String USUAL_PIPELINE = "clockwork.yaml";

  /** Copies the list. */
  public TestFile {
    Objects.requireNonNull(pipeline, "pipeline");
    cases = List.copyOf(cases);
    Objects.requireNonNull(sources, "sources");
  }
}
