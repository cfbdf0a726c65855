from datetime import timedelta

import pendulum
from airflow import DAG
from airflow.providers.cncf.kubernetes.operators.pod import KubernetesPodOperator
from airflow.providers.docker.operators.docker import DockerOperator
from airflow.providers.standard.operators.empty import EmptyOperator
from airflow.timetables.interval import CronDataIntervalTimetable
from kubernetes.client import models as k8s

with DAG(
    dag_id="churn",
    description="Trains the churn model",
    schedule=CronDataIntervalTimetable("0 2 * * *", timezone="Asia/Jakarta"),
    start_date=pendulum.datetime(2026, 1, 1, tz="Asia/Jakarta"),
    catchup=False,
    max_active_runs=1,
    dagrun_timeout=timedelta(hours=6),
    default_args={"owner": "growth", "retries": 2, "retry_delay": timedelta(seconds=30)},
    params={"market": "sg"},
    tags=["growth", "daily"],
):
    extract = KubernetesPodOperator(
        task_id="extract",
        image="registry.example.com/extract:1",
        namespace="ml-jobs",
        cmds=["extract"],
        arguments=["--day", "{{ ds }}", "--market", "{{ params.market }}"],
        env_vars=[k8s.V1EnvVar(name="RUN", value="{{ run_id }}")],
        container_resources=k8s.V1ResourceRequirements(requests={"cpu": "2"}, limits={"memory": "4Gi"}),
        pool="ml",
        deferrable=True,
    )
    load = DockerOperator(
        task_id="load",
        image="registry.example.com/load:1",
        docker_url="unix:///nowhere.sock",
        command=["load", "{{ data_interval_end }}"],
        environment={"MARKET": "{{ params.market }}"},
        auto_remove="force",
        mount_tmp_dir=False,
        do_xcom_push=False,
    )
    done = EmptyOperator(task_id="done", trigger_rule="all_done", retries=0)
    extract >> [load, done]
    load >> done
