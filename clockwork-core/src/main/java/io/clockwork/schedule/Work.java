package io.clockwork.schedule;

import io.clockwork.model.Pipeline;
import java.util.Objects;

/** What a schedule runs. */
public sealed interface Work {

  /**
   * A pipeline that lives beside its code.
   *
   * @param git the repository's URL
   * @param ref a branch, a tag or a full commit
   * @param path of its specification in the repository
   */
  record PipelineReference(String git, String ref, String path) implements Work {
    /** The path where none is written. */
    public static final String DEFAULT_PATH = "clockwork.yaml";

    /** Refuses nulls. */
    public PipelineReference {
      Objects.requireNonNull(git, "git");
      Objects.requireNonNull(ref, "ref");
      Objects.requireNonNull(path, "path");
    }
  }

  /**
   * A single step that the schedule itself describes.
   *
   * @param pipeline the pipeline of one task that it is short for: both have the schedule's name,
   *     the params of the schedule are its params, and its code is the step's
   */
  record SingleStep(Pipeline pipeline) implements Work {
    /** Refuses nulls. */
    public SingleStep {
      Objects.requireNonNull(pipeline, "pipeline");
    }
  }
}
