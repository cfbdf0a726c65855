package io.clockwork.model;

import java.util.List;
import java.util.Optional;

/** A pipeline as its builder collected it, before anything was checked. */
record PipelineDraft(
    String name,
    Optional<String> description,
    List<Param> params,
    TaskSettings defaults,
    List<TaskDraft> tasks,
    Optional<CodeSource> code,
    SourceMap sources) {}
