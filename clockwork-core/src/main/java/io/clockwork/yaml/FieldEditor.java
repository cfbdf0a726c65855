package io.clockwork.yaml;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.model.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes one field of a text and nothing else. What the text says afterwards is read again and
 * compared with what it should say: an edit that does anything else is refused.
 */
final class FieldEditor {
  private static final String NAME = "the text";

  /** The byte order mark, if the text has one. */
  private final String mark;

  private final YamlDocument document;
  private final FieldPath field;

  private FieldEditor(String mark, YamlDocument document, FieldPath field) {
    this.mark = mark;
    this.document = document;
    this.field = field;
  }

  /** The text with a field set to plain data; {@code null} writes null. */
  static EditOutcome set(String text, FieldPath field, @Nullable Object value) {
    try {
      return new FieldEditor(mark(text), read(text), field).set(value);
    } catch (RefusedEditException e) {
      return new EditOutcome.Refused(e.reason());
    }
  }

  /** The text without a field. */
  static EditOutcome remove(String text, FieldPath field) {
    try {
      return new FieldEditor(mark(text), read(text), field).remove();
    } catch (RefusedEditException e) {
      return new EditOutcome.Refused(e.reason());
    }
  }

  private static String mark(String text) {
    return text.startsWith("\uFEFF") ? "\uFEFF" : "";
  }

  private static YamlDocument read(String text) throws RefusedEditException {
    Problems problems = new Problems();
    List<YamlDocument> documents =
        SpecificationText.of(NAME, text, problems)
            .map(source -> YamlTreeReader.read(source, problems))
            .orElse(List.of());
    List<Diagnostic> found = problems.report().diagnostics();
    if (!found.isEmpty()) {
      throw new RefusedEditException(
          "what is wrong with the text must be mended first: " + found.get(0).message());
    }
    if (documents.size() != 1) {
      throw new RefusedEditException("the text has " + documents.size() + " documents, not one");
    }
    return documents.get(0);
  }

  private EditOutcome set(@Nullable Object value) throws RefusedEditException {
    EditPath path = EditPath.follow(document, field, true);
    WrittenForm form = WrittenForm.of(value, new SourceLines(document.source().text()).lineBreak());
    Optional<Object> shape = Optional.of(shape(form));
    try {
      return checked(splice(path, form), shape);
    } catch (RefusedEditException e) {
      // A comment below may stand where it would become a part of a block.
      return checked(splice(path, form.asFlat()), shape);
    }
  }

  private Splice splice(EditPath path, WrittenForm form) throws RefusedEditException {
    return path.isComplete()
        ? new ValueReplacer(document.source(), path, form).splice()
        : new EntryInserter(document.source(), path, form).splice();
  }

  private EditOutcome remove() throws RefusedEditException {
    EditPath path = EditPath.follow(document, field, false);
    if (!path.isComplete()) {
      throw new RefusedEditException(path.where(path.known().size() + 1) + " is not there");
    }
    if (path.known().isEmpty()) {
      throw new RefusedEditException("the document as a whole is not a field");
    }
    Optional<Splice> splice = new FieldRemover(document.source(), path).splice();
    if (splice.isPresent()) {
      return checked(splice.get(), Optional.empty());
    }
    Object empty = path.parent() instanceof YamlMapping ? Map.of() : List.of();
    return new FieldEditor(mark, document, field.parent().orElseThrow()).set(empty);
  }

  /** What a value says, as the reader sees it. */
  private static Object shape(WrittenForm form) throws RefusedEditException {
    return TreeShape.of(read("[" + form.flat() + "]").root());
  }

  private EditOutcome checked(Splice splice, Optional<Object> value) throws RefusedEditException {
    String text = document.source().text();
    boolean sound = 0 <= splice.start() && splice.start() <= splice.end();
    if (sound) {
      String edited = splice.apply(text);
      Object wanted = changed(TreeShape.of(document.root()), Pointer.steps(field), value);
      if (wanted.equals(TreeShape.of(read(edited).root()))) {
        return new EditOutcome.Edited(mark + edited);
      }
    }
    throw new RefusedEditException("the field cannot be changed without changing others");
  }

  /** The shape with the field at the end of these steps changed; removed if there is no value. */
  private static Object changed(Object shape, List<String> steps, Optional<Object> value) {
    if (steps.isEmpty()) {
      return ((List<?>) value.orElseThrow()).get(0);
    }
    String step = steps.get(0);
    List<String> more = steps.subList(1, steps.size());
    if (shape instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list);
      int index = step.equals("-") ? list.size() : Pointer.index(step);
      if (more.isEmpty() && value.isEmpty()) {
        copy.remove(index);
      } else if (index == list.size()) {
        copy.add(changed(Map.of(), more, value));
      } else {
        copy.set(index, changed(list.get(index), more, value));
      }
      return copy;
    }
    Map<Object, Object> copy = new LinkedHashMap<>(shape instanceof Map<?, ?> map ? map : Map.of());
    if (more.isEmpty() && value.isEmpty()) {
      copy.remove(step);
    } else {
      copy.put(step, changed(copy.getOrDefault(step, Map.of()), more, value));
    }
    return copy;
  }
}
