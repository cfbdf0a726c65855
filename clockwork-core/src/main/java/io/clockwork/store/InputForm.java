package io.clockwork.store;

/** How a file or folder that a task reads stands in the attempt's folder of inputs. */
public enum InputForm {
  /** As a symbolic link to what its producer published. */
  LINK,
  /** As an empty file or folder, over which a container mounts it. */
  MOUNT_POINT
}
