"""The trigger of Airflow's Kubernetes provider, but for what comes sooner than Airflow takes it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from airflow.providers.cncf.kubernetes.triggers.pod import KubernetesPodTrigger

if TYPE_CHECKING:
    from airflow.triggers.base import TriggerEvent

SECONDS = 15
"""How long a worker's end may take to reach the scheduler; 6 were seen on a machine that was very busy."""


class PodTrigger(KubernetesPodTrigger):
    """Looks at the pod no sooner than some seconds after its task was deferred.

    Airflow fails a task that its trigger takes up again before the scheduler has heard that the worker, which
    deferred it, has ended (issues 67287, 71580 and 72716 of apache/airflow). A pod that lasts longer is told of as
    soon as before, and one that is shorter than this wins nothing by deferring.
    """

    async def run(self) -> AsyncIterator[TriggerEvent]:
        """Waits for the end of the pod."""
        await asyncio.sleep(self.early(datetime.now(timezone.utc)))
        async for event in super().run():
            yield event

    def early(self, now: datetime) -> float:
        """For how many seconds it is still too soon; the worker's clock may be another one."""
        return min(max(SECONDS - (now - self.trigger_start_time).total_seconds(), 0), SECONDS)

    def serialize(self) -> tuple[str, dict[str, Any]]:
        """As the database keeps it."""
        return f"{__name__}.{type(self).__name__}", super().serialize()[1]
