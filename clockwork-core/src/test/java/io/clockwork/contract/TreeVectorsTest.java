package io.clockwork.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clockwork.vectors.Vectors;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TreeVectorsTest {
  static Stream<JsonNode> cases() {
    return Vectors.each(Vectors.read("tree").get("cases"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void listing_has_these_bytes_and_this_hash(JsonNode vector) {
    TreeListing listing =
        TreeListing.of(Vectors.each(vector.get("entries")).map(TreeVectorsTest::entry).toList());
    assertThat(listing.json()).isEqualTo(vector.get("file").asText());
    assertThat(listing.sha256()).isEqualTo(vector.get("sha256").asText());
  }

  @Test
  void a_directory_weighs_what_its_files_do() {
    TreeListing listing =
        TreeListing.of(
            List.of(
                TreeEntry.file("a", 3, false),
                TreeEntry.directory("d"),
                TreeEntry.file("d/b", 4, true),
                TreeEntry.link("l", "a")));

    assertThat(listing.size()).isEqualTo(7);
  }

  private static TreeEntry entry(JsonNode entry) {
    String path = entry.get("path").asText();
    return switch (entry.get("type").asText()) {
      case "file" ->
          TreeEntry.file(
              path, entry.get("size").asLong(), entry.get("mode").asText().equals("0755"));
      case "directory" -> TreeEntry.directory(path);
      default -> TreeEntry.link(path, entry.get("link").asText());
    };
  }
}
