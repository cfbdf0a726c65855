# Written by Clockwork: change the specification and convert again, edits are lost.
# This file is ASCII; what is not is escaped.
# schedule: weather-weekly.yaml
# code: https://git.example.com/weather/forecast.git, branch v1.4 at 5c1e5c1e5c1e
# content: sha256 19e8fa75bd9a7cb8327cd8c2edd2395a441441d64ab1bb25420f4a8a7a0b8388

from datetime import timedelta

import pendulum
from airflow.models.dag import DAG
from airflow.models.param import Param
from airflow.providers.standard.operators.bash import BashOperator
from airflow.timetables.interval import CronDataIntervalTimetable
from airflow_provider_clockwork import ClockworkOperator

STEP = {
    "step": 1,
    "scope": "weather-weekly",
    "pipeline": "weather-notebook",
    "code": {
        "git": "https://git.example.com/weather/forecast.git",
        "commit": "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",
        "path": "weather",
    },
    "params": {
        "target": {
            "type": "string",
            "default": "temp_max",
            "enum": ["temp_max", "temp_min"],
        },
        "split_date": {
            "type": "string",
            "default": "2015-01-01",
            "pattern": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        },
        "lags": {"type": "integer", "default": 3, "minimum": 1, "maximum": 14},
        "penalty": {"type": "number", "default": 1.0},
    },
    "timeout": 600,
}
BACKEND = {
    "docker": {"startup_timeout": 300},
    "runtime_image": "registry.example.com/clockwork/runtime:1.0",
    "store": {"url": "file:///srv/clockwork/runs"},
}

with DAG(
    dag_id="weather-weekly",
    description=(
        'Forecasts tomorrow\'s temperature in Seattle and compares it with "as today"'
    ),
    schedule=CronDataIntervalTimetable("0 0 * * 0", timezone="America/Los_Angeles"),
    start_date=pendulum.datetime(2026, 1, 1, tz="America/Los_Angeles"),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 0, "execution_timeout": timedelta(minutes=17)},
    params={
        "target": Param(
            "temp_max",
            type="string",
            enum=["temp_max", "temp_min"],
            description="The daily extreme to forecast",
        ),
        "split_date": Param(
            "2015-01-01",
            type="string",
            pattern="^(?:[0-9]{4}-[0-9]{2}-[0-9]{2})$",
            description=(
                "First day of the test period; the model learns from the days before"
            ),
        ),
        "lags": Param(
            3,
            type="integer",
            minimum=1,
            maximum=14,
            description="How many days the model looks back",
        ),
        "penalty": Param(1.0, type="number"),
    },
    doc_md=(
        'Forecasts tomorrow\'s temperature in Seattle and compares it with "as today"'
        "\n\n"
        "Code: https://git.example.com/weather/forecast.git, commit "
        "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e\n"
    ),
):
    extract = ClockworkOperator(
        task_id="extract",
        step={
            **STEP,
            "task": "extract",
            "run": {"python": "forecast/extract.py"},
            "args": ["--source", "data/seattle-weather.csv"],
            "outputs": {"raw": {"type": "file"}, "rows": {"type": "integer"}},
        },
        place={"image": "registry.example.com/clockwork/python:3.11"},
        backend=BACKEND,
        doc_md="Picks the columns of interest and puts them into order\n",
    )
    quality = ClockworkOperator(
        task_id="quality",
        step={
            **STEP,
            "task": "quality",
            "run": {"python": "forecast/quality.py"},
            "inputs": {
                "raw": {"from": "extract.raw", "type": "file"},
                "rows": {"from": "extract.rows", "type": "integer"},
            },
            "outputs": {"summary": {"type": "json"}},
        },
        place={"image": "registry.example.com/clockwork/python:3.11"},
        backend=BACKEND,
        doc_md="Refuses gaps, duplicates and impossible values\n",
    )
    features = ClockworkOperator(
        task_id="features",
        step={
            **STEP,
            "task": "features",
            "run": {"python": "forecast/features.py"},
            "args": ["--target", "${params.target}", "--lags", "${params.lags}"],
            "inputs": {"raw": {"from": "extract.raw", "type": "file"}},
            "outputs": {"table": {"type": "file"}},
        },
        place={"image": "registry.example.com/clockwork/python:3.11"},
        backend=BACKEND,
        doc_md=(
            "What is known on the evening before, one row for each day to forecast\n"
        ),
    )
    train = ClockworkOperator(
        task_id="train",
        step={
            **STEP,
            "task": "train",
            "run": {"notebook": "notebooks/train.ipynb"},
            "inputs": {"table": {"from": "features.table", "type": "file"}},
            "outputs": {"model": {"type": "directory"}},
        },
        place={"image": "registry.example.com/clockwork/notebook:3.11"},
        backend=BACKEND,
        doc_md="Ridge regression on the days before the split\n",
    )
    evaluate = ClockworkOperator(
        task_id="evaluate",
        step={
            **STEP,
            "task": "evaluate",
            "run": {"python": "forecast/evaluate.py"},
            "inputs": {
                "table": {"from": "features.table", "type": "file"},
                "model": {"from": "train.model", "type": "directory"},
            },
            "outputs": {
                "mae": {"type": "number"},
                "baseline_mae": {"type": "number"},
                "skill": {"type": "number"},
                "predictions": {"type": "file"},
            },
        },
        place={"image": "registry.example.com/clockwork/python:3.11"},
        backend=BACKEND,
        doc_md="Forecasts the test period and measures the mean absolute error\n",
    )
    report = ClockworkOperator(
        task_id="report",
        step={
            **STEP,
            "task": "report",
            "run": {"python": "forecast/report.py"},
            "args": ["--title", "Seattle ${params.target}, from ${params.split_date}"],
            "inputs": {
                "predictions": {"from": "evaluate.predictions", "type": "file"},
                "mae": {"from": "evaluate.mae", "type": "number"},
                "baseline_mae": {"from": "evaluate.baseline_mae", "type": "number"},
                "skill": {"from": "evaluate.skill", "type": "number"},
                "model": {"from": "train.model", "type": "directory"},
                "summary": {"from": "quality.summary", "type": "json"},
            },
            "outputs": {"page": {"type": "file"}},
        },
        place={"image": "registry.example.com/clockwork/python:3.11"},
        backend=BACKEND,
        doc_md="One HTML page with the charts\n",
    )
    clockwork_watcher = BashOperator(  # noqa: AIR001
        task_id="clockwork-watcher",
        trigger_rule="one_failed",
        bash_command="echo 'a task failed' >&2; exit 1",
        retries=0,
    )

    extract >> [quality, features, clockwork_watcher]
    quality >> [train, report, clockwork_watcher]
    features >> [train, evaluate, clockwork_watcher]
    train >> [evaluate, report, clockwork_watcher]
    evaluate >> [report, clockwork_watcher]
