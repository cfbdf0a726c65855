"""The DAG file that removes old runs, run by `airflow dags test` on a folder of this host."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from attempts import RUNTIME
from homes import GOLDEN, PROVIDER, TARGET, Home

STORE = PROVIDER.parent / "contract" / "vectors" / "store"
"""A store of one run, as the runtime leaves it."""

NAME = "clockwork-clean-21f61b16"
THREE_DAYS = 3 * 24 * 3600


def test_old_runs_of_a_store_are_removed(tmp_path: Path) -> None:
    home, store = Home(tmp_path, provider=False), tmp_path / "store"
    shutil.copytree(STORE, store)
    (old,) = (store / "nightly").iterdir()
    then = time.time() - THREE_DAYS
    for path in (*store.rglob("*"), store):
        os.utime(path, (then, then))
    new = old.with_name("new-0123abcd")
    shutil.copytree(old, new, copy_function=shutil.copyfile)
    written = (GOLDEN.parent / "cleaning" / f"containers-{TARGET}.py.txt").read_text()
    written = written.replace("/srv/clockwork/runs", str(store))
    written = written.replace("registry.example.com/clockwork/runtime:1.0", RUNTIME)

    log = home.test(NAME, written, "2026-01-05T12:00:00+00:00")

    assert home.ends("state") == {"clean": "success"}, log
    assert list((store / "nightly").iterdir()) == [new]
    assert f"clockwork: removed run nightly/{old.name}, written last at " in log
    assert "clockwork: 1 run removed, 1 kept" in log
