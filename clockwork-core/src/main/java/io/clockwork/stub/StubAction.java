package io.clockwork.stub;

/**
 * Java that stands in for what a task runs. Called by the thread that runs the attempt; in virtual
 * time that is the one of the test.
 */
@FunctionalInterface
public interface StubAction {

  /**
   * Does what the task would do. Outputs it does not produce are missing.
   *
   * @throws Exception whatever goes wrong: the attempt has failed with exit code 1 then
   */
  void run(StubbedAttempt attempt) throws Exception;
}
