package io.clockwork.run;

/**
 * Is told everything that happens in a run.
 *
 * <p>Events come in order and one at a time, from the threads that run the tasks, which wait for
 * the listener: what takes long belongs on a thread of its own. What it throws is logged the first
 * time, and harms neither the run nor other listeners. It may cancel the run, but not wait for it.
 */
@FunctionalInterface
public interface RunListener {

  /** Something happened. */
  void onEvent(RunEvent event);
}
