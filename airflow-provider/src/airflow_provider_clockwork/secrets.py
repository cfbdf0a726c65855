"""Secrets where there is no Kubernetes: fields of Airflow's connections."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from airflow.sdk import Connection

OF_AWS = {"login": "AWS_ACCESS_KEY_ID", "password": "AWS_SECRET_ACCESS_KEY"}
"""What stores read of a connection to Amazon."""

VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")


def field(reference: str) -> str:
    """The field of a connection that secret/key names: its login, its password, otherwise of its extra."""
    name, _, key = reference.partition("/")
    connection = _connection(name)
    value = getattr(connection, key) if key in ("login", "password") else connection.extra_dejson.get(key)
    if value is None:
        raise LookupError(f"the Airflow connection {name} has no {key}")
    return _hidden(value)


def fields(name: str, keys: tuple[str, ...]) -> dict[str, str]:
    """Those of the keys that the extra of a connection has."""
    extra = _connection(name).extra_dejson
    return {key: _hidden(extra[key]) for key in keys if key in extra}


def environment(name: str) -> dict[str, str]:
    """The variables of a store's connection: all of its extra that are called like one; of Amazon its login as well."""
    connection = _connection(name)
    said = {key: value for key, value in connection.extra_dejson.items() if VARIABLE.fullmatch(key)}
    if connection.conn_type == "aws":
        said |= {variable: getattr(connection, key) for key, variable in OF_AWS.items() if getattr(connection, key)}
    return {variable: _hidden(value) for variable, value in said.items()}


def _connection(name: str) -> Connection:
    from airflow.providers.common.compat.sdk import AirflowNotFoundException, BaseHook

    try:
        found: Connection = BaseHook.get_connection(name)
    except AirflowNotFoundException:
        raise LookupError(f"Airflow has no connection {name}, which holds a secret") from None
    return found


def _hidden(value: Any) -> str:
    """The text, which Airflow shows in no log from now on."""
    from airflow.providers.common.compat.sdk import mask_secret

    text = value if isinstance(value, str) else json.dumps(value)
    mask_secret(text)
    return text
