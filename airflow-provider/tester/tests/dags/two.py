from airflow import DAG

with DAG(dag_id="first", schedule=None):
    pass
with DAG(dag_id="second", schedule=None):
    pass
