package io.clockwork.contract;

import io.clockwork.model.DataType;
import io.clockwork.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/** One published output in a manifest. */
public sealed interface ManifestEntry {
  /** Blobs of one attempt are hashed up to this many bytes together: 64 MiB. */
  long HASHED_BYTES = 64L << 20;

  /** Its declared type. */
  DataType type();

  /** In bytes; of a directory, of all its files. */
  long size();

  /** In lower-case hex digits; empty for a blob that is too large to hash while publishing. */
  Optional<String> sha256();

  /**
   * A value.
   *
   * @param value the value
   */
  record Text(Value value) implements ManifestEntry {
    /** Refuses nulls. */
    public Text {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public DataType type() {
      return value.type();
    }

    @Override
    public long size() {
      return value.text().getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public Optional<String> sha256() {
      return Optional.of(Sha256.of(value.text()));
    }
  }

  /**
   * A file or directory.
   *
   * @param type which of the two
   * @param size in bytes
   * @param sha256 of the file, or of the directory's {@link TreeListing}
   * @param fingerprint as {@link PublishedOutput.Blob} has it
   */
  record Blob(DataType type, long size, Optional<String> sha256, String fingerprint)
      implements ManifestEntry {
    /** Refuses nulls. */
    public Blob {
      Objects.requireNonNull(type, "type");
      Objects.requireNonNull(sha256, "sha256");
      Objects.requireNonNull(fingerprint, "fingerprint");
    }
  }
}
