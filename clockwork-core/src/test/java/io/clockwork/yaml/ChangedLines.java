package io.clockwork.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * What differs between two texts once the lines they begin and end with in common are left out.
 *
 * @param first how many lines they begin with in common
 * @param removed lines of the first text
 * @param added lines of the second one
 */
record ChangedLines(int first, List<String> removed, List<String> added) {
  static ChangedLines between(String before, String after) {
    List<String> old = List.of(before.split("\n", -1));
    List<String> now = List.of(after.split("\n", -1));
    int first = 0;
    while (first < Math.min(old.size(), now.size()) && old.get(first).equals(now.get(first))) {
      first++;
    }
    int oldEnd = old.size();
    int newEnd = now.size();
    while (oldEnd > first && newEnd > first && old.get(oldEnd - 1).equals(now.get(newEnd - 1))) {
      oldEnd--;
      newEnd--;
    }
    return new ChangedLines(first, old.subList(first, oldEnd), now.subList(first, newEnd));
  }

  List<String> asDiff() {
    List<String> lines = new ArrayList<>();
    removed.forEach(line -> lines.add("- " + line));
    added.forEach(line -> lines.add("+ " + line));
    return lines;
  }
}
