"""From a push to a folder of DAGs: the job of the README, run line by line, against a real Git server."""

import ast
import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

from git_server import ISOLATED, GitServer, git
from laptop import CLOCKWORK, SYSTEM

README = CLOCKWORK.parent / "README.md"
TOKEN = "a-token-of-the-test"

PLATFORM = """\
apiVersion: clockwork/v1
kind: Platform
timezone: Asia/Jakarta
runtimes: {python: {image: "registry.example.com/clockwork/python:3.11"}}
runtime_image: registry.example.com/clockwork/runtime:1.0
store: {url: s3://ml-clockwork/runs}
airflow: {version: "3.1"}
"""

PIPELINE = """\
apiVersion: clockwork/v1
kind: Pipeline
name: churn
params: {market: id}
tasks:
  load: {python: load.py, outputs: {rows: integer}}
  report: {python: report.py, inputs: {rows: load.rows}}
"""

SCHEDULE = """\
apiVersion: clockwork/v1
kind: Schedule
name: NAME
schedule: {cron: "0 2 * * *", start: 2026-01-01}
pipeline: {git: "URLgrowth/churn.git", ref: REF}
params: {market: sg}
"""


def job():
    """The lines that the README's job runs."""
    section = README.read_text().partition("## From a Git push to a DAG folder")[2].partition("\n## ")[0]
    block = re.search(r"```yaml\n(.*?)```", section, re.DOTALL)
    if block is None or block.group(1).count("\n") > 11:
        raise AssertionError("the section of the README has a job of ten lines")
    return re.findall(r"^\s*- run: (.*)$", block.group(1), re.MULTILINE)


class ConvertTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.addCleanup(scratch.cleanup)
        self.home = pathlib.Path(scratch.name).resolve()
        self.dags = self.home / "dags"
        served = self.home / "served"
        for name in ("growth/churn.git", "central.git"):
            bare = served / name
            bare.mkdir(parents=True)
            git(bare, "init", "-q", "--bare", "-b", "main")
        self.server = GitServer(self, served, TOKEN)
        self.churn = self.clone("growth/churn.git", "churn")
        self.push(self.churn, {"clockwork.yaml": PIPELINE, "load.py": "", "report.py": ""})
        git(self.churn, "tag", "v1")
        git(self.churn, "push", "-q", "--tags")
        central = self.clone("central.git", "central")
        url = self.server.url
        files = {
            "platform.yaml": PLATFORM,
            "growth/nightly.yaml": SCHEDULE.replace("NAME", "churn-nightly").replace("REF", "main"),
            "growth/fixed.yaml": SCHEDULE.replace("NAME", "churn-fixed").replace("REF", "v1"),
        }
        self.push(central, {name: text.replace("URL", url) for name, text in files.items()})
        programs = self.home / "bin"
        programs.mkdir()
        (programs / "clockwork").symlink_to(CLOCKWORK)
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("CLOCKWORK_")},
            **ISOLATED,
            "HOME": str(self.home),
            "PATH": f"{programs}:{os.environ['PATH']}",
            "DAGS": str(self.dags),
            "CLOCKWORK_CACHE": str(self.home / "cache"),
            "CLOCKWORK_GIT_URL": url,
            "CLOCKWORK_GIT_TOKEN": TOKEN,
            "CLOCKWORK_JAVA_OPTS": f"-Djavax.net.ssl.trustStore={self.server.trust_store()}"
            " -Djavax.net.ssl.trustStorePassword=changeit",
        }

    def clone(self, name, folder):
        git(self.home, "clone", "-q", self.home / "served" / name, folder)
        git(self.home / folder, "symbolic-ref", "HEAD", "refs/heads/main")
        return self.home / folder

    def push(self, clone, files):
        for name, text in files.items():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            (clone / name).write_text(text)
        git(clone, "add", "-A")
        git(clone, "commit", "-q", "-m", "Change")
        git(clone, "push", "-q", "origin", "main")
        return git(clone, "rev-parse", "HEAD")

    def build(self):
        """What a build server does: a fresh checkout, then line by line."""
        checkout = self.home / "checkout"
        shutil.rmtree(checkout, ignore_errors=True)
        git(self.home, "clone", "-q", self.home / "served" / "central.git", "checkout")
        said = ""
        lines = job()
        self.assertTrue(any(" convert " in line for line in lines), lines)
        for line in lines:
            done = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", line],
                cwd=checkout,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=300,
                check=False,
            )
            said += done.stdout + done.stderr
            self.assertEqual(done.returncode, 0, f"{line}\n{said}")
            self.assertNotIn(TOKEN, said)
        return said

    def test_a_push_reaches_the_folder_and_what_did_not_change_is_not_touched(self):
        self.build()
        nightly, fixed = self.dags / "churn-nightly.py", self.dags / "churn-fixed.py"
        calls = [node for node in ast.walk(ast.parse(nightly.read_text())) if isinstance(node, ast.Call)]
        self.assertIn("ClockworkOperator", {getattr(call.func, "id", "") for call in calls})
        self.assertIn(git(self.churn, "rev-parse", "HEAD"), nightly.read_text())
        before = fixed.stat()

        pushed = self.push(self.churn, {"load.py": "print(2)\n"})
        self.assertIn(" moved from ", self.build())
        self.assertIn(pushed, nightly.read_text())
        after = fixed.stat()
        self.assertEqual((before.st_ino, before.st_mtime_ns), (after.st_ino, after.st_mtime_ns))

    def test_a_push_that_breaks_the_pipeline_leaves_the_file_that_runs(self):
        self.build()
        nightly = self.dags / "churn-nightly.py"
        before = nightly.read_bytes()
        broken = self.push(self.churn, {"clockwork.yaml": PIPELINE.replace("load.py", "laod.py")})
        with self.assertRaises(AssertionError) as failure:
            self.build()
        self.assertIn(f"growth/churn.git@{broken[:12]}/clockwork.yaml:6:", str(failure.exception))
        self.assertEqual(nightly.read_bytes(), before)

    @unittest.skipUnless(SYSTEM, "needs a small file system of its own: only ./check --system mounts one")
    def test_a_full_disk_leaves_the_files_that_were_there(self):
        self.dags.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", self.dags], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", self.dags], check=True)
        self.build()
        before = {file.name: file.read_bytes() for file in self.dags.iterdir()}
        self.assertEqual(set(before), {"churn-nightly.py", "churn-fixed.py"})
        self.push(self.churn, {"load.py": "print(2)\n"})
        with contextlib.suppress(OSError), (self.dags / "ballast").open("wb", buffering=0) as ballast:
            while ballast.write(bytes(1024)):
                pass
        with self.assertRaises(AssertionError) as failure:
            self.build()
        said = str(failure.exception)
        self.assertTrue(said.startswith("3 != 0"), said)
        self.assertIn("schedule churn-nightly cannot be written: No space left on device\n", said)
        (self.dags / "ballast").unlink()
        self.assertEqual({file.name: file.read_bytes() for file in self.dags.iterdir()}, before)
        self.build()
        self.assertNotEqual((self.dags / "churn-nightly.py").read_bytes(), before["churn-nightly.py"])


if __name__ == "__main__":
    unittest.main()
