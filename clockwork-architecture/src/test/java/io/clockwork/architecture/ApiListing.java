package io.clockwork.architecture;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public and protected API of a module as the JDK's javap shows it: types by name, members
 * sorted, so that moving code changes nothing.
 *
 * @param classes the module's folder of classes, or its jar
 * @param published whether a package belongs to the API
 */
record ApiListing(Path classes, Predicate<String> published) {
  private static final ToolProvider JAVAP = ToolProvider.findFirst("javap").orElseThrow();

  /** All that a module exports; where it has no descriptor, every package. */
  static ApiListing ofModule(Path classes) {
    Set<String> exported =
        ModuleFinder.of(classes).findAll().stream()
            .map(ModuleReference::descriptor)
            .filter(descriptor -> !descriptor.isAutomatic())
            .flatMap(descriptor -> descriptor.exports().stream())
            .map(ModuleDescriptor.Exports::source)
            .collect(Collectors.toSet());
    return new ApiListing(classes, name -> exported.isEmpty() || exported.contains(name));
  }

  /** The types that others can use, by name. */
  List<Class<?>> types() throws IOException, ReflectiveOperationException {
    List<Class<?>> types = new ArrayList<>();
    for (String name : names()) {
      Class<?> type = Class.forName(name, false, ApiListing.class.getClassLoader());
      if (published.test(type.getPackageName()) && isVisible(type)) {
        types.add(type);
      }
    }
    return types;
  }

  private List<String> names() throws IOException {
    if (Files.isDirectory(classes)) {
      return namesBelow(classes);
    }
    try (FileSystem jar = FileSystems.newFileSystem(classes)) {
      return namesBelow(jar.getPath("/"));
    }
  }

  private static List<String> namesBelow(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
          .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .toList();
    }
  }

  private static boolean isVisible(Class<?> type) {
    return isVisible(type.getModifiers())
        && (type.getEnclosingClass() == null || isVisible(type.getEnclosingClass()));
  }

  static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  String text() throws IOException, ReflectiveOperationException {
    List<String> types = types().stream().map(Class::getName).toList();
    List<String> arguments =
        new ArrayList<>(List.of("-protected", "-constants", "-cp", classes.toString()));
    arguments.addAll(types);
    StringWriter shown = new StringWriter();
    PrintWriter out = new PrintWriter(shown);
    if (types.isEmpty() || JAVAP.run(out, out, arguments.toArray(String[]::new)) != 0) {
      throw new AssertionError("javap cannot show " + classes + ": " + shown);
    }
    return Stream.of(shown.toString().split("(?m)^Compiled from .*\\R"))
        .filter(type -> !type.isBlank())
        .map(ApiListing::membersSorted)
        .collect(Collectors.joining("\n"));
  }

  private static String membersSorted(String type) {
    List<String> lines = type.lines().toList();
    Stream<String> members = lines.subList(1, lines.size() - 1).stream().sorted();
    return Stream.of(Stream.of(lines.get(0)), members, Stream.of("}\n"))
        .flatMap(line -> line)
        .collect(Collectors.joining("\n"));
  }
}
