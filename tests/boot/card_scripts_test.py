#!/usr/bin/env python3
"""The card's own scripts, run here: the technician's text file, the data partition, the end of a trial."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "tests/static"))
import firmware_config  # noqa: E402

SCRIPTS = SOURCE / "deploy/image/tree/common/usr/lib/fault-lines-card"
TEMPLATE = SOURCE / "firmware-config/fault-lines.txt"
HOST = os.environ | {"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}


class Scratch(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory(prefix="fl-card-")
        self.addCleanup(scratch.cleanup)
        self.directory = pathlib.Path(scratch.name)


class BoardSettings(Scratch):
    def apply(self, text):
        """Settings, report and board.env that come of a fault-lines.txt; text None: there is none."""
        boot, run, zones = (self.directory / name for name in ("boot", "run", "zones"))
        for directory in (boot, zones / "Europe", zones / "Etc"):
            directory.mkdir(parents=True, exist_ok=True)
        for zone in ("Europe/Paris", "Etc/UTC"):
            (zones / zone).write_bytes(b"TZif2")
        (boot / "fault-lines.txt").unlink(missing_ok=True)
        if text is not None:
            (boot / "fault-lines.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
        subprocess.run([SCRIPTS / "board-settings"], check=True, capture_output=True, timeout=60,
                       env=HOST | {"FL_BOOT": str(boot), "FL_RUN": str(run), "FL_ZONES": str(zones)})
        self.zone = os.readlink(run / "localtime").removeprefix(str(zones) + "/")
        settings = (run / "settings.toml").read_text().split("\n", 1)[1]
        return settings, (run / "last-start.txt").read_text(), (run / "board.env").read_text()

    def test_the_file_as_delivered_changes_nothing(self):
        settings, _, environment = self.apply(TEMPLATE.read_text())
        self.assertEqual((settings, environment, self.zone), ("", "", "Etc/UTC"))

    def test_every_key_of_the_file_is_understood_with_its_default(self):
        lines = [line.removeprefix("#") for line in TEMPLATE.read_text().splitlines() if line[:1] == "#" != line[:2].strip()]
        settings, report, environment = self.apply("\n".join(lines))
        self.assertEqual(len(lines), len(firmware_config.SETTINGS))
        self.assertNotIn("left out", report)
        self.assertEqual(settings, 'language = "en"\ntheme = "night"\n[screen]\nrotation_deg = 0\ndiagonal_in = 27\nbottom_mm = 780\n'
                                   "[sound]\nvolume = 60\n")
        self.assertEqual(environment, "hostname=fault-lines\ntouch_expected=yes\n")

    def test_editors_of_all_kinds_may_save_it(self):
        for text in (b"rotation=90", b"\xef\xbb\xbfrotation = 90\r\n", b"  rotation\t= 90  \n", b'rotation = "90"\n'):
            with self.subTest(text):
                self.assertEqual(self.apply(text)[0], "[screen]\nrotation_deg = 90\n")

    def test_what_is_not_understood_is_left_out_and_named(self):
        for line in ("rotation = 45", "rotate = 90", "rotation", "volume = 101", "volume = -1", "volume = 9e9",
                     "screen_inches = 6", "screen_inches = 27; rm", "lower_edge_mm = 2001", "lower_edge_mm = 78 cm",
                     "lower_edge_mm = 00780", "language = de", "theme = \"night", "hostname = a b",
                     "hostname = -x", "hostname = ../x", "time_zone = ../../etc/passwd", "time_zone = /etc/passwd",
                     "time_zone = Mars/Base", "touch_expected = maybe", "volume = $(reboot)", "= 1", "\0\1\2 = 3"):
            with self.subTest(line):
                settings, report, environment = self.apply(f"{line}\nvolume = 7\n")
                self.assertEqual((settings, environment, self.zone), ("[sound]\nvolume = 7\n", "", "Etc/UTC"))
                self.assertIn("line 1: ", report)

    def test_numbers_with_leading_zeros_are_decimal(self):
        self.assertEqual(self.apply("volume = 08\n")[0], "[sound]\nvolume = 8\n")

    def test_the_height_of_the_picture_above_the_floor_is_handed_on(self):
        for text, millimetres in (("2000", 2000), ("0", 0), ("0900", 900)):
            with self.subTest(text):
                self.assertEqual(self.apply(f"lower_edge_mm = {text}\n")[0], f"[screen]\nbottom_mm = {millimetres}\n")

    def test_the_first_of_two_lines_counts(self):
        settings, report, _ = self.apply("volume = 7\nvolume = 8\n")
        self.assertEqual(settings, "[sound]\nvolume = 7\n")
        self.assertIn("line 2: volume stands there twice", report)

    def test_a_lost_file_leaves_everything_as_delivered(self):
        settings, report, _ = self.apply(None)
        self.assertEqual(settings, "")
        self.assertIn("there is no fault-lines.txt", report)

    def test_the_time_zone_is_set(self):
        self.apply("time_zone = Europe/Paris")
        self.assertEqual(self.zone, "Europe/Paris")


class DataPartition(Scratch):
    def partition(self, *files):
        """An ext4 file system in a file."""
        tree = self.directory / "tree"
        tree.mkdir()
        for name in files:
            (tree / name).write_text("kept")
        path = self.directory / "partition"
        subprocess.run(["mke2fs", "-q", "-t", "ext4", "-L", "FLDATA", "-d", tree, path, "8M"], check=True, env=HOST)
        return path

    def prepare(self, path):
        return subprocess.run([SCRIPTS / "prepare-data", path], capture_output=True, text=True, check=False, env=HOST)

    def names(self, path):
        listed = subprocess.run(["debugfs", "-R", "ls -p /", path], capture_output=True, text=True, check=True, env=HOST)
        return {line.split("/")[5] for line in listed.stdout.splitlines() if line.count("/") > 5}

    def sound(self, path):
        return subprocess.run(["e2fsck", "-fn", path], capture_output=True, check=False, env=HOST).returncode == 0

    def test_a_whole_one_is_left_as_it_is(self):
        path = self.partition("counts")
        before = path.read_bytes()
        self.assertEqual(self.prepare(path).returncode, 0)
        self.assertEqual(path.read_bytes(), before)

    def test_a_damaged_one_is_repaired_and_keeps_its_files(self):
        path = self.partition("counts")
        subprocess.run(["debugfs", "-w", "-R", "set_super_value state 0", path], check=True, capture_output=True, env=HOST)
        subprocess.run(["debugfs", "-w", "-R", "set_inode_field counts links_count 9", path], check=True,
                       capture_output=True, env=HOST)
        self.assertFalse(self.sound(path))
        self.assertEqual(self.prepare(path).returncode, 0)
        self.assertTrue(self.sound(path))
        self.assertIn("counts", self.names(path))

    def test_one_that_is_lost_is_made_anew(self):
        for name, content in (("zeros", b"\0" * (8 << 20)), ("noise", bytes(range(256)) * (32 << 10))):
            with self.subTest(name):
                path = self.directory / name
                path.write_bytes(content)
                done = self.prepare(path)
                self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
                self.assertTrue(self.sound(path))

    def test_without_a_partition_it_says_so(self):
        done = self.prepare(self.directory / "none")
        self.assertEqual(done.returncode, 1)
        self.assertIn("there is none", done.stdout)


class Trial(Scratch):
    def with_commands(self, script, status, story=(), **environment):
        """Runs a script with fault-lines-slot and systemctl replaced; returns its exit code and what was called."""
        calls = self.directory / "calls"
        calls.write_text("")
        # Each call of "systemctl show" takes the next line of the story; at its end the script is ended.
        said = self.directory / "said"
        said.write_text("".join(line + "\n" for line in story))
        show = f"if [ $1 = show ]; then head -n 1 {said}; sed -i 1d {said}; [ -s {said} ] || kill $PPID; fi"
        for name, body in (("sleep", ""), ("fault-lines-slot", f"[ \"$1\" != status ] || printf '{status}'\nexit ${{FL_CODE:-0}}"),
                           ("systemctl", show)):
            command = self.directory / name
            command.write_text(f"#!/bin/sh\necho {name} \"$@\" >>{calls}\n{body}\n")
            command.chmod(0o755)
        done = subprocess.run([SCRIPTS / script], capture_output=True, check=False, timeout=60,
                              env=HOST | environment | {"PATH": f"{self.directory}:{HOST['PATH']}"})
        return done.returncode, calls.read_text()

    def test_only_a_system_on_trial_is_restarted(self):
        self.assertIn("systemctl reboot", self.with_commands("end-trial", "slot=B\\ngood=0\\nrunning=B\\n")[1])
        self.assertNotIn("reboot", self.with_commands("end-trial", "slot=B\\ngood=1\\nrunning=B\\n")[1])

    def prove(self, story, board="", **environment):
        (self.directory / "board.env").write_text(board)
        return self.with_commands("mark-good", "running=B\\n", story, FL_RUN=str(self.directory), **environment)

    def test_sixty_good_seconds_mark_the_slot(self):
        code, calls = self.prove(["attract, en; touch devices: 1"] * 20 + ["visit: explore, ar; touch devices: 1"] * 20)
        self.assertEqual((code, calls.count("fault-lines-slot good")), (0, 1))

    def test_less_or_anything_else_does_not(self):
        good, none = "attract, en; touch devices: 1", "no-content: x; touch devices: 1"
        for story in ([good] * 29, [none] * 40, [good] * 29 + [none] + [good] * 29, [""] * 40,
                      ["attract, en; touch devices: 0; x"] * 40):
            with self.subTest(story[0]):
                self.assertNotIn("good", self.prove(story)[1])

    def test_a_place_without_a_touch_panel_can_say_so(self):
        _, calls = self.prove(["attract, en; touch devices: 0; x"] * 40, "hostname=x\ntouch_expected=no\n")
        self.assertIn("fault-lines-slot good", calls)

    def test_a_mark_that_was_not_written_is_a_failure(self):
        self.assertEqual(self.prove(["attract, en; touch devices: 1"] * 40, FL_CODE="1")[0], 1)


if __name__ == "__main__":
    unittest.main()
