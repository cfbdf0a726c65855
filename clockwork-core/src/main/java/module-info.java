/** Clockwork's model, YAML, diagnostics, task contract, run engine and process executor. */
module io.clockwork.core {
  exports io.clockwork.attempt;
  exports io.clockwork.code;
  exports io.clockwork.contract;
  exports io.clockwork.diagnostic;
  exports io.clockwork.executor;
  exports io.clockwork.export;
  exports io.clockwork.graph;
  exports io.clockwork.model;
  exports io.clockwork.platform;
  exports io.clockwork.process;
  exports io.clockwork.rehearsal;
  exports io.clockwork.run;
  exports io.clockwork.schedule;
  exports io.clockwork.store;
  exports io.clockwork.stub;
  exports io.clockwork.testcase;
  exports io.clockwork.yaml;

  requires com.fasterxml.jackson.databind;
  requires transitive org.jgrapht.core;
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires org.snakeyaml.engine;

  uses io.clockwork.code.CodeRepositoriesProvider;

  provides io.clockwork.executor.TaskExecutorProvider with
      io.clockwork.process.ProcessExecutorProvider;
}
