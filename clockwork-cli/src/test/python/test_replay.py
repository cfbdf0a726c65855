"""A task that failed is run again from its manifest, by the real ./clockwork."""

import pathlib
import shutil
import subprocess
import tempfile
import unittest

from laptop import CLOCKWORK, clockwork

STORE = pathlib.Path(__file__).resolve().parents[4] / "contract" / "vectors" / "store"
PIPELINE = """\
apiVersion: clockwork/v1
kind: Pipeline
name: churn
params: {market: id, share: 0.5}
tasks:
  extract:
    shell: |
      echo data > "$CLOCKWORK_OUTPUT_RAW"
      echo 3 > "$CLOCKWORK_OUTPUT_ROWS"
    outputs: {rows: integer, raw: file}
  train:
    python: train.py
    inputs: {rows: extract.rows, raw: extract.raw}
"""
TRAIN = """\
import os
from pathlib import Path

told = [os.environ[f"CLOCKWORK_{name}"] for name in ("RUN_ID", "ATTEMPT", "PARAM_MARKET", "PARAM_SHARE", "INPUT_ROWS")]
print(*told, Path(os.environ["CLOCKWORK_INPUT_RAW"]).read_text().strip(), flush=True)
"""


class ReplayTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        subprocess.run([CLOCKWORK, "--version"], check=True, capture_output=True)  # builds

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()
        (self.folder / "clockwork.yaml").write_text(PIPELINE)
        (self.folder / "train.py").write_text(TRAIN + "raise SystemExit(4)\n")

    def clockwork(self, *args, folder=None):
        return clockwork(folder or self.folder, *args, patience=120)

    def test_failed_task_of_a_run_here_is_replayed_from_any_folder_until_its_code_is_mended(self):
        self.assertEqual(self.clockwork("run", "--executor", "process", "--param", "market=sg").returncode, 1)
        (manifest,) = self.folder.glob(".clockwork/runs/churn/*/train/attempt-1/manifest.json")
        run = manifest.parents[2]

        failed = self.clockwork("run", "--executor", "process", "--replay", str(manifest))
        self.assertEqual(failed.returncode, 1, failed.stderr)
        self.assertIn("replay of attempt 1 of task train in run ", failed.stderr)
        self.assertIn("which failed: exit code 4\n", failed.stderr)
        self.assertNotIn("resume: ", failed.stderr)

        (self.folder / "train.py").write_text(TRAIN)
        mended = self.clockwork("run", "--executor", "process", "--replay", str(manifest), folder="/")
        self.assertEqual(mended.returncode, 0, mended.stderr)
        (log,) = self.folder.glob(".clockwork/replays/2/churn/*/train/attempt-1/log.txt")
        self.assertTrue(log.read_text().endswith(" 1 sg 0.5 3 data\n"), log.read_text())
        self.assertFalse((run / "train" / "attempt-2").exists())

    def test_failed_task_that_the_runtime_of_containers_published_is_replayed_from_a_copy_of_its_store(self):
        (self.folder / "train.py").write_text(TRAIN)
        store = self.folder / "mounted"
        shutil.copytree(STORE, store)
        (manifest,) = store.glob("nightly/*/train/attempt-1/manifest.json")

        done = self.clockwork("run", "--executor", "process", "--replay", f"file://{manifest}")

        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("it ran in image busybox\n", done.stderr)
        (log,) = self.folder.glob(".clockwork/replays/1/churn/*/train/attempt-1/log.txt")
        self.assertEqual(log.read_text(), "scheduled__2026-01-31T00:00:00+07:00 1 sg 0.50 3 data\n")

    def test_input_that_is_not_what_was_published_is_refused_at_its_line(self):
        store = self.folder / "mounted"
        shutil.copytree(STORE, store)
        (raw,) = store.glob("nightly/*/extract/attempt-1/outputs/raw")
        raw.write_text("DATA\n")
        (manifest,) = store.glob("nightly/*/train/attempt-1/manifest.json")

        done = self.clockwork("run", "--executor", "process", "--replay", str(manifest))

        self.assertEqual(done.returncode, 1)
        self.assertIn(
            'clockwork.yaml:13:39: error[no-earlier-output]: input "raw" of task "train" is not what was', done.stderr
        )

    def test_store_that_cannot_be_read_from_here_is_said(self):
        done = self.clockwork("run", "--replay", "s3://runs/nightly/r/train/attempt-1/manifest.json")

        self.assertEqual(done.returncode, 3)
        self.assertEqual(
            done.stderr,
            "error: s3://runs/nightly/r/train/attempt-1/manifest.json is in a store that cannot be read from here\n"
            "  help: mount it, or copy the whole folder of the run with the tool of that store, such as"
            " aws s3 cp --recursive, and name the manifest in the copy\n",
        )

    def test_replay_with_anything_that_the_attempt_had_is_wrong_usage(self):
        for args in (
            ["--param", "a=b"],
            ["--date", "2026-01-01"],
            ["--only", "train"],
            ["--resume", "r"],
            ["--inputs-from", "r"],
        ):
            done = self.clockwork("run", "--replay", "manifest.json", *args)
            self.assertEqual(done.returncode, 2, args)
            self.assertIn("a replay has the params, date, task and inputs of its attempt\n", done.stderr)
        self.assertEqual(self.clockwork("run", "--replay", "nowhere.json").returncode, 2)

    def test_manifest_of_another_pipeline_is_refused(self):
        (self.folder / "clockwork.yaml").write_text(PIPELINE.replace("name: churn", "name: other"))
        (manifest,) = STORE.glob("nightly/*/train/attempt-1/manifest.json")

        done = self.clockwork("run", "--replay", str(manifest))

        self.assertEqual(done.returncode, 2)
        self.assertIn(f'error: {manifest} is of pipeline "churn", and . is pipeline "other"\n', done.stderr)


if __name__ == "__main__":
    unittest.main()
