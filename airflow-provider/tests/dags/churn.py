from datetime import timedelta

import pendulum
from airflow import DAG
from airflow.timetables.interval import CronDataIntervalTimetable

from airflow_provider_clockwork import ClockworkOperator

CODE = {"git": "https://github.com/growth/churn.git", "commit": "3f2a" * 10, "path": "."}
BACKEND = {
    "kubernetes": {
        "conn_id": "kubernetes_default",
        "namespace": "ml-jobs",
        "image_pull_secrets": ["registry"],
        "startup_timeout": 900,
        "service_account": "clockwork-runner",
        "keep_pods": "failed",
        "deferrable": True,
    },
    "runtime_image": "registry.example.com/clockwork/runtime:1.0",
    "store": {"url": "s3://ml-clockwork/runs", "endpoint": "https://s3.example.com", "secret": "s3-writer"},
    "git_secret": "git-growth/token",
}

with DAG(
    dag_id="churn-nightly",
    schedule=CronDataIntervalTimetable("0 2 * * *", timezone="Asia/Jakarta"),
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Jakarta"),
    catchup=False,
    default_args={"owner": "growth", "backend": BACKEND, "retries": 2, "retry_delay": timedelta(seconds=30)},
    params={"market": "sg", "threshold": 0.5},
):
    extract = ClockworkOperator(
        task_id="extract",
        step={
            "step": 1,
            "scope": "churn-nightly",
            "pipeline": "churn",
            "task": "extract",
            "code": CODE,
            "run": {"python": "etl/extract.py"},
            "args": ["--day", "${run.date}", "--literal", "$${x} {{ ds }} $(HOME)"],
            "params": {"market": {"type": "string"}, "threshold": {"type": "number"}},
            "outputs": {"raw": {"type": "file"}},
        },
        place={"image": "registry.example.com/clockwork/python:3.11"},
    )
    train = ClockworkOperator(
        task_id="train",
        step={
            "step": 1,
            "scope": "churn-nightly",
            "pipeline": "churn",
            "task": "train",
            "run": {"command": ["train"]},
            "inputs": {"raw": {"from": "extract.raw", "type": "file"}, "raw2": {"from": "extract.raw", "type": "file"}},
            "outputs": {"model": {"type": "directory"}},
            "secrets": ["SMTP_PASSWORD"],
        },
        place={
            "image": "registry.example.com/torch:2.4@sha256:" + "ab" * 32,
            "resources": {"cpu": "2", "memory": "4Gi", "gpu": 1, "disk": "10Gi"},
            "secrets": {"SMTP_PASSWORD": "smtp/password"},
            "kubernetes": {
                "metadata": {"labels": {"team": "growth"}},
                "spec": {
                    "nodeSelector": {"disk": "ssd"},
                    "tolerations": [{"key": "gpu", "operator": "Exists"}],
                    "volumes": [{"name": "cache", "emptyDir": {}}],
                    "containers": [{"name": "main", "volumeMounts": [{"name": "cache", "mountPath": "/cache"}]}],
                },
            },
        },
    )
    extract >> train
