package io.clockwork.docker;

import com.github.dockerjava.api.model.Mount;
import com.github.dockerjava.api.model.MountType;
import com.github.dockerjava.api.model.VolumeOptions;
import java.nio.file.Path;

/**
 * A volume of an engine's.
 *
 * @param name by which the engine knows it
 * @param place where containers see it
 */
record Volume(String name, Path place) {

  Mount readOnly() {
    return writable().withReadOnly(true);
  }

  /** Without what the image may have at that place. */
  Mount writable() {
    return new Mount()
        .withType(MountType.VOLUME)
        .withSource(name)
        .withTarget(place.toString())
        .withVolumeOptions(new VolumeOptions().withNoCopy(true));
  }
}
