package io.clockwork.yaml;

/**
 * The path of a script in a repository, which runs in its own folder.
 *
 * @param folder {@code .} for the repository's top
 * @param file its name in the folder
 */
record ScriptPath(String folder, String file) {
  private static final String TOP = ".";

  static ScriptPath of(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0
        ? new ScriptPath(TOP, path)
        : new ScriptPath(path.substring(0, slash), path.substring(slash + 1));
  }

  /** The whole path. */
  @Override
  public String toString() {
    return folder.equals(TOP) ? file : folder + "/" + file;
  }
}
