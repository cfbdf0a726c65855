import pendulum
from airflow import DAG
from airflow.timetables.simple import OnceTimetable


class Unregistered(OnceTimetable):
    pass


with DAG(dag_id="unstorable", schedule=Unregistered(), start_date=pendulum.datetime(2026, 1, 1)):
    pass
