"""Puts the result of a run on one self-contained HTML page."""

from __future__ import annotations

import argparse
import json
import os
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from forecast import chart, evaluate
from forecast.chart import Series
from forecast.evaluate import Prediction, Score
from forecast.ridge import RidgeModel, mean

TEMPLATE = Path(__file__).with_name("report.html")


def monthly_errors(predictions: list[Prediction]) -> tuple[list[str], list[float], list[float]]:
    """Names of the months, the model's mean absolute error in each, and persistence's."""
    months: dict[str, list[Prediction]] = {}
    for prediction in predictions:
        months.setdefault(f"{prediction.day:%b %y}", []).append(prediction)
    model = [mean([abs(p.forecast - p.observed) for p in month]) for month in months.values()]
    base = [mean([abs(p.persistence - p.observed) for p in month]) for month in months.values()]
    return list(months), model, base


def render(
    title: str,
    score: Score,
    predictions: list[Prediction],
    model: RidgeModel,
    meta: dict[str, Any],
    summary: dict[str, Any],
    footer: str,
) -> str:
    """The page; whatever is text in it is escaped here, and nowhere else."""
    names, model_errors, base_errors = monthly_errors(predictions)
    text = {
        "title": title,
        "subtitle": f"{meta['method'].capitalize()}, learnt from {meta['days']} days"
        f" ({meta['first_day']} to {meta['last_day']}), judged on"
        f" {predictions[0].day} to {predictions[-1].day}.",
        "mae": f"{score.mae:.2f}",
        "baseline_mae": f"{score.baseline_mae:.2f}",
        "skill": f"{score.skill:.0%}",
        "days": str(len(predictions)),
        "coverage": f"{summary['days']} days, {summary['first_day']} to {summary['last_day']},"
        " without a gap, a duplicate or an impossible value.",
        "footer": footer,
    }
    markup = {
        "timeline": chart.lines(
            "Forecast and observation, day by day",
            [p.day for p in predictions],
            [
                Series("observed", "observed", [p.observed for p in predictions]),
                Series("forecast", "model", [p.forecast for p in predictions]),
            ],
        ),
        "months": chart.paired_bars(
            "Mean absolute error by month",
            names,
            [Series("model", "model", model_errors), Series("persistence", "base", base_errors)],
        ),
        "weights": chart.diverging_bars(
            "Weights of the model",
            [feature.name for feature in model.features],
            [feature.weight for feature in model.features],
        ),
        "measures": "\n".join(
            f"<tr><td>{escape(name)}</td><td>{r['min']}</td><td>{r['mean']:.2f}</td><td>{r['max']}</td></tr>"
            for name, r in summary["measures"].items()
        ),
    }
    escaped = {name: escape(value) for name, value in text.items()}
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(escaped, **markup)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--title", required=True)
    title = parser.parse_args().title

    model = Path(os.environ["CLOCKWORK_INPUT_MODEL"])
    score = Score(*(float(os.environ[f"CLOCKWORK_INPUT_{name.upper()}"]) for name in Score._fields))
    page = render(
        title,
        score,
        evaluate.read(Path(os.environ["CLOCKWORK_INPUT_PREDICTIONS"])),
        RidgeModel.load(model / "weights.json"),
        json.loads((model / "meta.json").read_text(encoding="utf-8")),
        json.loads(os.environ["CLOCKWORK_INPUT_SUMMARY"]),
        f"Pipeline {os.environ['CLOCKWORK_PIPELINE']}, run {os.environ['CLOCKWORK_RUN_ID']}.",
    )
    Path(os.environ["CLOCKWORK_OUTPUT_PAGE"]).write_text(page, encoding="utf-8")
    print(f"mae={score.mae:.3f} baseline_mae={score.baseline_mae:.3f} skill={score.skill:.3f}")


if __name__ == "__main__":
    main()
