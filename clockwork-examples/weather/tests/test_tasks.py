"""The functions behind the tasks, one class for each module."""

from __future__ import annotations

import math
import random
import sys
import tempfile
import unittest
from datetime import date, timedelta
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(EXAMPLE))

from forecast import chart, evaluate, features, observations, quality, ridge, table  # noqa: E402
from forecast.evaluate import Prediction  # noqa: E402
from forecast.extract import extract  # noqa: E402
from forecast.observations import Observation  # noqa: E402

HEADER = "date,precipitation,temp_max,temp_min,wind"


def row(day: str, **changes: str) -> dict[str, str]:
    sound = {"date": day, "precipitation": "0.5", "temp_max": "12.0", "temp_min": "5.0", "wind": "3.1"}
    return {**sound, **changes}


def week(count: int = 7) -> list[Observation]:
    """Days whose maximum is their number, and whose minimum is ten below."""
    first = date(2020, 1, 1)
    return [Observation(first + timedelta(n), 0.1 * n, float(n), n - 10.0, 2.0) for n in range(count)]


class ExtractTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)
        self.source, self.raw = self.folder / "source.csv", self.folder / "raw"

    def test_sorts_days_and_drops_other_columns(self) -> None:
        self.source.write_text(
            "weather,date,wind,temp_min,temp_max,precipitation\nrain,2020-01-02,1,2,3,4\nsun,2020-01-01,5,6,7,8\n",
            encoding="utf-8",
        )
        self.assertEqual(extract(self.source, self.raw), 2)
        self.assertEqual(
            self.raw.read_text(encoding="utf-8").split(), [HEADER, "2020-01-01,8,7,6,5", "2020-01-02,4,3,2,1"]
        )

    def test_names_missing_columns(self) -> None:
        self.source.write_text("date,temp_max,temp_min\n2020-01-01,1,2\n", encoding="utf-8")
        with self.assertRaisesRegex(ValueError, "^source.csv has no column precipitation, wind$"):
            extract(self.source, self.raw)


class QualityTest(unittest.TestCase):
    def problems(self, *rows: dict[str, str], expected: int | None = None) -> list[str]:
        return quality.check(list(rows), len(rows) if expected is None else expected)[1]

    def test_accepts_the_real_observations(self) -> None:
        rows = observations.read_rows(EXAMPLE / "data" / "seattle-weather.csv")
        days, problems = quality.check(rows, expected=1461)
        self.assertEqual((len(days), problems), (1461, []))

    def test_names_duplicates_and_gaps(self) -> None:
        self.assertEqual(
            self.problems(row("2020-02-28"), row("2020-02-28"), row("2020-03-02")),
            ["2020-02-28: appears more than once", "2020-03-02: 2 missing day(s) after 2020-02-28"],
        )

    def test_names_values_no_station_can_measure(self) -> None:
        self.assertEqual(
            self.problems(row("2020-01-01", wind="-1"), row("2020-01-02", precipitation="nan")),
            [
                "2020-01-01: wind is -1.0, not within 0.0 to 75.0",
                "2020-01-02: precipitation is nan, not within 0.0 to 500.0",
            ],
        )

    def test_names_a_minimum_above_the_maximum(self) -> None:
        self.assertEqual(
            self.problems(row("2020-01-01", temp_min="13")),
            ["2020-01-01: temp_min 13.0 is above temp_max 12.0"],
        )

    def test_names_the_line_of_what_is_no_observation(self) -> None:
        self.assertEqual(
            self.problems(row("2020-01-01", wind="calm"), row("yesterday"), row("2020-01-03", temp_max="")),
            [
                "line 2: wind is 'calm', which is no number",
                "line 3: date is 'yesterday', which is no day",
                "line 4: temp_max is '', which is no number",
            ],
        )

    def test_names_rows_lost_on_the_way(self) -> None:
        self.assertEqual(
            self.problems(expected=3), ["0 rows arrived, but 3 were extracted", "there are no observations"]
        )

    def test_summary_has_the_range_of_every_measure(self) -> None:
        summary = quality.summarise(week(3))
        self.assertEqual((summary["days"], summary["first_day"], summary["last_day"]), (3, "2020-01-01", "2020-01-03"))
        self.assertEqual(summary["measures"]["temp_max"], {"min": 0.0, "mean": 1.0, "max": 2.0})


class FeaturesTest(unittest.TestCase):
    def test_a_day_is_described_by_the_days_before_it_only(self) -> None:
        built = features.build_table(week(), "temp_max", lags=2)
        self.assertEqual(
            built.names,
            ["temp_max_lag1", "temp_max_lag2", "temp_min_lag1", "precipitation_lag1", "wind_lag1"]
            + ["sin1", "cos1", "sin2", "cos2"],
        )
        day, observed, values = built.examples[0]
        self.assertEqual((day, observed, values[:5]), (date(2020, 1, 3), 2.0, [1.0, 0.0, -9.0, 0.1, 2.0]))
        self.assertEqual(len(built.examples), 5)

    def test_the_minimum_can_be_the_target(self) -> None:
        built = features.build_table(week(), "temp_min", lags=1)
        self.assertEqual(built.names[:2], ["temp_min_lag1", "temp_max_lag1"])
        self.assertEqual(built.examples[0].features[:2], [-10.0, 0.0])

    def test_fewer_days_than_lags_give_no_example(self) -> None:
        self.assertEqual(features.build_table(week(3), "temp_max", lags=3).examples, [])

    def test_seasons_meet_at_new_year(self) -> None:
        for last, first in zip(features.season(date(2019, 12, 31)), features.season(date(2020, 1, 1))):
            self.assertAlmostEqual(last, first, delta=0.05)

    def test_a_table_is_read_as_it_was_written(self) -> None:
        built = features.build_table(week(), "temp_max", lags=2)
        with tempfile.TemporaryDirectory() as folder:
            table.write(built, Path(folder, "table"))
            self.assertEqual(table.read(Path(folder, "table")), built)

    def test_the_split_day_belongs_to_the_test_period(self) -> None:
        built, split = features.build_table(week(), "temp_max", lags=2), date(2020, 1, 5)
        self.assertEqual([e.day.day for e in built.before(split)], [3, 4])
        self.assertEqual([e.day.day for e in built.since(split)], [5, 6, 7])


class RidgeTest(unittest.TestCase):
    def test_finds_the_line_that_made_the_data(self) -> None:
        rows = [[float(a), float(b)] for a in range(5) for b in range(4)]
        model = ridge.fit(["a", "b"], rows, [2 * a - 3 * b + 7 for a, b in rows], penalty=0)
        self.assertAlmostEqual(model.predict([10.0, 100.0]), 2 * 10 - 3 * 100 + 7, places=9)

    def test_the_gradient_is_zero_at_the_answer(self) -> None:
        source = random.Random(20150101)
        rows = [[source.gauss(0, 3) for _ in range(4)] for _ in range(60)]
        observed = [source.gauss(0, 1) + row[0] for row in rows]
        model = ridge.fit(list("abcd"), rows, observed, penalty=5.0)
        residuals = [y - model.predict(row) for y, row in zip(observed, rows)]
        self.assertAlmostEqual(math.fsum(residuals), 0, places=9)
        for index, feature in enumerate(model.features):
            standard = [(row[index] - feature.mean) / feature.scale for row in rows]
            slope = ridge.dot(standard, residuals) - 5.0 * feature.weight
            self.assertAlmostEqual(slope, 0, places=9)

    def test_solves_a_system(self) -> None:
        self.assertEqual(ridge.solve([[4.0, 2.0], [2.0, 5.0]], [8.0, 12.0]), [1.0, 2.0])

    def test_a_constant_feature_gets_no_weight(self) -> None:
        model = ridge.fit(["same", "x"], [[1.0, 0.0], [1.0, 1.0], [1.0, 2.0]], [0.0, 1.0, 2.0], penalty=1e-9)
        self.assertEqual(model.features[0].weight, 0)

    def test_refuses_features_that_depend_on_each_other(self) -> None:
        with self.assertRaisesRegex(ValueError, "^the features depend on each other: use a penalty above 0$"):
            ridge.fit(["x", "again"], [[0.0, 0.0], [1.0, 1.0]], [1.0, 2.0], penalty=0)

    def test_refuses_to_learn_from_nothing(self) -> None:
        with self.assertRaisesRegex(ValueError, "^there is no day to learn from$"):
            ridge.fit(["x"], [], [], penalty=1)

    def test_a_model_is_loaded_as_it_was_saved(self) -> None:
        model = ridge.RidgeModel(0.1, [ridge.Feature("x", 1 / 3, 2 / 3, -0.7)])
        with tempfile.TemporaryDirectory() as folder:
            model.save(Path(folder, "weights.json"))
            self.assertEqual(ridge.RidgeModel.load(Path(folder, "weights.json")), model)


class EvaluateTest(unittest.TestCase):
    def test_scores_by_the_mean_absolute_error(self) -> None:
        day = date(2020, 1, 1)
        predictions = [Prediction(day, 10.0, 11.0, 14.0), Prediction(day, 10.0, 10.0, 10.0)]
        self.assertEqual(evaluate.score(predictions), (0.5, 2.0, 0.75))

    def test_refuses_to_judge_by_nothing(self) -> None:
        with self.assertRaisesRegex(ValueError, "^there is no day after the split to judge by$"):
            evaluate.score([])

    def test_refuses_a_baseline_that_is_never_wrong(self) -> None:
        with self.assertRaisesRegex(ValueError, "^persistence is never wrong here, so no forecast can be better$"):
            evaluate.score([Prediction(date(2020, 1, 1), 1.0, 2.0, 1.0)])

    def test_predictions_are_read_as_they_were_written(self) -> None:
        predictions = [Prediction(date(2020, 1, 1), 0.1, 1 / 3, -0.0)]
        with tempfile.TemporaryDirectory() as folder:
            evaluate.write(predictions, Path(folder, "predictions"))
            self.assertEqual(evaluate.read(Path(folder, "predictions")), predictions)


class ChartTest(unittest.TestCase):
    def test_marks_are_round_and_span_the_values(self) -> None:
        self.assertEqual(chart.ticks(1.7, 35.0), [0, 10, 20, 30, 40])
        self.assertEqual(chart.ticks(-0.3, 0.2), [-0.3, -0.2, -0.1, 0, 0.1, 0.2])

    def test_one_value_alone_has_a_scale(self) -> None:
        self.assertEqual(chart.ticks(5.0, 5.0)[0], 5.0)
        drawn = chart.lines("one", [date(2020, 1, 1)], [chart.Series("only", "model", [5.0])])
        self.assertIn("<polyline", drawn)

    def test_names_are_escaped(self) -> None:
        hostile = '"></svg><script>alert(1)</script>'
        day, series = [date(2020, 1, 1)], [chart.Series(hostile, "model", [1.0])]
        drawings = [
            chart.lines(hostile, day, series),
            chart.paired_bars(hostile, [hostile], series),
            chart.diverging_bars(hostile, [hostile], [1.0]),
        ]
        for drawn in drawings:
            self.assertNotIn("<script", drawn)
            self.assertEqual(drawn.count("</svg>"), 1)


if __name__ == "__main__":
    unittest.main()
