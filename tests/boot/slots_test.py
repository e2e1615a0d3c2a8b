#!/usr/bin/env python3
"""The boot script chooses the right slot, in a real U-Boot, after trials, losses and damage of every kind.

Slots hold kernels of a few instructions, which name themselves on the serial port and restart the
machine, so one run of the emulator goes through several starts. Usage: slots_test.py QEMU_ROOT
"""
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import unittest
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from card import Card, damaged, state, tiny_kernel, torn  # noqa: E402
from machine import Machine, virt_board  # noqa: E402
from write_log import logging_drive, states_of  # noqa: E402

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BOOT_SCRIPT = SOURCE / "deploy/image/boot.cmd"
SLOT_TOOL = SOURCE / "deploy/image/tree/common/usr/sbin/fault-lines-slot"
DEADLINE_S = 120
QEMU_ROOT = None

A, B = tiny_kernel("kernel of A\n"), tiny_kernel("kernel of B\n")
BROKEN = b"no kernel" * 512


class Slots(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="fl-slots-")
        self.addCleanup(scratch.cleanup)
        self.directory = scratch.name

    def card(self, slots, **states):
        files = {f"fl-{name[1:]}.env": content for name, content in states.items() if content is not None}
        return Card(self.directory, BOOT_SCRIPT, slots=slots, states=files)

    def starts(self, card, count, drive=None):
        """Which kernels ran in that many starts, as a string of letters."""
        board = virt_board(QEMU_ROOT, card.image, drive, memory_mb=256)
        with Machine(QEMU_ROOT, board, "-nic", "none") as machine:
            letters = [machine.wait_for(r"kernel of ([AB])\n", DEADLINE_S)[1] for _ in range(count)]
            self.said = machine.text
        return "".join(letters)

    def assert_state(self, card, *words):
        for name in ("fl-1.env", "fl-2.env"):
            self.assertEqual(card.get(name), self.as_written_by_uboot(*words), name)

    @staticmethod
    def as_written_by_uboot(slot, good, tries, failed):
        """U-Boot sorts the names."""
        data = f"failed={failed}\0good={good}\0slot={slot}\0tries={tries}\0\0".encode().ljust(508, b"\0")
        return struct.pack("<I", zlib.crc32(data)) + data

    def test_a_trial_is_counted_down_and_then_given_up_for_good(self):
        card = self.card({"A": A, "B": B}, s1=state("B", 0, 2), s2=state("B", 0, 2))
        self.assertEqual(self.starts(card, 4), "BBAA")
        self.assert_state(card, "A", 1, 0, "B")

    def test_an_empty_slot_costs_no_start(self):
        card = self.card({"A": A, "B": None}, s1=state("B", 0, 2), s2=state("B", 0, 2))
        self.assertEqual(self.starts(card, 2), "AA")
        self.assert_state(card, "A", 1, 0, "B")

    def test_a_broken_kernel_in_a_slot_that_was_good_leads_to_the_other_one(self):
        card = self.card({"A": BROKEN, "B": B}, s1=state("A", 1, 0), s2=state("A", 1, 0))
        self.assertEqual(self.starts(card, 2), "BB")
        self.assert_state(card, "B", 1, 0, "A")

    def test_a_new_card_without_state_starts_slot_a_and_writes_nothing(self):
        card = self.card({"A": A, "B": B})
        self.assertEqual(self.starts(card, 1), "A")
        self.assertIsNone(card.get("fl-1.env"))

    def test_the_second_file_counts_where_the_first_is_damaged_or_torn(self):
        old, new = state("B", 1, 0), state("A", 0, 2)
        for name, first in (("damaged", damaged(old)), ("torn", torn(old, new, at=10)), ("lost", None)):
            with self.subTest(name), tempfile.TemporaryDirectory() as self.directory:
                self.assertEqual(self.starts(self.card({"A": A, "B": B}, s1=first, s2=old), 1), "B")

    def test_where_both_files_are_damaged_slot_a_starts(self):
        bad = damaged(state("B", 1, 0))
        card = self.card({"A": A, "B": B}, s1=bad, s2=bad)
        self.assertEqual(self.starts(card, 1), "A")
        self.assertIn("FL: fl-2.env is damaged", self.said)

    def test_a_state_that_nobody_writes_still_starts_something(self):
        card = self.card({"A": A, "B": B}, s1=state("C", 1, 0), s2=state("C", 1, 0))
        self.assertEqual(self.starts(card, 1), "A")

    def test_a_trial_that_cannot_be_counted_is_not_made(self):
        card = self.card({"A": A, "B": B}, s1=state("B", 0, 2), s2=state("B", 0, 2))
        locked = ["-drive", f"file={card.image},format=raw,if=none,id=card,readonly=on"]
        self.assertEqual(self.starts(card, 2, locked), "AA")

    def test_power_may_go_between_any_two_writes_of_a_trial(self):
        old, new = state("B", 0, 2), self.as_written_by_uboot("B", 0, 1, "-")
        card = self.card({"A": A, "B": B}, s1=old, s2=old)
        before = card.image.read_bytes()
        log = pathlib.Path(self.directory) / "writes.log"
        log.touch()
        self.assertEqual(self.starts(card, 1, logging_drive(card.image, log)), "B")
        seen = []
        for image in states_of(before, log):
            card.image.write_bytes(image)
            whole = [content for content in (card.get("fl-1.env"), card.get("fl-2.env")) if content in (old, new)]
            self.assertTrue(whole, f"after {len(seen)} writes neither file is whole")
            self.assertLessEqual(card.get("fl-1.env") == old, card.get("fl-2.env") == old, "the second file is newer")
            seen.append(whole[0])
        self.assertEqual((seen[0], seen[-1]), (old, new))
        self.assertGreater(len(seen), 2)

    def test_uboot_and_the_running_system_read_each_other(self):
        card = self.card({"A": A, "B": B}, s1=state("A", 1, 0), s2=state("A", 1, 0))
        self.slot_tool(card, "A", "try", "B", "2")
        self.assertEqual(self.starts(card, 1), "B")  # counted down by U-Boot
        self.assertIn("good=0\ntries=1\n", self.slot_tool(card, "B", "status"))
        self.slot_tool(card, "B", "good")
        self.assertEqual(self.starts(card, 3), "BBB")

    def slot_tool(self, card, running, *words):
        """Runs fault-lines-slot over the card's boot partition."""
        boot = pathlib.Path(self.directory) / "boot"
        boot.mkdir(exist_ok=True)
        (boot / "cmdline").write_text(f"fl.slot={running} quiet\n")
        for name in ("fl-1.env", "fl-2.env"):
            (boot / name).write_bytes(card.get(name))
        done = subprocess.run([SLOT_TOOL, *words], capture_output=True, text=True, check=True, env=os.environ | {
            "FL_BOOT": str(boot), "FL_CMDLINE": str(boot / "cmdline"), "PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"})
        for name in ("fl-1.env", "fl-2.env"):
            card.put(name, (boot / name).read_bytes())
        return done.stdout


if __name__ == "__main__":
    QEMU_ROOT = sys.argv.pop(1)
    unittest.main(verbosity=2)
