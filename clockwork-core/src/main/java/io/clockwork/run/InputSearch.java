package io.clockwork.run;

import io.clockwork.contract.PublishedOutput;
import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import io.clockwork.model.DataType;
import io.clockwork.model.FieldPath;
import io.clockwork.model.Output;
import io.clockwork.model.OutputRef;
import io.clockwork.model.Pipeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the run that has what a partial run does not produce itself: the first of those offered
 * that has every required input. Optional inputs come from the same run, or are absent; where only
 * those are wanted, from the first run that has all of them.
 */
final class InputSearch {
  private final Pipeline pipeline;
  private final List<Need> needs = new ArrayList<>();

  /**
   * Looks for what selected tasks read and neither they make nor something was given for.
   *
   * @param given the outputs that something was given for
   */
  InputSearch(Pipeline pipeline, Set<String> selected, Set<OutputRef> given) {
    this.pipeline = pipeline;
    for (String task : selected) {
      pipeline
          .task(task)
          .inputs()
          .forEach(
              (name, input) -> {
                if (!selected.contains(input.from().task()) && !given.contains(input.from())) {
                  needs.add(new Need(task, name, input.from(), !input.optional()));
                }
              });
    }
  }

  /** Whether the run reads anything that it does not produce. */
  boolean isNeeded() {
    return !needs.isEmpty();
  }

  /**
   * What to take; empty if nothing is to be had.
   *
   * @param where the runs that were looked at, as in {@code in an earlier run}
   * @param problems takes a report of every required input that no run has
   */
  Optional<EarlierInputs> search(
      Stream<RunResult> runs, String where, Collection<Diagnostic> problems) {
    boolean anyRequired = needs.stream().anyMatch(Need::required);
    Optional<RunResult> run =
        runs.filter(
                candidate ->
                    needs.stream()
                        .filter(need -> need.required() || !anyRequired)
                        .allMatch(need -> find(candidate, need).isPresent()))
            .findFirst();
    if (run.isEmpty()) {
      needs.stream().filter(Need::required).forEach(need -> problems.add(missing(need, where)));
    }
    return run.map(this::take);
  }

  private EarlierInputs take(RunResult run) {
    Map<String, Map<String, PublishedOutput>> taken = new LinkedHashMap<>();
    for (Need need : needs) {
      find(run, need)
          .ifPresent(
              output ->
                  taken
                      .computeIfAbsent(need.from().task(), task -> new LinkedHashMap<>())
                      .put(need.from().output(), output));
    }
    return new EarlierInputs(run.id(), taken);
  }

  private Optional<PublishedOutput> find(RunResult run, Need need) {
    Optional<DataType> type =
        Optional.ofNullable(pipeline.task(need.from().task()).outputs().get(need.from().output()))
            .map(Output::type);
    return Optional.ofNullable(run.tasks().get(need.from().task()))
        .flatMap(task -> EarlierOutputs.of(run, task))
        .flatMap(outputs -> Optional.ofNullable(outputs.get(need.from().output())))
        .filter(output -> type.filter(output.type()::equals).isPresent());
  }

  private Diagnostic missing(Need need, String where) {
    String producer = Quoted.text(need.from().task());
    return Diagnostic.of(
            DiagnosticCode.NO_EARLIER_OUTPUT,
            pipeline
                .sources()
                .value(FieldPath.of("tasks", need.task(), "inputs", need.input(), "from")),
            "input "
                + Quoted.text(need.input())
                + " of task "
                + Quoted.text(need.task())
                + " reads "
                + Quoted.text(need.from().toString())
                + ", but task "
                + producer
                + " is not to be run and has no such output "
                + where)
        .withHelp("run " + producer + " too, or take inputs from a run in which it succeeded");
  }

  /** An input whose producer is not run. */
  private record Need(String task, String input, OutputRef from, boolean required) {}
}
