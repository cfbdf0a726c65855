"""What the end of an attempt means to Airflow."""

from __future__ import annotations

from typing import Any

from .alerts.message import REASON

SKIPPED = 99

# The command asked for no retry, or the runtime found what another attempt finds as well.
FOR_GOOD = (98, 210, 212, 213, 214)

LONGEST_REASON = 500

OUT_OF_MEMORY = " (out of memory)"


def failure(code: int | None, reason: str) -> Exception:
    """The short error of a failed attempt; one that a retry cannot mend ends the task for good."""
    from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException

    kind = AirflowFailException if code in FOR_GOOD else AirflowException
    failed: Exception = kind(" ".join(reason.split())[:LONGEST_REASON])
    return failed


def told(ti: Any, error: Exception) -> Exception:
    """The error, left as well for the alert of the whole run, which sees no task's error."""
    ti.xcom_push(key=REASON, value=str(error))
    return error


def of_memory(said: str) -> str:
    """The reason where a back end knows that memory ran out; the runtime may have said so before."""
    return said if said.endswith(OUT_OF_MEMORY) else said + OUT_OF_MEMORY


def reason(code: int, said: str | None) -> str:
    """One line on why a container ended badly: what the runtime said last, otherwise its exit code."""
    lines = [line.strip() for line in (said or "").splitlines()]
    for line in reversed(lines):
        if line.startswith("clockwork: "):
            return line.removeprefix("clockwork: ")
    return f"exit code {code}"
