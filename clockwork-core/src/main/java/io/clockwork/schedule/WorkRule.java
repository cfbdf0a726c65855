package io.clockwork.schedule;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Findings;
import io.clockwork.model.GitCheck;
import io.clockwork.model.RelativePath;

/** A schedule runs one thing: a pipeline, whose place in a repository it names, or a step. */
final class WorkRule implements ScheduleRule {
  private static final FieldPath PIPELINE = FieldPath.of("pipeline");

  @Override
  public void check(ScheduleDraft draft, Findings findings) {
    String name = "schedule " + Quoted.text(draft.name());
    int things = draft.pipelines().size() + draft.steps();
    if (things == 0 && !isUnread(findings)) {
      findings.atKey(
          FieldPath.ROOT,
          DiagnosticCode.NOTHING_TO_RUN,
          name + " has nothing to run",
          "name a \"pipeline\", or a step: \"python\", \"notebook\", \"command\", \"shell\" or an"
              + " \"image\"");
    }
    if (things > 1) {
      findings.atKey(
          draft.pipelines().isEmpty() ? FieldPath.ROOT : PIPELINE,
          DiagnosticCode.CONFLICTING_KEYS,
          name + " names " + things + " things to run, but runs only one",
          "keep one of them, or make a schedule for each");
    }
    if (!draft.pipelines().isEmpty() && draft.code().isPresent()) {
      findings.atKey(
          FieldPath.of("code"),
          DiagnosticCode.MISPLACED_KEY,
          "\"code\" is there beside a \"pipeline\", whose code it is that is run",
          "leave it out");
    }
    draft.pipelines().forEach(pipeline -> check(pipeline, findings));
  }

  private static boolean isUnread(Findings findings) {
    return findings.isBroken(PIPELINE)
        || StepPaths.KEYS.stream().anyMatch(key -> findings.isBroken(FieldPath.of(key)));
  }

  private static void check(Work.PipelineReference pipeline, Findings findings) {
    GitCheck.check(PIPELINE, pipeline.git(), pipeline.ref(), findings);
    FieldPath field = PIPELINE.child("path");
    String path = "path " + Quoted.text(pipeline.path()) + " ";
    RelativePath.problem(pipeline.path())
        .ifPresent(
            problem ->
                findings.atValue(
                    field,
                    DiagnosticCode.BAD_PATH,
                    path + problem,
                    "write where the pipeline stands in its repository, such as"
                        + " \"clockwork.yaml\""));
    if (RelativePath.problem(pipeline.path()).isEmpty() && RelativePath.leaves(pipeline.path())) {
      findings.atValue(
          field,
          DiagnosticCode.PATH_OUTSIDE_CODE,
          path + "leaves the repository of the pipeline",
          "only what is in the repository can be run");
    }
  }
}
