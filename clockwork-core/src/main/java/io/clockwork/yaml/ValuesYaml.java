package io.clockwork.yaml;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.diagnostic.SourceText;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.Value;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of values that are given to a run: its params, and the secrets of a user. JSON is YAML and
 * is read too.
 */
public final class ValuesYaml {
  private static final String EMPTY_HELP = "write a text; the empty one is \"\"";

  private ValuesYaml() {}

  /**
   * Params by name, as the texts that {@link io.clockwork.model.ParamCheck#ofTexts} takes: scalars
   * as they are written, maps and lists as JSON.
   *
   * @throws InvalidDocumentException carrying every problem of the file
   */
  public static Map<String, String> params(Path file) {
    Problems problems = new Problems();
    Map<String, String> params = new LinkedHashMap<>();
    root(file, "a map of params, such as \"threshold: 0.5\"", problems)
        .ifPresent(
            fields ->
                fields.forEach(
                    field -> param(field).ifPresent(text -> params.put(field.name(), text))));
    throwIfAny(problems.report());
    return params;
  }

  private static Optional<String> param(Field field) {
    return field.node() instanceof YamlScalar
        ? field.text(EMPTY_HELP)
        : PlainValue.of(field).map(read -> Value.ofJson(read.value()).text());
  }

  /**
   * Secrets: their keys' texts by the name of the secret.
   *
   * @throws InvalidDocumentException carrying every problem of the file, never quoting it
   */
  public static Map<String, Map<String, String>> secrets(Path file) {
    String help = "write a map of secrets, such as \"smtp: {password: ..}\"";
    Problems problems = new Problems();
    Map<String, Map<String, String>> secrets = new LinkedHashMap<>();
    for (Field secret : root(file, help, problems).orElse(List.of())) {
      Map<String, String> keys = new LinkedHashMap<>();
      for (Field key : secret.entries("key", help).orElse(List.of())) {
        key.text(EMPTY_HELP).ifPresent(text -> keys.put(key.name(), text));
      }
      secrets.put(secret.name(), keys);
    }
    throwIfAny(withoutText(problems.report()));
    return secrets;
  }

  /** The entries of the map that the first document of a file is; none of an empty file. */
  private static Optional<List<Field>> root(Path file, String help, Problems problems) {
    Optional<YamlSource> source = SpecificationFile.read(file, problems);
    List<YamlDocument> documents =
        source.map(text -> YamlTreeReader.read(text, problems)).orElse(List.of());
    if (documents.isEmpty()) {
      return Optional.empty();
    }
    YamlDocument document = documents.get(0);
    if (documents.size() > 1) {
      problems.add(
          DiagnosticCode.SEVERAL_DOCUMENTS,
          document.source().place(documents.get(1).root()),
          "a second document where one is wanted",
          "write everything into one map");
    }
    Field root = Field.root(new DocumentScope(document, problems), document.root());
    return root.isNull() ? Optional.empty() : root.entries("", help);
  }

  /** The same problems, whose excerpts and quoted values would show secrets, by place alone. */
  private static ValidationReport withoutText(ValidationReport report) {
    return ValidationReport.of(report.diagnostics().stream().map(ValuesYaml::withoutText).toList());
  }

  private static Diagnostic withoutText(Diagnostic problem) {
    Optional<SourceLocation> place =
        problem
            .location()
            .map(
                at ->
                    new SourceLocation(
                        SourceText.named(at.source().name()), at.line(), at.column(), at.length()));
    return new Diagnostic(problem.code(), problem.message(), place, problem.help());
  }

  private static void throwIfAny(ValidationReport report) {
    if (report.hasErrors()) {
      throw new InvalidDocumentException(report);
    }
  }
}
