"""Turns observations into features: the last days, and the season.

Every feature of a day is known on the evening before it, so the forecast never looks ahead.
"""

from __future__ import annotations

import argparse
import math
import os
from datetime import date
from pathlib import Path

from forecast import observations
from forecast.observations import Observation
from forecast.table import Example, Table, write

DAYS_PER_YEAR = 365.25
HARMONICS = 2
OTHER_EXTREME = {"temp_max": "temp_min", "temp_min": "temp_max"}


def season(day: date) -> list[float]:
    """Sine and cosine of the year and of its half: a smooth calendar without a jump at New Year."""
    angle = 2 * math.pi * (day.timetuple().tm_yday - 1) / DAYS_PER_YEAR
    return [wave(k * angle) for k in range(1, HARMONICS + 1) for wave in (math.sin, math.cos)]


def feature_names(target: str, lags: int) -> list[str]:
    """Names in the order of feature_values; the first one is the target as it was the day before."""
    recent = [f"{target}_lag{lag}" for lag in range(1, lags + 1)]
    yesterday = [f"{name}_lag1" for name in (OTHER_EXTREME[target], "precipitation", "wind")]
    waves = [f"{wave}{k}" for k in range(1, HARMONICS + 1) for wave in ("sin", "cos")]
    return recent + yesterday + waves


def feature_values(past: list[Observation], day: date, target: str, lags: int) -> list[float]:
    """Features of day from the observations before it, the latest of them last."""
    recent = [getattr(past[-lag], target) for lag in range(1, lags + 1)]
    latest = past[-1]
    yesterday = [getattr(latest, OTHER_EXTREME[target]), latest.precipitation, latest.wind]
    return recent + yesterday + season(day)


def build_table(days: list[Observation], target: str, lags: int) -> Table:
    """One example for each day that has enough days before it."""
    examples = [
        Example(
            today.day,
            getattr(today, target),
            feature_values(days[index - lags : index], today.day, target, lags),
        )
        for index, today in enumerate(days)
        if index >= lags
    ]
    return Table(feature_names(target, lags), examples)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", choices=sorted(OTHER_EXTREME), required=True)
    parser.add_argument("--lags", type=int, required=True, help="how many days to look back")
    arguments = parser.parse_args()

    days = observations.read(Path(os.environ["CLOCKWORK_INPUT_RAW"]))
    table = build_table(days, arguments.target, arguments.lags)
    write(table, Path(os.environ["CLOCKWORK_OUTPUT_TABLE"]))
    print(f"{len(table.examples)} days with {len(table.names)} features: {', '.join(table.names)}")


if __name__ == "__main__":
    main()
