"""How long Airflow takes to parse DAG files of Clockwork, and how much it stores, against the same DAGs by others.

    python3 benchmarks/airflow_parse PYTHON [ROUNDS [SIZE..]]

PYTHON is an interpreter with Airflow and its Kubernetes provider, such as target/check/airflow/3.3/bin/python; uv
puts dag-factory into a folder beside it. Compared are the emitted files of both operators, a file by hand, with
what tasks share written once or on each task, and dag-factory: emitted.py, by_hand.py and dag_factory.py have them.

Told is the fastest round, as the one least disturbed by others, by the time on a processor: on a machine that is
shared, the time on the wall is mostly that of others. All take turns. Warm is in a process that has all
imports; cold a process of its own for each, from its start to its end.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import by_hand
import dag_factory
import emitted
from measuring import Measured, Tester, cold

HERE = Path(__file__).resolve().parent
TURNS = 4
COLD_TURNS = 3
COLD_SIZE = 10

# What Clockwork promises: parts of the file by hand, by number of tasks; of dag-factory; of what is stored.
PARSE = {3: 0.5, 10: 0.4, 50: 0.35, 200: 0.35}
OF_DAG_FACTORY, COLD, BYTES, PLAIN = 0.1, 0.55, 0.4, 1.0

MODULES = [
    "airflow.providers.cncf.kubernetes.operators.pod",
    "airflow.providers.slack.notifications.slack",
    "airflow.providers.smtp.notifications.smtp",
    "airflow_provider_clockwork.alerts",
    "dagfactory",
]


def files(folder: Path, target: str, sizes: list[int]) -> dict[tuple[str, int], Path]:
    """Every file by who wrote it and its number of tasks."""
    found = emitted.write(folder, target, sizes)
    for tasks in sizes:
        for name, shared in (("by hand, once", True), ("by hand, each", False)):
            found[name, tasks] = folder / f"{name.replace(', ', '_').replace(' ', '_')}_{tasks}.py"
            found[name, tasks].write_text(by_hand.text(tasks, target, shared=shared), encoding="utf-8")
        found["dag-factory", tasks] = dag_factory.write(folder / "factory", tasks, target)
    return found


def overlay(python: str, folder: Path) -> Path:
    """A folder with dag-factory and what it needs beside Airflow."""
    requirements = str(HERE / "requirements.txt")
    command = ["uv", "pip", "install", "-q", "--no-deps", "--python", python, "--target", str(folder)]
    subprocess.run([*command, "-r", requirements], check=True)
    return folder


def rows(best: dict[tuple[str, int], Measured], sizes: list[int]) -> list[str]:
    """A line for each number of tasks."""
    lines = ["| tasks | clockwork | plain | by hand, once | by hand, each | dag-factory | parts | stored | holds |"]
    lines.append("|---" * 9 + "|")
    for tasks in sizes:
        own, plain, once, each, factory = (
            best[name, tasks] for name in ("clockwork", "plain", "by hand, once", "by hand, each", "dag-factory")
        )
        parts = {
            "by hand, each": own.parse / each.parse,
            "by hand, once": own.parse / once.parse,
            "dag-factory": own.parse / factory.parse,
            "plain": plain.parse / each.parse,
            "plain, once": plain.parse / once.parse,
            "bytes": own.bytes / each.bytes,
        }
        bounds = {
            "by hand, each": PARSE[tasks],
            "dag-factory": OF_DAG_FACTORY,
            "plain": PLAIN,
            "bytes": BYTES,
        }
        missed = [name for name, most in bounds.items() if parts[name] > most]
        times = " | ".join(f"{one.parse:.2f}" for one in (own, plain, once, each, factory))
        told = ", ".join(f"{name} {part:.2f}" for name, part in parts.items())
        stored = ", ".join(str(one.bytes) for one in (own, plain, once, each, factory))
        lines.append(f"| {tasks} | {times} | {told} | {stored} | {'not: ' + ', '.join(missed) if missed else 'yes'} |")
    return lines


def main() -> int:
    python, rounds = os.path.abspath(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 20
    sizes = [int(size) for size in sys.argv[3:]] or list(PARSE)
    with tempfile.TemporaryDirectory(prefix="clockwork-parse-") as name:
        folder = Path(name)
        factory = overlay(python, folder / "dag-factory")
        tester = Tester(python, factory)
        target = "2.11" if tester.airflow.startswith("2.") else "3.1"
        found = files(folder, target, sizes)
        tester.ask(ask="import", modules=MODULES)
        print(
            f"Airflow {tester.airflow}, fastest of {TURNS} turns with {rounds} rounds each, ms on a processor",
            flush=True,
        )
        best = tester.fastest(found, TURNS, rounds)
        print("\n".join(rows(best, sizes)), flush=True)
        told = {}
        if COLD_SIZE in sizes:
            names = ("clockwork", "by hand, once", "dag-factory")
            told = cold(python, factory, {name: found[name, COLD_SIZE] for name in names}, COLD_TURNS)
            print(f"cold, {COLD_SIZE} tasks, s on a processor: " + ", ".join(f"{n} {s:.2f}" for n, s in told.items()))
            print(f"cold, of by hand: {told['clockwork'] / told['by hand, once']:.2f}, at most {COLD}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
