"""The step document: what a task is. Only the runtime reads all of it."""

from __future__ import annotations

import json
from typing import Any

Step = dict[str, Any]

# The version this package writes beside, and the one before it.
KNOWN = (1,)


def check(step: Step) -> None:
    """Refuses a step of a version that this package does not know; ValueError says which to upgrade."""
    version = step.get("step") if isinstance(step, dict) else None
    if version in KNOWN:
        return
    known = " and ".join(map(str, KNOWN))
    if isinstance(version, int) and version > max(KNOWN):
        mend = "upgrade airflow-provider-clockwork on Airflow"
    else:
        mend = "convert the schedule again"
    raise ValueError(f"the step has version {version!r}, airflow-provider-clockwork knows {known}: {mend}")


def text(step: Step) -> str:
    """The document as it is handed to the runtime: the order of its keys is kept."""
    return json.dumps(step, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def producers(step: Step) -> list[str]:
    """The tasks whose outputs it reads, each once."""
    return list(dict.fromkeys(read["from"].partition(".")[0] for read in step.get("inputs", {}).values()))
