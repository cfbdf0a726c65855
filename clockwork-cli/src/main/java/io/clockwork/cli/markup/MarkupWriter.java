package io.clockwork.cli.markup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes elements of HTML and SVG. Texts and the values of attributes go through {@link
 * MarkupText}; attributes that could run or load something cannot be written at all. What cannot be
 * written throws {@link UncheckedIOException}.
 */
public final class MarkupWriter {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
  private static final Pattern OWN_LINK = Pattern.compile("#[a-z0-9]+");
  private static final Set<String> LOADING =
      Set.of("src", "srcset", "action", "formaction", "data", "poster", "background", "xlink");
  private static final Set<String> EMPTY = Set.of("meta", "br", "hr");

  private final Appendable out;
  private final Deque<String> open = new ArrayDeque<>();

  /** Writes to this. */
  public MarkupWriter(Appendable out) {
    this.out = Objects.requireNonNull(out, "out");
  }

  /**
   * Begins an element; one that can have no content is over at once.
   *
   * @param attributes names and values by turns
   * @throws IllegalArgumentException if an attribute could run something, load it, or lead out of
   *     the page
   */
  public MarkupWriter open(String element, String... attributes) {
    append("<" + checked(element));
    for (int at = 0; at < attributes.length; at += 2) {
      String name = checked(attributes[at]);
      String value = attributes[at + 1];
      if (name.startsWith("on")
          || LOADING.contains(name)
          || (name.equals("href") && !OWN_LINK.matcher(value).matches())) {
        throw new IllegalArgumentException("refused attribute " + name);
      }
      append(" " + name + "=\"" + MarkupText.encode(value) + "\"");
    }
    append(">");
    if (!EMPTY.contains(element)) {
      open.push(element);
    }
    return this;
  }

  /** Text inside the current element. */
  public MarkupWriter text(CharSequence text) {
    append(MarkupText.encode(text));
    return this;
  }

  /** Ends the current element. */
  public MarkupWriter close() {
    String element = open.pop();
    boolean block = !element.equals("span") && !element.equals("code") && !element.equals("a");
    append("</" + element + ">" + (block ? "\n" : ""));
    return this;
  }

  /** An element that holds nothing but text. */
  public MarkupWriter leaf(String element, CharSequence text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  /** An image whose bytes stand in the page. */
  public MarkupWriter image(RasterImage image, String alternative) {
    append("<img src=\"data:" + image.mediaType() + ";base64,");
    append(Base64.getEncoder().encodeToString(image.bytes()));
    append("\" alt=\"" + MarkupText.encode(alternative) + "\">\n");
    return this;
  }

  /** Markup that was made with {@link MarkupText}: a style sheet of ours, or a drawing. */
  public MarkupWriter markup(String encoded) {
    append(encoded);
    return this;
  }

  private static String checked(String name) {
    if (!NAME.matcher(name).matches() || name.equals("script")) {
      throw new IllegalArgumentException("refused name " + name);
    }
    return name;
  }

  private void append(String text) {
    try {
      out.append(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
