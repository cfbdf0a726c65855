"""Runs the example's scripts in their order with a hand-made environment: what an engine does, without one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parent.parent
DEFAULTS = {"target": "temp_max", "split_date": "2015-01-01", "lags": 3, "penalty": 1.0}


class Run:
    """One run of the pipeline in a folder of its own; every task's outputs stay there."""

    def __init__(self, folder: Path, **params: object) -> None:
        self.folder = folder
        self.params = {**DEFAULTS, **params}

    def output(self, task: str, name: str) -> Path:
        return self.folder / task / "outputs" / name

    def value(self, task: str, name: str) -> str:
        return self.output(task, name).read_text(encoding="utf-8")

    def start(
        self,
        task: str,
        *arguments: str,
        inputs: dict[str, str] | None = None,
        outputs: tuple[str, ...] = (),
        command: tuple[str, ...] | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Runs one task; arguments come after the script, inputs are texts of values or paths."""
        self.output(task, "").mkdir(parents=True, exist_ok=True)
        environment = {name: value for name, value in os.environ.items() if "CLOCKWORK" not in name}
        environment |= {
            "PYTHONPATH": str(EXAMPLE),
            "PYTHONDONTWRITEBYTECODE": "1",
            "CLOCKWORK_CONTRACT": "1",
            "CLOCKWORK_CONTEXT": str(self._write_context(task, inputs or {}, outputs)),
            "CLOCKWORK_PIPELINE": "weather",
            "CLOCKWORK_TASK": task,
            "CLOCKWORK_RUN_ID": "by-hand",
            "CLOCKWORK_ATTEMPT": "1",
        }
        environment |= {f"CLOCKWORK_PARAM_{n.upper()}": str(v) for n, v in self.params.items()}
        environment |= {f"CLOCKWORK_INPUT_{n.upper()}": text for n, text in (inputs or {}).items()}
        environment |= {f"CLOCKWORK_OUTPUT_{n.upper()}": str(self.output(task, n)) for n in outputs}
        return subprocess.run(
            [*(command or (sys.executable, f"forecast/{task}.py")), *arguments],
            cwd=EXAMPLE,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )

    def _write_context(self, task: str, inputs: dict[str, str], outputs: tuple[str, ...]) -> Path:
        blob = {"type": "file"}
        path = self.folder / task / "context.json"
        context = {
            "contract": 1,
            "pipeline": "weather",
            "task": task,
            "run_id": "by-hand",
            "attempt": 1,
            "params": self.params,
            "inputs": {name: {**blob, "path": text} for name, text in inputs.items()},
            "outputs": {name: {**blob, "path": str(self.output(task, name))} for name in outputs},
        }
        path.write_text(json.dumps(context), encoding="utf-8")
        return path


def extract(run: Run, source: str = "data/seattle-weather.csv") -> subprocess.CompletedProcess[str]:
    return run.start("extract", "--source", source, outputs=("raw", "rows"))


def quality(run: Run) -> subprocess.CompletedProcess[str]:
    inputs = {"raw": str(run.output("extract", "raw")), "rows": run.value("extract", "rows")}
    return run.start("quality", inputs=inputs, outputs=("summary",))


def features(run: Run) -> subprocess.CompletedProcess[str]:
    arguments = ("--target", str(run.params["target"]), "--lags", str(run.params["lags"]))
    inputs = {"raw": str(run.output("extract", "raw"))}
    return run.start("features", *arguments, inputs=inputs, outputs=("table",))


def train(run: Run, command: tuple[str, ...] | None = None) -> subprocess.CompletedProcess[str]:
    inputs = {"table": str(run.output("features", "table"))}
    return run.start("train", inputs=inputs, outputs=("model",), command=command)


def evaluate(run: Run) -> subprocess.CompletedProcess[str]:
    table, model = run.output("features", "table"), run.output("train", "model")
    return run.start(
        "evaluate",
        inputs={"table": str(table), "model": str(model)},
        outputs=("mae", "baseline_mae", "skill", "predictions"),
    )


def report(run: Run, title: str = "Seattle") -> subprocess.CompletedProcess[str]:
    inputs = {name: run.value("evaluate", name) for name in ("mae", "baseline_mae", "skill")}
    inputs |= {
        "predictions": str(run.output("evaluate", "predictions")),
        "model": str(run.output("train", "model")),
        "summary": run.value("quality", "summary"),
    }
    return run.start("report", "--title", title, inputs=inputs, outputs=("page",))
