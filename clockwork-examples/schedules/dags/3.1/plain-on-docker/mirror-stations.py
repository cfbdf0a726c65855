# Written by Clockwork: change the specification and convert again, edits are lost.
# This file is ASCII; what is not is escaped.
# schedule: mirror-stations.yaml
# content: sha256 1da503d0ba8dc559dbaa8531b12ac1fd0c03ec3bbae9bb3460690b1455f73a61

import json
from datetime import timedelta
from functools import partial

import pendulum
from airflow.providers.docker.operators.docker import DockerOperator
from airflow.providers.slack.notifications.slack import SlackNotifier
from airflow.sdk import DAG
from airflow.timetables.interval import CronDataIntervalTimetable
from docker.types import Mount

AS_JSON = partial(json.dumps, ensure_ascii=False, separators=[",", ":"])
RUN = (
    "{%- set at = pendulum.instance(dag_run.logical_date or dag_run.run_after) -%}\n"
    "{%- set whole = dag.timetable.infer_manual_data_interval(run_after=at) -%}\n"
    '{%- set recorded = dag_run.run_type in ("scheduled", "backfill") and '
    "dag_run.data_interval_start and dag_run.data_interval_end -%}\n"
    "{%- set start = dag_run.data_interval_start if recorded else whole.start -%}\n"
    "{%- set end = dag_run.data_interval_end if recorded else whole.end -%}\n"
    '{"run_id": {{ run_id | tojson }}, "attempt": {{ ti.try_number }}, "interval": '
    '{"start": "{{ start.astimezone(dag.timezone).replace(microsecond=0).isoformat() '
    '}}", "end": "{{ end.astimezone(dag.timezone).replace(microsecond=0).isoformat() '
    '}}"}, "params": {{ dict(params) | tojson }}}'
)
RUNTIME_IMAGE = "registry.example.com/clockwork/runtime:1.0"
RUNTIME = "clockwork-runtime-e4c2b706"
MOUNTS = [
    Mount("/clockwork", None, type="tmpfs"),
    Mount("/clockwork/bin", RUNTIME, read_only=True),
]

with DAG(
    dag_id="mirror-stations",
    schedule=CronDataIntervalTimetable("15 4 * * 1", timezone="America/Los_Angeles"),
    start_date=pendulum.datetime(2026, 1, 1, tz="America/Los_Angeles"),
    catchup=False,
    max_active_runs=1,
    default_args={
        "owner": "weather@example.com",
        "retries": 3,
        "retry_delay": timedelta(seconds=30),
        "retry_exponential_backoff": True,
        "max_retry_delay": timedelta(minutes=10),
        "execution_timeout": timedelta(minutes=37),
        "environment": {"CLOCKWORK_RUN": RUN},
        "entrypoint": ["/clockwork/bin/clockwork-wrap"],
        "mounts": MOUNTS,
        "mount_tmp_dir": False,
        "auto_remove": "force",
        "skip_on_exit_code": 99,
        "do_xcom_push": False,
    },
    on_failure_callback=[
        SlackNotifier(
            channel="#weather",
            text="mirror-stations: failed\nrun: {{ run_id }}",
            slack_conn_id="slack_default",
            timeout=10,
        ),
    ],
    user_defined_macros={"pendulum": pendulum},
):
    clockwork_runtime = DockerOperator(  # noqa: AIR001
        task_id="clockwork-runtime",
        image=RUNTIME_IMAGE,
        user="0:0",
        entrypoint=["/clockwork-runtime"],
        command=["install", "/clockwork/bin"],
        mounts=[Mount("/clockwork/bin", RUNTIME)],
        retries=2,
        retry_delay=timedelta(seconds=30),
    )
    mirror_stations = DockerOperator(  # noqa: AIR001
        task_id="mirror-stations",
        image="registry.example.com/weather/mirror:2.3",
        private_environment={
            "CLOCKWORK_STEP": AS_JSON(
                {
                    "step": 1,
                    "scope": "mirror-stations",
                    "pipeline": "mirror-stations",
                    "task": "mirror-stations",
                    "run": {
                        "command": [
                            "mirror",
                            "--from",
                            "https://stations.example.com/list.csv",
                            "--day",
                            "${run.date}",
                        ],
                    },
                    "env": {"LOG_LEVEL": "info"},
                    "timeout": 1800,
                },
            ),
        },
        labels={
            "io.clockwork.scope": "mirror-stations",
            "io.clockwork.pipeline": "mirror-stations",
            "io.clockwork.task": "mirror-stations",
        },
        cpus=1,
        mem_limit="1g",
        shm_size=536870912,
    )

    clockwork_runtime >> mirror_stations
