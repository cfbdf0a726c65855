from airflow import DAG

from airflow_provider_clockwork import ClockworkOperator

BACKEND = {"store": {"url": "s3://x"}}
STEP = {"step": 1, "scope": "two-steps", "pipeline": "two-steps", "run": {"command": ["x"]}}

with DAG(dag_id="two-steps", schedule=None):
    first, second = (
        ClockworkOperator(task_id=name, step={**STEP, "task": name}, place={"image": "x"}, backend=BACKEND, retries=1)
        for name in ("first", "second")
    )
    first >> second
