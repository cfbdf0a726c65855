package io.clockwork.run;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Does what {@link RunStateMachine} decides. */
interface Engine {

  /**
   * Begins.
   *
   * @param jobs how many attempts may run at the same time
   * @param first what was decided when the run began
   */
  void start(int jobs, List<Step> first);

  /** How the run ended, when it has. */
  CompletionStage<RunState> result();

  /** Stops the run: attempts are interrupted, and once more with every further call. */
  void cancel();
}
