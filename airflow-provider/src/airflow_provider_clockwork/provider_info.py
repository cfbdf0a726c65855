"""What Airflow's provider manager asks of the package."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any


def get_provider_info() -> dict[str, Any]:
    """The answer to the entry point apache_airflow_provider."""
    return {
        "package-name": "airflow-provider-clockwork",
        "name": "Clockwork",
        "description": "Runs the tasks of Clockwork schedules, in pods or containers.",
        "versions": [version("airflow-provider-clockwork")],
        "extra-links": [f"airflow_provider_clockwork.links.{name}Link" for name in ("Code", "Manifest")],
    }
