"""The DAG tester: what an Airflow makes of DAG files, asked and answered as lines of JSON."""
