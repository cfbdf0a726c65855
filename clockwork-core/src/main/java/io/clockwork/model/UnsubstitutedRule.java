package io.clockwork.model;

import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Warns of expressions where nothing is ever substituted: shell texts, paths, params' defaults, the
 * source of the code, Kubernetes settings. Only the forms that are expressions elsewhere are meant,
 * so that a shell's own <code>${HOME}</code> stays alone. Descriptions may quote expressions; an
 * image with one is malformed, which {@link ImageRule} reports.
 */
final class UnsubstitutedRule implements Rule {
  private static final Pattern KNOWN =
      Pattern.compile("(?<!\\$)\\$\\{(params|inputs|outputs|run)\\.([a-z][a-z0-9_]{0,39})}");

  @Override
  public void check(DraftIndex draft, Findings findings) {
    draft.params().values().forEach(param -> checkDefault(param, findings));
    draft
        .draft()
        .code()
        .ifPresent(
            code -> {
              warn(FieldPath.of("code", "git"), code.git(), findings);
              warn(FieldPath.of("code", "ref"), code.ref(), findings);
              warn(FieldPath.of("code", "path"), code.path(), findings);
            });
    draft.layers().forEach(layer -> checkKubernetes(layer, findings));
    for (TaskDraft task : draft.everyTask()) {
      task.requirements().ifPresent(p -> warn(task.path().child("requirements"), p, findings));
      for (Action action : task.actions()) {
        if (action instanceof Action.Shell shell) {
          checkShell(task, shell.text(), findings);
        } else if (action instanceof Action.Python python) {
          warn(task.path().child("python"), python.path(), findings);
        } else if (action instanceof Action.Notebook notebook) {
          warn(task.path().child("notebook"), notebook.path(), findings);
        }
      }
    }
  }

  private static void checkShell(TaskDraft task, String text, Findings findings) {
    FieldPath path = task.path().child("shell");
    Set<String> reported = new HashSet<>();
    Matcher matcher = KNOWN.matcher(text);
    while (matcher.find() && reported.size() < Findings.MAX_PIECES) {
      String expression = matcher.group();
      if (reported.add(expression)) {
        findings.atPiece(
            path,
            Findings.Piece.at(matcher.start(), expression, text),
            DiagnosticCode.EXPRESSION_IN_SHELL,
            Quoted.text(expression) + " in the shell text of " + task + " is not substituted",
            shellHelp(matcher.group(1), matcher.group(2)));
      }
    }
  }

  private static String shellHelp(String group, String name) {
    if (group.equals("run") && (name.equals("date_nodash") || RunField.of(name).isEmpty())) {
      return "set an environment variable to it in \"env\" and read that";
    }
    String variable =
        switch (group) {
          case "params" -> "PARAM_" + name;
          case "inputs" -> "INPUT_" + name;
          case "outputs" -> "OUTPUT_" + name;
          default -> name.startsWith("interval_") ? name : "RUN_" + name;
        };
    return "read the environment variable instead: \"$CLOCKWORK_"
        + variable.toUpperCase(Locale.ROOT)
        + "\"";
  }

  private static void checkDefault(Param param, Findings findings) {
    param
        .defaultValue()
        .ifPresent(
            value -> warn(FieldPath.of("params", param.name(), "default"), value.text(), findings));
  }

  private static void checkKubernetes(Layer layer, Findings findings) {
    layer
        .settings()
        .kubernetes()
        .forEachSet(
            (key, value) -> walk(layer.path().child("kubernetes").child(key), value, findings));
  }

  private static void walk(FieldPath path, @Nullable Object value, Findings findings) {
    if (value instanceof String text) {
      warn(path, text, findings);
    } else if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        walk(path.child(i), list.get(i), findings);
      }
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> walk(path.child(String.valueOf(key)), item, findings));
    }
  }

  private static void warn(FieldPath path, String text, Findings findings) {
    Matcher matcher = KNOWN.matcher(text);
    if (matcher.find()) {
      findings.atPiece(
          path,
          Findings.Piece.at(matcher.start(), matcher.group(), text),
          DiagnosticCode.EXPRESSION_NOT_SUBSTITUTED,
          Quoted.text(matcher.group()) + " is not substituted here",
          "expressions stand in \"args\", \"command\" and the values of \"env\"");
    }
  }
}
