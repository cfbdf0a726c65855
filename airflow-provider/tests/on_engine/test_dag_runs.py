"""A DAG file as Clockwork writes it, run by `airflow dags test` in real containers."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attempts import RUNTIME
from homes import GOLDEN, TARGET, Home, without_code


def test_a_pipeline_runs_as_it_is_written(tmp_path: Path, left: Callable[[], list[Any]]) -> None:
    home, store = Home(tmp_path), tmp_path / "store"
    store.mkdir()
    written = without_code((GOLDEN / f"sales-nightly-{TARGET}.py.txt").read_text())
    written = written.replace("file:///srv/clockwork/runs", f"file://{store}").replace(
        "clockwork-test/runtime", RUNTIME
    )

    log = home.test("sales-nightly", written, "2026-01-05T12:00:00+07:00")

    assert home.ends("state") == {
        "extract": "success",
        "flaky": "success",
        "guess": "skipped",
        "clockwork-gate-report": "success",
        "report": "success",
        "hopeless": "failed",
        "unreached": "upstream_failed",
        "tidy": "success",
        "clockwork-watcher": "failed",
    }, log
    attempts = home.ends("try_number")
    assert [attempts[task] for task in ("extract", "flaky", "guess", "hopeless")] == [1, 2, 1, 1]
    (run,) = (store / "sales-nightly").iterdir()
    assert outputs(run, "extract") == {"raw": "sg 12\n", "rows": "12\n", "parts/1": "part\n"}
    assert outputs(run, "flaky", 2) == {"copy": "sg 12\n"}
    assert outputs(run, "report") == {"text": "12::me\n"}
    assert outputs(run, "tidy") == {"day": "2026-01-04\n"}
    assert json.loads((run / "hopeless" / "attempt-1" / "manifest.json").read_text())["reason"] == (
        "exit code 98: it asked not to be tried again"
    )
    assert json.loads((run / "flaky" / "current").read_text()) == {"attempt": 2, "state": "succeeded"}
    for line in ("sg 12", "exit code 98: it asked not to be tried again"):
        assert line in log
    assert "s3cret" not in log
    assert left() == []


def outputs(run: Path, task: str, attempt: int = 1) -> dict[str, str]:
    """The texts of what an attempt left."""
    folder = run / task / f"attempt-{attempt}" / "outputs"
    return {str(file.relative_to(folder)): file.read_text() for file in folder.rglob("*") if file.is_file()}
