# Written by Clockwork: change the specification and convert again, edits are lost.
# This file is ASCII; what is not is escaped.
# schedule: check-observations.yaml
# code: https://git.example.com/weather/forecast.git, branch main at 5c1e5c1e5c1e
# content: sha256 048e6c2ac1bc3c031bb00a81b44d87a948a1451fda9cdc8f6cfa10a878634e03

from datetime import timedelta

import pendulum
from airflow.models.dag import DAG
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
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
    doc_md=(
        "Refuses gaps, duplicates and impossible values\n\n"
        "Code: https://git.example.com/weather/forecast.git, commit "
        "5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e\n"
    ),
    user_defined_macros={"pendulum": pendulum},
):
    check_observations = KubernetesPodOperator(  # noqa: AIR001
        task_id="check-observations",
        name="check-observations-check-observations",
        image="registry.example.com/clockwork/python:3.11",
        labels={
            "io.clockwork/scope": "check-observations",
            "io.clockwork/pipeline": "check-observations",
            "io.clockwork/task": "check-observations",
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
                                    '{"step":1,"scope":"check-observations",'
                                    '"pipeline":"check-observations",'
                                    '"task":"check-observations",'
                                    '"code":{"git":"https://git.example.com/weather/forecast.git",'
                                    '"commit":"5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e5c1e",'
                                    '"path":"weather/forecast"},'
                                    '"run":{"python":"observations.py"},'
                                    '"args":["--since","$${run.interval_start}"],'
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
                        "resources": {
                            "requests": {"cpu": "500m", "memory": "512Mi"},
                            "limits": {"memory": "512Mi"},
                        },
                        "volumeMounts": [SHARED_MOUNT, INPUTS_MOUNT, CODE_MOUNT],
                        "securityContext": USER_SECURITY,
                    },
                ],
            },
        },
    )
