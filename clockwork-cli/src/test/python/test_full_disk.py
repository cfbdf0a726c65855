"""A run on a disk that fills up: it fails in words, publishes nothing, and goes on once there is room."""

import subprocess
import unittest

from laptop import SYSTEM, Laptop


@unittest.skipUnless(SYSTEM, "needs a small file system of its own: only ./check --system mounts one")
class FullDiskTest(unittest.TestCase):
    image = None
    # Beside the outputs, where a container can write, too; a failed attempt's outputs are removed.
    ballast = "${CLOCKWORK_OUTPUT_NUMBERS%/*}/ballast"
    sizes = range(4, 200, 12)

    def setUp(self):
        undisturbed = Laptop(self, self.image)
        run = undisturbed.run()
        self.assertEqual(run.returncode, 0, run.stderr)
        self.expected = undisturbed.outputs()

    def laptop(self, kib):
        """One whose runs have a disk of their own."""
        laptop = Laptop(self, self.image)
        laptop.runs.mkdir(parents=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kib}k", "tmpfs", laptop.runs], check=True)
        self.addCleanup(subprocess.run, ["umount", "-l", laptop.runs], check=True)
        return laptop

    def assert_told(self, run, laptop):
        self.assertIn(run.returncode, (1, 3), run.stderr)
        self.assertIn("No space left on device", run.stdout + run.stderr)
        laptop.wait_until_nobody_is_left()
        for manifest in laptop.runs.glob("*/*/*/attempt-*/manifest.json"):
            self.assertTrue(manifest.read_bytes().endswith(b"}\n"), manifest)

    def test_run_goes_on_after_any_lack_of_space(self):
        failed = 0
        for kib in self.sizes:
            with self.subTest(kib=kib):
                laptop = self.laptop(kib)
                run = laptop.run()
                if run.returncode != 0:
                    failed += 1
                    self.assert_told(run, laptop)
                self.make_room(laptop)
                self.goes_on(laptop)
        self.assertGreater(failed, len(self.sizes) // 5)

    def test_disk_that_is_full_when_a_task_ends_keeps_it_from_publishing(self):
        laptop = self.laptop(256)
        spec = laptop.folder / "clockwork.yaml"
        whole = spec.read_text()
        spec.write_text(whole.replace("      seq", f"      trap 'cat /dev/zero > {self.ballast} || :' EXIT\n      seq"))
        run = laptop.run()
        self.assert_told(run, laptop)
        self.assertEqual(list(laptop.runs.glob("*/*/draw/attempt-*/manifest.json")), [])
        self.assertEqual(list(laptop.runs.rglob("ballast")), [])
        spec.write_text(whole)
        self.goes_on(laptop)

    def make_room(self, laptop):
        subprocess.run(["mount", "-o", "remount,size=8m", laptop.runs], check=True)

    def goes_on(self, laptop):
        told = laptop.clockwork("runs")
        self.assertEqual(told.returncode, 0, told.stderr)
        resumed = ["--resume", "latest"] if laptop.name in told.stdout else []
        ended = laptop.run(*resumed)
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertEqual(laptop.outputs(), self.expected)


@unittest.skipUnless(SYSTEM, "needs a small file system of its own: only ./check --system mounts one")
class FullDiskInContainersTest(FullDiskTest):
    image = "clockwork-test/busybox"
    sizes = range(4, 200, 48)

    def assert_told(self, run, laptop):
        super().assert_told(run, laptop)
        self.assertEqual(laptop.containers(), [])


if __name__ == "__main__":
    unittest.main()
