import uuid

from airflow import DAG

with DAG(dag_id="changes", schedule=None, description=str(uuid.uuid4())):
    pass
