#!/usr/bin/env python3
"""An update on a memory stick becomes the running system, and a damaged one changes nothing.

update_test.py QEMU_ROOT IMAGE UPDATE VERSION OUTDIR: IMAGE is of the layer "virt" and trusts the key that signed
UPDATE, whose system calls itself VERSION; OUTDIR gets report-update.txt and the serial port.
"""
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from guest import MIB, START_S, Guest, copy_card, expect  # noqa: E402
from machine import Failure  # noqa: E402

HOST = os.environ | {"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}
UPDATE_S = 1800  # checked, unpacked, written and read back by an emulated processor


class UpdateTest:
    def __init__(self, qemu_root, image, update, version, outdir):
        self.out = pathlib.Path(outdir)
        self.update, self.version = pathlib.Path(update), version
        self.report, self.began = [], time.monotonic()
        self.card = self.out / "update-card.img"
        copy_card(image, self.card)
        log = self.out / "serial-update.log"
        log.unlink(missing_ok=True)
        self.guest = Guest(qemu_root, self.card, self.out, "-nic", "none", log=log)
        self.machine, self.probe = self.guest.machine, self.guest.probe

    def done(self, text):
        line = f"{self.machine.seconds():7.1f}  {time.monotonic() - self.began:7.1f}  {text}"
        self.report.append(line)
        print(line, flush=True)

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
        self.machine.qmp("device_del", id=f"{name}-stick")
        self.probe.wait("the stick's end", "ls /sys/block", lambda text: "sd" not in text)

    def shown(self):
        self.machine.wait_for(r"Started.*fault-lines\.service", START_S)
        self.probe.wait_status("attract")

    def damaged(self):
        copy = self.out / "damaged.flupdate"
        shutil.copyfile(self.update, copy)
        with copy.open("r+b") as file:
            file.seek(copy.stat().st_size // 2)
            byte = file.read(1)
            file.seek(-1, 1)
            file.write(bytes([byte[0] ^ 1]))
        before = self.probe.ask("fault-lines-slot status")
        self.plug_in("damaged", self.stick("damaged", copy))
        self.machine.wait_for(r"fault-lines-update\[\d+\]: refused: signature", UPDATE_S)
        self.pull_out("damaged")
        expect(self.probe.ask("fault-lines-slot status") == before, "a refused update changed the state of the slots")
        copy.unlink()
        self.done("a stick with one flipped bit is refused")

    def whole(self):
        self.plug_in("whole", self.stick("whole", self.update))
        self.machine.wait_for(r"fault-lines-update\[\d+\]: version \S+ \(number \d+\) is in order", UPDATE_S)
        self.done("a stick with an update: signature, target and number are in order")
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
        self.done(f"the stick that was left is refused: {text.splitlines()[-1]}")

    def run(self):
        try:
            self.shown()
            self.done("slot A shows the attract loop")
            self.damaged()
            self.whole()
            self.forgotten()
            return True
        except Failure as failure:
            self.report.append(f"FAILED: {failure}")
            print(self.report[-1], flush=True)
            return False
        finally:
            self.guest.machine.cut_power()
            for name in ("update-card.img", "damaged.img", "whole.img", "damaged.flupdate"):
                (self.out / name).unlink(missing_ok=True)
            (self.out / "report-update.txt").write_text("power-on  test  milestone (seconds)\n" + "\n".join(self.report) + "\n")


if __name__ == "__main__":
    # Ended from outside, the machine must not go on without its test.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(0 if UpdateTest(*sys.argv[1:6]).run() else 1)
