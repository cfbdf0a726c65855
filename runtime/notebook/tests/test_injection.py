"""Which variables a notebook gets, and where."""

from __future__ import annotations

import json
import sys
import unittest
from pathlib import Path

import nbformat

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]

import clockwork_notebook as runner  # noqa: E402
from notebooks import NotebookTestCase  # noqa: E402

ROOT = Path(__file__).resolve().parents[3]
VECTORS = json.loads((ROOT / "contract" / "vectors" / "notebook.json").read_text(encoding="utf-8"))


class VectorsTest(unittest.TestCase):
    def test_the_cell_assigns_what_the_vectors_say(self) -> None:
        for case in VECTORS["cases"]:
            with self.subTest(context=case["context"]):
                variables = runner.injected_variables(case["context"])
                self.assertEqual(runner.injected_source(variables) if variables else None, case["cell"])

    def test_the_cell_means_what_it_says(self) -> None:
        for case in VECTORS["cases"]:
            with self.subTest(context=case["context"]):
                names: dict[str, object] = {}
                exec(case["cell"] or "", {}, names)
                self.assertEqual(names, runner.injected_variables(case["context"]))

    def test_names_are_refused_as_the_vectors_say(self) -> None:
        for case in VECTORS["refused"]:
            with self.subTest(context=case["context"]), self.assertRaises(runner.Refusal) as refused:
                runner.injected_variables(case["context"])
            self.assertEqual((refused.exception.code, str(refused.exception)), (210, case["error"]))


class PlaceTest(NotebookTestCase):
    def sources(self) -> list[str]:
        return [cell.source for cell in self.read_executed().cells]

    def test_values_come_after_the_parameters_and_win(self) -> None:
        self.context(params={"days": 7}, inputs={"rows": None}, outputs={"model": {"type": "file", "path": "/m"}})
        self.cells("1", "days = 1", "print(days, rows, output_model)", tags={1: "parameters"})
        self.assert_run(0, "1\n7 None /m\n")
        injected = self.read_executed().cells[2]
        self.assertEqual(injected.metadata.tags, ["injected-parameters"])
        self.assertEqual(injected.source.splitlines()[1:], ["days = 7", "rows = None", "output_model = '/m'"])

    def test_an_earlier_injection_is_replaced(self) -> None:
        self.context(params={"days": 7})
        self.cells("days = 1", "days = 5", "print(days)", tags={0: "parameters", 1: "injected-parameters"})
        self.assert_run(0, "7\n")
        self.assertEqual(len(self.sources()), 3)

    def test_an_earlier_injection_without_parameters_keeps_its_place(self) -> None:
        self.context(params={"days": 7})
        self.cells("days = 1", "days = 5", "print(days)", tags={1: "injected-parameters"})
        self.assert_run(0, "7\n")
        self.assertEqual(len(self.sources()), 3)

    def test_an_earlier_injection_goes_when_there_is_nothing_to_inject(self) -> None:
        self.cells("days = 1", "days = 5", "print(days)", tags={0: "parameters", 1: "injected-parameters"})
        self.assert_run(0, "1\n")

    def test_without_parameters_values_are_set_at_the_top(self) -> None:
        self.context(params={"days": 7})
        self.cells("print(days)")
        message = 'clockwork: no cell is tagged "parameters"; the values are set in a new cell at the top\n'
        self.assert_run(0, "7\n", message)
        self.assertTrue(self.sources()[0].endswith("days = 7"))

    def test_a_notebook_older_than_cell_ids_stays_valid(self) -> None:
        self.context(params={"days": 7})
        cell = {"cell_type": "code", "execution_count": None, "metadata": {"tags": ["parameters"]}, "outputs": []}
        content = {"nbformat": 4, "nbformat_minor": 2, "metadata": {}, "cells": [{**cell, "source": "days = 1"}]}
        self.notebook.write_text(json.dumps(content), encoding="utf-8")
        self.assert_run(0)
        self.assertEqual(self.sources()[1].splitlines()[1], "days = 7")
        self.assertFalse(any("id" in cell for cell in nbformat.read(self.executed, nbformat.NO_CONVERT).cells))


if __name__ == "__main__":
    unittest.main()
