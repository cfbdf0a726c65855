package io.clockwork.git;

import java.nio.file.Files;
import java.nio.file.Path;

/** Another process that checks out a ref and reads a file of it. */
final class CheckoutProcess {
  private CheckoutProcess() {}

  /** Takes a URL and a ref. */
  public static void main(String... args) throws Exception {
    GitRepositories repositories = GitRepositories.of(GitOptions.builder().allowHttp().build());
    Path top = repositories.checkout(repositories.pin(Desk.source(args[0], args[1]))).top();
    if (!Files.readString(top.resolve("etl/extract.py")).startsWith("print(")) {
      throw new IllegalStateException("another file");
    }
  }
}
