"""One day of weather, and how it is kept in a CSV file."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple

MEASURES = ("precipitation", "temp_max", "temp_min", "wind")


class Observation(NamedTuple):
    """What was measured on one day: millimetres, degrees Celsius, metres per second."""

    day: date
    precipitation: float
    temp_max: float
    temp_min: float
    wind: float

    @classmethod
    def from_row(cls, row: dict[str, str]) -> Observation:
        """Reads one CSV row; raises ValueError that names the field which makes no sense."""
        try:
            day = date.fromisoformat(row["date"])
        except ValueError:
            raise ValueError(f"date is {row['date']!r}, which is no day") from None
        return cls(day, *(_number(name, row[name]) for name in MEASURES))


def _number(name: str, text: str | None) -> float:
    try:
        return float(text or "")
    except ValueError:
        raise ValueError(f"{name} is {text!r}, which is no number") from None


def read_rows(path: Path) -> list[dict[str, str]]:
    """Reads a CSV file as text, untouched; raises ValueError when a column is missing."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        missing = {"date", *MEASURES} - set(reader.fieldnames or ())
        if missing:
            raise ValueError(f"{path.name} has no column {', '.join(sorted(missing))}")
        return list(reader)


def read(path: Path) -> list[Observation]:
    """Reads observations that the quality task has accepted, or will."""
    return [Observation.from_row(row) for row in read_rows(path)]
