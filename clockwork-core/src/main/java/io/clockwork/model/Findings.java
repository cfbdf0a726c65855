package io.clockwork.model;

import io.clockwork.diagnostic.Diagnostic;
import io.clockwork.diagnostic.DiagnosticCode;
import io.clockwork.diagnostic.SourceLocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects what the rules find; keeps silent about fields whose reader already complained. Not
 * thread-safe.
 */
public final class Findings {
  /** Of how many pieces of one text the exact places are worth looking for. */
  static final int MAX_PIECES = 100;

  private final SourceMap sources;
  private final NameHelp names = new NameHelp();
  private final List<Diagnostic> found = new ArrayList<>();

  /** Of a document whose fields are at these places. */
  public Findings(SourceMap sources) {
    this.sources = sources;
  }

  /** Everything found so far. */
  public List<Diagnostic> all() {
    return List.copyOf(found);
  }

  NameHelp names() {
    return names;
  }

  /** Whether a field could not be read, which was reported. */
  public boolean isBroken(FieldPath path) {
    return sources.isBroken(path);
  }

  /** Something about what a field is set to. */
  public void atValue(FieldPath path, DiagnosticCode code, String message, String help) {
    if (!isBroken(path)) {
      add(sources.value(path), code, message, help);
    }
  }

  /** Something about a field as such: its name, or that it is there. */
  public void atKey(FieldPath path, DiagnosticCode code, String message, String help) {
    if (!isBroken(path)) {
      add(sources.key(path), code, message, help);
    }
  }

  /** Something about a piece of a field's text; see {@link SourceMap#piece}. */
  public void atPiece(
      FieldPath path, Piece piece, DiagnosticCode code, String message, String help) {
    if (!isBroken(path)) {
      add(sources.piece(path, piece.text(), piece.occurrence()), code, message, help);
    }
  }

  /** A field that is there again, for the given time from 1. */
  public void atRepetition(
      FieldPath path, int time, DiagnosticCode code, String message, String help) {
    if (!isBroken(path)) {
      add(sources.repetition(path, time), code, message, help);
    }
  }

  private void add(
      Optional<SourceLocation> place, DiagnosticCode code, String message, String help) {
    found.add(Diagnostic.of(code, place, message).withHelp(help));
  }

  /** A piece of a text: the characters, and which of their occurrences, from 0. */
  public record Piece(String text, int occurrence) {
    /** The piece that begins at this offset of a text. */
    public static Piece at(int offset, String piece, String text) {
      int occurrence = 0;
      int at = text.indexOf(piece);
      while (at >= 0 && at < offset) {
        occurrence++;
        at = text.indexOf(piece, at + piece.length());
      }
      return new Piece(piece, occurrence);
    }
  }
}
