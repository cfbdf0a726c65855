import pendulum
from airflow import DAG

from airflow_provider_clockwork import ClockworkOperator

with DAG(
    dag_id="churn",
    schedule=None,
    start_date=pendulum.datetime(2026, 1, 1),
    params={"market": "sg"},
):
    ClockworkOperator(
        task_id="train",
        step={
            "step": 1,
            "scope": "churn",
            "pipeline": "churn",
            "task": "train",
            "run": {"command": ["train"]},
            "inputs": {
                "raw": {"from": "extract.raw", "type": "file"},
                "rows": {"from": "extract.rows", "type": "file"},
            },
        },
        place={"image": "registry.example.com/train:1"},
        backend={
            "kubernetes": {},
            "runtime_image": "registry.example.com/clockwork/runtime:1.0",
            "store": {"url": "pvc://ml-data/runs"},
        },
    )
