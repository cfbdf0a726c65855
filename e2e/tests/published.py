"""What attempts have published, without what differs from run to run."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

# Of a manifest: who, when, and where it ran; of an output: which file of which disk it was.
IDENTITIES = ("run_id", "started", "ended", "image", "digest", "commit")
OF_OUTPUTS = ("fingerprint",)


def run_folder(store: Path, scope: str) -> Path:
    """The folder of the latest run of a scope."""
    return max((folder for folder in (store / scope).iterdir() if folder.is_dir()), key=lambda run: run.stat().st_ctime)


def published(run: Path) -> dict[str, Any]:
    """By task and attempt: the manifest, and the bytes of each file of the outputs, as their hash.

    Values are in the manifest; a store may also have them as files.
    """
    found = {}
    for file in sorted(run.glob("*/attempt-*/manifest.json")):
        manifest = json.loads(file.read_text())
        outputs, run_id = manifest["outputs"], manifest["run_id"].encode()
        blobs = {name: file.parent / "outputs" / name for name, output in outputs.items() if "value" not in output}
        for name, output in outputs.items():
            # A file that names its run has another length in each.
            own = name in blobs and blobs[name].is_file() and run_id in blobs[name].read_bytes()
            without = (*OF_OUTPUTS, "size", "sha256") if own else OF_OUTPUTS
            outputs[name] = {key: value for key, value in output.items() if key not in without}
        found[str(file.parent.relative_to(run))] = {
            "manifest": {key: value for key, value in manifest.items() if key not in IDENTITIES},
            "blobs": {name: content(blob, run_id) for name, blob in blobs.items()},
        }
    return found


def content(entry: Path, run_id: bytes) -> Any:
    """A file's hash, the run's id aside; a link's target; a folder's entries."""
    if entry.is_symlink():
        return f"link to {os.readlink(entry)}"
    if entry.is_dir():
        return {each.name: content(each, run_id) for each in sorted(entry.iterdir())}
    return hashlib.sha256(entry.read_bytes().replace(run_id, b"<run>")).hexdigest()
