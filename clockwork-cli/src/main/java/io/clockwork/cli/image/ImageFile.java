package io.clockwork.cli.image;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.clockwork.cli.console.CommandException;
import io.clockwork.export.ImageMetadata;
import io.clockwork.model.ImageReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Images as {@code docker image inspect IMAGE..} or {@code podman image inspect IMAGE..} prints
 * them, kept in a file for where no registry can be asked.
 */
public final class ImageFile implements Images {
  private final Path file;
  private final Map<String, ImageMetadata> images;

  private ImageFile(Path file, Map<String, ImageMetadata> images) {
    this.file = file;
    this.images = images;
  }

  /**
   * Reads a file.
   *
   * @throws CommandException if it cannot be read, or is none of that form
   */
  public static ImageFile read(Path file) {
    try {
      JsonNode root = JsonMapper.builder().build().readTree(Files.readString(file));
      if (!root.isArray()) {
        throw noImages(file, "it is no list");
      }
      Map<String, ImageMetadata> images = new LinkedHashMap<>();
      for (JsonNode image : root) {
        add(image, file, images);
      }
      return new ImageFile(file, images);
    } catch (JacksonException e) {
      throw noImages(file, e.getOriginalMessage());
    } catch (IOException e) {
      throw CommandException.environment("cannot read " + file + ": " + e.getMessage());
    }
  }

  /** An image that never was in a registry has no digest there, and nothing can pull it. */
  private static void add(JsonNode image, Path file, Map<String, ImageMetadata> images) {
    for (JsonNode found : image.path("RepoDigests")) {
      String pinned = found.asText();
      int at = pinned.indexOf('@');
      if (at < 0 || ImageReference.problem(pinned).isPresent()) {
        throw noImages(file, "\"" + pinned + "\" in its \"RepoDigests\" is no image with a digest");
      }
      ImageMetadata metadata = ImageConfig.metadata(pinned.substring(at + 1), image.path("Config"));
      images.put(ImageReference.qualified(pinned), metadata);
      String repository = ImageReference.qualified(pinned.substring(0, at));
      String prefix = repository.substring(0, repository.lastIndexOf(':') + 1);
      for (JsonNode tag : image.path("RepoTags")) {
        if (ImageReference.problem(tag.asText()).isEmpty()
            && ImageReference.qualified(tag.asText()).startsWith(prefix)) {
          images.put(ImageReference.qualified(tag.asText()), metadata);
        }
      }
    }
  }

  @Override
  public ImageMetadata find(String reference) throws ImageUnavailableException {
    ImageMetadata metadata = images.get(ImageReference.qualified(reference));
    if (metadata == null) {
      throw new ImageUnavailableException(
          file + " has no image \"" + reference + "\" with a digest of its registry",
          "docker image inspect, of the image once it was pulled or pushed, writes it: docker image"
              + " inspect IMAGE.. > FILE");
    }
    return metadata;
  }

  private static CommandException noImages(Path file, String why) {
    return CommandException.usage(file + " holds no images: " + why)
        .withHelp("write it by: docker image inspect IMAGE.. > FILE");
  }
}
