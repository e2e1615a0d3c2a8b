#!/usr/bin/env python3
"""The check of a card's boot partition finds whatever is missing, damaged or meant for another board."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from card import damaged, state  # noqa: E402
from card_content import DEVICE_TREE_MAGIC, DEVICE_TREES, FILTERS, FIRMWARE, SCRIPT_MAGIC, SOURCE, problems  # noqa: E402

BOARDS = SOURCE / "firmware-config"


def whole_card():
    """As deploy/image/layers/raspberrypi/boot.sh and pack.sh lay it."""
    files = dict.fromkeys([*FIRMWARE, "u-boot.bin", "firmware-licence.txt"], b"something")
    files |= dict.fromkeys(DEVICE_TREES, DEVICE_TREE_MAGIC + bytes(64))
    files |= dict.fromkeys(("fl-1.env", "fl-2.env"), state("A", 1, 0))
    files["boot.scr"] = SCRIPT_MAGIC + bytes(68) + (SOURCE / "deploy/image/boot.cmd").read_bytes()
    files["cmdline.txt"] = (BOARDS / "pi4/cmdline.txt").read_bytes()
    files["fault-lines.txt"] = (BOARDS / "fault-lines.txt").read_bytes()
    files["config.txt"] = b"".join(f"[{name}]\n".encode() + (BOARDS / board / "config.txt").read_bytes() + b"\n"
                                   for name, board in FILTERS.items())
    return files


class CardContentTest(unittest.TestCase):
    def found(self, **changed):
        """What is said of a card with some files changed; None takes a file away."""
        files = whole_card() | {name.replace("__", "."): content for name, content in changed.items()}
        return sorted(set(problems({name: content for name, content in files.items() if content is not None})))

    def assert_found(self, expected, **changed):
        found = self.found(**changed)
        self.assertTrue(any(expected in text for text in found), f"'{expected}' is not among {found}")

    def test_a_whole_card_is_in_order(self):
        self.assertEqual(self.found(), [])

    def test_each_file_is_missed(self):
        for name in whole_card():
            with self.subTest(name):
                files = whole_card()
                del files[name]
                self.assertTrue(list(problems(files)))

    def test_what_is_not_a_device_tree_or_script_is_found(self):
        files = whole_card()
        files[DEVICE_TREES[0]] = b"text"
        self.assertIn(f"{DEVICE_TREES[0]}: is no device tree", list(problems(files)))
        self.assert_found("is no script of U-Boot", boot__scr=b"text")
        self.assert_found("is not made of boot.cmd", boot__scr=SCRIPT_MAGIC + b"another script")

    def test_a_damaged_state_of_the_slots_is_found(self):
        files = whole_card()
        files["fl-2.env"] = damaged(files["fl-2.env"])
        self.assertEqual(list(problems(files)), ["fl-2.env: does not say that slot A is to be started"])
        files["fl-2.env"] = state("B", 1, 0)
        self.assertTrue(list(problems(files)))

    def test_a_line_for_all_boards_or_for_an_unknown_one_is_found(self):
        config = whole_card()["config.txt"]
        self.assert_found("before the first filter", config__txt=b"gpu_mem=64\n" + config)
        self.assert_found("[pi5] is no board of this card", config__txt=config + b"[pi5]\n")
        self.assert_found("[pi02] is missing", config__txt=config[:config.index(b"[pi02]")])

    def test_what_a_board_does_not_know_is_found_under_its_filter(self):
        config = whole_card()["config.txt"].replace(b"[pi4]\n", b"[pi4]\n# A reason.\ndisable_splsh=1\n")
        self.assert_found("[pi4] unknown key disable_splsh", config__txt=config)

    def test_a_word_for_the_kernel_that_no_board_may_have_is_found(self):
        line = whole_card()["cmdline.txt"].replace(b"\n", b" root=/dev/mmcblk0p2\n")
        self.assert_found("root is added at start", cmdline__txt=line)


if __name__ == "__main__":
    unittest.main()
