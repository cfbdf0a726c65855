from airflow import DAG

with DAG(dag_id="broken", no_such_argument=1):
    pass
