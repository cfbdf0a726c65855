import os

from airflow import DAG

DAG(dag_id="ends", schedule=None)
os._exit(7)
