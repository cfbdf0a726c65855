"""Runs the tasks of Clockwork schedules on Airflow.

A DAG file imports from here each time it is parsed, so this package imports nothing at its top but
what Airflow has loaded already; everything else comes in when a task runs or an alert is sent.
"""

from .operator import ClockworkOperator

__all__ = ["ClockworkOperator"]
