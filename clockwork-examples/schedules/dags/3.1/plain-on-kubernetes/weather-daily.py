# Written by Clockwork: change the specification and convert again, edits are lost.
# This file is ASCII; what is not is escaped.
# schedule: weather-daily.yaml
# code: https://git.example.com/weather/forecast.git, branch main at 5c1e5c1e5c1e
# content: sha256 5fc68f5f50ae1cd8403e8a15eef3f612b2c02d506b7be969b79d8363fbe48872

from datetime import timedelta

import pendulum
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.slack.notifications.slack import SlackNotifier
from airflow.providers.smtp.notifications.smtp import SmtpNotifier
from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import DAG, Param
from airflow.timetables.interval import CronDataIntervalTimetable

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
RUN_VARIABLE = {
    "name": "CLOCKWORK_RUN",
    "valueFrom": {
        "fieldRef": {"fieldPath": "metadata.annotations['io.clockwork/run']"},
    },
}
SHARED_VOLUME = {"name": "clockwork", "emptyDir": {}}
SHARED_MOUNT = {"name": "clockwork", "mountPath": "/clockwork"}
INPUTS_MOUNT = {
    "name": "clockwork",
    "mountPath": "/clockwork/inputs",
    "subPath": "inputs",
    "readOnly": True,
}
CODE_MOUNT = {
    "name": "clockwork",
    "mountPath": "/clockwork/code",
    "subPath": "code",
    "readOnly": True,
}
USER_SECURITY = {"allowPrivilegeEscalation": False, "capabilities": {"drop": ["ALL"]}}
RUNTIME_PROBE = {
    "exec": {"command": ["/clockwork-runtime", "ready"]},
    "periodSeconds": 1,
    "failureThreshold": 86400,
}
RUNTIME_RESOURCES = {
    "requests": {"cpu": "50m", "memory": "64Mi"},
    "limits": {"memory": "1Gi"},
}
RUNTIME_SECURITY = {
    "runAsNonRoot": True,
    "runAsUser": 65532,
    "runAsGroup": 65532,
    "allowPrivilegeEscalation": False,
    "readOnlyRootFilesystem": True,
    "capabilities": {"drop": ["ALL"]},
}
ON_FAILURE = [
    SmtpNotifier(
        to=["weather@example.com"],
        subject="weather-daily: task {{ ti.task_id }} failed",
        html_content=(
            "weather-daily: task {{ ti.task_id }} failed<br>run: {{ run_id | e }}"
        ),
        smtp_conn_id="smtp_default",
    ),
]
ON_RETRY = [
    SmtpNotifier(
        to=["weather@example.com"],
        subject="weather-daily: task {{ ti.task_id }} failed and is tried again",
        html_content=(
            "weather-daily: task {{ ti.task_id }} failed and is tried again<br>run: {{ "
            "run_id | e }}"
        ),
        smtp_conn_id="smtp_default",
    ),
]

with DAG(
    dag_id="weather-daily",
    description=(
        'Forecasts tomorrow\'s temperature in Seattle and compares it with "as today"'
    ),
    schedule=CronDataIntervalTimetable("30 6 * * *", timezone="America/Los_Angeles"),
    start_date=pendulum.datetime(2026, 1, 1, tz="America/Los_Angeles"),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=2),
    default_args={
        "owner": "weather@example.com",
        "retries": 1,
        "retry_delay": timedelta(seconds=30),
        "execution_timeout": timedelta(minutes=17),
        "namespace": "weather",
        "cmds": ["/clockwork/bin/clockwork-wrap"],
        "base_container_name": "main",
        "security_context": {
            "runAsNonRoot": True,
            "runAsUser": 65532,
            "runAsGroup": 65532,
            "fsGroup": 65532,
            "fsGroupChangePolicy": "OnRootMismatch",
            "seccompProfile": {"type": "RuntimeDefault"},
        },
        "automount_service_account_token": False,
        "startup_timeout_seconds": 300,
        "startup_check_interval_seconds": 1,
        "on_finish_action": "delete_pod",
        "termination_message_policy": "FallbackToLogsOnError",
        "skip_on_exit_code": 99,
        "log_pod_spec_on_failure": False,
        "do_xcom_push": False,
    },
    params={
        "target": Param(
            "temp_min",
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
            5,
            type="integer",
            minimum=1,
            maximum=14,
            description="How many days the model looks back",
        ),
        "penalty": Param(1.0, type="number"),
    },
    tags=["forecast", "weather"],
    doc_md=(
        'Forecasts tomorrow\'s temperature in Seattle and compares it with "as today"'
        "\n\n"
        "Code: https://git.example.com/weather/forecast.git, commit "
        "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e\n"
    ),
    on_failure_callback=[
        SlackNotifier(
            channel="#weather",
            text="weather-daily: failed\nrun: {{ run_id }}",
            slack_conn_id="slack_default",
            timeout=10,
        ),
    ],
    user_defined_macros={"pendulum": pendulum},
):
    extract = KubernetesPodOperator(
        task_id="extract",
        name="weather-daily-extract",
        image="registry.example.com/clockwork/python:3.11",
        labels={
            "io.clockwork/scope": "weather-daily",
            "io.clockwork/pipeline": "weather",
            "io.clockwork/task": "extract",
        },
        annotations={
            "io.clockwork/run": RUN,
            "io.clockwork/commit": "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",
        },
        pod_template_dict={
            "spec": {
                "volumes": [
                    SHARED_VOLUME,
                    {
                        "name": "clockwork-git",
                        "secret": {"secretName": "git-weather", "defaultMode": 292},
                    },
                ],
                "initContainers": [
                    {
                        "name": "clockwork",
                        "image": "registry.example.com/clockwork/runtime:1.0",
                        "command": ["/clockwork-runtime", "sidecar"],
                        "restartPolicy": "Always",
                        "startupProbe": RUNTIME_PROBE,
                        "env": [
                            RUN_VARIABLE,
                            {
                                "name": "CLOCKWORK_STEP",
                                "value": (
                                    '{"step":1,"scope":"weather-daily",'
                                    '"pipeline":"weather","task":"extract",'
                                    '"code":{"git":"https://git.example.com/weather/forecast.git",'
                                    '"commit":"5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",'
                                    '"path":"weather"},'
                                    '"run":{"python":"forecast/extract.py"},'
                                    '"args":["--source","data/seattle-weather.csv"],'
                                    '"params":{"target":{"type":"string",'
                                    '"default":"temp_min","enum":["temp_max",'
                                    '"temp_min"]},"split_date":{"type":"string",'
                                    '"default":"2015-01-01",'
                                    '"pattern":"[0-9]{4}-[0-9]{2}-[0-9]{2}"},'
                                    '"lags":{"type":"integer","default":5,"minimum":1,'
                                    '"maximum":14},"penalty":{"type":"number",'
                                    '"default":1.0}},"outputs":{"raw":{"type":"file"},'
                                    '"rows":{"type":"integer"}},"timeout":600}'
                                ),
                            },
                            {"name": "CLOCKWORK_STORE", "value": "s3://weather/runs"},
                            {
                                "name": "CLOCKWORK_STORE_ENDPOINT",
                                "value": "https://s3.example.com",
                            },
                            {
                                "name": "CLOCKWORK_ORIGIN",
                                "value": (
                                    '{"image":"registry.example.com/clockwork/python:3.11"}'
                                ),
                            },
                            {"name": "CLOCKWORK_GIT_HOSTS", "value": "git.example.com"},
                            {"name": "CLOCKWORK_GIT_SECRET", "value": "/clockwork-git"},
                        ],
                        "envFrom": [{"secretRef": {"name": "s3-writer"}}],
                        "volumeMounts": [
                            SHARED_MOUNT,
                            {
                                "name": "clockwork-git",
                                "mountPath": "/clockwork-git",
                                "readOnly": True,
                            },
                        ],
                        "resources": RUNTIME_RESOURCES,
                        "securityContext": RUNTIME_SECURITY,
                    },
                ],
                "containers": [
                    {
                        "name": "main",
                        "volumeMounts": [SHARED_MOUNT, INPUTS_MOUNT, CODE_MOUNT],
                        "securityContext": USER_SECURITY,
                    },
                ],
            },
        },
        on_failure_callback=ON_FAILURE,
        on_retry_callback=ON_RETRY,
        doc_md="Picks the columns of interest and puts them into order\n",
    )
    quality = KubernetesPodOperator(
        task_id="quality",
        name="weather-daily-quality",
        image="registry.example.com/clockwork/python:3.11",
        labels={
            "io.clockwork/scope": "weather-daily",
            "io.clockwork/pipeline": "weather",
            "io.clockwork/task": "quality",
        },
        annotations={
            "io.clockwork/run": RUN,
            "io.clockwork/commit": "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",
        },
        pod_template_dict={
            "spec": {
                "volumes": [
                    SHARED_VOLUME,
                    {
                        "name": "clockwork-git",
                        "secret": {"secretName": "git-weather", "defaultMode": 292},
                    },
                ],
                "initContainers": [
                    {
                        "name": "clockwork",
                        "image": "registry.example.com/clockwork/runtime:1.0",
                        "command": ["/clockwork-runtime", "sidecar"],
                        "restartPolicy": "Always",
                        "startupProbe": RUNTIME_PROBE,
                        "env": [
                            RUN_VARIABLE,
                            {
                                "name": "CLOCKWORK_STEP",
                                "value": (
                                    '{"step":1,"scope":"weather-daily",'
                                    '"pipeline":"weather","task":"quality",'
                                    '"code":{"git":"https://git.example.com/weather/forecast.git",'
                                    '"commit":"5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",'
                                    '"path":"weather"},'
                                    '"run":{"python":"forecast/quality.py"},'
                                    '"params":{"target":{"type":"string",'
                                    '"default":"temp_min","enum":["temp_max",'
                                    '"temp_min"]},"split_date":{"type":"string",'
                                    '"default":"2015-01-01",'
                                    '"pattern":"[0-9]{4}-[0-9]{2}-[0-9]{2}"},'
                                    '"lags":{"type":"integer","default":5,"minimum":1,'
                                    '"maximum":14},"penalty":{"type":"number",'
                                    '"default":1.0}},'
                                    '"inputs":{"raw":{"from":"extract.raw",'
                                    '"type":"file"},"rows":{"from":"extract.rows",'
                                    '"type":"integer"}},'
                                    '"outputs":{"summary":{"type":"json"}},'
                                    '"timeout":600}'
                                ),
                            },
                            {"name": "CLOCKWORK_STORE", "value": "s3://weather/runs"},
                            {
                                "name": "CLOCKWORK_STORE_ENDPOINT",
                                "value": "https://s3.example.com",
                            },
                            {
                                "name": "CLOCKWORK_ORIGIN",
                                "value": (
                                    '{"image":"registry.example.com/clockwork/python:3.11"}'
                                ),
                            },
                            {"name": "CLOCKWORK_GIT_HOSTS", "value": "git.example.com"},
                            {"name": "CLOCKWORK_GIT_SECRET", "value": "/clockwork-git"},
                        ],
                        "envFrom": [{"secretRef": {"name": "s3-writer"}}],
                        "volumeMounts": [
                            SHARED_MOUNT,
                            {
                                "name": "clockwork-git",
                                "mountPath": "/clockwork-git",
                                "readOnly": True,
                            },
                        ],
                        "resources": RUNTIME_RESOURCES,
                        "securityContext": RUNTIME_SECURITY,
                    },
                ],
                "containers": [
                    {
                        "name": "main",
                        "volumeMounts": [SHARED_MOUNT, INPUTS_MOUNT, CODE_MOUNT],
                        "securityContext": USER_SECURITY,
                    },
                ],
            },
        },
        on_failure_callback=ON_FAILURE,
        on_retry_callback=ON_RETRY,
        doc_md="Refuses gaps, duplicates and impossible values\n",
    )
    features = KubernetesPodOperator(
        task_id="features",
        name="weather-daily-features",
        image="registry.example.com/clockwork/python:3.11",
        labels={
            "io.clockwork/scope": "weather-daily",
            "io.clockwork/pipeline": "weather",
            "io.clockwork/task": "features",
        },
        annotations={
            "io.clockwork/run": RUN,
            "io.clockwork/commit": "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",
        },
        pod_template_dict={
            "spec": {
                "volumes": [
                    SHARED_VOLUME,
                    {
                        "name": "clockwork-git",
                        "secret": {"secretName": "git-weather", "defaultMode": 292},
                    },
                ],
                "initContainers": [
                    {
                        "name": "clockwork",
                        "image": "registry.example.com/clockwork/runtime:1.0",
                        "command": ["/clockwork-runtime", "sidecar"],
                        "restartPolicy": "Always",
                        "startupProbe": RUNTIME_PROBE,
                        "env": [
                            RUN_VARIABLE,
                            {
                                "name": "CLOCKWORK_STEP",
                                "value": (
                                    '{"step":1,"scope":"weather-daily",'
                                    '"pipeline":"weather","task":"features",'
                                    '"code":{"git":"https://git.example.com/weather/forecast.git",'
                                    '"commit":"5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",'
                                    '"path":"weather"},'
                                    '"run":{"python":"forecast/features.py"},'
                                    '"args":["--target","$${params.target}","--lags",'
                                    '"$${params.lags}"],'
                                    '"params":{"target":{"type":"string",'
                                    '"default":"temp_min","enum":["temp_max",'
                                    '"temp_min"]},"split_date":{"type":"string",'
                                    '"default":"2015-01-01",'
                                    '"pattern":"[0-9]{4}-[0-9]{2}-[0-9]{2}"},'
                                    '"lags":{"type":"integer","default":5,"minimum":1,'
                                    '"maximum":14},"penalty":{"type":"number",'
                                    '"default":1.0}},'
                                    '"inputs":{"raw":{"from":"extract.raw",'
                                    '"type":"file"}},'
                                    '"outputs":{"table":{"type":"file"}},"timeout":600}'
                                ),
                            },
                            {"name": "CLOCKWORK_STORE", "value": "s3://weather/runs"},
                            {
                                "name": "CLOCKWORK_STORE_ENDPOINT",
                                "value": "https://s3.example.com",
                            },
                            {
                                "name": "CLOCKWORK_ORIGIN",
                                "value": (
                                    '{"image":"registry.example.com/clockwork/python:3.11"}'
                                ),
                            },
                            {"name": "CLOCKWORK_GIT_HOSTS", "value": "git.example.com"},
                            {"name": "CLOCKWORK_GIT_SECRET", "value": "/clockwork-git"},
                        ],
                        "envFrom": [{"secretRef": {"name": "s3-writer"}}],
                        "volumeMounts": [
                            SHARED_MOUNT,
                            {
                                "name": "clockwork-git",
                                "mountPath": "/clockwork-git",
                                "readOnly": True,
                            },
                        ],
                        "resources": RUNTIME_RESOURCES,
                        "securityContext": RUNTIME_SECURITY,
                    },
                ],
                "containers": [
                    {
                        "name": "main",
                        "volumeMounts": [SHARED_MOUNT, INPUTS_MOUNT, CODE_MOUNT],
                        "securityContext": USER_SECURITY,
                    },
                ],
            },
        },
        on_failure_callback=ON_FAILURE,
        on_retry_callback=ON_RETRY,
        doc_md=(
            "What is known on the evening before, one row for each day to forecast\n"
        ),
    )
    train = KubernetesPodOperator(
        task_id="train",
        name="weather-daily-train",
        image="registry.example.com/clockwork/python:3.11",
        labels={
            "io.clockwork/scope": "weather-daily",
            "io.clockwork/pipeline": "weather",
            "io.clockwork/task": "train",
        },
        annotations={
            "io.clockwork/run": RUN,
            "io.clockwork/commit": "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",
        },
        pod_template_dict={
            "spec": {
                "volumes": [
                    SHARED_VOLUME,
                    {
                        "name": "clockwork-git",
                        "secret": {"secretName": "git-weather", "defaultMode": 292},
                    },
                ],
                "initContainers": [
                    {
                        "name": "clockwork",
                        "image": "registry.example.com/clockwork/runtime:1.0",
                        "command": ["/clockwork-runtime", "sidecar"],
                        "restartPolicy": "Always",
                        "startupProbe": RUNTIME_PROBE,
                        "env": [
                            RUN_VARIABLE,
                            {
                                "name": "CLOCKWORK_STEP",
                                "value": (
                                    '{"step":1,"scope":"weather-daily",'
                                    '"pipeline":"weather","task":"train",'
                                    '"code":{"git":"https://git.example.com/weather/forecast.git",'
                                    '"commit":"5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",'
                                    '"path":"weather"},'
                                    '"run":{"python":"forecast/train.py"},'
                                    '"params":{"target":{"type":"string",'
                                    '"default":"temp_min","enum":["temp_max",'
                                    '"temp_min"]},"split_date":{"type":"string",'
                                    '"default":"2015-01-01",'
                                    '"pattern":"[0-9]{4}-[0-9]{2}-[0-9]{2}"},'
                                    '"lags":{"type":"integer","default":5,"minimum":1,'
                                    '"maximum":14},"penalty":{"type":"number",'
                                    '"default":1.0}},'
                                    '"inputs":{"table":{"from":"features.table",'
                                    '"type":"file"}},'
                                    '"outputs":{"model":{"type":"directory"}},'
                                    '"timeout":600}'
                                ),
                            },
                            {"name": "CLOCKWORK_STORE", "value": "s3://weather/runs"},
                            {
                                "name": "CLOCKWORK_STORE_ENDPOINT",
                                "value": "https://s3.example.com",
                            },
                            {
                                "name": "CLOCKWORK_ORIGIN",
                                "value": (
                                    '{"image":"registry.example.com/clockwork/python:3.11"}'
                                ),
                            },
                            {"name": "CLOCKWORK_GIT_HOSTS", "value": "git.example.com"},
                            {"name": "CLOCKWORK_GIT_SECRET", "value": "/clockwork-git"},
                        ],
                        "envFrom": [{"secretRef": {"name": "s3-writer"}}],
                        "volumeMounts": [
                            SHARED_MOUNT,
                            {
                                "name": "clockwork-git",
                                "mountPath": "/clockwork-git",
                                "readOnly": True,
                            },
                        ],
                        "resources": RUNTIME_RESOURCES,
                        "securityContext": RUNTIME_SECURITY,
                    },
                ],
                "containers": [
                    {
                        "name": "main",
                        "volumeMounts": [SHARED_MOUNT, INPUTS_MOUNT, CODE_MOUNT],
                        "securityContext": USER_SECURITY,
                    },
                ],
            },
        },
        on_failure_callback=ON_FAILURE,
        on_retry_callback=ON_RETRY,
        doc_md="Ridge regression on the days before the split\n",
    )
    evaluate = KubernetesPodOperator(
        task_id="evaluate",
        name="weather-daily-evaluate",
        image="registry.example.com/clockwork/python:3.11",
        labels={
            "io.clockwork/scope": "weather-daily",
            "io.clockwork/pipeline": "weather",
            "io.clockwork/task": "evaluate",
        },
        annotations={
            "io.clockwork/run": RUN,
            "io.clockwork/commit": "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",
        },
        pod_template_dict={
            "spec": {
                "volumes": [
                    SHARED_VOLUME,
                    {
                        "name": "clockwork-git",
                        "secret": {"secretName": "git-weather", "defaultMode": 292},
                    },
                ],
                "initContainers": [
                    {
                        "name": "clockwork",
                        "image": "registry.example.com/clockwork/runtime:1.0",
                        "command": ["/clockwork-runtime", "sidecar"],
                        "restartPolicy": "Always",
                        "startupProbe": RUNTIME_PROBE,
                        "env": [
                            RUN_VARIABLE,
                            {
                                "name": "CLOCKWORK_STEP",
                                "value": (
                                    '{"step":1,"scope":"weather-daily",'
                                    '"pipeline":"weather","task":"evaluate",'
                                    '"code":{"git":"https://git.example.com/weather/forecast.git",'
                                    '"commit":"5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",'
                                    '"path":"weather"},'
                                    '"run":{"python":"forecast/evaluate.py"},'
                                    '"params":{"target":{"type":"string",'
                                    '"default":"temp_min","enum":["temp_max",'
                                    '"temp_min"]},"split_date":{"type":"string",'
                                    '"default":"2015-01-01",'
                                    '"pattern":"[0-9]{4}-[0-9]{2}-[0-9]{2}"},'
                                    '"lags":{"type":"integer","default":5,"minimum":1,'
                                    '"maximum":14},"penalty":{"type":"number",'
                                    '"default":1.0}},'
                                    '"inputs":{"table":{"from":"features.table",'
                                    '"type":"file"},"model":{"from":"train.model",'
                                    '"type":"directory"}},'
                                    '"outputs":{"mae":{"type":"number"},'
                                    '"baseline_mae":{"type":"number"},'
                                    '"skill":{"type":"number"},'
                                    '"predictions":{"type":"file"}},"timeout":600}'
                                ),
                            },
                            {"name": "CLOCKWORK_STORE", "value": "s3://weather/runs"},
                            {
                                "name": "CLOCKWORK_STORE_ENDPOINT",
                                "value": "https://s3.example.com",
                            },
                            {
                                "name": "CLOCKWORK_ORIGIN",
                                "value": (
                                    '{"image":"registry.example.com/clockwork/python:3.11"}'
                                ),
                            },
                            {"name": "CLOCKWORK_GIT_HOSTS", "value": "git.example.com"},
                            {"name": "CLOCKWORK_GIT_SECRET", "value": "/clockwork-git"},
                        ],
                        "envFrom": [{"secretRef": {"name": "s3-writer"}}],
                        "volumeMounts": [
                            SHARED_MOUNT,
                            {
                                "name": "clockwork-git",
                                "mountPath": "/clockwork-git",
                                "readOnly": True,
                            },
                        ],
                        "resources": RUNTIME_RESOURCES,
                        "securityContext": RUNTIME_SECURITY,
                    },
                ],
                "containers": [
                    {
                        "name": "main",
                        "volumeMounts": [SHARED_MOUNT, INPUTS_MOUNT, CODE_MOUNT],
                        "securityContext": USER_SECURITY,
                    },
                ],
            },
        },
        on_failure_callback=ON_FAILURE,
        on_retry_callback=ON_RETRY,
        doc_md="Forecasts the test period and measures the mean absolute error\n",
    )
    report = KubernetesPodOperator(
        task_id="report",
        name="weather-daily-report",
        image="registry.example.com/clockwork/python:3.11",
        labels={
            "io.clockwork/scope": "weather-daily",
            "io.clockwork/pipeline": "weather",
            "io.clockwork/task": "report",
        },
        annotations={
            "io.clockwork/run": RUN,
            "io.clockwork/commit": "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",
        },
        pod_template_dict={
            "spec": {
                "volumes": [
                    SHARED_VOLUME,
                    {
                        "name": "clockwork-git",
                        "secret": {"secretName": "git-weather", "defaultMode": 292},
                    },
                ],
                "initContainers": [
                    {
                        "name": "clockwork",
                        "image": "registry.example.com/clockwork/runtime:1.0",
                        "command": ["/clockwork-runtime", "sidecar"],
                        "restartPolicy": "Always",
                        "startupProbe": RUNTIME_PROBE,
                        "env": [
                            RUN_VARIABLE,
                            {
                                "name": "CLOCKWORK_STEP",
                                "value": (
                                    '{"step":1,"scope":"weather-daily",'
                                    '"pipeline":"weather","task":"report",'
                                    '"code":{"git":"https://git.example.com/weather/forecast.git",'
                                    '"commit":"5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",'
                                    '"path":"weather"},'
                                    '"run":{"python":"forecast/report.py"},'
                                    '"args":["--title","Seattle $${params.target}, from'
                                    ' $${params.split_date}"],'
                                    '"params":{"target":{"type":"string",'
                                    '"default":"temp_min","enum":["temp_max",'
                                    '"temp_min"]},"split_date":{"type":"string",'
                                    '"default":"2015-01-01",'
                                    '"pattern":"[0-9]{4}-[0-9]{2}-[0-9]{2}"},'
                                    '"lags":{"type":"integer","default":5,"minimum":1,'
                                    '"maximum":14},"penalty":{"type":"number",'
                                    '"default":1.0}},'
                                    '"inputs":{"predictions":{"from":"evaluate.predictions",'
                                    '"type":"file"},"mae":{"from":"evaluate.mae",'
                                    '"type":"number"},'
                                    '"baseline_mae":{"from":"evaluate.baseline_mae",'
                                    '"type":"number"},"skill":{"from":"evaluate.skill",'
                                    '"type":"number"},"model":{"from":"train.model",'
                                    '"type":"directory"},'
                                    '"summary":{"from":"quality.summary",'
                                    '"type":"json"}},'
                                    '"outputs":{"page":{"type":"file"}},"timeout":600}'
                                ),
                            },
                            {"name": "CLOCKWORK_STORE", "value": "s3://weather/runs"},
                            {
                                "name": "CLOCKWORK_STORE_ENDPOINT",
                                "value": "https://s3.example.com",
                            },
                            {
                                "name": "CLOCKWORK_ORIGIN",
                                "value": (
                                    '{"image":"registry.example.com/clockwork/python:3.11"}'
                                ),
                            },
                            {"name": "CLOCKWORK_GIT_HOSTS", "value": "git.example.com"},
                            {"name": "CLOCKWORK_GIT_SECRET", "value": "/clockwork-git"},
                        ],
                        "envFrom": [{"secretRef": {"name": "s3-writer"}}],
                        "volumeMounts": [
                            SHARED_MOUNT,
                            {
                                "name": "clockwork-git",
                                "mountPath": "/clockwork-git",
                                "readOnly": True,
                            },
                        ],
                        "resources": RUNTIME_RESOURCES,
                        "securityContext": RUNTIME_SECURITY,
                    },
                ],
                "containers": [
                    {
                        "name": "main",
                        "volumeMounts": [SHARED_MOUNT, INPUTS_MOUNT, CODE_MOUNT],
                        "securityContext": USER_SECURITY,
                    },
                ],
            },
        },
        on_failure_callback=ON_FAILURE,
        on_retry_callback=ON_RETRY,
        doc_md="One HTML page with the charts\n",
    )
    clockwork_watcher = BashOperator(  # noqa: AIR001
        task_id="clockwork-watcher",
        trigger_rule="one_failed",
        bash_command="echo 'a task failed' >&2; exit 1",
        retries=0,
        on_failure_callback=None,
    )

    extract >> [quality, features, clockwork_watcher]
    quality >> [train, report, clockwork_watcher]
    features >> [train, evaluate, clockwork_watcher]
    train >> [evaluate, report, clockwork_watcher]
    evaluate >> [report, clockwork_watcher]
