package io.clockwork.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The containers and volumes that this executor has made. None outlives it: not if it is closed,
 * not if the JVM is ended by a signal, and if it is killed, the next executor on this machine
 * removes them.
 */
final class Containers implements AutoCloseable {
  private final Engine engine;
  private final Owner owner = Owner.current();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Set<String> volumes = ConcurrentHashMap.newKeySet();
  private final Thread hook = new Thread(this::removeAll, "clockwork-containers");

  Containers(Engine engine) {
    this.engine = engine;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The labels of a container or volume of this executor. */
  Map<String, String> labels(Map<String, String> own) {
    return owner.labels(own);
  }

  /** What runs of this machine have left that were killed; volumes after what may have them. */
  List<Leftover> leftovers() throws EngineException {
    List<Leftover> found = new ArrayList<>();
    engine
        .labelled(Owner.MANAGED)
        .forEach((id, labels) -> add(Leftover.Kind.CONTAINER, id, labels, found));
    engine
        .labelledVolumes(Owner.MANAGED)
        .forEach((name, labels) -> add(Leftover.Kind.VOLUME, name, labels, found));
    return found;
  }

  private void add(
      Leftover.Kind kind, String id, Map<String, String> labels, List<Leftover> found) {
    if (owner.isLeftOver(labels)) {
      found.add(Leftover.of(kind, id, labels));
    }
  }

  void remove(Leftover leftover) throws EngineException {
    if (leftover.kind() == Leftover.Kind.VOLUME) {
      engine.removeVolume(leftover.id());
    } else {
      engine.remove(leftover.id());
    }
  }

  String create(ContainerSpec spec) throws EngineException {
    String id = engine.create(spec);
    running.add(id);
    return id;
  }

  void remove(String id) throws EngineException {
    engine.remove(id);
    running.remove(id);
  }

  /** Makes a volume; once more under the same name it is the same one. */
  void createVolume(String name, Map<String, String> labels) throws EngineException {
    // Known before it is there, so that a lost answer loses no volume.
    volumes.add(name);
    engine.createVolume(name, labels);
  }

  /** Removes a volume; does nothing if it was never to be made. */
  void removeVolume(String name) throws EngineException {
    if (volumes.contains(name)) {
      engine.removeVolume(name);
      volumes.remove(name);
    }
  }

  private void removeAll() {
    for (String id : running) {
      try {
        engine.remove(id);
      } catch (EngineException e) {
        // The next executor on this machine will.
      }
    }
    for (String name : volumes) {
      try {
        engine.removeVolume(name);
      } catch (EngineException e) {
        // The next executor on this machine will.
      }
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook does it.
      return;
    }
    removeAll();
  }
}
