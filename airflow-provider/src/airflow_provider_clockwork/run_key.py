"""The folder of a run in a store."""

from __future__ import annotations

import hashlib
import re

READABLE = 100


def run_key(run_id: str) -> str:
    """The run's id made safe for every file system, with a piece of its hash."""
    safe = re.sub(r"[^A-Za-z0-9._-]", "_", run_id[:READABLE])
    return f"{safe}-{hashlib.sha256(run_id.encode()).hexdigest()[:8]}"
