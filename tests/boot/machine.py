"""An emulated arm64 machine: started, watched over its serial port, touched and switched off by QMP.

Everything waits for events. Deadlines are only there so that a broken image ends the run; they are long,
because the machine is emulated and may share its processor.
"""
import json
import os
import pathlib
import re
import select
import socket
import subprocess
import tempfile
import time


class Failure(Exception):
    """What was expected did not come; the text says what came instead."""


def qemu_command(root):
    """How to run the QEMU of a Debian root without entering it: by its own loader and libraries."""
    libraries = root / "usr/lib/x86_64-linux-gnu"
    loader = root / "usr/lib64/ld-linux-x86-64.so.2"
    if not loader.exists():
        raise Failure(f"{root} is no amd64 root with QEMU")
    return [str(loader), "--library-path", str(libraries), str(root / "usr/bin/qemu-system-aarch64"),
            "-L", str(root / "usr/share/qemu")], {"QEMU_MODULE_DIR": str(libraries / "qemu")}


class Machine:
    """A running machine. Use as a context: leaving it switches the machine off without warning."""

    def __init__(self, qemu_root, disk, *more, log=None, memory_mb=1024, drive=None):
        """drive: QEMU arguments that make the block device "card"; by default the file as it is."""
        root = pathlib.Path(qemu_root)
        command, environment = qemu_command(root)
        self.scratch = tempfile.TemporaryDirectory(prefix="fl-machine-")
        self.qmp_path = os.path.join(self.scratch.name, "qmp")
        drive = drive or ["-drive", f"file={disk},format=raw,if=none,id=card"]
        self.started = time.monotonic()
        self.log = open(log, "ab") if log else None
        self.text = ""  # all of the serial port so far
        self.seen = 0  # up to where wait_for has read
        self.process = subprocess.Popen(
            command + ["-M", "virt", "-cpu", "cortex-a72", "-accel", "tcg,thread=multi", "-smp", "2",
                       "-m", str(memory_mb), "-bios", str(root / "usr/lib/u-boot/qemu_arm64/u-boot.bin"),
                       *drive, "-device", "virtio-blk-pci,drive=card",
                       "-display", "none", "-serial", "stdio", "-monitor", "none",
                       "-qmp", f"unix:{self.qmp_path},server=on,wait=off", *more],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=os.environ | environment)
        self.connection = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cut_power()

    def seconds(self):
        """Since power-on."""
        return time.monotonic() - self.started

    def read(self, timeout):
        """Takes in what the serial port has; False at its end."""
        ready, _, _ = select.select([self.process.stdout], [], [], timeout)
        if ready:
            data = os.read(self.process.stdout.fileno(), 65536)
            if not data:
                return False
            if self.log:
                self.log.write(data)
                self.log.flush()
            self.text += data.decode("utf-8", "replace").replace("\r", "")
        return True

    def wait_for(self, pattern, deadline_s):
        """The next match of the pattern after what was waited for before."""
        expression = re.compile(pattern)
        end = time.monotonic() + deadline_s
        while True:
            match = expression.search(self.text, self.seen)
            if match:
                self.seen = match.end()
                return match
            left = end - time.monotonic()
            if left <= 0 or not self.read(min(left, 1.0)):
                tail = "\n".join(self.text.splitlines()[-12:])
                what = "did not come in time" if left <= 0 else "did not come before the machine ended"
                raise Failure(f"'{pattern}' {what} ({self.seconds():.0f} s after power-on). Last lines:\n{tail}")

    def qmp(self, command, **arguments):
        """Runs one QMP command and returns its answer."""
        if self.connection is None:
            self.connect()
        message = {"execute": command}
        if arguments:
            message["arguments"] = arguments
        self.connection.sendall(json.dumps(message).encode() + b"\n")
        while True:
            answer = json.loads(self.answers.readline())
            if "error" in answer:
                raise Failure(f"QMP {command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    def connect(self):
        end = time.monotonic() + 30
        while not os.path.exists(self.qmp_path):
            if time.monotonic() > end or not self.read(0.05):
                raise Failure(f"the machine does not start: {self.text[-400:]}")
        self.connection = socket.socket(socket.AF_UNIX)
        self.connection.connect(self.qmp_path)
        self.answers = self.connection.makefile("r", encoding="utf-8")
        self.answers.readline()  # the greeting
        self.qmp("qmp_capabilities")

    def cut_power(self):
        """Ends the machine as a pulled plug does: nothing in it is told."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.process.stdout.close()
        if self.connection is not None:
            self.answers.close()
            self.connection.close()
            self.connection = None
        if self.log:
            self.log.close()
            self.log = None
        self.scratch.cleanup()

    def picture(self, path):
        """Takes the picture on the first screen as PNG."""
        self.qmp("screendump", filename=str(path), format="png")

    def finger(self, kind, u, v):
        """One contact event: kind is begin, update or end; u, v from 0 to 1 over the panel."""
        # The end carries the id -1: with the old one the finger would stay down for the guest.
        tracking = -1 if kind == "end" else 0
        events = [{"type": "mtt", "data": {"type": kind, "slot": 0, "tracking-id": tracking, "axis": "x", "value": 0}}]
        if kind != "end":
            for axis, part in (("x", u), ("y", v)):
                events.append({"type": "mtt", "data": {"type": "data", "slot": 0, "tracking-id": 0,
                                                       "axis": axis, "value": int(part * 0x7fff)}})
        self.qmp("input-send-event", events=events)

    def tap(self, u, v):
        """A finger comes down and is lifted at once."""
        self.finger("begin", u, v)
        self.finger("end", u, v)

    def chord(self, *keys):
        """Keys pressed together, by their QMP names, on the newest keyboard."""
        self.qmp("send-key", keys=[{"type": "qcode", "data": key} for key in keys])
