"""What an operator starts: a pod or containers, by the back end of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from airflow.sdk.definitions.context import Context

    from .operator import ClockworkOperator


class Workload(Protocol):
    """One attempt of one step, running somewhere."""

    def execute(self, context: Context) -> None:
        """Starts it and waits for its end."""

    def go_on(self, context: Context, event: dict[str, Any]) -> None:
        """Goes on after a trigger has waited."""

    def kill(self) -> None:
        """Ends it; nothing may be left running."""


def workload(operator: ClockworkOperator, context: Context) -> Workload:
    """The workload of the operator's back end; the back end's provider is imported here."""
    if "kubernetes" in operator.backend:
        from .pod import Pod

        return Pod(operator, context)
    if "docker" in operator.backend:
        from .containers import Containers

        return Containers(operator, context)
    raise ValueError(f"airflow-provider-clockwork knows no back end among {', '.join(sorted(operator.backend))}")
