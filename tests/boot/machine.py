"""An emulated arm64 machine: started, watched over its serial port, touched and switched off by QMP.

Everything waits for events. Deadlines are only there so that a broken image ends the run; they are long,
because the machine is emulated and may share its processor.
"""
import json
import os
import pathlib
import re
import socket
import subprocess
import tempfile
import threading
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


def virt_board(qemu_root, card, drive=None, memory_mb=1024):
    """QEMU arguments: an arm64 machine of no maker, started by U-Boot from a card.

    drive: arguments that make the block device "card"; by default the file as it is.
    """
    bios = pathlib.Path(qemu_root) / "usr/lib/u-boot/qemu_arm64/u-boot.bin"
    return ["-M", "virt", "-cpu", "cortex-a72", "-smp", "2", "-m", str(memory_mb), "-bios", str(bios),
            *(drive or ["-drive", f"file={card},format=raw,if=none,id=card"]), "-device", "virtio-blk-pci,drive=card",
            "-serial", "stdio"]


def raspberry_pi_3(card, kernel, device_tree):
    """QEMU arguments: a Raspberry Pi 3 B. It has no picture of ours (no vc4), and the maker's firmware is left out:
    what that would start is given as kernel. The console is the second of its serial ports."""
    return ["-M", "raspi3b", "-kernel", str(kernel), "-dtb", str(device_tree), "-drive", f"file={card},format=raw,if=sd",
            "-serial", "null", "-serial", "stdio"]


# Both processors at once, as fast as this machine is just now.
AS_FAST_AS_IT_GOES = ["-accel", "tcg,thread=multi"]


class Machine:
    """A running machine. Use as a context: leaving it switches the machine off without warning."""

    def __init__(self, qemu_root, board, *more, log=None, speed=AS_FAST_AS_IT_GOES):
        """board: QEMU arguments that say what it is, with a serial port at "stdio"."""
        root = pathlib.Path(qemu_root)
        command, environment = qemu_command(root)
        self.scratch = tempfile.TemporaryDirectory(prefix="fl-machine-")
        self.qmp_path = os.path.join(self.scratch.name, "qmp")
        self.started = time.monotonic()
        self.log = open(log, "ab") if log else None
        self.text = ""  # all of the serial port so far
        self.seen = 0  # up to where wait_for has read
        self.process = subprocess.Popen(
            command + [*board, *speed, "-display", "none", "-monitor", "none",
                       "-qmp", f"unix:{self.qmp_path},server=on,wait=off", *more],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            env=os.environ | environment)
        self.connection = None
        self.ended = False
        self.spoke = threading.Condition()
        self.reader = threading.Thread(target=self.read_serial, daemon=True)
        self.reader.start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.cut_power()

    def seconds(self):
        """Since power-on."""
        return time.monotonic() - self.started

    def read_serial(self):
        """Takes in the serial port as it speaks: a port that nobody reads would hold up the machine."""
        while True:
            data = self.process.stdout.read1(65536)
            with self.spoke:
                if not data:
                    self.ended = True
                else:
                    self.text += data.decode("utf-8", "replace").replace("\r", "")
                    if self.log:
                        self.log.write(data)
                        self.log.flush()
                self.spoke.notify_all()
            if not data:
                return

    def wait_for(self, pattern, deadline_s):
        """The next match of the pattern after what was waited for before."""
        expression = re.compile(pattern)
        end = time.monotonic() + deadline_s
        with self.spoke:
            while True:
                match = expression.search(self.text, self.seen)
                if match:
                    self.seen = match.end()
                    return match
                left = end - time.monotonic()
                if left <= 0 or self.ended:
                    tail = "\n".join(self.text.splitlines()[-12:])
                    what = "did not come in time" if left <= 0 else "did not come before the machine ended"
                    raise Failure(f"'{pattern}' {what} ({self.seconds():.0f} s after power-on). Last lines:\n{tail}")
                self.spoke.wait(left)

    def qmp(self, command, **arguments):
        """Runs one QMP command and returns its answer."""
        return self.qmp_at_once([(command, arguments)])[0]

    def qmp_at_once(self, commands):
        """Runs (command, arguments) pairs with nothing between them; returns their answers."""
        if self.connection is None:
            self.connect()
        messages = [{"execute": command} | ({"arguments": arguments} if arguments else {})
                    for command, arguments in commands]
        self.connection.sendall(b"".join(json.dumps(message).encode() + b"\n" for message in messages))
        return [self.answer(message["execute"]) for message in messages]

    def answer(self, command):
        while True:
            answer = json.loads(self.answers.readline())
            if "error" in answer:
                raise Failure(f"QMP {command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    def connect(self):
        end = time.monotonic() + 120
        while not os.path.exists(self.qmp_path):
            if time.monotonic() > end or self.ended:
                raise Failure(f"the machine does not start: {self.text[-400:]}")
            time.sleep(0.02)
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
        self.reader.join()
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

    def tap(self, u, v):
        """A finger comes down and is lifted at once; u, v from 0 to 1 over the panel."""
        down = [{"type": "mtt", "data": {"type": "begin", "slot": 0, "tracking-id": 0, "axis": "x", "value": 0}}]
        for axis, part in (("x", u), ("y", v)):
            down.append({"type": "mtt", "data": {"type": "data", "slot": 0, "tracking-id": 0, "axis": axis,
                                                 "value": int(part * 0x7fff)}})
        # The end carries the id -1: with the old one the finger would stay down for the guest.
        up = [{"type": "mtt", "data": {"type": "end", "slot": 0, "tracking-id": -1, "axis": "x", "value": 0}}]
        # Nothing between them: pictures may take half a second here, and a finger that is down for two of
        # them rests long enough to be taken for a long press.
        self.qmp_at_once([("input-send-event", {"events": down}), ("input-send-event", {"events": up})])

    def chord(self, *keys):
        """Keys pressed together, by their QMP names, on the newest keyboard."""
        self.qmp("send-key", keys=[{"type": "qcode", "data": key} for key in keys])
