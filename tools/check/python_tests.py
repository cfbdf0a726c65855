"""Runs the project's Python tests that need the libraries given, each folder in its own process.

    python_tests.py CLOSING LEFT_OUT [LIBRARY..]      (both files are added to)

A folder of test_*.py files belongs to the run whose libraries one of its files imports; folders
that import none of the known ones belong to the run without libraries, whose Python has only its
standard library. Folders for pytest belong to no run: a part of the check runs them itself.
"""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from pathlib import Path

IGNORED = {".git", ".venv", "target", "node_modules", ".clockwork"}
SKIPPED = re.compile(r"^.*\.\.\. skipped .*$", re.MULTILINE)
LIBRARIES = ("nbclient", "nbformat", "pytest")


def folders() -> list[Path]:
    """All folders with tests by unittest, from the working directory."""
    found = {file.parent for file in Path().rglob("test_*.py") if not IGNORED & set(file.parts)}
    return sorted(folder for folder in found if "pytest" not in imports(folder))


def imports(folder: Path) -> set[str]:
    """The known libraries that some file of the folder imports."""
    text = "\n".join(file.read_text(encoding="utf-8") for file in folder.glob("*.py"))
    return {name for name in LIBRARIES if re.search(rf"^\s*(import|from) {name}\b", text, re.MULTILINE)}


def main() -> int:
    # A shell has what it puts in the background ignore interrupts; tests send some.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    closing, left_out, wanted = Path(sys.argv[1]), Path(sys.argv[2]), set(sys.argv[3:])
    status = 0
    for folder in folders():
        if bool(imports(folder)) != bool(wanted):
            continue
        done = subprocess.run(
            [sys.executable, "-W", "error::SyntaxWarning", "-m", "unittest", "discover", "-v", "-s", str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        last = done.stderr.strip().splitlines() or ["no output"]
        count = next((line for line in reversed(last) if line.startswith("Ran ")), "Ran no tests")
        line = f"{folder}: {count}: {last[-1]}"
        with closing.open("a", encoding="utf-8") as lines:
            print(line, file=lines)
        print(line)
        with left_out.open("a", encoding="utf-8") as lines:
            lines.writelines(f"python: {folder}: {skipped}\n" for skipped in SKIPPED.findall(done.stderr))
        if done.returncode:
            print(done.stdout + done.stderr)
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
