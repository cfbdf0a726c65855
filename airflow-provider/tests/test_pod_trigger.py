"""When a trigger first looks at its pod."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from airflow.providers.cncf.kubernetes.triggers.pod import KubernetesPodTrigger
from airflow.providers.common.compat.sdk import TaskDeferred
from airflow.triggers.base import TriggerEvent

from airflow_provider_clockwork import ClockworkOperator, pod_trigger
from airflow_provider_clockwork.pod import delegate
from airflow_provider_clockwork.pod_trigger import SECONDS, PodTrigger

DEFERRED = datetime(2026, 1, 31, 2, 0, tzinfo=timezone.utc)
RUN = {"run_id": "r1", "attempt": 1, "interval": {}, "params": {}}


def of_provider(at: datetime = DEFERRED) -> KubernetesPodTrigger:
    return KubernetesPodTrigger("train-1", "ml-jobs", at, "main", poll_interval=7, last_log_time=None)


@pytest.mark.parametrize(
    ("after", "waits"),
    [(0, SECONDS), (5, SECONDS - 5), (SECONDS, 0), (3600, 0), (-3600, SECONDS)],
    ids=["at once", "soon", "in time", "started again", "by a clock that is slow"],
)
def test_it_is_too_soon_until_the_scheduler_knows_of_the_workers_end(after: int, waits: int) -> None:
    trigger = PodTrigger(**of_provider().serialize()[1])

    assert trigger.early(DEFERRED + timedelta(seconds=after)) == waits


def test_it_waits_before_it_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[Any] = []

    async def sleep(seconds: float) -> None:
        done.append(seconds)

    async def look(_: KubernetesPodTrigger) -> AsyncIterator[TriggerEvent]:
        done.append("looks")
        yield TriggerEvent({"status": "success"})

    async def events() -> list[Any]:
        # By a clock that is ahead, so that it does not matter when this test runs.
        trigger = PodTrigger(**of_provider(datetime.now(timezone.utc) + timedelta(days=1)).serialize()[1])
        return [event.payload async for event in trigger.run()]

    monkeypatch.setattr(pod_trigger.asyncio, "sleep", sleep)
    monkeypatch.setattr(KubernetesPodTrigger, "run", look)

    assert asyncio.run(events()) == [{"status": "success"}]
    assert done == [SECONDS, "looks"]


def test_a_task_is_deferred_with_it_and_a_triggerer_makes_it_anew(
    step: dict[str, Any], backend: dict[str, Any]
) -> None:
    backend["kubernetes"] = {"deferrable": True}
    operator = delegate(ClockworkOperator(task_id="train", step=step, place={"image": "i:1"}, backend=backend), RUN)
    theirs = of_provider()

    with pytest.raises(TaskDeferred) as deferred:
        operator.defer(trigger=theirs, method_name="trigger_reentry", timeout=timedelta(hours=1))

    said: Any = deferred.value
    path, arguments = said.trigger.serialize()
    module, _, name = path.rpartition(".")
    made = getattr(importlib.import_module(module), name)(**arguments)
    assert type(made) is PodTrigger
    assert made.serialize() == (path, theirs.serialize()[1])
    assert (said.method_name, said.timeout) == ("trigger_reentry", timedelta(hours=1))
