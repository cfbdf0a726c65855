package io.clockwork.docker;

/**
 * Where an image is pulled from.
 *
 * @param host its name and port, as in references
 */
record ImageRegistry(String host) {
  private static final String HUB = "docker.io";
  private static final String HUB_LOGIN = "https://index.docker.io/v1/";

  /** That of an image: Docker Hub where its reference names none. */
  static ImageRegistry of(String reference) {
    int slash = reference.indexOf('/');
    String first = slash < 0 ? "" : reference.substring(0, slash);
    boolean named = first.contains(".") || first.contains(":") || first.equals("localhost");
    return new ImageRegistry(named && !first.equals("index.docker.io") ? first : HUB);
  }

  private boolean isHub() {
    return host.equals(HUB);
  }

  /** By what the docker command's configuration and credential helpers know it. */
  String loginKey() {
    return isHub() ? HUB_LOGIN : host;
  }

  /** The command that makes a login. */
  String loginCommand() {
    return isHub() ? "docker login" : "docker login " + host;
  }

  @Override
  public String toString() {
    return isHub() ? "Docker Hub" : host;
  }
}
