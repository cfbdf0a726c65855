"""Makes a virtual environment for each Airflow of the locks and links them by version in one folder.

    airflow_environments.py UV LOCKS CACHE LINKS

LOCKS holds requirements-VERSION.txt, one for each Airflow, and tests.txt, what is installed beside
each. Afterwards LINKS/VERSION/bin/python is an interpreter with that Airflow. An environment is kept
in CACHE under a name made of all it depends on.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import sys
from pathlib import Path

from python_environment import Unavailable, run

# 3.11 as on Debian 12; otherwise what the locks were resolved for.
PYTHONS = ("3.11", ">=3.10,<3.13")


def versions(locks: Path) -> dict[str, Path]:
    """The locks by the version of Airflow, oldest first."""
    found = {lock.stem.removeprefix("requirements-"): lock for lock in locks.glob("requirements-*.txt")}
    return {version: found[version] for version in sorted(found, key=lambda text: [int(n) for n in text.split(".")])}


def environment(uv: str, requirements: list[Path], folder: Path) -> None:
    """Makes the folder an environment with all requirements, if it is none yet."""
    with open(f"{folder}.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            run([uv, "venv", "--quiet", "--no-project", "--python", python(uv), str(folder)])
            files = [argument for file in requirements for argument in ("-r", str(file))]
            # Compiled here, as the tests have Python write nothing and Airflow is long.
            into = ["--compile-bytecode", "--python", str(folder / "bin" / "python")]
            run([uv, "pip", "install", "--quiet", *into, *files])
            (folder / "complete").touch()


def python(uv: str) -> str:
    """The interpreter of this machine that is nearest to the one wanted."""
    for wanted in PYTHONS:
        try:
            return run([uv, "python", "find", "--quiet", "--no-project", "--system", wanted]).strip()
        except Unavailable:
            continue
    raise Unavailable("Airflow's locks need a Python from 3.10 to 3.12 and this machine has none")


def key(uv: str, requirements: list[Path]) -> str:
    """A part of a name that changes with the requirements and the interpreter."""
    identity = "\n".join([python(uv), *(file.read_text(encoding="utf-8") for file in requirements)])
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def link(target: Path, place: Path) -> None:
    """Makes the place a link to the target, whatever link it was. Somebody may be using it."""
    place.parent.mkdir(parents=True, exist_ok=True)
    made = place.with_name(f".{place.name}-{os.getpid()}")
    made.symlink_to(target)
    made.replace(place)


def main() -> int:
    uv, locks, cache, links = sys.argv[1], *map(Path, sys.argv[2:])
    cache.mkdir(parents=True, exist_ok=True)
    os.environ["UV_CACHE_DIR"] = str(cache / "uv")
    os.environ["UV_PYTHON_DOWNLOADS"] = "never"
    try:
        for version, lock in versions(locks).items():
            requirements = [lock, locks / "tests.txt"]
            folder = cache / f"airflow-{version}-{key(uv, requirements)}"
            environment(uv, requirements, folder)
            link(folder, links / version)
    except Unavailable as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
