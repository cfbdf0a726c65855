"""Fits the forecast on all days before the split and leaves the model as a directory."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path
from typing import Any

from forecast import ridge, table


def train(days: table.Table, split: date, penalty: float) -> tuple[ridge.RidgeModel, dict[str, Any]]:
    """The model, and what it was made of."""
    examples = days.before(split)
    model = ridge.fit(
        days.names,
        [example.features for example in examples],
        [example.observed for example in examples],
        penalty,
    )
    meta = {
        "method": "ridge regression, normal equations",
        "days": len(examples),
        "first_day": examples[0].day.isoformat(),
        "last_day": examples[-1].day.isoformat(),
        "split_date": split.isoformat(),
        "penalty": penalty,
    }
    return model, meta


def save(model: ridge.RidgeModel, meta: dict[str, Any], folder: Path) -> None:
    """Writes weights.json and meta.json."""
    folder.mkdir(parents=True, exist_ok=True)
    model.save(folder / "weights.json")
    (folder / "meta.json").write_text(json.dumps(meta, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    model, meta = train(
        table.read(Path(os.environ["CLOCKWORK_INPUT_TABLE"])),
        date.fromisoformat(os.environ["CLOCKWORK_PARAM_SPLIT_DATE"]),
        float(os.environ["CLOCKWORK_PARAM_PENALTY"]),
    )
    save(model, meta, Path(os.environ["CLOCKWORK_OUTPUT_MODEL"]))
    print(f"learnt from {meta['days']} days, {meta['first_day']} to {meta['last_day']}")


if __name__ == "__main__":
    main()
