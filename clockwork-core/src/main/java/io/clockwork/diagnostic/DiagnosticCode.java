package io.clockwork.diagnostic;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every kind of problem Clockwork reports. The id is stable: it may be searched for, suppressed and
 * linked to; the reference page of diagnostics shows each with a bad and a mended example.
 */
public enum DiagnosticCode {
  // the file and its YAML
  FILE_UNREADABLE("file-unreadable"),
  FILE_TOO_LARGE("file-too-large"),
  NOT_TEXT("not-text"),
  YAML_SYNTAX("yaml-syntax"),
  NESTING_TOO_DEEP("nesting-too-deep"),
  TOO_MANY_ALIASES("too-many-aliases"),
  UNKNOWN_ALIAS("unknown-alias"),
  BAD_MERGE_KEY("bad-merge-key"),
  DUPLICATE_KEY("duplicate-key"),
  UNSUPPORTED_TAG("unsupported-tag"),
  EMPTY_DOCUMENT("empty-document"),
  SEVERAL_DOCUMENTS("several-documents"),
  TOO_MANY_PROBLEMS("too-many-problems"),
  // the shape of a document
  UNKNOWN_API_VERSION("unknown-api-version"),
  UNKNOWN_KIND("unknown-kind"),
  OTHER_KIND("other-kind"),
  MISSING_KEY("missing-key"),
  UNKNOWN_KEY("unknown-key"),
  WRONG_TYPE("wrong-type"),
  AMBIGUOUS_VALUE("ambiguous-value"),
  UNKNOWN_VALUE("unknown-value"),
  BAD_DURATION("bad-duration"),
  BAD_QUANTITY("bad-quantity"),
  OUT_OF_RANGE("out-of-range"),
  BAD_TEXT("bad-text"),
  // names
  BAD_NAME("bad-name"),
  RESERVED_NAME("reserved-name"),
  DUPLICATE_NAME("duplicate-name"),
  // params
  BAD_PARAM("bad-param"),
  PARAM_VALUE("param-value"),
  MISSING_PARAM("missing-param"),
  UNKNOWN_PARAM("unknown-param"),
  PARAMS_TOO_LARGE("params-too-large"),
  // what a task runs
  NO_TASKS("no-tasks"),
  CONFLICTING_KEYS("conflicting-keys"),
  NOTHING_TO_RUN("nothing-to-run"),
  MISPLACED_KEY("misplaced-key"),
  BAD_IMAGE("bad-image"),
  BAD_PATH("bad-path"),
  PATH_NOT_FOUND("path-not-found"),
  PATH_OUTSIDE_CODE("path-outside-code"),
  BAD_NOTEBOOK("bad-notebook"),
  NOTEBOOK_NAME("notebook-name"),
  BAD_GIT_URL("bad-git-url"),
  BAD_GIT_REF("bad-git-ref"),
  CODE_NOT_FOUND("code-not-found"),
  BAD_CODE("bad-code"),
  CODE_NOT_CHECKED("code-not-checked", Severity.WARNING),
  // when a schedule runs, and whom it tells
  BAD_CRON("bad-cron"),
  BAD_TIMEZONE("bad-timezone"),
  BAD_TIME("bad-time"),
  BAD_ALERT("bad-alert"),
  // wiring
  BAD_REFERENCE("bad-reference"),
  UNKNOWN_TASK("unknown-task"),
  UNKNOWN_OUTPUT("unknown-output"),
  DEPENDENCY_CYCLE("dependency-cycle"),
  OPTIONAL_OUTPUT("optional-output"),
  EAGER_RULE("eager-rule"),
  NEVER_RUNS("never-runs", Severity.WARNING),
  // expressions, environment, secrets
  BAD_EXPRESSION("bad-expression"),
  UNKNOWN_EXPRESSION("unknown-expression"),
  EXPRESSION_IN_SHELL("expression-in-shell", Severity.WARNING),
  EXPRESSION_NOT_SUBSTITUTED("expression-not-substituted", Severity.WARNING),
  BAD_VARIABLE("bad-variable"),
  RESERVED_VARIABLE("reserved-variable"),
  ENV_AND_SECRET("env-and-secret"),
  BAD_SECRET("bad-secret"),
  MISSING_SECRET("missing-secret"),
  LITERAL_SECRET("literal-secret", Severity.WARNING),
  // the kubernetes part of a task
  BAD_KUBERNETES("bad-kubernetes"),
  KUBERNETES_RESERVED("kubernetes-reserved"),
  // a platform, and what it allows
  UNKNOWN_RUNTIME("unknown-runtime"),
  UNKNOWN_SIZE("unknown-size"),
  BAD_STORE_URL("bad-store-url"),
  BAD_PATTERN("bad-pattern"),
  IMAGE_NOT_ALLOWED("image-not-allowed"),
  RESOURCES_NOT_ALLOWED("resources-not-allowed"),
  KUBERNETES_NOT_ALLOWED("kubernetes-not-allowed"),
  SECRET_NOT_ALLOWED("secret-not-allowed"),
  GIT_NOT_ALLOWED("git-not-allowed"),
  REQUIRED_BY_PLATFORM("required-by-platform"),
  // what an executor, a back end or a run cannot do
  UNSUPPORTED_ON_PROCESS("unsupported-on-process"),
  UNSUPPORTED_ON_DOCKER("unsupported-on-docker"),
  UNSUPPORTED_ON_AIRFLOW("unsupported-on-airflow"),
  AIRFLOW_ERROR("airflow-error"),
  AIRFLOW_WARNING("airflow-warning", Severity.WARNING),
  REFUSED_BY_PLUGIN("refused-by-plugin"),
  IMAGE_UNAVAILABLE("image-unavailable"),
  NOT_ENFORCED("not-enforced", Severity.WARNING),
  IMAGE_IGNORED("image-ignored", Severity.WARNING),
  NO_EARLIER_OUTPUT("no-earlier-output"),
  CHANGED_CODE("changed-code", Severity.WARNING);

  private final String id;
  private final Severity severity;

  DiagnosticCode(String id) {
    this(id, Severity.ERROR);
  }

  DiagnosticCode(String id, Severity severity) {
    this.id = id;
    this.severity = severity;
  }

  /** The stable id, in kebab case. */
  public String id() {
    return id;
  }

  /** How bad this kind of problem is. */
  public Severity severity() {
    return severity;
  }

  /** The code of this id. */
  public static Optional<DiagnosticCode> of(String id) {
    return Arrays.stream(values()).filter(code -> code.id.equals(id)).findFirst();
  }
}
