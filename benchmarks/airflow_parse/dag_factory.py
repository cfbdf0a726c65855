"""The same DAG in the YAML of dag-factory, with the file that loads it: with everything on each task, or shared.

It does what the file by hand does. Its on_failure_callback takes one callback, so that it has one alert less.
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


def write(folder: Path, tasks: int, target: str, *, shared: bool) -> Path:
    """The YAML, which JSON is a part of, and its loader."""
    folder.mkdir(exist_ok=True)
    name = f"factory_{'shared' if shared else 'each'}_{tasks}"
    config = folder / f"{name}.yml"
    config.write_text(json.dumps({f"churn-{tasks}": dag(tasks, target, shared)}, indent=2), encoding="utf-8")
    loader = folder / f"{name}.py"
    loader.write_text(LOADER.format(path=json.dumps(str(config))), encoding="utf-8")
    return loader


def dag(tasks: int, target: str, shared: bool) -> dict[str, Any]:
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
            **(pods() if shared else {}),
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
        "tasks": {f"t{n}": task(n) | ({} if shared else pods()) for n in range(tasks)},
    }


def pods() -> dict[str, Any]:
    requests = {"cpu": "2", "memory": "4Gi"}
    secret = {"deploy_type": "env", "deploy_target": "SMTP_PASSWORD", "secret": "smtp", "key": "password"}
    claim = made(MODELS + "V1PersistentVolumeClaimVolumeSource", claim_name="ml-data")
    token = made(MODELS + "V1SecretVolumeSource", secret_name="git-growth", default_mode=0o444)
    return {
        "namespace": "ml-jobs",
        "image": "registry.example.com/clockwork/python:3.11",
        "cmds": ["python"],
        "env_vars": {"LOG_LEVEL": "info", "RUN_ID": "{{ run_id }}"},
        "secrets": [made("airflow.providers.cncf.kubernetes.secret.Secret", **secret)],
        "container_resources": made(MODELS + "V1ResourceRequirements", requests=requests, limits={"memory": "4Gi"}),
        "volumes": [
            made(MODELS + "V1Volume", name="data", persistent_volume_claim=claim),
            made(MODELS + "V1Volume", name="code", empty_dir=made(MODELS + "V1EmptyDirVolumeSource")),
            made(MODELS + "V1Volume", name="git", secret=token),
        ],
        "volume_mounts": [mount("data", "/data", sub_path="churn"), mount("code", "/code")],
        "image_pull_secrets": [made(MODELS + "V1LocalObjectReference", name="registry")],
        "service_account_name": "clockwork-runner",
        "startup_timeout_seconds": 900,
        "on_finish_action": "delete_succeeded_pod",
        "init_containers": [checkout()],
        "security_context": made(
            MODELS + "V1PodSecurityContext",
            run_as_non_root=True,
            run_as_user=65532,
            run_as_group=65532,
            fs_group=65532,
            seccomp_profile=made(MODELS + "V1SeccompProfile", type="RuntimeDefault"),
        ),
        "container_security_context": restricted(),
        "labels": {"pipeline": "churn", "team": "growth"},
        "annotations": {"commit": "fab5ca9cd5e4425752b02ec27780b4fb3ada4a26"},
        "on_retry_callback": {
            "callback": NOTIFIERS.format("smtp") + "SmtpNotifier",
            "to": ["growth-ds@example.com"],
            "subject": "churn: task {{ ti.task_id }} failed and is tried again",
            "html_content": "churn: task {{ ti.task_id }} failed and is tried again<br>run: {{ run_id }}",
            "smtp_conn_id": "smtp_default",
        },
    }


def checkout() -> dict[str, Any]:
    requests = {"cpu": "50m", "memory": "64Mi"}
    return made(
        MODELS + "V1Container",
        name="checkout",
        image="registry.example.com/git:2.47",
        command=["/usr/local/bin/checkout"],
        args=["https://git.example.com/growth/churn.git", "fab5ca9cd5e4425752b02ec27780b4fb3ada4a26", "/code"],
        env=[made(MODELS + "V1EnvVar", name="GIT_TOKEN_FILE", value="/git/token")],
        volume_mounts=[mount("code", "/code"), mount("git", "/git", read_only=True)],
        resources=made(MODELS + "V1ResourceRequirements", requests=requests, limits={"memory": "1Gi"}),
        security_context=restricted(),
    )


def restricted() -> dict[str, Any]:
    drop = made(MODELS + "V1Capabilities", drop=["ALL"])
    return made(MODELS + "V1SecurityContext", allow_privilege_escalation=False, capabilities=drop)


def mount(name: str, path: str, **more: Any) -> dict[str, Any]:
    return made(MODELS + "V1VolumeMount", name=name, mount_path=path, **more)


def task(n: int) -> dict[str, Any]:
    return {
        "operator": "airflow.providers.cncf.kubernetes.operators.pod.KubernetesPodOperator",
        "name": f"churn-t{n}",
        "arguments": [f"/code/etl/t{n}.py", "--day", "{{ ds }}", "--market", "{{ params.market }}"],
        "dependencies": [f"t{(n - 1) // 2}"] if n else [],
    }


def made(type_name: str, **arguments: Any) -> dict[str, Any]:
    """An object, as dag-factory writes one."""
    return {"__type__": type_name, **arguments}
