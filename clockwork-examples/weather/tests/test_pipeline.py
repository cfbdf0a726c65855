"""All scripts in order, as processes with nothing but their arguments and CLOCKWORK_* variables."""

from __future__ import annotations

import json
import sys
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import independent
import tasks_by_hand as tasks

PIPELINE = (tasks.extract, tasks.quality, tasks.features, tasks.train, tasks.evaluate, tasks.report)


class Page(HTMLParser):
    """Collects elements, attributes and text of a page, and holds that every element is closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.text += data


class PipelineTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def run_all(self, **params: object) -> tuple[tasks.Run, str]:
        """The run, and the log of its last task."""
        run = tasks.Run(self.folder / "run", **params)
        for task in PIPELINE:
            done = task(run)
            self.assertEqual((done.returncode, done.stderr), (0, ""), task.__name__)
        return run, done.stdout

    def assert_metrics(self, run: tasks.Run) -> None:
        for name, expected in independent.metrics(**run.params).items():
            self.assertAlmostEqual(float(run.value("evaluate", name)), expected, delta=1e-9, msg=name)

    def test_metrics_agree_with_an_independent_computation(self) -> None:
        run, log = self.run_all()
        self.assert_metrics(run)
        metrics = independent.metrics(**run.params).items()
        line = " ".join(f"{name}={value:.3f}" for name, value in metrics)
        self.assertEqual(log, line + "\n")
        self.assertIn(line, (tasks.EXAMPLE / "README.md").read_text(encoding="utf-8"))

    def test_metrics_agree_for_other_params(self) -> None:
        run, _ = self.run_all(target="temp_min", split_date="2014-07-01", lags=7, penalty=25.0)
        self.assert_metrics(run)

    def test_a_run_can_be_repeated_to_the_last_byte(self) -> None:
        run, _ = self.run_all()
        names = [("train", "model/weights.json"), ("evaluate", "predictions"), ("report", "page")]
        before = [run.output(*name).read_bytes() for name in names]
        self.run_all()
        self.assertEqual([run.output(*name).read_bytes() for name in names], before)

    def test_every_output_is_of_its_type(self) -> None:
        run, _ = self.run_all()
        self.assertEqual(int(run.value("extract", "rows")), 1461)
        self.assertEqual(json.loads(run.value("quality", "summary"))["last_day"], "2015-12-31")
        model = run.output("train", "model")
        self.assertEqual(sorted(path.name for path in model.iterdir()), ["meta.json", "weights.json"])

    def test_the_page_needs_nothing_else_and_runs_no_script(self) -> None:
        run, _ = self.run_all()
        page = Page(run.value("report", "page"))
        self.assertEqual(page.open, [])
        self.assertEqual(page.elements & {"script", "img", "image", "link", "iframe", "object", "use", "a"}, set())
        self.assertEqual({name for name in page.attributes if name.startswith("on")}, set())
        self.assertIn("2.08 °C", page.text)

    def test_the_page_shows_hostile_texts_as_texts(self) -> None:
        run, _ = self.run_all()
        hostile = "<script>alert('$mae')</script> & \"more\""
        self.assertEqual(tasks.report(run, title=hostile).returncode, 0)
        page = Page(run.value("report", "page"))
        self.assertNotIn("script", page.elements)
        self.assertIn(hostile, page.text)

    def test_bad_observations_end_the_run_without_a_retry(self) -> None:
        source = self.folder / "bad.csv"
        source.write_text(
            "date,precipitation,temp_max,temp_min,wind\n"
            "2020-01-01,0.0,12.0,5.0,3.0\n2020-01-01,0.0,99.0,5.0,3.0\n2020-01-04,0.0,1.0,5.0,calm\n",
            encoding="utf-8",
        )
        run = tasks.Run(self.folder / "run")
        self.assertEqual(tasks.extract(run, str(source)).returncode, 0)
        done = tasks.quality(run)
        self.assertEqual(
            done.stderr,
            "3 problem(s) in the observations:\n"
            "  line 4: wind is 'calm', which is no number\n"
            "  2020-01-01: temp_max is 99.0, not within -50.0 to 55.0\n"
            "  2020-01-01: appears more than once\n",
        )
        self.assertEqual((done.returncode, run.output("quality", "summary").exists()), (98, False))


if __name__ == "__main__":
    unittest.main()
