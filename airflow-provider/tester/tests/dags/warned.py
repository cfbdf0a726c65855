import warnings

from airflow import DAG

warnings.warn("the old way", DeprecationWarning, stacklevel=1)

with DAG(dag_id="warned", schedule=None):
    pass
