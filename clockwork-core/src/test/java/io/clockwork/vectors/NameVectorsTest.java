package io.clockwork.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.model.DataType;
import io.clockwork.model.KeyedSettings;
import io.clockwork.model.Pipeline;
import io.clockwork.model.SecretRef;
import io.clockwork.model.Setting;
import io.clockwork.model.SourceMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NameVectorsTest {
  /** How a name of a kind is used, and which codes refuse it. */
  private record Kind(
      String name, String bad, String reserved, Function<String, Pipeline.Builder> use) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("identifier", "bad-name", "reserved-name", NameVectorsTest::pipeline),
        new Kind("identifier", "bad-name", "reserved-name", NameVectorsTest::task),
        new Kind("variable", "bad-name", "", NameVectorsTest::param),
        new Kind("variable", "bad-name", "", NameVectorsTest::output),
        new Kind("environment", "bad-variable", "reserved-variable", NameVectorsTest::env),
        new Kind("environment", "bad-variable", "reserved-variable", NameVectorsTest::secretKey),
        new Kind("secret", "bad-secret", "", NameVectorsTest::secret),
        new Kind("image", "bad-image", "", NameVectorsTest::image));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void names_are_taken_or_refused(Kind kind) {
    var vectors = Vectors.read("names").get("kinds").get(kind.name());
    for (String name : Vectors.texts(vectors.get("valid"))) {
      assertThat(codes(kind, name)).as(name).isEmpty();
    }
    for (String name : Vectors.texts(vectors.get("invalid"))) {
      assertThat(codes(kind, name)).as(name).containsExactly(kind.bad());
    }
    for (String name : Vectors.texts(vectors.get("reserved"))) {
      assertThat(codes(kind, name)).as(name).containsExactly(kind.reserved());
    }
  }

  private static List<String> codes(Kind kind, String name) {
    return kind.use().apply(name).check().diagnostics().stream()
        .map(Diagnostic::code)
        .map(code -> code.id())
        .toList();
  }

  private static Pipeline.Builder pipeline(String name) {
    return Pipeline.builder(name).sources(SourceMap.EMPTY).task("t", t -> t.shell("true"));
  }

  private static Pipeline.Builder task(String name) {
    return Pipeline.builder("p").sources(SourceMap.EMPTY).task(name, t -> t.shell("true"));
  }

  private static Pipeline.Builder param(String name) {
    return pipeline("p").param(name, 1);
  }

  private static Pipeline.Builder output(String name) {
    return pipeline("p").task("o", t -> t.shell("true").output(name, DataType.FILE));
  }

  private static Pipeline.Builder env(String name) {
    return pipeline("p").task("e", t -> t.shell("true").env(name, "x"));
  }

  private static Pipeline.Builder secretKey(String name) {
    return pipeline("p").task("e", t -> t.shell("true").secret(name, "a", "b"));
  }

  private static Pipeline.Builder secret(String reference) {
    String[] parts = reference.split("/", 2);
    SecretRef secret = new SecretRef(parts[0], parts.length > 1 ? parts[1] : "");
    return pipeline("p")
        .task(
            "s",
            t ->
                t.shell("true")
                    .settings(
                        s ->
                            s.secrets(
                                KeyedSettings.<SecretRef>none().with("A", Setting.to(secret)))));
  }

  private static Pipeline.Builder image(String reference) {
    return pipeline("p").task("i", t -> t.image(reference));
  }
}
