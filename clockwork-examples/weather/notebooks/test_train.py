"""The notebook as a task: it leaves the same model as the script, to the last byte."""

from __future__ import annotations

import sys
import tempfile
import unittest
from pathlib import Path

import nbformat

EXAMPLE = Path(__file__).resolve().parent.parent
RUNNER = EXAMPLE.parent.parent / "runtime" / "notebook" / "clockwork_notebook.py"
sys.path.insert(0, str(EXAMPLE / "tests"))

import tasks_by_hand as tasks  # noqa: E402


class TrainNotebookTest(unittest.TestCase):
    def setUp(self) -> None:
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        self.folder = Path(temporary.name)

    def test_notebook_and_script_leave_the_same_bytes(self) -> None:
        run = tasks.Run(self.folder, split_date="2014-07-01", penalty=2.5)
        model, executed = run.output("train", "model"), self.folder / "executed.ipynb"
        left = []
        for command in (None, (sys.executable, str(RUNNER), "notebooks/train.ipynb", "--output", str(executed))):
            for done in (tasks.extract(run), tasks.features(run), tasks.train(run, command), tasks.evaluate(run)):
                self.assertEqual((done.returncode, done.stderr), (0, ""))
            files = [path.read_bytes() for path in sorted(model.iterdir())]
            left.append((files, run.value("evaluate", "mae"), run.output("evaluate", "predictions").read_bytes()))
            for path in model.iterdir():
                path.unlink()
        self.assertEqual(left[0], left[1])
        printed = [
            output.get("text", "") for cell in nbformat.read(executed, 4).cells for output in cell.get("outputs", [])
        ]
        self.assertIn("909 days, 2012-01-04 to 2014-06-30, 10 features\n", printed)

    def test_the_two_pipelines_differ_in_the_training_only(self) -> None:
        script, notebook = (
            (EXAMPLE / name).read_text(encoding="utf-8").partition("apiVersion")[2].splitlines()
            for name in ("clockwork.yaml", "clockwork-notebook.yaml")
        )
        self.assertEqual(
            [pair for pair in zip(script, notebook) if pair[0] != pair[1]],
            [
                ("name: weather", "name: weather-notebook"),
                ("    python: forecast/train.py", "    notebook: notebooks/train.ipynb"),
            ],
        )
        self.assertEqual(len(script), len(notebook))


if __name__ == "__main__":
    unittest.main()
