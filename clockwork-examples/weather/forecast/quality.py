"""Checks the observations before anything learns from them.

Bad data does not mend itself, so the task ends with 98: failed, and not to be retried.
"""

from __future__ import annotations

import json
import math
import os
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path

from forecast.observations import MEASURES, Observation, read_rows

NO_RETRY = 98
SHOWN_PROBLEMS = 20

# What a station at sea level between the tropics and the polar circle can measure at all.
PLAUSIBLE = {
    "precipitation": (0.0, 500.0),
    "temp_max": (-50.0, 55.0),
    "temp_min": (-50.0, 55.0),
    "wind": (0.0, 75.0),
}


def parse(rows: Iterable[dict[str, str]]) -> tuple[list[Observation], list[str]]:
    """Splits rows into observations and the problems of those that are none."""
    days: list[Observation] = []
    problems: list[str] = []
    for line, row in enumerate(rows, start=2):
        try:
            days.append(Observation.from_row(row))
        except ValueError as problem:
            problems.append(f"line {line}: {problem}")
    return days, problems


def implausible(days: Iterable[Observation]) -> list[str]:
    """Names every value outside its plausible range, and every minimum above its maximum."""
    problems = []
    for day in days:
        for name, (low, high) in PLAUSIBLE.items():
            value = getattr(day, name)
            if not low <= value <= high:  # false for NaN, too
                problems.append(f"{day.day}: {name} is {value}, not within {low} to {high}")
        if day.temp_min > day.temp_max:
            problems.append(f"{day.day}: temp_min {day.temp_min} is above temp_max {day.temp_max}")
    return problems


def broken_calendar(days: list[Observation]) -> list[str]:
    """Names every duplicate and every gap; a lag of one row must be a lag of one day."""
    problems = []
    for before, after in zip(days, days[1:]):
        if after.day <= before.day:
            problems.append(f"{after.day}: appears more than once")
        elif after.day - before.day > timedelta(days=1):
            missing = (after.day - before.day).days - 1
            problems.append(f"{after.day}: {missing} missing day(s) after {before.day}")
    return problems


def check(rows: list[dict[str, str]], expected: int) -> tuple[list[Observation], list[str]]:
    """Runs all checks, so that one look at the log shows everything there is to mend."""
    days, problems = parse(rows)
    if len(rows) != expected:
        problems.append(f"{len(rows)} rows arrived, but {expected} were extracted")
    if not rows:
        problems.append("there are no observations")
    return days, problems + implausible(days) + broken_calendar(days)


def summarise(days: list[Observation]) -> dict[str, object]:
    """Days covered, and minimum, mean and maximum of every measure."""
    return {
        "days": len(days),
        "first_day": days[0].day.isoformat(),
        "last_day": days[-1].day.isoformat(),
        "measures": {name: _range([getattr(day, name) for day in days]) for name in MEASURES},
    }


def _range(values: list[float]) -> dict[str, float]:
    mean = round(math.fsum(values) / len(values), 3)
    return {"min": min(values), "mean": mean, "max": max(values)}


def main() -> None:
    rows = read_rows(Path(os.environ["CLOCKWORK_INPUT_RAW"]))
    days, problems = check(rows, expected=int(os.environ["CLOCKWORK_INPUT_ROWS"]))
    if problems:
        shown = problems[:SHOWN_PROBLEMS]
        print(f"{len(problems)} problem(s) in the observations:", *shown, sep="\n  ", file=sys.stderr)
        if len(problems) > len(shown):
            print(f"  and {len(problems) - len(shown)} more", file=sys.stderr)
        sys.exit(NO_RETRY)

    summary = summarise(days)
    Path(os.environ["CLOCKWORK_OUTPUT_SUMMARY"]).write_text(json.dumps(summary), encoding="utf-8")
    print(f"{len(days)} days from {summary['first_day']} to {summary['last_day']} are sound")


if __name__ == "__main__":
    main()
