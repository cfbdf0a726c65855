package io.clockwork.airflow.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * The Airflows of the locks, one tester of each for all tests. Without them, tests are left out:
 * {@code CLOCKWORK_TEST_AIRFLOW} names the folder that {@code ./check --system} makes.
 */
public final class Airflows implements BeforeAllCallback {
  private static final String VARIABLE = "CLOCKWORK_TEST_AIRFLOW";

  private static final List<String> OPERATORS =
      List.of(
          "airflow.providers.cncf.kubernetes.operators.pod",
          "airflow.providers.docker.operators.docker");

  private Store store;

  /** For a static field with {@code @RegisterExtension}. */
  public Airflows() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    assumeTrue(System.getenv(VARIABLE) != null, "needs the check's Airflows, named by " + VARIABLE);
    store = context.getRoot().getStore(Namespace.create(Airflows.class));
  }

  /** The tester of an Airflow, such as {@code 3.3}. */
  public AirflowTester of(String version) {
    Path python = Path.of(System.getenv(VARIABLE), version, "bin", "python");
    if (!Files.isExecutable(python)) {
      throw new AssertionError("there is no " + python);
    }
    return store.computeIfAbsent(version, v -> new AirflowTester(python), AirflowTester.class);
  }

  /** The same, which has imported what operators import when they run; that takes seconds. */
  public AirflowTester loaded(String version) {
    AirflowTester tester = of(version);
    tester.ask(Map.of("ask", "import", "modules", OPERATORS));
    return tester;
  }
}
