"""The names that Airflow 2 and Airflow 3 keep in different places, where parsing needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from airflow import __version__ as AIRFLOW

if TYPE_CHECKING or not AIRFLOW.startswith("2."):
    from airflow.sdk import BaseOperator, BaseOperatorLink
else:
    from airflow.models.baseoperator import BaseOperator
    from airflow.models.baseoperatorlink import BaseOperatorLink

__all__ = ["AIRFLOW", "BaseOperator", "BaseOperatorLink"]
