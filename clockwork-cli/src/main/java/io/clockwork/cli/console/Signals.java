package io.clockwork.cli.console;

import java.lang.reflect.Proxy;

/**
 * Reacts to signals of the operating system. Java has no public way to do so; {@code
 * sun.misc.Signal} is there on every JDK and is reached by reflection, for the compiler warns of
 * it.
 */
public final class Signals {
  private Signals() {}

  /**
   * Runs an action, on a thread of its own, each time a signal comes. Where signals can't be had
   * nothing happens, and the virtual machine does what it does.
   *
   * @param name without {@code SIG}: {@code INT}, {@code TERM}, {@code HUP}, {@code WINCH}
   */
  public static void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, args) ->
                  switch (method.getName()) {
                    case "equals" -> self == args[0];
                    case "hashCode" -> System.identityHashCode(self);
                    case "toString" -> "on SIG" + name;
                    default -> {
                      action.run();
                      yield null;
                    }
                  });
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // another virtual machine, or one started with -Xrs: its own handling stays
      return;
    }
  }
}
