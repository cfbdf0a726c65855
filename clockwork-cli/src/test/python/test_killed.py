"""What is left of a run whose JVM is killed, and how it goes on."""

import os
import random
import unittest

from laptop import SYSTEM, Laptop

KILLS = 20 if SYSTEM else 4
SEED = 20261126


class KilledTest(unittest.TestCase):
    def test_run_that_is_killed_at_any_point_is_told_of_cleaned_and_resumed_to_the_same_outputs(self):
        undisturbed = Laptop(self)
        self.assertEqual(undisturbed.clockwork("run").returncode, 0)
        expected, whole = undisturbed.outputs(), undisturbed.journal_size()
        self.assertEqual(expected["merge.lines"], 400)
        points = random.Random(SEED)
        for number in range(KILLS):
            point = points.randrange(-1, whole)
            with self.subTest(kill=number, bytes_of_journal=point):
                self.kill_and_resume(point, expected)

    def kill_and_resume(self, point, expected):
        laptop = Laptop(self)
        jvm = laptop.start("run")
        while laptop.journal_size() <= point and jvm.poll() is None:
            os.sched_yield()
        jvm.kill()
        jvm.wait()
        laptop.wait_until_nobody_is_left()
        told = laptop.clockwork("runs")
        self.assertEqual(told.returncode, 0, told.stderr)
        cleaned = laptop.clockwork("clean")
        self.assertEqual(cleaned.returncode, 0, cleaned.stderr)
        if laptop.name in told.stdout:
            self.assertRegex(told.stdout, r" (interrupted|succeeded) ")
            ended = laptop.clockwork("run", "--resume", "latest")
        else:  # killed before its first line was written
            ended = laptop.clockwork("run")
        self.assertEqual(ended.returncode, 0, ended.stderr)
        self.assertEqual(laptop.outputs(), expected)
        laptop.wait_until_nobody_is_left()
        self.assertEqual(list(laptop.runs.glob("*/*/*/attempt-*/work")), [])


if __name__ == "__main__":
    unittest.main()
