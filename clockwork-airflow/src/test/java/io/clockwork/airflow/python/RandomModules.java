package io.clockwork.airflow.python;

import io.clockwork.airflow.testing.HostileText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/** Modules of everything the code model has; all names in them are defined before their use. */
final class RandomModules {
  private static final List<PyName> IMPORTS =
      List.of(
          PyName.module("datetime"),
          PyName.of("datetime", "timedelta"),
          PyName.module("zlib").as("z"),
          PyName.module("pendulum"),
          PyName.module("Upper"),
          PyName.module("m2"),
          PyName.module("m10"),
          PyName.of("airflow.sdk", "BaseHook"),
          PyName.of("airflow.sdk", "Label"),
          PyName.of("airflow.sdk", "Param"),
          PyName.of("airflow.sdk", "chain"),
          PyName.of("kubernetes.client", "models").as("k8s"),
          PyName.of("kubernetes.client", "V1Pod"),
          PyName.of("kubernetes.client", "V2Pod"),
          PyName.of("kubernetes.client", "V10Pod"),
          PyName.of("kubernetes.client", "v9"),
          PyName.of("kubernetes.client", "ABC"),
          PyName.of("kubernetes.client", "V1Secret").as("Secret"),
          PyName.of("a.package_of_no.small.importance.operators", "AnOperatorWithALongName"),
          PyName.of("a.package_of_no.small.importance.operators", "AnotherOperatorWithALongName"));

  private final Random random;
  private final HostileText texts;
  private final List<PyName> defined = new ArrayList<>();

  RandomModules(long seed) {
    this.random = new Random(seed);
    this.texts = new HostileText(random);
  }

  PyModule next() {
    defined.clear();
    List<PyComment> head = IntStream.range(0, random.nextInt(3)).mapToObj(i -> comment()).toList();
    List<PyStatement> body = new ArrayList<>(statements(random.nextInt(12), 2));
    return new PyModule(below -> head, body);
  }

  private List<PyStatement> statements(int count, int depth) {
    List<PyStatement> statements = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      statements.add(statement(depth));
    }
    return statements;
  }

  private PyStatement statement(int depth) {
    return switch (random.nextInt(8)) {
      case 0 -> new PyBlank();
      case 1 -> comment();
      case 2 -> new PyEvaluate(random.nextBoolean() ? call(3) : binary());
      case 3 -> depth == 0 ? assign() : with(depth);
      default -> assign();
    };
  }

  private PyStatement with(int depth) {
    PyCall context = call(2);
    Optional<PyName> name = random.nextBoolean() ? Optional.of(define()) : Optional.empty();
    List<PyStatement> body = new ArrayList<>(statements(random.nextInt(3), depth - 1));
    body.add(assign());
    body.addAll(statements(random.nextInt(3), depth - 1));
    return new PyWith(context, name, body);
  }

  private PyStatement assign() {
    PyExpression value = random.nextInt(5) == 0 ? binary() : expression(4);
    return random.nextInt(6) == 0
        ? new PyAssign(define(), value, Optional.of("AIR001"))
        : PyAssign.of(define(), value);
  }

  private PyComment comment() {
    return new PyComment(texts.next(30));
  }

  private PyExpression expression(int depth) {
    if (depth == 0) {
      return atom();
    }
    return switch (random.nextInt(6)) {
      case 0 -> new PyList(expressions(random.nextInt(5), depth - 1));
      case 1 -> dict(depth - 1);
      case 2 -> call(depth - 1);
      case 3 -> random.nextInt(3) == 0 ? binary() : atom();
      default -> atom();
    };
  }

  private List<PyExpression> expressions(int count, int depth) {
    return IntStream.range(0, count).mapToObj(i -> expression(depth)).toList();
  }

  private PyExpression atom() {
    return switch (random.nextInt(9)) {
      case 0 -> PyInt.of(random.nextBoolean() ? random.nextInt(100) : random.nextLong());
      case 1 -> new PyFloat(Double.isFinite(bits()) ? bits() : random.nextGaussian());
      case 2 -> new PyBool(random.nextBoolean());
      case 3 -> new PyNone();
      case 4 -> name();
      case 5 -> new PyAttribute(new PyAttribute(name(), word()), word());
      default -> new PyString(texts.next(random.nextInt(3) == 0 ? 120 : 25));
    };
  }

  private double bits() {
    double number = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(number) ? number : -0.0;
  }

  private PyDict dict(int depth) {
    List<PyDict.Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      String key = random.nextInt(10) == 0 ? texts.next(20) : word();
      if (keys.add(key)) {
        entries.add(new PyDict.Entry(new PyString(key), expression(depth)));
      }
    }
    Optional<PyName> base = random.nextInt(4) == 0 ? Optional.of(name()) : Optional.empty();
    return new PyDict(base, entries);
  }

  private PyCall call(int depth) {
    PyExpression callee = random.nextBoolean() ? name() : new PyAttribute(name(), word(9));
    PyCall call = new PyCall(callee, expressions(random.nextInt(3), depth), List.of());
    Set<String> names = new HashSet<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      String name = word();
      if (names.add(name)) {
        call = call.with(name, expression(depth));
      }
    }
    return call;
  }

  private PyExpression binary() {
    PyBinary.Operator operator =
        random.nextBoolean() ? PyBinary.Operator.BEFORE : PyBinary.Operator.OR;
    PyExpression chain = name();
    for (int i = random.nextInt(4); i > 0; i--) {
      chain = new PyBinary(chain, operator, name());
    }
    boolean list = random.nextBoolean();
    List<PyExpression> names =
        IntStream.range(0, 1 + random.nextInt(6)).<PyExpression>mapToObj(i -> name()).toList();
    return new PyBinary(chain, operator, list ? new PyList(names) : name());
  }

  /** Imported, or defined before. */
  private PyName name() {
    return defined.isEmpty() || random.nextInt(3) == 0
        ? IMPORTS.get(random.nextInt(IMPORTS.size()))
        : defined.get(random.nextInt(defined.size()));
  }

  private PyName define() {
    PyName name = PyName.local("v_" + word(20) + defined.size());
    defined.add(name);
    return name;
  }

  private String word() {
    return word(random.nextInt(6) == 0 ? 40 : 12);
  }

  private String word(int atMost) {
    StringBuilder word = new StringBuilder("x");
    for (int i = random.nextInt(atMost); i > 0; i--) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
