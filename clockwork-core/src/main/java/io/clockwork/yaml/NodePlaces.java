package io.clockwork.yaml;

import io.clockwork.diagnostic.SourceLocation;
import io.clockwork.model.FieldPath;
import io.clockwork.model.SourceMap.FieldSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the places of fields in the tree they were read from, when somebody asks. */
record NodePlaces(YamlDocument document) implements Function<FieldPath, Optional<FieldSource>> {

  @Override
  public Optional<FieldSource> apply(FieldPath path) {
    YamlScalar key = null;
    YamlNode node = document.root();
    for (String step : Pointer.steps(path)) {
      if (node instanceof YamlMapping map) {
        Optional<YamlEntry> entry = map.entry(step);
        if (entry.isEmpty()) {
          return Optional.empty();
        }
        key = entry.get().key();
        node = entry.get().value();
      } else if (node instanceof YamlSequence list) {
        int index = Pointer.index(step);
        if (index < 0 || index >= list.items().size()) {
          return Optional.empty();
        }
        key = null;
        node = list.items().get(index);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new NodeSource(document.source(), key, node));
  }

  private record NodeSource(YamlSource source, @Nullable YamlScalar name, YamlNode node)
      implements FieldSource {
    @Override
    public SourceLocation key() {
      return name == null ? value() : source.place(name);
    }

    @Override
    public SourceLocation value() {
      return source.place(node);
    }

    @Override
    public SourceLocation piece(String piece, int occurrence) {
      return node instanceof YamlScalar scalar
          ? ScalarPiece.find(source, scalar, piece, occurrence).orElseGet(this::value)
          : value();
    }
  }
}
