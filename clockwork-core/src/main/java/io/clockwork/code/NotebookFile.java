package io.clockwork.code;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.clockwork.diagnostic.DiagnosticCode;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Judges whether a file is a notebook that can be run; reads it token by token, never whole. */
final class NotebookFile {
  private static final long MAX_BYTES = 256L << 20;
  private static final int FORMAT = 4;
  private static final String SAVE_AGAIN = "save it as a notebook again";
  private static final JsonFactory JSON = new JsonFactory();

  private NotebookFile() {}

  /**
   * What is wrong with a file that {@link CodeFile} found there.
   *
   * @param path from the top
   */
  static Optional<FileProblem> problem(CodeTree tree, String path) {
    try {
      if (tree.find(path) instanceof CodeNode.File file && file.size() > MAX_BYTES) {
        return bad("is larger than " + (MAX_BYTES >> 20) + " MiB", "clear its outputs");
      }
      try (InputStream in = tree.open(path);
          JsonParser parser = JSON.createParser(in)) {
        return problem(parser);
      }
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String where =
          at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      return bad("is not JSON" + where, SAVE_AGAIN);
    } catch (CharConversionException e) {
      return bad("is not JSON", SAVE_AGAIN);
    } catch (IOException e) {
      return Optional.of(
          new FileProblem(DiagnosticCode.FILE_UNREADABLE, "cannot be read", "allow reading it"));
    }
  }

  private static Optional<FileProblem> problem(JsonParser parser) throws IOException {
    int format = 0;
    boolean cells = false;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return notNotebook();
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("nbformat") && value == JsonToken.VALUE_NUMBER_INT) {
        format = parser.getValueAsInt(-1);
      } else if (name.equals("cells")) {
        cells = value == JsonToken.START_ARRAY;
      }
      parser.skipChildren();
    }
    if (parser.nextToken() != null || format == 0) {
      return notNotebook();
    }
    if (format != FORMAT) {
      return bad(
          "is a notebook of format " + format + ", and only format " + FORMAT + " can be run",
          "open and save it in a current Jupyter");
    }
    return cells ? Optional.empty() : notNotebook();
  }

  private static Optional<FileProblem> notNotebook() {
    return bad("is not a notebook", "a notebook is a JSON object with \"nbformat\" and \"cells\"");
  }

  private static Optional<FileProblem> bad(String text, String help) {
    return Optional.of(new FileProblem(DiagnosticCode.BAD_NOTEBOOK, text, help));
  }
}
