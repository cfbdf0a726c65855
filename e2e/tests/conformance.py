"""What the probes of the task contract have published, in the form of `contract/conformance/expected.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from places import ROOT

FOLDER = ROOT / "contract" / "conformance"

# Nobody but root makes a device, so the probe fails for another reason.
ROOT_ONLY = "fail_device"

STATES = {"success": "succeeded"}
SHOWN_BYTES = 1024


def expected(*, logs: bool) -> dict[str, Any]:
    """What each probe is to publish anywhere, by its name; the log only where the store has it."""
    probes: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text())
    return {
        name: {key: value for key, value in probe.items() if logs or key != "log"}
        for name, probe in probes.items()
        if name != ROOT_ONLY
    }


def published(run: Path, states: Mapping[str, str], *, logs: bool) -> dict[str, Any]:
    """What each task has published, by its name; with the states that were reported of them."""
    with_log = {name for name, probe in expected(logs=logs).items() if "log" in probe}
    found = {task: {"state": STATES.get(state, state), **kept(run / task)} for task, state in states.items()}
    for task in with_log & found.keys():
        (*_, last) = sorted((run / task).glob("attempt-*"))
        found[task]["log"] = ordered((last / "log.txt").read_text())
    return found


def ordered(log: str) -> str:
    """A log with Clockwork's own lines first: they come by another stream than the task's, at any moment."""
    return "".join(sorted(log.splitlines(keepends=True), key=lambda line: not line.startswith("clockwork: ")))


def kept(task: Path) -> dict[str, Any]:
    """A task's attempts and the notebook of the last one."""
    found: dict[str, Any] = {"attempts": []}
    for attempt in sorted(task.glob("attempt-*")):
        found["attempts"].append(ending(json.loads((attempt / "manifest.json").read_text())))
        notebook = attempt / "notebook.ipynb"
        if notebook.exists():
            found["notebook"] = [cell_text(cell) for cell in json.loads(notebook.read_text())["cells"]]
    return found


def ending(manifest: dict[str, Any]) -> dict[str, Any]:
    outputs = {name: output(entry) for name, entry in manifest["outputs"].items()}
    return {**{key: manifest[key] for key in ("state", "exit_code", "reason")}, "outputs": outputs}


def output(entry: dict[str, Any]) -> dict[str, Any]:
    shown = {key: entry[key] for key in ("type", "size", "sha256")}
    if "value" in entry and entry["size"] <= SHOWN_BYTES:
        shown["value"] = entry["value"]
    return shown


def cell_text(cell: dict[str, Any]) -> str:
    """What a cell put out, without what depends on the kernel's version."""
    text = ""
    for shown in cell.get("outputs", ()):
        text += shown.get("ename", "")
        text += "".join(shown.get("text", ()))
        text += "".join(shown.get("data", {}).get("text/plain", ()))
    return text
