package io.clockwork.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUrlTest {
  @Test
  void the_parts_are_those_of_the_url() {
    assertThat(StoreUrl.of("pvc://runs/a/b/")).isEqualTo(new StoreUrl.Claim("runs", "a/b"));
    assertThat(StoreUrl.of("pvc://runs")).isEqualTo(new StoreUrl.Claim("runs", ""));
    assertThat(StoreUrl.of("s3://ml-clockwork/runs"))
        .isEqualTo(new StoreUrl.Bucket(StoreUrl.Service.S3, "ml-clockwork", "runs"));
    assertThat(StoreUrl.of("file:///srv/runs")).isEqualTo(new StoreUrl.Folder("/srv/runs"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"pvc://a.b/c", "s3://abc", "gs://a_b/c", "azblob://abc/d/e", "file:///a"})
  void the_text_is_the_url(String url) {
    assertThat(StoreUrl.of(url).text()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "runs",
        "s3:/bucket",
        "s3://ab",
        "s3://user:password@bucket/runs",
        "s3://bucket/../other",
        "s3://bucket//runs",
        "s3://bucket/a b",
        "s3://bucket/${run.id}",
        "s3://bucket/%2e%2e",
        "pvc://Runs",
        "file://host/srv",
        "file:///",
        "file:///srv/./runs",
        "https://example.com/runs",
        "s3://bucket/runs\n"
      })
  void other_texts_are_no_stores(String url) {
    assertThat(StoreUrl.parse(url)).isEmpty();
  }
}
