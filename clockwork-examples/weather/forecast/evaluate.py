"""Judges the forecast on days it has never seen, against the forecast "as today" (persistence)."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from forecast import ridge, table


class Prediction(NamedTuple):
    """One day of the test period, in degrees Celsius."""

    day: date
    observed: float
    forecast: float
    persistence: float


class Score(NamedTuple):
    """Mean absolute errors in degrees Celsius; skill is 1 when perfect, 0 when no better than persistence."""

    mae: float
    baseline_mae: float
    skill: float


def predict(model: ridge.RidgeModel, examples: Iterable[table.Example]) -> list[Prediction]:
    """Forecasts every example; persistence is the first feature, the day before."""
    return [Prediction(day, observed, model.predict(features), features[0]) for day, observed, features in examples]


def score(predictions: list[Prediction]) -> Score:
    """Raises ValueError when there is nothing to judge by, or nothing to be better than."""
    if not predictions:
        raise ValueError("there is no day after the split to judge by")
    mae = ridge.mean([abs(p.forecast - p.observed) for p in predictions])
    baseline = ridge.mean([abs(p.persistence - p.observed) for p in predictions])
    if baseline == 0:
        raise ValueError("persistence is never wrong here, so no forecast can be better")
    return Score(mae, baseline, 1 - mae / baseline)


def write(predictions: list[Prediction], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(Prediction._fields)
        writer.writerows((p.day.isoformat(), *map(repr, p[1:])) for p in predictions)


def read(path: Path) -> list[Prediction]:
    with path.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return [Prediction(date.fromisoformat(day), *map(float, numbers)) for day, *numbers in rows]


def main() -> None:
    model = Path(os.environ["CLOCKWORK_INPUT_MODEL"])
    split = date.fromisoformat(json.loads((model / "meta.json").read_text())["split_date"])
    days = table.read(Path(os.environ["CLOCKWORK_INPUT_TABLE"]))
    predictions = predict(ridge.RidgeModel.load(model / "weights.json"), days.since(split))
    result = score(predictions)

    write(predictions, Path(os.environ["CLOCKWORK_OUTPUT_PREDICTIONS"]))
    for name, value in result._asdict().items():
        Path(os.environ[f"CLOCKWORK_OUTPUT_{name.upper()}"]).write_text(repr(value), encoding="utf-8")
    print(f"{len(predictions)} days forecast, off by {result.mae:.3f} °C on average")


if __name__ == "__main__":
    main()
