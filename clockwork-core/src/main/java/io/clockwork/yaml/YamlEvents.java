package io.clockwork.yaml;

import io.clockwork.diagnostic.DiagnosticCode;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** The parser's events, up to the first thing that is no YAML or more of it than is allowed. */
final class YamlEvents {
  /** How long a document may be, in bytes of UTF-8. */
  static final int MAX_DOCUMENT = 1 << 20;

  private final YamlSource source;
  private final Parser events;
  private final boolean small;
  private int documentStart;
  private long documentBytes;
  private int last;

  YamlEvents(YamlSource source) {
    this.source = source;
    small = Utf8.length(source.text(), 0, source.text().length()) <= MAX_DOCUMENT;
    LoadSettings settings =
        LoadSettings.builder().setLabel(source.name()).setCodePointLimit(Integer.MAX_VALUE).build();
    events = new ParserImpl(settings, new StreamReader(settings, source.text()));
  }

  /** Where an event begins. */
  static int start(Event event) {
    return index(event.getStartMark());
  }

  /** Where an event ends. */
  static int end(Event event) {
    return index(event.getEndMark());
  }

  private static int index(Optional<Mark> mark) {
    return mark.orElseThrow(() -> new AssertionError("marks are asked for")).getIndex();
  }

  Event next() throws UnreadableYamlException {
    Event event = parse();
    if (event instanceof DocumentStartEvent) {
      documentStart = start(event);
      documentBytes = 0;
      last = documentStart;
    }
    int end = Math.max(last, end(event));
    if (!small) {
      documentBytes += Utf8.length(source.text(), source.charOffset(last), source.charOffset(end));
      refuseLong();
    }
    last = end;
    return event;
  }

  private void refuseLong() throws UnreadableYamlException {
    if (documentBytes > MAX_DOCUMENT) {
      throw new UnreadableYamlException(
          DiagnosticCode.FILE_TOO_LARGE,
          documentStart,
          "the document is longer than 1 MiB",
          "keep data in files of their own, and name them here");
    }
  }

  /** Whatever the parser throws is about the text it reads, also where it says so clumsily. */
  private Event parse() throws UnreadableYamlException {
    try {
      return events.next();
    } catch (RuntimeException e) {
      throw SyntaxProblem.of(e, last);
    }
  }
}
