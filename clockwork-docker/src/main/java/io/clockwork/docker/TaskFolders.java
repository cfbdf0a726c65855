package io.clockwork.docker;

import com.github.dockerjava.api.model.Mount;
import io.clockwork.attempt.AttemptFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders of one attempt as its containers see them: those of this machine, or copies on the
 * engine's. Whatever is asked of it, nothing of it is left once it is closed.
 */
interface TaskFolders extends AutoCloseable {

  /** What every container of the attempt mounts. */
  List<Mount> mounts();

  /**
   * Makes an empty place for packages, and mounts it so that it can be filled.
   *
   * @param record the folder of this machine by which it is found again
   */
  Mount newEnvironment(Path record) throws AttemptFailure, IOException, InterruptedException;

  /** Whether what was once filled is still there. */
  boolean hasEnvironment(Path record) throws AttemptFailure, InterruptedException;

  /** Mounts what was filled. */
  Mount environment(Path record);

  /** All that tells its environments from those of folders elsewhere; empty on this machine. */
  String place();

  /** Brings what the command left in its outputs folder into that of this machine. */
  void fetchOutputs() throws AttemptFailure, IOException, InterruptedException;

  /** Brings the executed notebook, as far as there is one, into the attempt's folder. */
  void fetchNotebook() throws IOException, InterruptedException;

  @Override
  void close();
}
