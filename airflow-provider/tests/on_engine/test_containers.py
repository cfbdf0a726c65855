"""Steps in real containers, by the provider and the runtime."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from airflow.providers.common.compat.sdk import AirflowException, AirflowFailException, AirflowSkipException
from attempts import Attempt

PRODUCES = {"raw": {"type": "file"}, "rows": {"type": "integer"}, "folder": {"type": "directory"}}
MISSING = 'output "x" is missing: the task must leave it at $CLOCKWORK_OUTPUT_X'
MAKES = "cd $CLOCKWORK_OUTPUTS; echo data > raw; echo 12 > rows; mkdir folder; echo inside > folder/part"


def test_outputs_of_one_task_are_the_inputs_of_another_and_nothing_is_copied(shell: Any, left: Any) -> None:
    produced = shell("extract", MAKES, outputs=PRODUCES).run()

    text = "cd $CLOCKWORK_INPUTS; cat raw folder/part; echo $CLOCKWORK_INPUT_ROWS; stat -Lc %i raw"
    inputs = {name: {"from": f"extract.{name}", **output} for name, output in PRODUCES.items()}
    consumed = shell("load", text, inputs=inputs).run()

    inode = (produced.folder / "outputs" / "raw").stat().st_ino
    assert consumed.log == ["data", "inside", "12", str(inode)]
    manifest = json.loads((produced.folder / "manifest.json").read_text())
    assert (manifest["state"], manifest["image"]) == ("succeeded", "clockwork-test/busybox")
    assert left() == []


def test_a_task_sees_what_it_wires_and_changes_none_of_it(shell: Any, store: Path) -> None:
    shell("extract", MAKES, outputs=PRODUCES).run()
    shell("other", "echo x > $CLOCKWORK_OUTPUT_X", outputs={"x": {"type": "file"}}).run()

    probe = """
    find /clockwork-store -type f
    cd /clockwork
    for place in inputs/raw inputs/new code/new context.json bin/clockwork-wrap; do
      if (echo changed > $place) 2>/dev/null; then echo changed $place; fi
    done
    env | grep -E 'CLOCKWORK_(STEP|STORE|GIT|RUN=)' || true
    """
    found = shell("probe", probe, inputs={"raw": {"from": "extract.raw", "type": "file"}}).run()

    assert found.log == [f"/clockwork-store/nightly/{found.folder.parent.parent.name}/extract/attempt-1/outputs/raw"]


def test_an_image_of_another_user_leaves_and_reads_outputs(shell: Any) -> None:
    place = {"image": "clockwork-test/user"}
    text = "id -u; echo data > $CLOCKWORK_OUTPUT_RAW; touch $HOME/file"
    assert shell("extract", text, outputs={"raw": {"type": "file"}}, place=place).run().log == ["4321"]

    inputs = {"raw": {"from": "extract.raw", "type": "file"}}
    assert shell("load", "cat $CLOCKWORK_INPUT_RAW", inputs=inputs, place=place).run().log == ["data"]


def test_an_image_without_a_shell_runs(store: Path) -> None:
    command = {"command": ["/cp", "/clockwork/context.json", "${outputs.copy}"]}
    done = Attempt(store, "bare", command, outputs={"copy": {"type": "file"}}, place={"image": "clockwork-test/bare"})

    assert json.loads(done.run().output("copy"))["task"] == "bare"


@pytest.mark.parametrize(
    "text, kind, message",
    [
        ("exit 99", AirflowSkipException, "exit code 99: it asked to be skipped"),
        ("exit 98", AirflowFailException, "exit code 98: it asked not to be tried again"),
        ("exit 3", AirflowException, "exit code 3"),
        ("exit 213", AirflowException, "exit code 213, which only Clockwork itself may use: reported as 1"),
        ("kill -9 $$", AirflowException, "killed by SIGKILL (exit code 137), perhaps because memory ran out"),
        ("sleep 60", AirflowException, "stopped after its timeout of 1s"),
        ("exit 0", AirflowException, MISSING),
    ],
)
def test_a_task_ends_as_the_contract_says(shell: Any, left: Any, text: str, kind: type, message: str) -> None:
    attempt = shell("train", text, outputs={"x": {"type": "file"}}, timeout=1)

    error = attempt.ends()

    assert (type(error), str(error)) == (kind, message)
    assert attempt.pushed == ({} if kind is AirflowSkipException else {"clockwork_reason": message})
    assert left() == []
    assert json.loads((attempt.folder / "manifest.json").read_text())["state"] != "succeeded"


def test_a_step_that_the_runtime_refuses_is_never_tried_again(shell: Any, left: Any) -> None:
    error = shell("train", "true", params={"market": {"type": "string"}}).ends()

    assert (type(error), str(error)) == (AirflowFailException, 'param "market" is not given and has no default')
    assert left() == []


def test_memory_is_a_limit_that_is_named(shell: Any) -> None:
    error = shell(
        "train", "head -c 200m /dev/zero | tail", place={"resources": {"memory": "32Mi", "cpu": "500m"}}
    ).ends()

    # Whom the kernel kills, the command or the wrapper beside it, is its own choice.
    assert str(error) in (
        "killed by SIGKILL (exit code 137), perhaps because memory ran out (out of memory)",
        "the command's container was killed before it could say how the command ended (out of memory)",
    )


def test_a_failed_attempt_serves_nothing_of_the_one_before(shell: Any) -> None:
    outputs = {"x": {"type": "file"}}
    shell("extract", "echo 1 > $CLOCKWORK_OUTPUT_X", outputs=outputs).run()
    assert isinstance(shell("extract", "exit 3", 2, outputs=outputs).ends(), AirflowException)

    error = shell("load", "true", inputs={"x": {"from": "extract.x", "type": "file"}}).ends()

    assert str(error) == 'input "x" is not there: no attempt of task "extract" that succeeded has published "x"'


def test_an_output_that_leads_out_of_its_folder_is_refused(shell: Any) -> None:
    error = shell("extract", "ln -s /etc/passwd $CLOCKWORK_OUTPUT_X", outputs={"x": {"type": "file"}}).ends()

    assert 'output "x"' in str(error) and "symbolic link" in str(error)


def test_what_the_engine_does_not_do_is_said(shell: Any, store: Path, left: Any) -> None:
    assert str(shell("a", "true", place={"image": "localhost:1/none:1"}).ends()).startswith(
        "image localhost:1/none:1 cannot be had: "
    )
    lost = shell("a", "true")
    lost.operator.backend["store"]["url"] = "file:///nowhere/at/all"
    assert "bind source path does not exist: /nowhere/at/all" in str(lost.ends())
    assert left() == []


def test_staging_that_takes_too_long_is_ended(shell: Any, left: Any) -> None:
    attempt = shell("train", "true")
    attempt.operator.backend["docker"]["startup_timeout"] = 0

    assert str(attempt.ends()) == "its container was not ready in time"
    assert left() == []


def test_what_runs_is_ended_by_a_kill_and_nothing_is_published(shell: Any, left: Any) -> None:
    text = "trap 'echo asked; exit 0' TERM; echo 1 > $CLOCKWORK_OUTPUT_X; echo begun; sleep 60 & wait"
    attempt = shell("train", text, outputs={"x": {"type": "file"}})
    workload = attempt.workload()
    on_line(workload, "begun", workload.kill)

    with pytest.raises(AirflowException) as ended:
        workload.execute(attempt.context)

    assert str(ended.value) == "it was ended from outside"
    assert attempt.log == ["begun", "asked"]
    assert not (attempt.folder / "manifest.json").exists()
    assert left() == []


def on_line(workload: Any, wanted: str, then: Callable[[], None]) -> None:
    """Does something when a line is logged."""
    say = workload.log.info

    def info(form: str, line: str) -> None:
        say(form, line)
        if line == wanted:
            then()

    workload.log = type("Log", (), {"info": staticmethod(info)})


def test_another_attempt_ends_the_one_before(shell: Any, client: Any) -> None:
    from airflow_provider_clockwork.container_parts import ContainerParts

    old = ContainerParts(shell("train", "true").operator, {"run_id": "manual__1", "attempt": 1})
    made = client.create_container("clockwork-test/busybox", ["sleep", "60"], labels=old.labels())["Id"]
    client.start(made)
    client.create_volume(old.name, labels=old.labels())

    shell("train", "true", 2).run()

    assert client.containers(all=True, filters={"id": made}) == []
    assert client.volumes(filters={"name": old.name})["Volumes"] in (None, [])


def test_what_a_dead_worker_left_is_removed_and_what_a_living_one_runs_is_not(shell: Any, client: Any) -> None:
    from airflow_provider_clockwork.container_parts import ContainerParts

    names = {}
    for whose, started in {"dead": "1", "living": None}.items():
        parts = ContainerParts(shell(whose, "true").operator, {"run_id": "other", "attempt": 1})
        labels = parts.labels()
        if started:
            labels["io.clockwork.owner.started"] = started
        client.create_volume(parts.name, labels=labels)
        names[whose] = parts.name

    shell("train", "true").run()

    kept = {volume["Name"] for volume in client.volumes()["Volumes"]}
    assert (names["dead"] in kept, names["living"] in kept) == (False, True)
    client.remove_volume(names["living"])


SECRET = "s3cret-of-smtp"


def test_a_secret_reaches_the_command_and_nothing_that_can_be_looked_at(
    shell: Any, client: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = {"conn_type": "smtp", "login": "me", "password": SECRET, "extra": {"port": 25}}
    monkeypatch.setenv("AIRFLOW_CONN_SMTP_TEST", json.dumps(connection))
    text = """
    test "$SMTP_PASSWORD" = s3cret-"of"-smtp && echo "$SMTP_USER $SMTP_PORT"
    cat
    tr "\\0" "\\n" < /proc/1/environ
    """
    place = {
        "secrets": {
            "SMTP_PASSWORD": "smtp_test/password",
            "SMTP_USER": "smtp_test/login",
            "SMTP_PORT": "smtp_test/port",
        }
    }
    attempt = shell("report", text, place=place, secrets=list(place["secrets"]))
    workload = attempt.workload()
    seen = []

    def remove(*labels: str) -> None:
        for container in client.containers(all=True, filters={"label": list(labels)}):
            seen.append(json.dumps(client.inspect_container(container["Id"])))
        type(workload.engine).remove(workload.engine, *labels)

    workload.engine.remove = remove

    workload.execute(attempt.context)

    assert attempt.log[0] == "me 25"
    looked_at = [*seen, *attempt.log, *kept_on_disk(attempt.folder.parent)]
    assert len(seen) == 3
    assert [text for text in looked_at if SECRET in text] == []


def kept_on_disk(folder: Path) -> list[str]:
    return [file.read_text() for file in folder.rglob("*") if file.is_file()]


def test_a_secret_that_is_not_there_is_named_before_anything_runs(
    shell: Any, monkeypatch: pytest.MonkeyPatch, left: Any
) -> None:
    monkeypatch.setenv("AIRFLOW_CONN_SMTP_TEST", json.dumps({"conn_type": "smtp"}))

    def ending(secret: str) -> str:
        return str(shell("report", "true", place={"secrets": {"A": secret}}, secrets=["A"]).ends())

    assert ending("smtp_test/token") == "the Airflow connection smtp_test has no token"
    assert ending("nowhere/token") == "Airflow has no connection nowhere, which holds a secret"
    assert left() == []


def test_lines_are_whole_whatever_the_pieces() -> None:
    from airflow_provider_clockwork.engine import LONGEST_LINE, lines

    frames = [(1, b"a\nb"), (2, b"error: \xc3"), (1, b"c\r\n\nd"), (2, b"\xa4\n")]
    assert list(lines(frames)) == ["a", "bc", "", "error: ä", "d"]
    long = b"x" * (LONGEST_LINE + 5)
    assert [len(line) for line in lines([(1, long[:10]), (1, long[10:] + b"\n")])] == [LONGEST_LINE, 5]
    assert [len(line) for line in lines([(1, long), (1, long)])] == [LONGEST_LINE, LONGEST_LINE, 10]


def test_tasks_are_owned_by_this_process() -> None:
    from airflow_provider_clockwork import owner

    labels = owner.labels()

    assert labels["io.clockwork.owner.pid"] == str(os.getpid())
    assert not owner.is_left_over(labels)
    assert owner.is_left_over({**labels, "io.clockwork.owner.boot": "another"})
    assert not owner.is_left_over({**labels, "io.clockwork.owner.host": "another"})
