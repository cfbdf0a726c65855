"""The same DAG as an Airflow engineer writes it: with KubernetesPodOperator and objects of the Kubernetes client.

It has the params, the timetable, the alerts and the secret of the emitted one, and what tasks share once, above
the DAG or in default_args. It has no more: its code is in the image and its data on a claim, so there is neither
a checkout nor a sidecar, and an alert is a fixed text with the run in it.
"""

from __future__ import annotations

IMPORTS = {
    "3.1": """from airflow.sdk import DAG, Param
from airflow.timetables.interval import CronDataIntervalTimetable
""",
    "2.11": """from airflow.models.dag import DAG
from airflow.models.param import Param
from airflow.timetables.interval import CronDataIntervalTimetable
""",
}

HEAD = """from datetime import timedelta

import pendulum
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.cncf.kubernetes.secret import Secret
from airflow.providers.slack.notifications.slack import SlackNotifier
from airflow.providers.smtp.notifications.smtp import SmtpNotifier
{imports}from kubernetes.client import models as k8s

RETRIED = [
    SmtpNotifier(
        to=["growth-ds@example.com"],
        subject="churn: task {{{{ ti.task_id }}}} failed and is tried again",
        html_content="churn: task {{{{ ti.task_id }}}} failed and is tried again<br>run: {{{{ run_id }}}}",
        smtp_conn_id="smtp_default",
    ),
]
"""

# What is the same for all tasks, by those who write it once.
SHARED = """VOLUME = k8s.V1Volume(
    name="data",
    persistent_volume_claim=k8s.V1PersistentVolumeClaimVolumeSource(claim_name="ml-data"),
)
MOUNT = k8s.V1VolumeMount(name="data", mount_path="/data", sub_path="churn")
RESOURCES = k8s.V1ResourceRequirements(requests={"cpu": "2", "memory": "4Gi"}, limits={"memory": "4Gi"})
SMTP_PASSWORD = Secret("env", "SMTP_PASSWORD", "smtp", "password")
"""

DAG = """
with DAG(
    dag_id="churn-{tasks}",
    description="Trains and reports the churn model",
    schedule=CronDataIntervalTimetable("0 2 * * *", timezone="Asia/Jakarta"),
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Jakarta"),
    catchup=False,
    max_active_runs=1,
    default_args={{
        "owner": "growth",
        "retries": 2,
        "retry_delay": timedelta(seconds=30),
        "execution_timeout": timedelta(hours=2),
        {defaults}}},
    params={{
        "market": Param("sg", type="string", enum=["id", "sg", "vn"], description="Country code"),
        "threshold": Param(0.5, type="number"),
    }},
    tags=["growth"],
    doc_md="Trains and reports the churn model\\n\\nCode: https://git.example.com/growth/churn.git\\n",
    on_failure_callback=[
        SlackNotifier(
            channel="#growth-alerts",
            text="churn: failed\\nrun: {{{{ run_id }}}}",
            slack_conn_id="slack_default",
        ),
        SmtpNotifier(
            to=["growth-ds@example.com"],
            subject="churn: failed",
            html_content="churn: failed<br>run: {{{{ run_id }}}}",
            smtp_conn_id="smtp_default",
        ),
    ],
):
"""

DEFAULTS = """"namespace": "ml-jobs",
        "image": "registry.example.com/clockwork/python:3.11",
        "cmds": ["python"],
        "env_vars": {"LOG_LEVEL": "info", "RUN_ID": "{{ run_id }}"},
        "secrets": [SMTP_PASSWORD],
        "container_resources": RESOURCES,
        "volumes": [VOLUME],
        "volume_mounts": [MOUNT],
        "image_pull_secrets": [k8s.V1LocalObjectReference(name="registry")],
        "service_account_name": "clockwork-runner",
        "startup_timeout_seconds": 900,
        "on_finish_action": "delete_succeeded_pod",
    """

TASK = """    t{n} = KubernetesPodOperator(
        task_id="t{n}",
        name="churn-t{n}",
        arguments=["etl/t{n}.py", "--day", "{{{{ ds }}}}", "--market", "{{{{ params.market }}}}"],
        {own}on_retry_callback=RETRIED,
    )
"""

# The same on each task, by those who copy a task and change it.
OWN = """namespace="ml-jobs",
        image="registry.example.com/clockwork/python:3.11",
        cmds=["python"],
        env_vars={"LOG_LEVEL": "info", "RUN_ID": "{{ run_id }}"},
        secrets=[Secret("env", "SMTP_PASSWORD", "smtp", "password")],
        container_resources=k8s.V1ResourceRequirements(
            requests={"cpu": "2", "memory": "4Gi"}, limits={"memory": "4Gi"}
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
        """


def text(tasks: int, target: str, *, shared: bool) -> str:
    """The file, with what tasks share written once or on each of them."""
    head = HEAD.format(imports=IMPORTS[target]) + (SHARED if shared else "")
    head += DAG.format(tasks=tasks, defaults=DEFAULTS if shared else "")
    return head + "".join(TASK.format(n=n, own="" if shared else OWN) for n in range(tasks)) + "\n" + edges(tasks)


def edges(tasks: int) -> str:
    """Each task after the one half as far from the first: a tree."""
    return "".join(f"    t{(n - 1) // 2} >> t{n}\n" for n in range(1, tasks))
