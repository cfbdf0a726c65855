"""Loads a DAG file as Airflow's own DAG processor does."""

from __future__ import annotations

import os
import re
import warnings
from dataclasses import dataclass
from typing import Any

from .problem import Problem
from .versions import IS_2, DagBag

WARNING = re.compile(r"(?P<file>.*?):(?P<line>\d+): (?P<category>[\w.]+): (?P<message>.*)", re.DOTALL)


@dataclass(frozen=True)
class Loaded:
    """What a file gave: its DAGs by id, import errors, and the warnings of its import."""

    dags: dict[str, Any]
    errors: list[str]
    warnings: list[dict[str, Any]]

    def dag(self, dag_id: str | None) -> Any:
        """The DAG of that id, or the only one."""
        if self.errors:
            raise Problem(f"the file cannot be imported: {self.errors[0].rstrip()}")
        if dag_id is None and len(self.dags) == 1:
            return next(iter(self.dags.values()))
        if dag_id not in self.dags:
            known = ", ".join(sorted(self.dags)) or "none"
            raise Problem(
                f"the file has no DAG {dag_id!r}; it has: {known}" if dag_id else f"which DAG? It has: {known}"
            )
        return self.dags[dag_id]


def load(file: Any) -> Loaded:
    """Imports the file and checks its DAGs, with every warning that is given on the way."""
    if not isinstance(file, str) or not os.path.isfile(file):
        raise Problem(f"there is no file {file!r}")
    bag = bag_of_nothing()
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")
        bag.process_file(file, only_if_updated=False, safe_mode=True)
    return Loaded(
        dags=dict(sorted(bag.dags.items())),
        errors=list(bag.import_errors.values()),
        warnings=[_warning(text) for text in bag.captured_warnings.get(file, ())],
    )


def bag_of_nothing() -> Any:
    """A bag that has looked into no folder."""
    examples: dict[str, Any] = {"include_examples": False} if IS_2 else {}
    return DagBag(os.devnull, collect_dags=False, **examples)


def _warning(text: str) -> dict[str, Any]:
    parts = WARNING.fullmatch(text)
    if parts is None:
        return {"message": text}
    return {**parts.groupdict(), "line": int(parts["line"])}
