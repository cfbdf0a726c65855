package io.clockwork.contract;

import io.clockwork.model.RunField;
import io.clockwork.model.Template;
import io.clockwork.model.Value;
import java.util.List;
import java.util.Objects;

/** Turns the expressions of a task into text, for one attempt. Immutable. */
public final class ExpressionResolver {
  private final TaskContext context;

  /** Resolves for this task. */
  public ExpressionResolver(TaskContext context) {
    this.context = Objects.requireNonNull(context, "context");
  }

  /** The text of a template; an optional input that is absent is the empty text. */
  public String text(Template template) {
    return template.resolve(this::text);
  }

  /** The texts of several templates. */
  public List<String> texts(List<Template> templates) {
    return templates.stream().map(this::text).toList();
  }

  private String text(Template.Part part) {
    if (part instanceof Template.ParamReference param) {
      Value value = context.run().params().get(param.name());
      return value == null ? "" : value.text();
    }
    if (part instanceof Template.InputReference input) {
      return context.inputText(input.name()).orElse("");
    }
    if (part instanceof Template.OutputReference output) {
      return context.places().output(output.name()).toString();
    }
    if (part instanceof Template.RunReference reference) {
      return text(reference.field());
    }
    throw new AssertionError("a pipeline was built with " + part);
  }

  private String text(RunField field) {
    RunInfo run = context.run();
    return switch (field) {
      case ID -> run.id();
      case DATE -> run.interval().date().toString();
      case DATE_NODASH -> run.interval().dateNoDash();
      case INTERVAL_START -> run.interval().startText();
      case INTERVAL_END -> run.interval().endText();
    };
  }
}
