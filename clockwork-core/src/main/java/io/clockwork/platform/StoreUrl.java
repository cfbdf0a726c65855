package io.clockwork.platform;

import java.util.Arrays;
import java.util.Optional;

/** Where runs are kept: a claim of Kubernetes, a bucket of an object store, or a folder. */
public sealed interface StoreUrl {

  /** The URL, without a slash at its end. */
  String text();

  /** The store of a URL; empty if it is none. */
  static Optional<StoreUrl> parse(String text) {
    return StoreUrlForm.parse(text);
  }

  /** The store of a URL; throws {@link IllegalArgumentException} if it is none. */
  static StoreUrl of(String text) {
    return parse(text)
        .orElseThrow(() -> new IllegalArgumentException("no store: \"" + text + "\""));
  }

  /**
   * A persistent volume claim, mounted by every pod.
   *
   * @param name the claim
   * @param path the folder in it, without slashes around it; empty for its top
   */
  record Claim(String name, String path) implements StoreUrl {
    @Override
    public String text() {
      return "pvc://" + name + (path.isEmpty() ? "" : "/" + path);
    }
  }

  /**
   * A bucket of an object store.
   *
   * @param service whose interface it speaks
   * @param name the bucket
   * @param prefix of its keys, without slashes around it; empty for none
   */
  record Bucket(Service service, String name, String prefix) implements StoreUrl {
    @Override
    public String text() {
      return service.scheme() + "://" + name + (prefix.isEmpty() ? "" : "/" + prefix);
    }
  }

  /**
   * A folder of the one host that runs everything.
   *
   * @param path absolute
   */
  record Folder(String path) implements StoreUrl {
    @Override
    public String text() {
      return "file://" + path;
    }
  }

  /** The interfaces of object stores. */
  enum Service {
    /** Amazon S3, and what speaks like it. */
    S3("s3"),
    /** Google Cloud Storage. */
    GS("gs"),
    /** Azure Blob Storage. */
    AZBLOB("azblob");

    private final String scheme;

    Service(String scheme) {
      this.scheme = scheme;
    }

    /** As URLs name it. */
    public String scheme() {
      return scheme;
    }

    /** The service of a scheme. */
    public static Optional<Service> of(String scheme) {
      return Arrays.stream(values()).filter(service -> service.scheme.equals(scheme)).findFirst();
    }
  }
}
