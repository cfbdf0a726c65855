package io.clockwork.airflow.python;

import java.util.Set;

/** Names that are legal in Python and better left alone. */
final class ReservedNames {
  /** What Python has without an import, of all versions from 3.10 to 3.13. */
  private static final Set<String> BUILTINS =
      Set.of(
          """
          ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup
          BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError
          ConnectionAbortedError ConnectionError ConnectionRefusedError
          ConnectionResetError DeprecationWarning EOFError Ellipsis EncodingWarning
          EnvironmentError Exception ExceptionGroup FileExistsError FileNotFoundError
          FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning
          IndentationError IndexError InterruptedError IsADirectoryError KeyError
          KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError
          NotADirectoryError NotImplemented NotImplementedError OSError OverflowError
          PendingDeprecationWarning PermissionError ProcessLookupError
          PythonFinalizationError RecursionError ReferenceError ResourceWarning
          RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError
          SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError
          UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError
          UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
          ZeroDivisionError abs aiter all anext any ascii bin bool breakpoint bytearray
          bytes callable chr classmethod compile complex copyright credits delattr dict
          dir divmod enumerate eval exec exit filter float format frozenset getattr
          globals hasattr hash help hex id input int isinstance issubclass iter len
          license list locals map max memoryview min next object oct open ord pow print
          property quit range repr reversed round set setattr slice sorted staticmethod
          str sum super tuple type vars zip
          """
              .split("\\s+"));

  /** Keywords in some places only. */
  private static final Set<String> SOFT_KEYWORDS = Set.of("_", "case", "match", "type");

  /** Not to be told from 1 and 0 in many a font. */
  private static final Set<String> AMBIGUOUS = Set.of("l", "I", "O");

  private ReservedNames() {}

  static boolean contain(String name) {
    return BUILTINS.contains(name) || SOFT_KEYWORDS.contains(name) || AMBIGUOUS.contains(name);
  }
}
