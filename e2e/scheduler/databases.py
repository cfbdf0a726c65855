"""The databases that Airflows keep their runs in."""

from __future__ import annotations

import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# Where Debian has what only the server's own user calls.
PROGRAMS = Path("/usr/lib/postgresql/15/bin")
# It refuses to run as root.
USER, GROUP = "nobody", "nogroup"


@contextmanager
def postgresql() -> Iterator[str]:
    """The address of a PostgreSQL that ends with the block; only a socket leads to it."""
    # A socket's path is short.
    folder = Path(tempfile.mkdtemp(prefix="clockwork-postgresql-"))
    try:
        shutil.chown(folder, USER, GROUP)
        made = ["initdb", "-D", str(folder / "data"), "-U", "airflow", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"]
        _start(folder, *made).wait()
        server = _start(
            folder, "postgres", "-D", str(folder / "data"), "-k", str(folder), "-c", "listen_addresses=", "-F"
        )
        try:
            ready = ["pg_isready", "-q", "-h", str(folder), "-U", "airflow"]
            while subprocess.run([PROGRAMS / ready[0], *ready[1:]], check=False).returncode:
                assert server.poll() is None, (folder / "log").read_text()
                time.sleep(0.1)
            yield f"postgresql+psycopg2://airflow@/postgres?host={folder}"
        finally:
            # Whoever is still connected is not waited for.
            server.send_signal(signal.SIGINT)
            server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(folder: Path, program: str, *words: str) -> subprocess.Popen[bytes]:
    with open(folder / "log", "a") as log:
        return subprocess.Popen(
            [PROGRAMS / program, *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            user=USER,
            group=GROUP,
            extra_groups=[],
            start_new_session=True,
        )
