package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import io.clockwork.vectors.Vectors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestVectorsTest {
  private static final JsonNode FILE = Vectors.read("manifest");

  static List<String> files() {
    return Vectors.texts(FILE.get("files"));
  }

  static List<String> torn() {
    return Vectors.texts(FILE.get("torn"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void file_is_read_and_written_byte_for_byte(String file) {
    assertThat(Manifest.parse(file).orElseThrow().json()).isEqualTo(file);
  }

  @ParameterizedTest
  @MethodSource("torn")
  void torn_file_is_no_manifest(String file) {
    assertThat(Manifest.parse(file)).isEmpty();
  }

  @Test
  void file_of_a_success_says_what_was_published() {
    Manifest manifest = Manifest.parse(files().get(0)).orElseThrow();
    assertThat(manifest.attempt())
        .isEqualTo(new Manifest.Attempt("churn", "train", "r/1 \u00e9", 2));
    assertThat(manifest.ending().state()).isEqualTo(Manifest.State.SUCCEEDED);
    assertThat(manifest.ending().exitCode()).isEqualTo(OptionalInt.of(0));
    assertThat(manifest.ending().duration()).isEqualTo(Duration.ofNanos(4_876_543_211L));
    assertThat(manifest.outputs()).containsOnlyKeys("auc", "note", "model", "raw");
    assertThat(manifest.outputs().get("auc"))
        .isEqualTo(new ManifestEntry.Text(Value.parse(DataType.NUMBER, "0.50").orElseThrow()));
    assertThat(manifest.outputs().get("raw"))
        .isEqualTo(
            new ManifestEntry.Blob(
                DataType.FILE,
                2147483648L,
                Optional.empty(),
                "file:2147483648:1769878800000000000:42"));
  }

  @Test
  void file_of_a_failure_keeps_the_real_exit_code() {
    Manifest manifest = Manifest.parse(files().get(1)).orElseThrow();
    assertThat(manifest.ending().state()).isEqualTo(Manifest.State.FAILED);
    assertThat(manifest.ending().exitCode()).isEqualTo(OptionalInt.of(217));
    assertThat(manifest.ending().reason())
        .contains("exit code 217, which only Clockwork itself may use: reported as 1");
    assertThat(manifest.outputs()).isEmpty();
  }
}
