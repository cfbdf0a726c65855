/** Pipelines under JUnit: stubs, virtual time, assertions. */
module io.clockwork.junit {
  exports io.clockwork.junit;

  requires transitive io.clockwork.core;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires static org.jspecify;

  uses io.clockwork.executor.TaskExecutorProvider;
}
