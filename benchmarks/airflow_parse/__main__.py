"""How long Airflow takes to parse DAG files of Clockwork, and how much it stores, against the same DAGs by others.

    python3 benchmarks/airflow_parse PYTHON [ROUNDS [SIZE..]]

PYTHON is an interpreter with Airflow and its Kubernetes provider, such as target/check/airflow/3.3/bin/python; uv
puts dag-factory into a folder beside it. Compared are the emitted files of both operators, files by hand and
dag-factory: emitted.py, by_hand.py and dag_factory.py say what each has. What Clockwork promises is a part of the
time of those that have everything on each task, as figures of that kind are commonly taken; the parts of those
that share are told as well. Of cold starts also what comes on top of a DAG without tasks: Airflow parses each file
in a fork of a process that has Airflow itself imported.

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

NOTHING = "a DAG without tasks"

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
        for way in by_hand.WAYS:
            file = found[f"by hand, {way}", tasks] = folder / f"by_hand_{way}_{tasks}.py"
            file.write_text(by_hand.text(tasks, target, way), encoding="utf-8")
        for way in ("each", "shared"):
            file = dag_factory.write(folder / "factory", tasks, target, shared=way == "shared")
            found[f"dag-factory, {way}", tasks] = file
    return found


def empty(folder: Path, target: str) -> Path:
    """A file that needs nothing but Airflow itself."""
    file = folder / "empty.py"
    where = "airflow.models.dag" if target.startswith("2.") else "airflow.sdk"
    file.write_text(
        f"from {where} import DAG\n\nwith DAG(dag_id='empty', schedule=None):\n    pass\n", encoding="utf-8"
    )
    return file


def overlay(python: str, folder: Path) -> Path:
    """A folder with dag-factory and what it needs beside Airflow."""
    requirements = str(HERE / "requirements.txt")
    command = ["uv", "pip", "install", "-q", "--no-deps", "--python", python, "--target", str(folder)]
    subprocess.run([*command, "-r", requirements], check=True)
    return folder


def rows(best: dict[tuple[str, int], Measured], sizes: list[int]) -> list[str]:
    """Lines for each number of tasks: milliseconds and bytes by who wrote the file, then the parts."""
    names = list(dict.fromkeys(name for name, _ in best))
    lines = ["| tasks | " + " | ".join(f"{name}, ms, bytes" for name in names) + " |"]
    lines.append("|---" * (len(names) + 1) + "|")
    for tasks in sizes:
        of = [best[name, tasks] for name in names]
        lines.append(f"| {tasks} | " + " | ".join(f"{one.parse:.2f}, {one.bytes}" for one in of) + " |")
    peers = [name for name in names if name not in ("clockwork", "plain")]
    lines += ["", "| tasks | " + " | ".join(f"of {peer}" for peer in peers) + " | plain | stored | holds |"]
    lines.append("|---" * (len(peers) + 4) + "|")
    for tasks in sizes:
        own, plain, each = (best[name, tasks] for name in ("clockwork", "plain", "by hand, each"))
        parts = {peer: own.parse / best[peer, tasks].parse for peer in peers}
        bounds = {
            "by hand": (parts["by hand, each"], PARSE[tasks]),
            "dag-factory": (parts["dag-factory, each"], OF_DAG_FACTORY),
            "plain": (plain.parse / each.parse, PLAIN),
            "stored": (own.bytes / each.bytes, BYTES),
        }
        missed = [name for name, (part, most) in bounds.items() if part > most]
        told = " | ".join(f"{part:.2f}" for part in parts.values())
        others = f"{bounds['plain'][0]:.2f} | {bounds['stored'][0]:.2f}"
        lines.append(f"| {tasks} | {told} | {others} | {'not: ' + ', '.join(missed) if missed else 'yes'} |")
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
        if COLD_SIZE in sizes:
            names = ("clockwork", "by hand, each", "dag-factory, each")
            loaded = {NOTHING: empty(folder, target)} | {name: found[name, COLD_SIZE] for name in names}
            told = cold(python, factory, loaded, COLD_TURNS)
            print(f"cold, {COLD_SIZE} tasks, s on a processor: " + ", ".join(f"{n} {s:.2f}" for n, s in told.items()))
            own, peer, nothing = told["clockwork"], told["by hand, each"], told[NOTHING]
            print(
                f"cold, of by hand: {own / peer:.2f} of the whole process, "
                f"{(own - nothing) / (peer - nothing):.2f} of what comes on top of Airflow, at most {COLD}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
