#!/usr/bin/env python3
"""The card for the Raspberry Pi starts on an emulated Raspberry Pi 3, as far as an emulator without its screen goes.

board_test.py QEMU_ROOT IMAGE OUTDIR: IMAGE is of the layer "raspberrypi"; OUTDIR gets report-board.txt and the serial
port.

Not in it: the maker's firmware, whose place the emulator takes (it loads the card's own U-Boot and device tree), and
the screen: there is no vc4, so the exhibit says that it finds none; the hardware watchdog. What is started is the image
as it is, with a technician's settings, and words for the kernel that make it speak on the serial port.
"""
import hashlib
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from card_content import files_of, problems  # noqa: E402
from guest import MIB, START_S, add_word, copy_card, expect, partition  # noqa: E402
from machine import Machine, raspberry_pi_3  # noqa: E402
from milestones import Milestones, main  # noqa: E402

CARD_BYTES = 2048 * MIB  # the emulated reader takes powers of two only
# U-Boot's reading of 30 MB through the emulated reader alone takes a minute and a half.
BOARD_S = 2 * START_S
# The emulated timer knows no time: whoever winds it up restarts the machine at once (QEMU's bcm2835_powermgt), so systemd
# leaves it alone here. Whether it ends a hang of the whole board, no emulator shows.
SPEAK = ("systemd.watchdog_sec=0 console=ttyS1,115200 loglevel=7 systemd.show_status=yes systemd.journald.forward_to_console=yes "
         "systemd.journald.max_level_console=info")
SETTINGS = "hostname = hall-3\nrotation = 90\ntouch_expected = no\n"


class Board:
    """What Milestones wants of a guest."""

    def __init__(self, machine):
        self.machine = machine


class BoardTest(Milestones):
    report_name = "report-board.txt"
    leftovers = ("board-card.img",)

    def __init__(self, qemu_root, image, outdir):
        super().__init__(outdir)
        self.qemu_root, self.image = qemu_root, image
        self.card = self.out / "board-card.img"

    def prepare(self):
        found = sorted(set(problems(files_of(self.image))))
        expect(not found, "the boot partition is not in order: " + "; ".join(found))
        self.note("                  the boot partition holds what each board asks for")
        copy_card(self.image, self.card)
        with open(self.card, "r+b") as file:
            file.truncate(CARD_BYTES)
        add_word(self.card, SPEAK)
        self.boot = f"{self.card}@@{partition(self.card, 1)[0]}"
        subprocess.run(["mcopy", "-o", "-i", self.boot, "-", "::fault-lines.txt"], check=True, input=SETTINGS.encode())
        for name in ("u-boot.bin", "bcm2837-rpi-3-b.dtb"):
            (self.out / name).write_bytes(files_of(self.card)[name])

    def slots(self):
        found = []
        for number in (2, 3):
            start, size = partition(self.card, number)
            with self.card.open("rb") as file:
                file.seek(start)
                digest = hashlib.sha256()
                for _ in range(size // MIB):
                    digest.update(file.read(MIB))
            found.append(digest.hexdigest())
        return found

    def walk(self):
        self.prepare()
        slots = self.slots()
        log = self.out / "serial-board.log"
        log.unlink(missing_ok=True)
        board = raspberry_pi_3(self.card, self.out / "u-boot.bin", self.out / "bcm2837-rpi-3-b.dtb")
        self.guest = Board(Machine(self.qemu_root, board, log=log))
        self.machine = self.guest.machine
        self.machine.wait_for(r"FL: starting slot A \(good=1", BOARD_S)
        self.done("the card's U-Boot reads the boot script from the card and starts slot A")
        self.machine.wait_for(r"Machine model: Raspberry Pi 3 Model B", BOARD_S)
        self.done("the kernel knows the board by the card's device tree")
        self.machine.wait_for(r"systemd\[1\]: systemd \S+ running in system mode", BOARD_S)
        self.done("systemd runs from slot A")
        self.machine.wait_for(r"data partition: growing from 48 to \d+ MiB", BOARD_S)
        self.machine.wait_for(r"data partition: ready", BOARD_S)
        self.done("the data partition has grown to the end of the card and is whole")
        self.machine.wait_for(r"line 1: hostname is hall-3", BOARD_S)
        self.machine.wait_for(r"line 2: rotation is 90", BOARD_S)
        self.done("the technician's settings are understood")
        said = self.machine.wait_for(r"fault-lines\[\d+\]: (.*no display.*)\n", BOARD_S)[1]
        self.done(f"the exhibit runs, and says of the emulator: {said}")
        self.machine.wait_for(r"fault-lines\[\d+\]: .*no display.*\n", BOARD_S)
        self.done("it is started again, and does not give up")
        self.guest.machine.cut_power()
        said = subprocess.run(["mtype", "-i", self.boot, "::last-start.txt"], check=True, capture_output=True).stdout.decode()
        expect("hostname is hall-3" in said, f"the card's last-start.txt says: {said}")
        expect(self.slots() == slots, "a slot has been written to")
        start, size = partition(self.card, 4)
        expect(start + size == CARD_BYTES, f"the data partition ends at {start + size}")
        self.done("after a power cut: what was understood stands on the card, both slots are as they were packed")


if __name__ == "__main__":
    main(BoardTest, *sys.argv[1:4])
