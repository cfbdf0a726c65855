"""What tasks cost on Kubernetes, on the cluster of one node that e2e/kubernetes/up.sh has started.

    benchmarks/pods.sh PYTHON [PODS [TASKS [TURNS]]]

PYTHON is an interpreter with Airflow and its Kubernetes provider, such as target/check/airflow/3.3/bin/python; the
images are those of e2e/images.sh. Told are: how long the pod of a task takes from its making to the end of all its
containers, beside the bare pod of the same image, in turns; by the sidecars' timers, their own work, also for files
of two sizes that go through a claim; and how long Airflow takes for TASKS tasks by the operator of Clockwork and by
Airflow's own with the same pods, in TURNS turns.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import cluster
import git
from airflow_provider_clockwork.run_key import run_key
from kubernetes import client, config
from places import CLUSTER
from pod import Pods, bare
from scheduled import Airflow, convert, platform

# Of a small file and of a large one, in bytes.
SIZES = {"1k": 1 << 10, "1g": 1 << 30}


def pipeline(name: str, tasks: int) -> str:
    """Tasks that do not wait for each other; each reads its code and leaves a line."""
    task = """
    image: clockwork-test/busybox:e2e
    shell: head -n 1 "$CLOCKWORK_CODE/clockwork.yaml" >"$CLOCKWORK_OUTPUT_LINE"
    outputs: {line: file}
"""
    return f"apiVersion: clockwork/v1\nkind: Pipeline\nname: {name}\ntasks:\n" + "".join(
        f"  t{number}:{task}" for number in range(tasks)
    )


def passing(size: str) -> str:
    """A file that is passed on; it is sparse, so that writing it costs nothing."""
    return f"""apiVersion: clockwork/v1
kind: Pipeline
name: bench-passing-{size}
defaults: {{image: "clockwork-test/busybox:e2e"}}
tasks:
  makes: {{shell: truncate -s {SIZES[size]} "$CLOCKWORK_OUTPUT_BLOB", outputs: {{blob: file}}}}
  reads: {{shell: test -s "$CLOCKWORK_INPUT_BLOB", inputs: {{blob: makes.blob}}}}
"""


class Site:
    """An Airflow, a Git server and a claim, as the tests have them."""

    def __init__(self, folder: Path, server: git.GitServer) -> None:
        self.folder = folder
        self.server = server
        secrets = {server.secret: {"token": server.token, "ca.crt": server.certificate}}
        self.airflow = Airflow(Path(sys.executable), folder / "airflow", secrets)
        self.airflow.make()

    def schedule(self, scope: str, pipeline: str, operator: str, keep: str) -> None:
        """Writes the DAG of a pipeline that it publishes."""
        content = self.folder / f"content-{scope}"
        content.mkdir()
        (content / "clockwork.yaml").write_text(pipeline)
        code = self.server.publish(scope, content)
        on = platform(self.server, f"pvc://{cluster.CLAIM}/bench", operator=operator, keep=keep)
        folder = self.folder / f"central-{scope}"
        folder.mkdir()
        source = f"{{git: {self.server.url}/{scope}.git, ref: main, path: clockwork.yaml}}"
        convert(folder, f"name: {scope}\npipeline: {source}\n", on, code, self.airflow.home / "dags")

    def seconds(self, scope: str, moment: str) -> float:
        """How long `airflow dags test` takes."""
        begun = time.monotonic()
        ended = self.airflow.test(scope, moment)
        taken = time.monotonic() - begun
        # Airflow knows of earlier turns as well.
        if set(ended.states.values()) != {"success"}:
            raise SystemExit(ended.log[-5000:])
        return taken


def single_pods(site: Site, pods: Pods, count: int) -> None:
    """Prints what a pod takes beside a bare one."""
    site.schedule("bench-pod", pipeline("bench-pod", 1), "clockwork", "always")
    site.seconds("bench-pod", "2026-01-01")
    (kept,) = pods.of("bench-pod")
    ((run,),) = site.airflow.ask("select run_id from dag_run where dag_id = ?", "bench-pod")
    of_task, of_bare = [], []
    for number in range(count + 1):
        mark = f"bench-{os.getpid()}-{number}"
        task = pods.again(kept, (run, mark), (run_key(run), run_key(mark)), mark)
        taken = pods.seconds(task), pods.seconds(bare(task, f"{mark}-bare"))
        # The first one warms what there is to warm.
        if number:
            of_task.append(taken[0])
            of_bare.append(taken[1])
    task, without = statistics.median(of_task), statistics.median(of_bare)
    print(f"a pod, medians of {count}: {task:.2f} s, bare {without:.2f} s, {task - without:.2f} s more", flush=True)


def timers(site: Site, pods: Pods, count: int) -> None:
    """Prints what sidecars say of their own work."""
    site.schedule("bench-timers", pipeline("bench-timers", count), "clockwork", "always")
    site.seconds("bench-timers", "2026-01-01")
    told = [pods.timers(pod) for pod in pods.of("bench-timers")]
    total = statistics.median(sum(each.values()) for each in told)
    parts = {what: statistics.median(each.get(what, 0) for each in told) for what in told[0]}
    print(f"the sidecar's own work, medians of {count}: {total:.0f} ms, {parts}", flush=True)


def through_the_claim(site: Site, pods: Pods) -> None:
    """Prints what sidecars have to do for a small file and for a large one."""
    for size in SIZES:
        site.schedule(f"bench-{size}", passing(size), "clockwork", "always")
        site.seconds(f"bench-{size}", "2026-01-01")
        made, read = (pods.timers(pod) for pod in pods.of(f"bench-{size}"))
        print(f"{size} through the claim: published in {made['publish']} ms, staged in {read['stage']} ms", flush=True)


def both_operators(site: Site, tasks: int, turns: int) -> None:
    """Prints what the operator of Clockwork takes beside Airflow's own."""
    taken: dict[str, list[float]] = {"clockwork": [], "plain": []}
    for operator in taken:
        site.schedule(f"bench-{operator}", pipeline(f"bench-{operator}", tasks), operator, "never")
    for turn in range(turns):
        for operator, seconds in taken.items():
            seconds.append(site.seconds(f"bench-{operator}", f"2026-02-{turn + 1:02}"))
            print(f"{operator}: {tasks} tasks in {seconds[-1]:.1f} s", flush=True)
    ours, theirs = (sum(seconds) for seconds in taken.values())
    print(f"{tasks * turns} tasks: {ours:.1f} s, plain {theirs:.1f} s: {ours / theirs:.3f}", flush=True)


def main() -> int:
    count, tasks, turns = (int(said) for said in (sys.argv[1:] + ["10", "25", "4"][len(sys.argv) - 1 :]))
    config.load_kube_config(str(CLUSTER / "kubeconfig"))
    pods = Pods(client.CoreV1Api())
    cluster.claimed()
    with tempfile.TemporaryDirectory(prefix="clockwork-pods-") as name:
        folder = Path(name)
        (folder / "git").mkdir()
        with git.serving(folder / "git", "token-of-bench") as server:
            cluster.make_secret(server.secret, {"token": server.token, "ca.crt": server.certificate})
            site = Site(folder, server)
            try:
                single_pods(site, pods, count)
                timers(site, pods, count)
                through_the_claim(site, pods)
                both_operators(site, tasks, turns)
            finally:
                of = "io.clockwork/scope in (bench-pod, bench-timers, bench-1k, bench-1g)"
                cluster.kubectl("-n", cluster.NAMESPACE, "delete", "pods", "-l", of, "--now")
    return 0


if __name__ == "__main__":
    sys.exit(main())
