package io.clockwork.airflow.python;

import java.util.Comparator;

/**
 * Text with the numbers in it in the order of their values: {@code V2Pod} before {@code V10Pod}.
 */
final class NaturalOrder implements Comparator<String> {
  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int iEnd = digitsEnd(left, i);
      int jEnd = digitsEnd(right, j);
      int order;
      if (iEnd > i && jEnd > j) {
        order = number(left.substring(i, iEnd), right.substring(j, jEnd));
        i = iEnd;
        j = jEnd;
      } else {
        order = Character.compare(left.charAt(i++), right.charAt(j++));
      }
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.length() - i, right.length() - j);
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && '0' <= text.charAt(end) && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int number(String left, String right) {
    int byLength = Integer.compare(left.length(), right.length());
    return byLength != 0 ? byLength : left.compareTo(right);
  }
}
