"""Makes the virtual environment of ./check from pinned requirements and prints its folder.

    python_environment.py REQUIREMENTS CACHE

An environment is kept in CACHE under a name made of all it depends on, so that a change of the
requirements or of Python makes another one. Debian's python3 comes without ensurepip unless
python3-venv is installed; pip itself is then fetched from the package index.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import subprocess
import sys
import urllib.parse
import urllib.request
from pathlib import Path

PIP = "pip-26.3-py3-none-any.whl"
PIP_SHA256 = "f3b60b20ffaadd4415ed7957212a38ac63fa4c5fa375bd0f4a797777940fad13"
INDEX = os.environ.get("PIP_INDEX_URL", "https://pypi.org/simple").rstrip("/")


class Unavailable(Exception):
    """The environment cannot be made here; the text says why."""


def environment(requirements: Path, cache: Path) -> Path:
    """The folder of a complete environment; made if there is none yet."""
    cache.mkdir(parents=True, exist_ok=True)
    folder = cache / key(requirements)
    with open(cache / f"{folder.name}.lock", "w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "complete").exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder, requirements)
            (folder / "complete").touch()
    return folder


def key(requirements: Path) -> str:
    """A name that changes with the requirements and the interpreter."""
    identity = f"{sys.version}\n{sys.executable}\n{requirements.read_text(encoding='utf-8')}"
    return "python-" + hashlib.sha256(identity.encode()).hexdigest()[:16]


def make(folder: Path, requirements: Path) -> None:
    """Creates the environment and installs into it."""
    run([sys.executable, "-m", "venv", "--without-pip", str(folder)])
    python = folder / "bin" / "python"
    try:
        run([str(python), "-m", "ensurepip"])
        pip = [str(python), "-m", "pip"]
    except Unavailable:
        pip = [str(python), str(pip_wheel(folder) / "pip")]
    run([*pip, "install", "--quiet", "--no-input", "--disable-pip-version-check", "-r", str(requirements)])


def pip_wheel(folder: Path) -> Path:
    """pip's own wheel, which Python can run as it is; checked against its SHA-256."""
    listing = f"{INDEX}/pip/"
    link = re.search(rf'href="([^"#]*{re.escape(PIP)})', fetch(listing).decode())
    if not link:
        raise Unavailable(f"{listing} does not list {PIP}")
    content = fetch(urllib.parse.urljoin(listing, link.group(1)))
    if hashlib.sha256(content).hexdigest() != PIP_SHA256:
        raise Unavailable(f"{PIP} from {INDEX} is not the one this project pins")
    wheel = folder / PIP
    wheel.write_bytes(content)
    return wheel


def fetch(url: str) -> bytes:
    """The content behind a URL."""
    try:
        with urllib.request.urlopen(url, timeout=60) as answer:
            return answer.read()
    except OSError as problem:
        raise Unavailable(f"cannot read {url}: {problem}") from problem


def run(command: list[str]) -> str:
    """What a command prints; its last line is the reason if it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        lines = (done.stderr or done.stdout or "no output").strip().splitlines()
        raise Unavailable(f"{' '.join(command[1:4])} failed: {lines[-1]}")
    return done.stdout


def main() -> int:
    try:
        print(environment(Path(sys.argv[1]), Path(sys.argv[2])))
    except Unavailable as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
