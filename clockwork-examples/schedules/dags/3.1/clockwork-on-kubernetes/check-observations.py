# Written by Clockwork: change the specification and convert again, edits are lost.
# This file is ASCII; what is not is escaped.
# schedule: check-observations.yaml
# code: https://git.example.com/weather/forecast.git, branch main at 5c1e5c1e5c1e
# content: sha256 8f6c689ec39dd5856eb71af7ae458deabdb45b917ccbc5e3400929eab1e5ed7b

from datetime import timedelta

import pendulum
from airflow.sdk import DAG
from airflow.timetables.interval import CronDataIntervalTimetable
from airflow_provider_clockwork import ClockworkOperator

BACKEND = {
    "kubernetes": {"namespace": "weather", "startup_timeout": 300},
    "runtime_image": "registry.example.com/clockwork/runtime:1.0",
    "store": {
        "url": "s3://weather/runs",
        "endpoint": "https://s3.example.com",
        "secret": "s3-writer",
    },
    "git_secret": "git-weather/token",
}

with DAG(
    dag_id="check-observations",
    description="Refuses gaps, duplicates and impossible values",
    schedule=CronDataIntervalTimetable("0 * * * *", timezone="UTC"),
    start_date=pendulum.datetime(2026, 1, 1, tz="UTC"),
    catchup=False,
    max_active_runs=1,
    default_args={
        "retries": 2,
        "retry_delay": timedelta(minutes=1),
        "execution_timeout": timedelta(minutes=17),
    },
    doc_md=(
        "Refuses gaps, duplicates and impossible values\n\n"
        "Code: https://git.example.com/weather/forecast.git, commit "
        "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e\n"
    ),
):
    check_observations = ClockworkOperator(
        task_id="check-observations",
        step={
            "step": 1,
            "scope": "check-observations",
            "pipeline": "check-observations",
            "task": "check-observations",
            "code": {
                "git": "https://git.example.com/weather/forecast.git",
                "commit": "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",
                "path": "weather/forecast",
            },
            "run": {"python": "observations.py"},
            "args": ["--since", "${run.interval_start}"],
            "timeout": 600,
        },
        place={
            "image": "registry.example.com/clockwork/python:3.11",
            "resources": {"cpu": "500m", "memory": "512Mi"},
        },
        backend=BACKEND,
    )
