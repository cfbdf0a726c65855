"""Ridge regression by the normal equations, on standardised features.

Sums are exact (math.fsum): the same weights, to the last bit, whatever version of Python adds them up.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

SINGULAR = 1e-12  # what rounding leaves of a variance, relative to it

Vector = Sequence[float]
Matrix = list[list[float]]


@dataclass(frozen=True)
class Feature:
    """How one feature is standardised, and what one standard deviation of it is worth."""

    name: str
    mean: float
    scale: float
    weight: float


@dataclass(frozen=True)
class RidgeModel:
    """A linear forecast: the intercept, and a weighted sum of standardised features."""

    intercept: float
    features: list[Feature]

    def predict(self, values: Vector) -> float:
        """The forecast for one day, from its feature values in the model's order."""
        terms = ((v - f.mean) / f.scale * f.weight for v, f in zip(values, self.features))
        return math.fsum((self.intercept, *terms))

    def save(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), indent=2) + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> RidgeModel:
        content = json.loads(path.read_text(encoding="utf-8"))
        return cls(content["intercept"], [Feature(**feature) for feature in content["features"]])


def fit(names: Sequence[str], rows: Sequence[Vector], observed: Vector, penalty: float) -> RidgeModel:
    """Minimises the squared error plus penalty times the squared standardised weights.

    Raises ValueError when there is nothing to learn from, or no single best answer.
    """
    if not rows:
        raise ValueError("there is no day to learn from")
    columns = list(zip(*rows))
    means = [mean(column) for column in columns]
    scales = [standard_deviation(column) or 1.0 for column in columns]
    standard = [[(value - centre) / scale for value in column] for column, centre, scale in zip(columns, means, scales)]
    intercept = mean(observed)
    centred = [value - intercept for value in observed]
    gram = [[dot(a, b) for b in standard] for a in standard]
    for index, row in enumerate(gram):
        row[index] += penalty
    weights = solve(gram, [dot(column, centred) for column in standard])
    return RidgeModel(intercept, [Feature(*parts) for parts in zip(names, means, scales, weights)])


def solve(matrix: Matrix, right: Vector) -> list[float]:
    """Solves a symmetric, positive definite system by Cholesky's decomposition."""
    lower = cholesky(matrix)
    size = len(right)
    forward: list[float] = []
    for i in range(size):
        forward.append((right[i] - dot(lower[i][:i], forward)) / lower[i][i])
    solution = [0.0] * size
    for i in reversed(range(size)):
        below = dot([lower[k][i] for k in range(i + 1, size)], solution[i + 1 :])
        solution[i] = (forward[i] - below) / lower[i][i]
    return solution


def cholesky(matrix: Matrix) -> Matrix:
    """The lower triangle L with L times its transpose equal to matrix."""
    size = len(matrix)
    lower = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i][j] - dot(lower[i][:j], lower[j][:j])
            if i > j:
                lower[i][j] = rest / lower[j][j]
            elif rest > SINGULAR * matrix[i][i]:
                lower[i][i] = math.sqrt(rest)
            else:
                raise ValueError("the features depend on each other: use a penalty above 0")
    return lower


def dot(a: Vector, b: Vector) -> float:
    return math.fsum(x * y for x, y in zip(a, b))


def mean(values: Vector) -> float:
    return math.fsum(values) / len(values)


def standard_deviation(values: Vector) -> float:
    centre = mean(values)
    return math.sqrt(math.fsum((value - centre) ** 2 for value in values) / len(values))
