"""Which process containers and volumes belong to; the same labels as of runs on a laptop."""

from __future__ import annotations

import os
from pathlib import Path

MANAGED = "io.clockwork.managed"

_HOST = "io.clockwork.owner.host"
_BOOT = "io.clockwork.owner.boot"
_PID = "io.clockwork.owner.pid"
_STARTED = "io.clockwork.owner.started"


def labels() -> dict[str, str]:
    """The labels of what this process makes."""
    pid = str(os.getpid())
    return {MANAGED: "true", _HOST: _host(), _BOOT: _boot(), _PID: pid, _STARTED: _started(pid)}


def is_left_over(found: dict[str, str]) -> bool:
    """Whether something belongs to a process of this machine that is not there any more."""
    if found.get(_HOST) != _host():
        return False
    pid = found.get(_PID, "")
    return found.get(_BOOT) != _boot() or not pid.isdecimal() or _started(pid) != found.get(_STARTED)


def _host() -> str:
    return _line("/proc/sys/kernel/hostname") or os.environ.get("HOSTNAME", "localhost")


def _boot() -> str:
    return _line("/proc/sys/kernel/random/boot_id")


def _started(pid: str) -> str:
    """Ticks since the boot: a process id is used again, and a time would move with the clock."""
    return (_line(f"/proc/{pid}/stat").rpartition(")")[2].split() or [""] * 20)[19]


def _line(file: str) -> str:
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError:
        return ""
