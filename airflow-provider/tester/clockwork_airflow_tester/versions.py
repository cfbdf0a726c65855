"""The one place that knows where each Airflow keeps what the tester uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow import __version__ as AIRFLOW

RELEASE = tuple(int(number) for number in AIRFLOW.split(".")[:2])
IS_2 = RELEASE < (3, 0)

if TYPE_CHECKING or RELEASE >= (3, 2):
    from airflow.dag_processing.dagbag import DagBag
    from airflow.serialization.serialized_objects import DagSerialization as Serialization
else:
    from airflow.models.dagbag import DagBag
    from airflow.serialization.serialized_objects import SerializedDAG as Serialization

if TYPE_CHECKING or not IS_2:
    from airflow.sdk import timezone
else:
    from airflow.utils import timezone

__all__ = ["AIRFLOW", "IS_2", "RELEASE", "DagBag", "Serialization", "timezone"]
