#!/usr/bin/env python3
"""An update on a memory stick becomes the running system, and a damaged one changes nothing.

update_test.py QEMU_ROOT IMAGE UPDATE VERSION OUTDIR: IMAGE is of the layer "virt" and trusts the key that signed
UPDATE, whose system calls itself VERSION; OUTDIR gets report-update.txt and the serial port.
"""
import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from guest import MIB, START_S, Guest, copy_card, expect  # noqa: E402
from milestones import Milestones, main  # noqa: E402

HOST = os.environ | {"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}
STICKS = "ls -d /sys/block/sd* 2>/dev/null | wc -l"
UPDATE_S = 1800  # checked, unpacked, written and read back by an emulated processor


class UpdateTest(Milestones):
    report_name = "report-update.txt"
    leftovers = ("update-card.img", "damaged.img", "whole.img", "damaged.flupdate")

    def __init__(self, qemu_root, image, update, version, outdir):
        super().__init__(outdir)
        self.update, self.version = pathlib.Path(update), version
        self.card = self.out / "update-card.img"
        copy_card(image, self.card)
        log = self.out / "serial-update.log"
        log.unlink(missing_ok=True)
        self.guest = Guest(qemu_root, self.card, self.out, "-nic", "none", log=log)
        self.machine, self.probe = self.guest.machine, self.guest.probe

    def stick(self, name, update):
        """A stick with one FAT partition, which has the label that is looked for."""
        path = self.out / f"{name}.img"
        path.write_bytes(b"")
        with path.open("r+b") as file:
            file.truncate((update.stat().st_size // MIB + 64) * MIB)
        subprocess.run(["sfdisk", "--quiet", path], check=True, input=b"label: dos\nstart=1MiB, type=c\n", env=HOST)
        subprocess.run(["mkfs.vfat", "-F", "32", "-n", "FL-UPDATE", "--offset", "2048", path,
                        str((path.stat().st_size - MIB) // 1024)], check=True, capture_output=True, env=HOST)
        subprocess.run(["mcopy", "-i", f"{path}@@1M", update, "::fault-lines.flupdate"], check=True)
        return path

    def plug_in(self, name, path):
        self.machine.qmp("blockdev-add", **{"driver": "raw", "node-name": name,
                                            "file": {"driver": "file", "filename": str(path)}})
        self.machine.qmp("device_add", driver="usb-storage", id=f"{name}-stick", drive=name, bus="usb.0")

    def pull_out(self, name):
        before = self.sticks()
        self.machine.qmp("device_del", id=f"{name}-stick")
        self.probe.wait("the stick's end", STICKS, lambda text: int(text) == before - 1)

    def sticks(self):
        return int(self.probe.run(STICKS)[1])

    def shown(self):
        self.machine.wait_for(r"Started.*fault-lines\.service", START_S)
        self.probe.wait_status("attract")

    def damaged_copy(self):
        copy = self.out / "damaged.flupdate"
        shutil.copyfile(self.update, copy)
        with copy.open("r+b") as file:
            file.seek(copy.stat().st_size // 2)
            byte = file.read(1)
            file.seek(-1, 1)
            file.write(bytes([byte[0] ^ 1]))
        return copy

    def both(self):
        """Two sticks at once: a damaged one, and one that is whole. Neither disturbs the other."""
        before = self.probe.ask("fault-lines-slot status")
        sticks = {"damaged": self.stick("damaged", self.damaged_copy()), "whole": self.stick("whole", self.update)}
        for name, path in sticks.items():
            self.plug_in(name, path)
        # In either order.
        judged = set()
        while len(judged) < 2:
            judged.add(self.machine.wait_for(
                r"fault-lines-update\[\d+\]: (refused: \w+|failed|version \S+)", UPDATE_S)[1])
            self.done(f"two sticks at once: {sorted(judged)}")
        expect(judged == {"refused: signature", f"version {self.version}"}, f"the two sticks were judged: {judged}")
        expect(self.probe.ask("fault-lines-slot status") == before, "a refused update changed the state of the slots")
        self.pull_out("damaged")
        self.done("the one with a flipped bit is refused and pulled out, the other one is in order")
        self.machine.wait_for(r"fault-lines-update\[\d+\]: version \S+ is written and read back", UPDATE_S)
        self.done("it is written to slot B and read back")
        self.machine.wait_for(r"FL: starting slot B \(good=0 tries=1\)", START_S)
        self.done("the machine restarts by itself into slot B, on trial")
        self.shown()
        running = self.probe.ask("sed -n s/^version=//p /usr/lib/fault-lines/release")
        expect(running == self.version, f"version {running} is running")
        self.done(f"version {running} shows the attract loop")
        self.probe.wait("the proof of slot B", "fault-lines-slot status", lambda text: "slot=B\ngood=1\n" in text, START_S)
        self.done("and is marked good")

    def forgotten(self):
        """The stick is still there: it does nothing more, and by hand one is told why."""
        code, text = self.probe.run("fault-lines-update $(ls -d /dev/sd??)", UPDATE_S)
        expect(code == 1 and "refused: older" in text, f"a forgotten stick: exit {code}, {text}")
        expect("slot=B\ngood=1" in self.probe.ask("fault-lines-slot status"), "a forgotten stick changed the slots")
        self.done(f"the stick that was left: {text.splitlines()[-1]}")

    def walk(self):
        self.shown()
        self.done("slot A shows the attract loop")
        self.both()
        self.forgotten()


if __name__ == "__main__":
    main(UpdateTest, *sys.argv[1:6])
