package io.clockwork.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Graphs as maps of parents, the same for the same seed. */
final class RandomGraphs {
  private RandomGraphs() {}

  /** Acyclic, declared in an order that has nothing to do with the dependencies. */
  static Map<String, Set<String>> acyclic(long seed) {
    Random random = new Random(seed);
    int size = random.nextInt(30);
    List<String> names = names(size);
    List<String> declared = new ArrayList<>(names);
    Collections.shuffle(declared, random);
    double density = random.nextDouble();
    Map<String, Set<String>> parents = empty(declared);
    for (int child = 0; child < size; child++) {
      for (int parent = 0; parent < child; parent++) {
        if (random.nextDouble() < density) {
          parents.get(names.get(child)).add(names.get(parent));
        }
      }
    }
    return parents;
  }

  /** With cycles, self loops and parents that do not exist, or none of them. */
  static Map<String, Set<String>> any(long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(12);
    List<String> names = names(size);
    Map<String, Set<String>> parents = empty(names);
    int edges = random.nextInt(2 * size + 1);
    for (int i = 0; i < edges; i++) {
      String parent = random.nextInt(20) == 0 ? "nobody" : names.get(random.nextInt(size));
      parents.get(names.get(random.nextInt(size))).add(parent);
    }
    return parents;
  }

  private static List<String> names(int size) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      names.add("t" + i);
    }
    return names;
  }

  private static Map<String, Set<String>> empty(List<String> names) {
    Map<String, Set<String>> parents = new LinkedHashMap<>();
    names.forEach(name -> parents.put(name, new LinkedHashSet<>()));
    return parents;
  }
}
