"""What the tests of a card image share: the card with a word more for its kernel, the machine, a hand in it."""
import os
import pathlib
import socket
import subprocess
import time

from machine import AS_FAST_AS_IT_GOES, Failure, Machine, virt_board

WIDTH, HEIGHT = 640, 360  # small, because the processor draws; the exhibit lays itself out for it
# Only there so that a broken image ends the run: emulated beside other work, a start has taken ten minutes.
START_S = 1800
STEP_S = 900
UPTIME = "cut -d' ' -f1 /proc/uptime"
MIB = 1 << 20


def steady_speed():
    """QEMU arguments: time in the machine follows its instructions, one a nanosecond, and while it idles this machine's
    clock. Beside other work it is slower altogether, and no watchdog of its own notices; FL_ICOUNT tries others."""
    icount = os.environ.get("FL_ICOUNT", "shift=0,sleep=on")
    return ["-accel", "tcg,thread=single", "-icount", icount] if icount != "off" else AS_FAST_AS_IT_GOES


def expect(condition, text):
    if not condition:
        raise Failure(text)


class Probe:
    """The hand in the machine: runs commands in it, over a port that only the layer "virt" serves."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)
        self.answers = self.socket.makefile("rb")

    def run(self, command, deadline_s=STEP_S):
        """(exit code, output) of a shell command; what no one ever answers is a failure."""
        self.socket.settimeout(deadline_s)
        self.socket.sendall(command.encode() + b"\n")
        lines = []
        while True:
            try:
                line = self.answers.readline().decode("utf-8", "replace").rstrip("\n")
            except TimeoutError as error:
                raise Failure(f"no answer to: {command}") from error
            if line.startswith("=== "):
                return int(line[4:]), "\n".join(lines).strip()
            lines.append(line)

    def ask(self, command):
        code, output = self.run(command)
        expect(code == 0, f"'{command}' failed with {code}: {output}")
        return output

    def uptime(self):
        """Seconds of the machine since its start, by its own clock."""
        return float(self.ask(UPTIME))

    def pause(self, seconds):
        """Lets so much time pass in the machine, where it may pass more slowly than here."""
        self.ask(f"sleep {seconds:.2f}")

    def status(self):
        return self.ask("systemctl show --property=StatusText --value fault-lines.service")

    def wait(self, what, command, condition, deadline_s=STEP_S):
        """The command's output once the condition holds for it."""
        end = time.monotonic() + deadline_s
        while True:
            _, output = self.run(command)
            if condition(output):
                return output
            expect(time.monotonic() < end, f"{what} did not come; last: {output}")
            self.pause(0.3)

    def wait_status(self, start):
        return self.wait(f"status '{start}'", "systemctl show --property=StatusText --value fault-lines.service",
                         lambda text: text.startswith(start))

    def close(self):
        self.answers.close()
        self.socket.close()


def partition(card, number):
    """(start, size) in bytes, from the table of a card."""
    with open(card, "rb") as file:
        entry = file.read(512)[446 + 16 * (number - 1):][:16]
    return int.from_bytes(entry[8:12], "little") * 512, int.from_bytes(entry[12:16], "little") * 512


def copy_card(image, card, room_bytes=0):
    """A card of one's own, larger than the image by so much."""
    subprocess.run(["cp", "--sparse=always", image, card], check=True)
    with open(card, "r+b") as file:
        file.truncate(pathlib.Path(card).stat().st_size + room_bytes)


def add_word(card, word):
    """Puts a word at the end of the kernel's command line of a card."""
    boot = f"{card}@@{partition(card, 1)[0]}"
    line = subprocess.run(["mtype", "-i", boot, "::cmdline.txt"], check=True, capture_output=True).stdout.decode().rstrip("\n")
    subprocess.run(["mcopy", "-o", "-i", boot, "-", "::cmdline.txt"], check=True, input=f"{line} {word}\n".encode())


class Guest:
    """A card in an emulated machine: screen, touch panel, USB sockets, hardware watchdog, and the tests' hand."""

    def __init__(self, qemu_root, card, directory, *more, log=None, drive=None):
        port = pathlib.Path(directory) / "probe"
        port.unlink(missing_ok=True)
        self.machine = Machine(
            qemu_root, virt_board(qemu_root, card, drive), "-device", f"virtio-gpu-pci,xres={WIDTH},yres={HEIGHT}",
            "-device", "virtio-multitouch-pci", "-device", "qemu-xhci,id=usb", "-device", "i6300esb",
            "-device", "virtio-serial-pci", "-chardev", f"socket,id=probe,path={port},server=on,wait=off",
            "-device", "virtserialport,chardev=probe,name=fl.probe", *more, log=log,
            speed=steady_speed())
        self.machine.qmp("query-status")  # it runs, so the port is there
        self.probe = Probe(str(port))

    def cut(self):
        self.probe.close()
        self.machine.cut_power()
