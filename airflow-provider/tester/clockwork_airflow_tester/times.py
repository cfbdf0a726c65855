"""Moments in requests."""

from __future__ import annotations

from typing import Any

import pendulum

from .problem import Problem


def moment(text: Any) -> Any:
    """The time that an RFC 3339 text with an offset names, in UTC as Airflow hands out times; none for none."""
    if text is None:
        return None
    try:
        time = pendulum.parse(text, strict=True) if isinstance(text, str) and text[10:11] in ("T", " ") else None
    except ValueError:
        time = None
    if (
        not isinstance(time, pendulum.DateTime)
        or not text.endswith("Z")
        and "+" not in text[10:]
        and "-" not in text[10:]
    ):
        raise Problem(f"{text!r} is not a time with an offset like 2026-01-01T02:00:00+07:00")
    return time.in_timezone("UTC")
