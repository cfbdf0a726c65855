"""After everything else: no secret was written down anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import cluster
from conftest import OWN, S3_SECRET, TOKEN
from s3 import S3Server
from scheduled import Airflow


def test_secrets_are_in_no_log_no_manifest_no_pod_and_no_command_line(
    airflow: Airflow, airflows: dict[str, Airflow], store: Path, s3_server: S3Server
) -> None:
    looked_at = 0
    for where, content in everything([airflow, *airflows.values()], store, s3_server):
        looked_at += 1
        for secret in (TOKEN, S3_SECRET, OWN):
            assert secret.encode() not in content, f"{secret} is in {where}"
    assert looked_at > 100


def everything(airflows: list[Airflow], store: Path, s3_server: S3Server) -> Iterator[tuple[str, bytes]]:
    """What is left of all runs, by where it is: each Airflow's database, logs and DAGs among it."""
    for folder in (*(airflow.home for airflow in airflows), store, s3_server.bucket):
        for file in folder.rglob("*"):
            if file.is_file() and not file.is_symlink():
                yield str(file), file.read_bytes()
    for kind in ("pods", "events", "configmaps"):
        yield kind, cluster.kubectl("get", kind, "--all-namespaces", "-o", "json").encode()
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield str(file), file.read_bytes()
        except OSError:  # it has ended
            continue
