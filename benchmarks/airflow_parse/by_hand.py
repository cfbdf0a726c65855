"""The same DAG as an Airflow engineer writes it: with KubernetesPodOperator and objects of the Kubernetes client.

It has the params, the timetable, the alerts and the secret of the emitted one, and does the same work: a first
container fetches the code at its commit, the pod is one that the standard `restricted` admits, and data is on a claim.
It is written in three ways: with everything on each task, as most people copy a task and change it; with what tasks
share once, above the DAG or in default_args; and lean, which is the second without checkout and security contexts,
for sites whose images have the code. No file by hand checks outputs or has a sidecar.
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
SHARED = """VOLUME = {volume}
MOUNT = {mount}
RESOURCES = {resources}
SMTP_PASSWORD = {secret}
"""

SHARED_CHECKOUT = """CODE = {code}
CODE_MOUNT = {code_mount}
TOKEN = {token}
CHECKOUT = {checkout}
RESTRICTED = {restricted}
POD_SECURITY = {pod_security}
"""

VALUES = {
    "volume": """k8s.V1Volume(
    name="data",
    persistent_volume_claim=k8s.V1PersistentVolumeClaimVolumeSource(claim_name="ml-data"),
)""",
    "mount": 'k8s.V1VolumeMount(name="data", mount_path="/data", sub_path="churn")',
    "resources": 'k8s.V1ResourceRequirements(requests={"cpu": "2", "memory": "4Gi"}, limits={"memory": "4Gi"})',
    "secret": 'Secret("env", "SMTP_PASSWORD", "smtp", "password")',
    "code": 'k8s.V1Volume(name="code", empty_dir=k8s.V1EmptyDirVolumeSource())',
    "code_mount": 'k8s.V1VolumeMount(name="code", mount_path="/code")',
    "token": 'k8s.V1Volume(name="git", secret=k8s.V1SecretVolumeSource(secret_name="git-growth", default_mode=0o444))',
    "restricted": """k8s.V1SecurityContext(
    allow_privilege_escalation=False,
    capabilities=k8s.V1Capabilities(drop=["ALL"]),
)""",
    "pod_security": """k8s.V1PodSecurityContext(
    run_as_non_root=True,
    run_as_user=65532,
    run_as_group=65532,
    fs_group=65532,
    seccomp_profile=k8s.V1SeccompProfile(type="RuntimeDefault"),
)""",
}
VALUES["checkout"] = f"""k8s.V1Container(
    name="checkout",
    image="registry.example.com/git:2.47",
    command=["/usr/local/bin/checkout"],
    args=["https://git.example.com/growth/churn.git", "fab5ca9cd5e4425752b02ec27780b4fb3ada4a26", "/code"],
    env=[k8s.V1EnvVar(name="GIT_TOKEN_FILE", value="/git/token")],
    volume_mounts=[
        {VALUES["code_mount"]},
        k8s.V1VolumeMount(name="git", mount_path="/git", read_only=True),
    ],
    resources=k8s.V1ResourceRequirements(requests={{"cpu": "50m", "memory": "64Mi"}}, limits={{"memory": "1Gi"}}),
    security_context={VALUES["restricted"]},
)"""
NAMES = {
    "volume": "VOLUME",
    "mount": "MOUNT",
    "resources": "RESOURCES",
    "secret": "SMTP_PASSWORD",
    "code": "CODE",
    "code_mount": "CODE_MOUNT",
    "token": "TOKEN",
    "checkout": "CHECKOUT",
    "restricted": "RESTRICTED",
    "pod_security": "POD_SECURITY",
}

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

# The arguments of every task, as keywords or as default_args.
ARGUMENTS = {
    "namespace": '"ml-jobs"',
    "image": '"registry.example.com/clockwork/python:3.11"',
    "cmds": '["python"]',
    "env_vars": '{"LOG_LEVEL": "info", "RUN_ID": "{{ run_id }}"}',
    "secrets": "[{secret}]",
    "container_resources": "{resources}",
    "volumes": "[{volume}]",
    "volume_mounts": "[{mount}]",
    "image_pull_secrets": '[k8s.V1LocalObjectReference(name="registry")]',
    "service_account_name": '"clockwork-runner"',
    "startup_timeout_seconds": "900",
    "on_finish_action": '"delete_succeeded_pod"',
}
WITH_CHECKOUT = {
    **ARGUMENTS,
    "volumes": "[{volume}, {code}, {token}]",
    "volume_mounts": "[{mount}, {code_mount}]",
    "init_containers": "[{checkout}]",
    "security_context": "{pod_security}",
    "container_security_context": "{restricted}",
    "labels": '{"pipeline": "churn", "team": "growth"}',
    "annotations": '{"commit": "fab5ca9cd5e4425752b02ec27780b4fb3ada4a26"}',
}

TASK = """    t{n} = KubernetesPodOperator(
        task_id="t{n}",
        name="churn-t{n}",
        arguments=["{folder}etl/t{n}.py", "--day", "{{{{ ds }}}}", "--market", "{{{{ params.market }}}}"],
        {own}on_retry_callback=RETRIED,
    )
"""

WAYS = ("each", "once", "lean")


def text(tasks: int, target: str, way: str) -> str:
    """The file, in one of the WAYS."""
    head = HEAD.format(imports=IMPORTS[target])
    if way == "each":
        own = arguments(WITH_CHECKOUT, VALUES, "{}={}")
        body = head + DAG.format(tasks=tasks, defaults="")
    else:
        own = ""
        head += filled(SHARED if way == "lean" else SHARED + SHARED_CHECKOUT, VALUES)
        body = head + DAG.format(
            tasks=tasks, defaults=arguments(ARGUMENTS if way == "lean" else WITH_CHECKOUT, NAMES, '"{}": {}')
        )
    folder = "" if way == "lean" else "/code/"
    return body + "".join(TASK.format(n=n, own=own, folder=folder) for n in range(tasks)) + "\n" + edges(tasks)


def arguments(said: dict[str, str], values: dict[str, str], form: str) -> str:
    return "".join(f"{form.format(name, filled(value, values))},\n        " for name, value in said.items())


def filled(text: str, values: dict[str, str]) -> str:
    """The text, with what stands for a value in braces."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def edges(tasks: int) -> str:
    """Each task after the one half as far from the first: a tree."""
    return "".join(f"    t{(n - 1) // 2} >> t{n}\n" for n in range(1, tasks))
