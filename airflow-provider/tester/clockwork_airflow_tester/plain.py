"""Values of Airflow and of operators as what JSON has."""

from __future__ import annotations

import functools
import re
import sys
from collections.abc import Mapping
from datetime import date, datetime, timedelta, tzinfo
from enum import Enum
from typing import Any

ADDRESS = re.compile(r" at 0x[0-9a-f]+")


def plain(value: Any) -> Any:
    """The value with nothing in it that JSON lacks.

    Times are RFC 3339, durations seconds, time zones their names, sets sorted lists, functions their names,
    Kubernetes objects their manifests; anything else is {"python": type, "text": str(value) without addresses}.
    """
    if value is None or type(value) in (bool, int, float, str):
        return value
    if isinstance(value, Enum):
        return plain(value.value)
    if isinstance(value, str):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, tzinfo):
        return str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, set | frozenset):
        return sorted((plain(item) for item in value), key=str)
    return _object(value)


def _object(value: Any) -> Any:
    module = type(value).__module__
    if module.startswith("kubernetes.client"):
        return plain(_kubernetes().sanitize_for_serialization(value))
    if isinstance(value, functools.partial):
        return plain(value.func)
    if callable(value) and hasattr(value, "__qualname__"):
        return value.__qualname__
    return {"python": f"{module}.{type(value).__qualname__}", "text": ADDRESS.sub("", str(value))}


def _kubernetes() -> Any:
    """The client that writes manifests; there is one, as there is an object of its models."""
    return sys.modules["kubernetes.client"].ApiClient()
