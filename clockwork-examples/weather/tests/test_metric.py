"""What the pipeline prints is right: the same numbers come out of an independent computation."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import independent
import tasks_by_hand as by_hand


class MetricTest(unittest.TestCase):
    def run_by_hand(self, **params: object) -> by_hand.Run:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        run = by_hand.Run(Path(folder.name), **params)
        for task in (by_hand.extract, by_hand.quality, by_hand.features, by_hand.train, by_hand.evaluate):
            done = task(run)
            self.assertEqual(0, done.returncode, done.stderr)
        return run

    def assert_right(self, run: by_hand.Run) -> None:
        for name, expected in independent.metrics(**run.params).items():
            self.assertAlmostEqual(expected, float(run.value("evaluate", name)), places=9, msg=name)

    def test_metrics_of_the_defaults(self) -> None:
        self.assert_right(self.run_by_hand())

    def test_metrics_of_other_params(self) -> None:
        self.assert_right(self.run_by_hand(target="temp_min", split_date="2014-07-01", lags=7, penalty=10.0))

    def test_report_shows_the_metrics_and_escapes_its_title(self) -> None:
        run = self.run_by_hand()
        done = by_hand.report(run, title="<script>alert(1)</script> & co")
        self.assertEqual(0, done.returncode, done.stderr)
        self.assertIn(f"mae={float(run.value('evaluate', 'mae')):.3f}", done.stdout)
        page = run.output("report", "page").read_text(encoding="utf-8")
        self.assertNotIn("<script", page)
        self.assertIn("&lt;script&gt;alert(1)&lt;/script&gt; &amp; co", page)


class BadDataTest(unittest.TestCase):
    def quality_of(self, *rows: str) -> tuple[int, str]:
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "observations.csv"
            source.write_text("\n".join(["date,precipitation,temp_max,temp_min,wind,weather", *rows]) + "\n")
            run = by_hand.Run(Path(folder))
            extracted = by_hand.extract(run, str(source))
            self.assertEqual(0, extracted.returncode, extracted.stderr)
            done = by_hand.quality(run)
            return done.returncode, done.stderr

    def test_a_gap_is_refused_without_a_retry(self) -> None:
        code, said = self.quality_of("2012-01-01,0.0,12.8,5.0,4.7,drizzle", "2012-01-03,0.8,11.7,7.2,2.3,rain")
        self.assertEqual(98, code)
        self.assertIn("2012-01-0", said)

    def test_an_impossible_value_is_refused(self) -> None:
        code, said = self.quality_of("2012-01-01,0.0,12.8,5.0,4.7,drizzle", "2012-01-02,-5,11.7,7.2,2.3,rain")
        self.assertEqual(98, code)
        self.assertIn("precipitation", said)


if __name__ == "__main__":
    unittest.main()
