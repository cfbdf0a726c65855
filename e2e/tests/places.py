"""Where everything of a test is."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
E2E = ROOT / "e2e"
CACHE = Path(
    os.environ.get("CLOCKWORK_CACHE") or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "clockwork")
)
CLUSTER = CACHE / "kubernetes"

# On the bridge that e2e/kubernetes/place.sh names: pods reach it, nobody else does.
NODE_ADDRESS = "10.201.0.1"
