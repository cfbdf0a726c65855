package io.clockwork.docker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The containers that this executor has made. None outlives it: not if it is closed, not if the JVM
 * is ended by a signal, and if it is killed, the next executor on this machine removes them.
 */
final class Containers implements AutoCloseable {
  private final Engine engine;
  private final Owner owner = Owner.current();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Thread hook = new Thread(this::removeAll, "clockwork-containers");

  Containers(Engine engine) {
    this.engine = engine;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** The labels of a container of this executor. */
  Map<String, String> labels(Map<String, String> own) {
    return owner.labels(own);
  }

  /** What runs of this machine have left that were killed. */
  List<LeftoverContainer> leftovers() throws EngineException {
    return engine.labelled(Owner.MANAGED).entrySet().stream()
        .filter(container -> owner.isLeftOver(container.getValue()))
        .map(container -> LeftoverContainer.of(container.getKey(), container.getValue()))
        .toList();
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

  private void removeAll() {
    for (String id : running) {
      try {
        engine.remove(id);
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
