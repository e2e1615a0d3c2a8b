#!/usr/bin/env python3
"""However a test of a card image ends, its machine is off and its report is written."""
import contextlib
import io
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from machine import Failure  # noqa: E402
from milestones import Milestones  # noqa: E402


class Machine:
    """A double that keeps a diary."""

    def __init__(self, diary):
        self.diary = diary

    def seconds(self):
        return 1.5

    def picture(self, path):
        self.diary.append(f"picture {path.name}")

    def cut_power(self):
        self.diary.append("off")


class Guest:
    def __init__(self, diary):
        self.machine = Machine(diary)


class Walk(Milestones):
    leftovers = ("card.img",)

    def __init__(self, outdir, then):
        super().__init__(outdir)
        self.then, self.diary = then, []

    def walk(self):
        self.guest = Guest(self.diary)
        (self.out / "card.img").write_bytes(b"large")
        self.done("first")
        self.then()
        self.done("second")


def raises(error):
    def then():
        raise error
    return then


class MilestonesTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="fl-milestones-")
        self.addCleanup(scratch.cleanup)
        self.out = pathlib.Path(scratch.name) / "out"

    def run_silently(self, walk):
        with contextlib.redirect_stdout(io.StringIO()):
            return walk.run()

    def report(self):
        return (self.out / "report.txt").read_text(encoding="utf-8").splitlines()

    def test_all_milestones_are_reported_and_the_machine_is_off(self):
        walk = Walk(self.out, lambda: None)
        self.assertTrue(self.run_silently(walk))
        self.assertEqual(walk.diary, ["off"])
        self.assertEqual([line.split()[-1] for line in self.report()[1:]], ["first", "second"])
        self.assertFalse((self.out / "card.img").exists())

    def test_a_failure_is_reported_with_what_came_before_and_with_a_picture(self):
        walk = Walk(self.out, raises(Failure("the screen is dark")))
        self.assertFalse(self.run_silently(walk))
        self.assertEqual(walk.diary, ["picture failure.png", "off"])
        self.assertTrue(self.report()[1].endswith("first"))
        self.assertEqual(self.report()[2:], ["FAILED: the screen is dark"])
        self.assertFalse((self.out / "card.img").exists())

    def test_a_failure_before_any_machine_is_reported(self):
        walk = Walk(self.out, lambda: None)
        walk.walk = raises(Failure("no emulator"))
        self.assertFalse(self.run_silently(walk))
        self.assertEqual(self.report()[1:], ["FAILED: no emulator"])

    def test_an_error_of_the_test_itself_is_no_verdict_but_ends_the_machine(self):
        walk = Walk(self.out, raises(KeyError("a typing error")))
        with self.assertRaises(KeyError):
            self.run_silently(walk)
        self.assertEqual(walk.diary, ["off"])

    def test_ended_from_outside_it_takes_its_machine_with_it(self):
        program = f"""
import os, signal, sys
sys.path.insert(0, {str(pathlib.Path(__file__).parent)!r})
from milestones_test import Walk
from milestones import main

class Said:
    def append(self, what):
        print("machine:", what)

class Ended(Walk):
    def __init__(self, out):
        super().__init__(out, lambda: os.kill(os.getpid(), signal.SIGTERM))
        self.diary = Said()

main(Ended, {str(self.out)!r})
"""
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, timeout=60)
        self.assertEqual(done.returncode, 1, done.stderr)
        self.assertEqual(done.stdout.splitlines()[1:], ["machine: off"])
        self.assertTrue(self.report()[1].endswith("first"))


if __name__ == "__main__":
    unittest.main()
