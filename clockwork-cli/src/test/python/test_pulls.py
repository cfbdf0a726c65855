"""An image that a run pulls first: what the user sees of it, and how to stop it."""

import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import threading
import unittest

from laptop import CLOCKWORK, PATIENCE, SYSTEM, Laptop

REGISTRY = os.environ.get("CLOCKWORK_TEST_REGISTRY", "docker-registry")
CONFIG = """\
version: 0.1
storage: {{filesystem: {{rootdirectory: {folder}/data}}}}
http: {{addr: "127.0.0.1:0"}}
"""
LISTENING = "listening on 127.0.0.1:"


class Registry:
    """One of its own, with one image that the engine does not have."""

    def __init__(self, test):
        folder = tempfile.TemporaryDirectory()
        test.addCleanup(folder.cleanup)
        config = pathlib.Path(folder.name, "registry.yaml")
        config.write_text(CONFIG.format(folder=folder.name))
        self.server = subprocess.Popen(
            [REGISTRY, "serve", config], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        test.addCleanup(self.end)
        self.port = next(
            int(line.partition(LISTENING)[2].split('"')[0]) for line in self.server.stderr if LISTENING in line
        )
        self.reader = threading.Thread(target=self.server.stderr.read, daemon=True)
        self.reader.start()
        self.image = f"127.0.0.1:{self.port}/team/load:1"
        build = "FROM clockwork-test/busybox\nRUN head -c 8388608 /dev/urandom >/ballast\n"
        docker("build", "-q", "--no-cache", "-t", self.image, "-", stdin=build)
        docker("push", "-q", self.image)
        docker("rmi", self.image)

    def end(self):
        self.server.kill()
        self.server.wait()
        self.reader.join()
        self.server.stderr.close()


class SilentLine:
    """A line to the registry on which no answer goes further than half a MiB, until it is mended."""

    def __init__(self, test, port):
        self.port = port
        self.silent = threading.Event()
        self.mended = threading.Event()
        self.hung_up = threading.Event()
        self.entry = socket.create_server(("127.0.0.1", 0))
        test.addCleanup(self.entry.close)
        self.start(self.accept)

    @staticmethod
    def start(work, *args):
        threading.Thread(target=work, args=args, daemon=True).start()

    def accept(self):
        while True:
            try:
                engine, _ = self.entry.accept()
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", self.port))
            self.start(self.ask, engine, server)
            self.start(self.answer, server, engine)

    def ask(self, engine, server):
        with server:
            try:
                while asked := engine.recv(65536):
                    server.sendall(asked)
            except OSError:
                pass  # one of the two hung up

    def answer(self, server, engine):
        sent = 0
        with engine:
            try:
                while piece := server.recv(65536):
                    sent += len(piece)
                    if sent > 1 << 19:
                        self.silent.set()
                        self.mended.wait()
                    engine.sendall(piece)
            except OSError:
                self.hung_up.set()


def docker(*args, stdin=None):
    done = subprocess.run(["docker", *args], input=stdin, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(done.stderr)


@unittest.skipUnless(SYSTEM, "needs a container engine and a registry: only ./check --system has them")
class PullsTest(unittest.TestCase):
    def setUp(self):
        self.registry = Registry(self)

    def test_pull_is_told_before_the_run(self):
        image = self.registry.image
        laptop = Laptop(self, image)
        run = laptop.run()
        docker("rmi", image)
        self.assertEqual(run.returncode, 0, run.stderr)
        before = run.stderr.partition(f"pulled image {image}\n")[0].splitlines()
        self.assertEqual(before[0], f"pulling image {image}")
        self.assertTrue(all(line.startswith(f"pulling image {image}") for line in before), before)

    def test_interrupt_gives_the_pull_up_and_says_so(self):
        line = SilentLine(self, self.registry.port)
        image = f"127.0.0.1:{line.entry.getsockname()[1]}/team/load:1"
        laptop = Laptop(self, image)
        run = subprocess.Popen(
            [CLOCKWORK, "run", "--executor", "docker"],
            cwd=laptop.folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for end in (run.stderr.close, run.wait, run.kill):  # the last one first
            self.addCleanup(end)
        self.assertTrue(line.silent.wait(PATIENCE))
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=PATIENCE)
        self.assertEqual(run.returncode, 130)
        self.assertEqual(told.splitlines()[0], f"pulling image {image}")
        self.assertEqual(told.splitlines()[-1], "stopped: images are pulled no further, and no task has begun")
        line.mended.set()
        self.assertTrue(line.hung_up.wait(PATIENCE))
        self.assertFalse(laptop.runs.exists())


if __name__ == "__main__":
    unittest.main()
