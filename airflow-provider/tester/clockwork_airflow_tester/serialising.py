"""What of a DAG is stored in Airflow's database, and whether it comes back."""

from __future__ import annotations

import json
from typing import Any

from .problem import Problem
from .versions import IS_2, Serialization


def stored(dag: Any) -> dict[str, Any]:
    """The serialised DAG, which also obeys Airflow's schema and can be read again."""
    data: dict[str, Any] = Serialization.to_dict(dag)
    Serialization.validate_schema(data)
    again = restored(data)
    if sorted(again.task_dict) != sorted(dag.task_dict):
        raise Problem(f"the serialised DAG {dag.dag_id} comes back with other tasks: {sorted(again.task_dict)}")
    return data


def restored(data: dict[str, Any]) -> Any:
    """The DAG as the scheduler has it; read from a copy, as Airflow 2 writes into what it reads."""
    return Serialization.from_dict(json.loads(text(data)))


def text(data: dict[str, Any]) -> str:
    """The text of the database's column."""
    return json.dumps(data, sort_keys=True)


def fingerprint(data: dict[str, Any]) -> str:
    """Airflow's hash, whose change makes a new version of the DAG."""
    from airflow.models.serialized_dag import SerializedDagModel

    if IS_2:
        from airflow.utils.hashlib_wrapper import md5

        return str(md5(text(data).encode()).hexdigest())
    hashed: Any = SerializedDagModel
    return str(hashed.hash(json.loads(text(data))))
