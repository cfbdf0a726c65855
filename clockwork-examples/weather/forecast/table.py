"""The feature table: one row for each day to forecast, kept as CSV with all digits."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import NamedTuple


class Example(NamedTuple):
    """One day: what was observed, and what was known on the evening before."""

    day: date
    observed: float
    features: list[float]


class Table(NamedTuple):
    """Examples in order of their days, with the names of their features."""

    names: list[str]
    examples: list[Example]

    def before(self, day: date) -> list[Example]:
        """The examples to learn from."""
        return [example for example in self.examples if example.day < day]

    def since(self, day: date) -> list[Example]:
        """The examples to be judged by."""
        return [example for example in self.examples if example.day >= day]


def write(table: Table, path: Path) -> None:
    """Writes numbers with repr, so that reading them gives the same bits again."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["date", "observed", *table.names])
        for day, observed, features in table.examples:
            writer.writerow([day.isoformat(), repr(observed), *map(repr, features)])


def read(path: Path) -> Table:
    """Reads what write has written."""
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    return Table(
        names=header[2:],
        examples=[
            Example(date.fromisoformat(day), float(observed), [float(text) for text in features])
            for day, observed, *features in rows
        ],
    )
