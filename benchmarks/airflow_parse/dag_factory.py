"""The same DAG in the YAML of dag-factory, with the file that loads it.

Its on_failure_callback takes one callback, so that it has one alert less than the others.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LOADER = """from dagfactory import load_yaml_dags  # airflow dag

load_yaml_dags(globals_dict=globals(), config_filepath={path})
"""

MODELS = "kubernetes.client.models."
NOTIFIERS = "airflow.providers.{0}.notifications.{0}."


def write(folder: Path, tasks: int, target: str) -> Path:
    """The YAML, which JSON is a part of, and its loader."""
    folder.mkdir(exist_ok=True)
    config = folder / f"factory-{tasks}.yml"
    config.write_text(json.dumps({f"churn-{tasks}": dag(tasks, target)}, indent=2), encoding="utf-8")
    loader = folder / f"factory_{tasks}.py"
    loader.write_text(LOADER.format(path=json.dumps(str(config))), encoding="utf-8")
    return loader


def dag(tasks: int, target: str) -> dict[str, Any]:
    param = "airflow.sdk.Param" if target == "3.1" else "airflow.models.param.Param"
    return {
        "description": "Trains and reports the churn model",
        "schedule": made(
            "airflow.timetables.interval.CronDataIntervalTimetable", cron="0 2 * * *", timezone="Asia/Jakarta"
        ),
        "start_date": "2026-01-01",
        "timezone": "Asia/Jakarta",
        "catchup": False,
        "max_active_runs": 1,
        "default_args": {
            "owner": "growth",
            "retries": 2,
            "retry_delay": made("datetime.timedelta", seconds=30),
            "execution_timeout": made("datetime.timedelta", hours=2),
            **pods(),
        },
        "params": {
            "market": made(param, default="sg", type="string", enum=["id", "sg", "vn"], description="Country code"),
            "threshold": made(param, default=0.5, type="number"),
        },
        "tags": ["growth"],
        "doc_md": "Trains and reports the churn model\n\nCode: https://git.example.com/growth/churn.git\n",
        "on_failure_callback": {
            "callback": NOTIFIERS.format("slack") + "SlackNotifier",
            "channel": "#growth-alerts",
            "text": "churn: failed\nrun: {{ run_id }}",
            "slack_conn_id": "slack_default",
        },
        "tasks": {f"t{n}": task(n) for n in range(tasks)},
    }


def pods() -> dict[str, Any]:
    claim = made(MODELS + "V1PersistentVolumeClaimVolumeSource", claim_name="ml-data")
    requests = {"cpu": "2", "memory": "4Gi"}
    return {
        "namespace": "ml-jobs",
        "image": "registry.example.com/clockwork/python:3.11",
        "cmds": ["python"],
        "env_vars": {"LOG_LEVEL": "info", "RUN_ID": "{{ run_id }}"},
        "secrets": [
            made(
                "airflow.providers.cncf.kubernetes.secret.Secret",
                deploy_type="env",
                deploy_target="SMTP_PASSWORD",
                secret="smtp",
                key="password",
            )
        ],
        "container_resources": made(MODELS + "V1ResourceRequirements", requests=requests, limits={"memory": "4Gi"}),
        "volumes": [made(MODELS + "V1Volume", name="data", persistent_volume_claim=claim)],
        "volume_mounts": [made(MODELS + "V1VolumeMount", name="data", mount_path="/data", sub_path="churn")],
        "image_pull_secrets": [made(MODELS + "V1LocalObjectReference", name="registry")],
        "service_account_name": "clockwork-runner",
        "startup_timeout_seconds": 900,
        "on_finish_action": "delete_succeeded_pod",
        "on_retry_callback": {
            "callback": NOTIFIERS.format("smtp") + "SmtpNotifier",
            "to": ["growth-ds@example.com"],
            "subject": "churn: task {{ ti.task_id }} failed and is tried again",
            "html_content": "churn: task {{ ti.task_id }} failed and is tried again<br>run: {{ run_id }}",
            "smtp_conn_id": "smtp_default",
        },
    }


def task(n: int) -> dict[str, Any]:
    return {
        "operator": "airflow.providers.cncf.kubernetes.operators.pod.KubernetesPodOperator",
        "name": f"churn-t{n}",
        "arguments": [f"etl/t{n}.py", "--day", "{{ ds }}", "--market", "{{ params.market }}"],
        "dependencies": [f"t{(n - 1) // 2}"] if n else [],
    }


def made(type_name: str, **arguments: Any) -> dict[str, Any]:
    """An object, as dag-factory writes one."""
    return {"__type__": type_name, **arguments}
