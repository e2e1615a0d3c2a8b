#!/usr/bin/env python3
"""Shows that firmware_config.py finds faults: each mistake is planted in a copy and must be named."""
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import firmware_config  # noqa: E402

SOURCE = pathlib.Path("firmware-config")
MISTAKES = [  # file, text there, what somebody makes of it, what is said about it
    ("pi4/config.txt", "disable_splash=1", "disable_spalsh=1", "unknown key disable_spalsh"),
    ("pi4/config.txt", "disable_splash=1", "disable_splash = 1", "not KEY=VALUE"),
    ("pi4/config.txt", "gpu_mem=64", "gpu_mem=8", "gpu_mem cannot be 8"),
    ("pi4/config.txt", "gpu_mem=64", "gpu_mem=64\ngpu_mem=64", "stands in line"),
    ("pi4/config.txt", "gpu_mem=64", "\ngpu_mem=64", "no reason"),
    ("pi4/config.txt", "enable_gic=1", "# (gone)", "enable_gic is missing"),
    ("pi3/config.txt", "enable_uart=1", "enable_uart=0", "enable_uart cannot be 0"),
    ("pi3/config.txt", "arm_64bit=1", "[pi3]\narm_64bit=1", "a filter"),
    ("pi3/config.txt", "kernel=u-boot.bin", "kernel=kernel_2712.img", "pi3 starts u-boot.bin"),
    ("zero2/config.txt", "boot_delay=0", "boot_delay=0\ndtoverlay=vc4-kms-dsi-7inch", "no overlay vc4-kms-dsi-7inch"),
    ("pi5/config.txt", "dtoverlay=disable-bt-pi5", "dtoverlay=disable-bt", "no overlay disable-bt for pi5"),
    ("pi3/config.txt", "#dtoverlay=vc4-kms-dsi-7inch", "#dtoverlay=vc4-kms-dsi-8inch", "no overlay"),
    ("pi5/config.txt", "dtoverlay=vc4-kms-v3d", "dtoverlay=vc4-kms-v3d," + "noaudio," * 12, "the firmware reads 98"),
    ("pi3/cmdline.txt", "quiet", "quite", "unknown parameter quite"),
    ("pi3/cmdline.txt", "quiet", "quiet\n", "must be one line"),
    ("pi3/cmdline.txt", "quiet", "quiet root=/dev/mmcblk0p2", "root is added at start"),
    ("pi3/cmdline.txt", "panic=10", "panic=0", "panic cannot be 0"),
    ("pi3/cmdline.txt", "panic=10", "", "panic is missing"),
    ("pi3/cmdline.txt", "cma=128M", "cma=256M", "different kernel command lines"),
    ("pi3/cmdline.txt", "systemd.volatile=state", "", "systemd.volatile is missing"),
    ("pi5/cmdline.txt", "quiet", "quiet quiet", "quiet stands twice"),
    ("fault-lines.txt", "#rotation = 0", "rotation = 0", "neither a comment"),
    ("fault-lines.txt", "#rotation = 0", "#rotation = 45", "rotation cannot be 45"),
    ("fault-lines.txt", "#rotation = 0", "#rotate = 0", "unknown key rotate"),
    ("fault-lines.txt", "#lower_edge_mm = 780", "#lower_edge_mm = 78 cm", "neither a comment"),
    ("fault-lines.txt", "#volume = 60", "# (gone)", "volume stands there 0 times"),
    ("fault-lines.txt", "corner to corner", "corner\tto corner", "tabs"),
]


class FirmwareConfig(unittest.TestCase):
    def findings_after(self, file, old, new):
        with tempfile.TemporaryDirectory() as scratch:
            copy = pathlib.Path(scratch) / "firmware-config"
            shutil.copytree(SOURCE, copy)
            text = (copy / file).read_text(encoding="utf-8")
            self.assertIn(old, text, f"{file} has changed: this mistake needs a new place")
            (copy / file).write_text(text.replace(old, new, 1), encoding="utf-8")
            return list(firmware_config.problems(copy))

    def test_the_files_as_they_are_have_no_fault(self):
        self.assertEqual(list(firmware_config.problems(SOURCE)), [])

    def test_every_mistake_is_named(self):
        for file, old, new, said in MISTAKES:
            with self.subTest(file=file, new=new):
                found = self.findings_after(file, old, new)
                self.assertTrue(any(said in line for line in found), f"expected '{said}' among {found}")

    def test_a_lost_board_and_a_lost_file_are_named(self):
        with tempfile.TemporaryDirectory() as scratch:
            copy = pathlib.Path(scratch) / "firmware-config"
            shutil.copytree(SOURCE, copy)
            shutil.rmtree(copy / "pi4")
            (copy / "pi3" / "config.txt").unlink()
            found = "\n".join(firmware_config.problems(copy))
        self.assertIn("pi4: is missing", found)
        self.assertIn("config.txt: is missing", found)


if __name__ == "__main__":
    unittest.main()
