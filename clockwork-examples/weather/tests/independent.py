"""The example's metrics by another way, sharing no line with it: straight from the CSV, by Householder's QR.

    python3 independent.py [target [split_date [lags [penalty]]]]

Ridge regression is an ordinary least squares problem once the penalty is written as further rows; QR solves
that without ever forming the normal equations.
"""

from __future__ import annotations

import csv
import datetime
import json
import math
import statistics
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "data" / "seattle-weather.csv"


def least_squares(rows: list[list[float]], right: list[float]) -> list[float]:
    """Minimises the squared residuals of rows x = right."""
    rows, right = [row[:] for row in rows], right[:]
    width = len(rows[0])
    for k in range(width):
        norm = math.sqrt(sum(row[k] ** 2 for row in rows[k:]))
        pivot = -math.copysign(norm, rows[k][k])
        mirror = [row[k] for row in rows[k:]]
        mirror[0] -= pivot
        size = sum(value**2 for value in mirror)
        for column in range(k, width):
            along = sum(v * row[column] for v, row in zip(mirror, rows[k:])) * 2 / size
            for v, row in zip(mirror, rows[k:]):
                row[column] -= along * v
        along = sum(v * value for v, value in zip(mirror, right[k:])) * 2 / size
        for offset, v in enumerate(mirror):
            right[k + offset] -= along * v
    solution = [0.0] * width
    for k in reversed(range(width)):
        known = sum(rows[k][j] * solution[j] for j in range(k + 1, width))
        solution[k] = (right[k] - known) / rows[k][k]
    return solution


def metrics(
    target: str = "temp_max", split_date: str = "2015-01-01", lags: int = 3, penalty: float = 1.0
) -> dict[str, float]:
    """Mean absolute errors of the forecast and of persistence, and the skill of the first over the second."""
    with SOURCE.open(encoding="utf-8", newline="") as file:
        days = list(csv.DictReader(file))
    other = "temp_min" if target == "temp_max" else "temp_max"
    learnt, judged = [], []
    for i in range(lags, len(days)):
        features = [float(days[i - lag][target]) for lag in range(1, lags + 1)]
        features += [float(days[i - 1][name]) for name in (other, "precipitation", "wind")]
        year = datetime.date.fromisoformat(days[i]["date"]).timetuple().tm_yday - 1
        for harmonic in (1, 2):
            turn = 2 * math.pi * harmonic * year / 365.25
            features += [math.sin(turn), math.cos(turn)]
        (learnt if days[i]["date"] < split_date else judged).append((features, float(days[i][target])))

    columns = list(zip(*(features for features, _ in learnt)))
    centres = [statistics.fmean(column) for column in columns]
    spreads = [statistics.pstdev(column) for column in columns]

    def standard(features: list[float]) -> list[float]:
        return [1.0] + [(v - c) / s for v, c, s in zip(features, centres, spreads)]

    rows = [standard(features) for features, _ in learnt]
    right = [observed for _, observed in learnt]
    for index in range(1, len(rows[0])):
        rows.append([math.sqrt(penalty) if column == index else 0.0 for column in range(len(rows[0]))])
        right.append(0.0)
    weights = least_squares(rows, right)

    errors = [abs(observed - sum(w * v for w, v in zip(weights, standard(features)))) for features, observed in judged]
    baseline = statistics.fmean(abs(observed - features[0]) for features, observed in judged)
    mae = statistics.fmean(errors)
    return {"mae": mae, "baseline_mae": baseline, "skill": 1 - mae / baseline}


if __name__ == "__main__":
    words = sys.argv[1:]
    typed = [kind(word) for kind, word in zip((str, str, int, float), words)]
    print(json.dumps(metrics(*typed)))
