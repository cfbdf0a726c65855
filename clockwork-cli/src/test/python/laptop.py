"""A folder with a pipeline, the real ./clockwork on it, and what a run of it left behind."""

import contextlib
import hashlib
import json
import os
import pathlib
import subprocess
import tempfile
import time
import uuid

CLOCKWORK = pathlib.Path(__file__).resolve().parents[4] / "clockwork"
PATIENCE = 60
SYSTEM = os.environ.get("CHECK_SYSTEM") == "yes"

# Values, a file and a directory; two tasks at a time; the same content whoever makes it.
PIPELINE = """\
apiVersion: clockwork/v1
kind: Pipeline
name: NAME
DEFAULTS
tasks:
  draw:
    shell: |
      seq 1 400 > "$CLOCKWORK_OUTPUT_NUMBERS"
      printf 400 > "$CLOCKWORK_OUTPUT_ROWS"
    outputs: {numbers: file, rows: integer}
  split:
    shell: |
      mkdir "$CLOCKWORK_OUTPUT_PARTS"
      head -n 200 "$CLOCKWORK_INPUT_NUMBERS" > "$CLOCKWORK_OUTPUT_PARTS/part-1"
      tail -n 200 "$CLOCKWORK_INPUT_NUMBERS" > "$CLOCKWORK_OUTPUT_PARTS/part-2"
    inputs: {numbers: draw.numbers}
    outputs: {parts: directory}
  flaky:
    shell: |
      test "$CLOCKWORK_ATTEMPT" -gt 1
      printf '{"rows": %s}' "$CLOCKWORK_INPUT_ROWS" > "$CLOCKWORK_OUTPUT_SUMMARY"
    inputs: {rows: draw.rows}
    outputs: {summary: json}
    retries: {count: 1, delay: 1s}
  merge:
    shell: |
      cat "$CLOCKWORK_INPUT_PARTS"/part-* > "$CLOCKWORK_OUTPUT_MERGED"
      wc -l < "$CLOCKWORK_OUTPUT_MERGED" > "$CLOCKWORK_OUTPUT_LINES"
    inputs: {parts: split.parts, summary: flaky.summary}
    outputs: {merged: file, lines: integer}
"""


def clockwork(folder, *args, environment=None, patience=PATIENCE):
    """The command's end in a folder; its standard error never tells of Java's insides."""
    done = subprocess.run(
        [CLOCKWORK, *args],
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )
    if "\tat " in done.stderr or "Exception in thread" in done.stderr:
        raise AssertionError(done.stderr)
    return done


class Laptop:
    """A pipeline of a name that no other process of this machine has."""

    def __init__(self, test, image=None):
        """In containers of the image, otherwise in processes."""
        folder = tempfile.TemporaryDirectory()
        test.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.runs = self.folder / ".clockwork" / "runs"
        self.name = f"p{uuid.uuid4().hex}"
        self.executor = "docker" if image else "process"
        defaults = f"defaults: {{image: {image}}}" if image else ""
        (self.folder / "clockwork.yaml").write_text(PIPELINE.replace("NAME", self.name).replace("DEFAULTS", defaults))

    def clockwork(self, *args):
        """The command's end."""
        return clockwork(self.folder, *args)

    def run(self, *args):
        """The end of a run."""
        return self.clockwork("run", "--executor", self.executor, *args)

    def containers(self):
        """The containers of this pipeline, running or not."""
        shown = ["docker", "ps", "-aq", "--filter", f"label=io.clockwork.pipeline={self.name}"]
        return subprocess.run(shown, capture_output=True, text=True, check=True).stdout.split()

    def start(self, *args):
        """The command, whose process is the JVM itself."""
        return subprocess.Popen(
            [CLOCKWORK, *args],
            cwd=self.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def journal_size(self):
        """Bytes in the only journal there is; -1 before there is one."""
        sizes = [file.stat().st_size for file in self.runs.glob("*/*/journal.jsonl")]
        return sizes[0] if sizes else -1

    def outputs(self):
        """Every output of the latest run: a value, or the names and content of files."""
        run = json.loads(self.clockwork("show", "latest", "--format", "json").stdout)
        return {
            f"{task}.{name}": output["value"] if "value" in output else content(pathlib.Path(output["path"]))
            for task, state in run["tasks"].items()
            for name, output in state["outputs"].items()
        }

    def wait_until_nobody_is_left(self):
        """No process of any task of this pipeline is there; they end shortly after their JVM."""
        end = time.monotonic() + PATIENCE
        while left := processes_with(f"CLOCKWORK_PIPELINE={self.name}"):
            if time.monotonic() > end:
                raise AssertionError(f"still running: {left}")
            os.sched_yield()


def content(path):
    """A hash of each file."""
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


def processes_with(variable):
    """Processes whose environment has this, but not the dead ones that wait for their parent."""
    found = []
    for environment in pathlib.Path("/proc").glob("[0-9]*/environ"):
        with contextlib.suppress(OSError):
            if variable.encode() in environment.read_bytes().split(b"\0"):
                found.append(environment.parent.name)
    return found
