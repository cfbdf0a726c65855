package io.clockwork.cli.plugin;

import io.clockwork.cli.console.CommandException;
import io.clockwork.cli.console.Invocation;
import io.clockwork.diagnostic.Quoted;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What implements a port, by {@link ServiceLoader}: the command line's own, and what stands in the
 * jars and folders of classes that the caller's environment names.
 */
public final class Plugins {
  /** The variable that names them, with colons between (on Windows semicolons). */
  public static final String VARIABLE = "CLOCKWORK_PLUGINS";

  private final ClassLoader loader;

  private Plugins(ClassLoader loader) {
    this.loader = loader;
  }

  /**
   * Those of a call.
   *
   * @throws CommandException if one that is named is not there
   */
  public static Plugins of(Invocation invocation) {
    ClassLoader own = Thread.currentThread().getContextClassLoader();
    List<URL> places = new ArrayList<>();
    for (String name : invocation.variable(VARIABLE).orElse("").split(File.pathSeparator, -1)) {
      if (!name.isEmpty()) {
        places.add(place(invocation, name));
      }
    }
    // Never closed: its classes are in use until the command ends, and with it the process.
    return new Plugins(
        places.isEmpty() ? own : new URLClassLoader(places.toArray(URL[]::new), own));
  }

  private static URL place(Invocation invocation, String name) {
    try {
      Path place = invocation.resolve(name);
      if (Files.isReadable(place)) {
        return place.toUri().toURL();
      }
    } catch (InvalidPathException | MalformedURLException e) {
      // Then it is not there either.
    }
    throw CommandException.environment(
            VARIABLE + " names " + Quoted.text(name) + ", which is not there")
        .withHelp(
            "it takes jars, and folders of classes, with \"" + File.pathSeparator + "\" between");
  }

  /**
   * All that implement a port, by their names.
   *
   * @param what they are, for messages
   * @throws CommandException if one cannot be loaded, or two have the same name
   */
  public <T> Map<String, T> byName(Class<T> port, Function<T, String> name, String what) {
    try {
      return byName(ServiceLoader.load(port, loader), name, what);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw CommandException.environment("a plug-in cannot be loaded: " + e.getMessage())
          .withHelp(VARIABLE + " names what is loaded; was it built for this version?");
    }
  }

  /** The same of those given. */
  public static <T> Map<String, T> byName(
      Iterable<T> all, Function<T, String> nameOf, String what) {
    Map<String, T> byName = new TreeMap<>();
    for (T one : all) {
      String name = nameOf.apply(one);
      T other = byName.putIfAbsent(name, one);
      if (other != null) {
        throw CommandException.environment(
                "there are two %ss called %s: %s and %s"
                    .formatted(
                        what,
                        Quoted.text(name),
                        other.getClass().getName(),
                        one.getClass().getName()))
            .withHelp("take one of them out of " + VARIABLE);
      }
    }
    return byName;
  }
}
