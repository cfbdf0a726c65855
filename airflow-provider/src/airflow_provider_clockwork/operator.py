"""The operator of every task that Clockwork writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from . import step as steps
from .links import CodeLink, ManifestLink, leave_links
from .versions import BaseOperator

if TYPE_CHECKING:
    from airflow.sdk import DAG
    from airflow.sdk.definitions.context import Context

    from .workload import Workload


class ClockworkOperator(BaseOperator):
    """Runs one step, in a pod or in containers, and leaves its outputs in the store.

    Nothing is templated: expressions are resolved by Clockwork's runtime, next to the user's command.

    :param step: what the task is; handed to the runtime as it is
    :param place: what the back end needs for it: image, resources, secrets, additions to the pod
    :param backend: where all tasks of the file run and keep their data
    """

    template_fields: Sequence[str] = ()
    ui_color = "#e4eef8"
    operator_extra_links = (CodeLink(), ManifestLink())

    def __init__(self, *, step: dict[str, Any], place: dict[str, Any], backend: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        steps.check(step)
        self.step = step
        self.place = place
        self.backend = backend
        self._workload: Workload | None = None
        self.params = _own(self.params, self.get_dag())

    def execute(self, context: Context) -> None:
        """Runs the step; ends as it did: well, skipped, to be tried again, or failed for good."""
        leave_links(context, self)
        self._begin(context).execute(context)

    def trigger_reentry(self, context: Context, event: dict[str, Any]) -> None:
        """Goes on with a pod for whose end a trigger has waited."""
        self._begin(context).go_on(context, event)

    def on_kill(self) -> None:
        """Ends what runs."""
        if self._workload is not None:
            self._workload.kill()

    def _begin(self, context: Context) -> Workload:
        from .workload import workload

        self._workload = workload(self, context)
        return self._workload


def _own(params: Any, dag: DAG | None) -> Any:
    """Those that are not the DAG's, of which Airflow gives each task copies and stores them: a run has them anyway."""
    shared = dag.params if dag is not None else {}
    return type(params)({name: params.get_param(name) for name in params if not _is_in(shared, name, params)})


def _is_in(shared: Any, name: str, params: Any) -> bool:
    if name not in shared:
        return False
    one, other = shared.get_param(name), params.get_param(name)
    return bool(one.value == other.value and one.schema == other.schema)
