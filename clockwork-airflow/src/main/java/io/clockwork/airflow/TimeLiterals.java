package io.clockwork.airflow;

import io.clockwork.airflow.python.PyAttribute;
import io.clockwork.airflow.python.PyCall;
import io.clockwork.airflow.python.PyExpression;
import io.clockwork.airflow.python.PyInt;
import io.clockwork.airflow.python.PyString;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Durations and moments in Python. */
final class TimeLiterals {
  private TimeLiterals() {}

  /** {@code timedelta(hours=6)}: in the largest unit that is whole. */
  static PyExpression timedelta(Duration duration) {
    long seconds = duration.toSeconds();
    String unit = "seconds";
    long amount = seconds;
    if (seconds != 0 && seconds % 86_400 == 0) {
      unit = "days";
      amount = seconds / 86_400;
    } else if (seconds != 0 && seconds % 3_600 == 0) {
      unit = "hours";
      amount = seconds / 3_600;
    } else if (seconds != 0 && seconds % 60 == 0) {
      unit = "minutes";
      amount = seconds / 60;
    }
    return new PyCall(AirflowNames.TIMEDELTA, List.of(), List.of()).with(unit, PyInt.of(amount));
  }

  /** {@code pendulum.datetime(2026, 1, 1, tz="Asia/Jakarta")}, without zeros at the end. */
  static PyExpression moment(LocalDateTime time, ZoneId zone) {
    List<PyExpression> fields = new ArrayList<>();
    for (int field :
        new int[] {
          time.getYear(),
          time.getMonthValue(),
          time.getDayOfMonth(),
          time.getHour(),
          time.getMinute(),
          time.getSecond()
        }) {
      fields.add(PyInt.of(field));
    }
    while (fields.size() > 3 && fields.get(fields.size() - 1).equals(PyInt.of(0))) {
      fields.remove(fields.size() - 1);
    }
    return new PyCall(new PyAttribute(AirflowNames.PENDULUM, "datetime"), fields, List.of())
        .with("tz", new PyString(zone.getId()));
  }
}
