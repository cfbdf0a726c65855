"""How long Airflow takes to parse and to serialise a DAG of Clockwork's operator, against one written by hand.

    python3 benchmarks/airflow_parse.py PYTHON [ROUNDS]

PYTHON is an interpreter with Airflow and its Kubernetes provider, such as target/check/airflow/3.3/bin/python.
Both files hold the same tasks: one with KubernetesPodOperator and objects of the Kubernetes client, one with
ClockworkOperator. They are measured in turn, in processes that have all imports; told is the fastest round, as the
one least disturbed by others.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
SIZES = (3, 10, 50, 200)
TURNS = 5

# What Clockwork promises: parts of the time and the size of the file written by hand.
PARSE = {3: 0.5, 10: 0.4, 50: 0.35, 200: 0.35}
BYTES = 0.4

HEAD = """from datetime import timedelta

import pendulum
from airflow import DAG
from airflow.timetables.interval import CronDataIntervalTimetable
"""

DAG = """
with DAG(
    dag_id="churn",
    description="Trains the churn model",
    schedule=CronDataIntervalTimetable("0 2 * * *", timezone="Asia/Jakarta"),
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Jakarta"),
    catchup=False,
    max_active_runs=1,
    default_args={{"owner": "growth", "retries": 2, "retry_delay": timedelta(seconds=30)}},
    params={{"market": "sg"}},
    tags=["growth"],
):
"""

BY_HAND = """    t{n} = KubernetesPodOperator(
        task_id="t{n}",
        name="t{n}",
        namespace="ml-jobs",
        image="registry.example.com/clockwork/python:3.11",
        cmds=["python"],
        arguments=["etl/t{n}.py", "--day", "{{{{ ds }}}}", "--market", "{{{{ params.market }}}}"],
        env_vars=[k8s.V1EnvVar(name="LOG_LEVEL", value="info"), k8s.V1EnvVar(name="RUN", value="{{{{ run_id }}}}")],
        container_resources=k8s.V1ResourceRequirements(
            requests={{"cpu": "2", "memory": "4Gi"}}, limits={{"memory": "4Gi"}}
        ),
        volumes=[
            k8s.V1Volume(
                name="data",
                persistent_volume_claim=k8s.V1PersistentVolumeClaimVolumeSource(claim_name="ml-data"),
            )
        ],
        volume_mounts=[k8s.V1VolumeMount(name="data", mount_path="/data", sub_path="churn")],
        image_pull_secrets=[k8s.V1LocalObjectReference(name="registry")],
        service_account_name="clockwork-runner",
        startup_timeout_seconds=900,
        on_finish_action="delete_succeeded_pod",
        get_logs=True,
    )
"""

OURS = """    t{n} = ClockworkOperator(
        task_id="t{n}",
        step={{
            "step": 1,
            "scope": "churn",
            "pipeline": "churn",
            "task": "t{n}",
            "code": CODE,
            "run": {{"python": "etl/t{n}.py"}},
            "args": ["--day", "${{run.date}}", "--market", "${{params.market}}"],
            "params": PARAMS,
            {inputs}"outputs": {{"data": {{"type": "directory"}}}},
            "env": {{"LOG_LEVEL": "info"}},
        }},
        place={{
            "image": "registry.example.com/clockwork/python:3.11",
            "resources": {{"cpu": "2", "memory": "4Gi"}},
        }},
        backend=BACKEND,
    )
"""

OURS_HEAD = """from airflow_provider_clockwork import ClockworkOperator

CODE = {"git": "https://git.example.com/growth/churn.git", "commit": "0123456789012345678901234567890123456789"}
PARAMS = {"market": {"type": "string", "default": "sg"}}
BACKEND = {
    "kubernetes": {
        "namespace": "ml-jobs",
        "image_pull_secrets": ["registry"],
        "startup_timeout": 900,
        "service_account": "clockwork-runner",
        "keep_pods": "failed",
    },
    "runtime_image": "registry.example.com/clockwork/runtime:1.0",
    "store": {"url": "pvc://ml-data/churn"},
}
"""

HAND_HEAD = """from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from kubernetes.client import models as k8s
"""


def edges(tasks: int) -> str:
    """Each task after the one half as far from the first: a tree."""
    return "".join(f"    t{(n - 1) // 2} >> t{n}\n" for n in range(1, tasks))


def by_hand(tasks: int) -> str:
    """The file as an Airflow engineer writes it."""
    head = HEAD + HAND_HEAD + DAG.format()
    return head + "".join(BY_HAND.format(n=n) for n in range(tasks)) + edges(tasks)


def ours(tasks: int) -> str:
    """The same tasks of Clockwork."""
    head = HEAD + OURS_HEAD + DAG.format()
    wired = "            ".join(['"inputs": {{"data": {{"from": "t{n}.data", "type": "directory"}}}},\n', ""])
    parents = ["", *(wired.format(n=(n - 1) // 2) for n in range(1, tasks))]
    return head + "".join(OURS.format(n=n, inputs=parents[n]) for n in range(tasks)) + edges(tasks)


class Tester:
    """The DAG tester on the interpreter that is measured."""

    def __init__(self, python: str) -> None:
        self.process = subprocess.Popen(
            [python, "-I", str(ROOT / "airflow-provider/tester"), str(ROOT / "airflow-provider/src")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.greeting = self.read()

    def ask(self, **question: Any) -> dict[str, Any]:
        assert self.process.stdin
        print(json.dumps(question), file=self.process.stdin, flush=True)
        answer = self.read()
        if "problem" in answer:
            sys.exit(answer["problem"])
        return answer

    def read(self) -> dict[str, Any]:
        assert self.process.stdout
        return json.loads(self.process.stdout.readline())


def measured(tester: Tester, folder: Path, tasks: int, rounds: int) -> list[dict[str, float]]:
    """The fastest parse and serialise, and the size: by hand, and ours."""
    files = []
    for name, text in (("by_hand", by_hand(tasks)), ("ours", ours(tasks))):
        files.append(folder / f"{name}_{tasks}.py")
        files[-1].write_text(text, encoding="utf-8")
    answers: list[list[dict[str, Any]]] = [[], []]
    for _ in range(TURNS):
        for file, got in zip(files, answers):
            got.append(tester.ask(ask="time", file=str(file), rounds=rounds, seconds=300))
    return [
        {
            "parse": min(ms for answer in got for ms in answer["parse_ms"]),
            "serialise": min(ms for answer in got for ms in answer["serialise_ms"]),
            "bytes": got[0]["bytes"],
        }
        for got in answers
    ]


def main() -> int:
    python, rounds = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20
    tester = Tester(python)
    tester.ask(ask="import", modules=["airflow.providers.cncf.kubernetes.operators.pod", "airflow_provider_clockwork"])
    print(f"Airflow {tester.greeting['airflow']}, fastest of {TURNS} turns with {rounds} rounds each")
    print("| tasks | parse, ms: by hand, ours, part | serialise, ms | stored, bytes |\n|---|---|---|---|")
    missed = False
    with tempfile.TemporaryDirectory() as folder:
        for tasks in SIZES:
            hand, own = measured(tester, Path(folder), tasks, rounds)
            part = {name: own[name] / hand[name] for name in hand}
            cells = [f"{hand[name]:.1f}, {own[name]:.1f}, {part[name]:.2f}" for name in ("parse", "serialise")]
            print(f"| {tasks} | {' | '.join(cells)} | {hand['bytes']}, {own['bytes']}, {part['bytes']:.2f} |")
            missed |= part["parse"] > PARSE[tasks] or part["bytes"] > BYTES
    print("missed: parse at most " + str(PARSE) + f", bytes at most {BYTES}" if missed else "within the bounds")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
