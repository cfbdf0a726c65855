package io.clockwork.cli.reference;

import io.clockwork.cli.command.Caller.Called;
import io.clockwork.code.CodeCheck;
import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.diagnostic.TextFormat;
import io.clockwork.diagnostic.ValidationReport;
import io.clockwork.model.ParamCheck;
import io.clockwork.model.Pipeline;
import io.clockwork.yaml.CheckedPipelines;
import io.clockwork.yaml.PipelineYaml;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code validate} and the beginning of {@code run} find, by the library alone. */
final class DocumentCommands {
  private static final String DOCUMENT = "clockwork.yaml";

  private DocumentCommands() {}

  static Called call(Path folder, List<String> words) {
    ValidationReport report =
        words.get(0).equals("run")
            ? run(folder, words)
            : validate(folder, words.size() > 1 ? words.get(1) : DOCUMENT);
    TextFormat format = TextFormat.plain();
    String summary = report.diagnostics().size() > 1 ? format.summary(report) + "\n" : "";
    String printed = (format.render(report) + summary).replace(folder + "/", "");
    return new Called(report.hasErrors() ? 1 : 0, "", printed);
  }

  private static ValidationReport validate(Path folder, String file) {
    CheckedPipelines checked = PipelineYaml.check(folder.resolve(file));
    ValidationReport report = checked.report();
    for (Pipeline pipeline : checked.pipelines()) {
      report = report.and(CodeCheck.check(pipeline));
    }
    return report;
  }

  private static ValidationReport run(Path folder, List<String> words) {
    Map<String, String> params = new LinkedHashMap<>();
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).equals("--param")) {
        String word = words.get(i + 1);
        params.put(word.substring(0, word.indexOf('=')), word.substring(word.indexOf('=') + 1));
      }
    }
    try {
      return ParamCheck.ofTexts(PipelineYaml.load(folder.resolve(DOCUMENT)), params).report();
    } catch (InvalidDocumentException e) {
      return e.report();
    }
  }
}
