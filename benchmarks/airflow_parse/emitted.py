"""The files that Clockwork itself writes, by its command."""

from __future__ import annotations

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

PIPELINE = """apiVersion: clockwork/v1
kind: Pipeline
name: churn
description: Trains and reports the churn model
params:
  market: {type: string, default: id, enum: [id, sg, vn], description: Country code}
  threshold: 0.5
defaults:
  retries: 2
  timeout: 2h
  resources: {cpu: 2, memory: 4Gi}
  env: {LOG_LEVEL: info}
  secrets: {SMTP_PASSWORD: smtp/password}
tasks:
"""

TASK = """  t{n}:
    python: etl/t{n}.py
    args: [--day, "${{run.date}}", --market, "${{params.market}}"]
    {inputs}outputs: {{data: directory}}
"""

SCHEDULE = """apiVersion: clockwork/v1
kind: Schedule
name: churn-{tasks}
owner: growth
tags: [growth]
schedule: {{cron: "0 2 * * *", timezone: Asia/Jakarta, start: 2026-01-01}}
pipeline: {{git: "https://git.example.com/growth/churn.git", ref: main, path: churn-{tasks}.yaml}}
params: {{market: sg}}
alerts:
  - {{on: [failure], slack: "#growth-alerts"}}
  - {{on: [failure, retry], email: [growth-ds@example.com]}}
"""

PLATFORM = """apiVersion: clockwork/v1
kind: Platform
runtimes: {{python: {{image: "registry.example.com/clockwork/python:3.11"}}}}
runtime_image: registry.example.com/clockwork/runtime:1.0
store: {{url: "pvc://ml-data/churn"}}
airflow:
  version: "{version}"
  operator: {operator}
  namespace: ml-jobs
  image_pull_secrets: [registry]
  startup_timeout: 15m
  keep_pods: failed
  service_account: clockwork-runner
alerts: {{slack_conn_id: slack_default, smtp_conn_id: smtp_default}}
"""


def write(folder: Path, target: str, sizes: list[int]) -> dict[tuple[str, int], Path]:
    """The files of both operators for a version of Airflow, by operator and number of tasks."""
    code = folder / "code"
    (code / "etl").mkdir(parents=True)
    for n in range(max(sizes)):
        (code / f"etl/t{n}.py").touch()
    for tasks in sizes:
        (code / f"churn-{tasks}.yaml").write_text(pipeline(tasks), encoding="utf-8")
    who = ["-c", "user.name=benchmark", "-c", "user.email=benchmark@example.com"]
    for words in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "Tasks"]):
        subprocess.run(["git", *words], cwd=code, check=True)
    return {
        (operator, tasks): file
        for operator in ("clockwork", "plain")
        for tasks, file in converted(folder / operator, code, operator, target, sizes).items()
    }


def converted(folder: Path, code: Path, operator: str, target: str, sizes: list[int]) -> dict[int, Path]:
    (folder / "schedules").mkdir(parents=True)
    (folder / "platform.yaml").write_text(PLATFORM.format(version=target, operator=operator), encoding="utf-8")
    for tasks in sizes:
        (folder / f"schedules/churn-{tasks}.yaml").write_text(SCHEDULE.format(tasks=tasks), encoding="utf-8")
    command = [str(ROOT / "clockwork"), "convert", "schedules", "-o", "dags", "--worktree", str(code)]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    return {tasks: folder / f"dags/churn-{tasks}.py" for tasks in sizes}


def pipeline(tasks: int) -> str:
    """Each task after the one half as far from the first: a tree."""
    wired = ["", *(f"inputs: {{data: t{(n - 1) // 2}.data}}\n    " for n in range(1, tasks))]
    return PIPELINE + "".join(TASK.format(n=n, inputs=wired[n]) for n in range(tasks))
