#!/usr/bin/env python3
"""What is counted of an input device's events is what was pressed, however the bytes come in."""
import pathlib
import random
import socket
import struct
import sys
import tempfile
import threading
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from chords import random_events  # noqa: E402
from keys import KeyCount, KeyStream  # noqa: E402
from machine import Failure  # noqa: E402


def event(kind, code, value):
    return struct.pack("<qqHHi", 7, 8, kind, code, value)


SYN = event(0, 0, 0)


class KeyCountTest(unittest.TestCase):
    def test_presses_count_and_repeats_and_releases_do_not(self):
        count = KeyCount()
        count.take(event(1, 30, 1) + SYN + event(1, 30, 2) + SYN + event(1, 30, 0) + event(1, 31, 1) + SYN)
        self.assertEqual((count.presses, count.down), (2, {31}))

    def test_events_may_come_in_pieces(self):
        data = event(1, 30, 1) + SYN + event(1, 30, 0) + SYN
        for cut in range(len(data) + 1):
            count = KeyCount()
            count.take(data[:cut])
            count.take(data[cut:])
            self.assertEqual((count.presses, count.down), (1, set()), cut)

    def test_lost_events_are_a_failure(self):
        with self.assertRaises(Failure):
            KeyCount().take(event(1, 30, 1) + event(0, 3, 0))

    def test_what_is_forgotten_counts_no_more(self):
        count = KeyCount()
        count.take(event(1, 30, 1) + SYN)
        count.forget()
        count.take(event(1, 31, 1) + SYN)
        self.assertEqual((count.presses, count.down), (1, {31}))


class RandomEventsTest(unittest.TestCase):
    def test_a_batch_presses_each_key_once_more_and_lets_all_go(self):
        chance = random.Random(1)
        several = 0
        for _ in range(400):
            down, presses = set(), 0
            for key, is_down in random_events(["a", "b", "ctrl", "alt", "delete"], 10, chance):
                if is_down:
                    self.assertNotIn(key, down, "a key that is down cannot be pressed")
                    down.add(key)
                    presses += 1
                    several += len(down) > 2
                else:
                    self.assertIn(key, down)
                    down.remove(key)
            self.assertEqual((presses, down), (10, set()))
        self.assertGreater(several, 100, "chords of three must be among them")


class KeyStreamTest(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="fl-keys-")
        self.addCleanup(scratch.cleanup)
        path = str(pathlib.Path(scratch.name) / "port")
        server = socket.socket(socket.AF_UNIX)
        self.addCleanup(server.close)
        server.bind(path)
        server.listen()
        self.stream = KeyStream(path)
        self.addCleanup(self.stream.close)
        self.machine, _ = server.accept()
        self.addCleanup(self.machine.close)

    def test_it_waits_until_all_is_pressed_and_let_go(self):
        self.machine.sendall(event(1, 30, 1) + event(1, 31, 1) + event(1, 30, 0))
        last = threading.Timer(0.1, lambda: self.machine.sendall(event(1, 31, 0)))
        last.start()
        self.stream.wait_for(2, "keys", 30)
        last.join()
        self.assertEqual(self.stream.down, set())

    def test_it_need_not_wait_until_they_are_let_go(self):
        self.machine.sendall(event(1, 30, 1))
        self.stream.wait_for(1, "keys", 30, let_go=False)
        self.assertEqual(self.stream.down, {30})

    def test_what_does_not_come_is_told(self):
        self.machine.sendall(event(1, 30, 1))
        with self.assertRaisesRegex(Failure, "keys: 1 of 2 presses arrived, 1 keys are still down"):
            self.stream.wait_for(2, "keys", 0.2)

    def test_the_machine_s_end_is_no_endless_wait(self):
        self.machine.close()
        with self.assertRaisesRegex(Failure, "has ended"):
            self.stream.wait_for(1, "keys", 30)

    def test_draining_takes_what_is_there(self):
        self.machine.sendall(event(1, 30, 1))
        self.stream.drain()
        self.assertEqual(self.stream.presses, 1)


if __name__ == "__main__":
    unittest.main()
