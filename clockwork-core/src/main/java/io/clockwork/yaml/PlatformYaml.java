package io.clockwork.yaml;

import io.clockwork.diagnostic.InvalidDocumentException;
import io.clockwork.platform.Platform;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Platforms as YAML.
 *
 * <pre>{@code
 * Platform platform = PlatformYaml.load(Path.of("platform.yaml"));
 * }</pre>
 */
public final class PlatformYaml {
  /** What the file of a platform is called. */
  public static final String USUAL_NAME = "platform.yaml";

  private PlatformYaml() {}

  /**
   * Checks the file of a platform. Throws nothing for anything that can be wrong with the file:
   * that is in the report.
   */
  public static CheckedPlatform check(Path file) {
    return checked(SpecificationReader.of(DocumentKind.PLATFORM, Optional.empty()).check(file));
  }

  /**
   * Checks a text; {@code name} is what diagnostics call it. Throws nothing for anything that can
   * be wrong with the text.
   */
  public static CheckedPlatform check(String name, String text) {
    return checked(
        SpecificationReader.of(DocumentKind.PLATFORM, Optional.empty()).check(name, text));
  }

  /**
   * The platform of a file.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error
   */
  public static Platform load(Path file) {
    return check(file).only();
  }

  /**
   * The platform of a text; {@code name} is what diagnostics call it.
   *
   * @throws InvalidDocumentException carrying every problem, if there is an error
   */
  public static Platform parse(String name, String text) {
    return check(name, text).only();
  }

  /** A platform as YAML: the same text for equal platforms. Reading it gives an equal platform. */
  public static String write(Platform platform) {
    return YamlPrinter.print(PlatformWriter.write(platform));
  }

  private static CheckedPlatform checked(CheckedSpecifications checked) {
    return new CheckedPlatform(
        checked.report().hasErrors() ? Optional.empty() : checked.platforms().stream().findFirst(),
        checked.report());
  }
}
