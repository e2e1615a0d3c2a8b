#!/usr/bin/env python3
"""The exhibit as a service, with a socket of the test's own in the place of systemd.

service.py PROGRAM
"""
import os
import pathlib
import signal
import socket
import subprocess
import sys
import tempfile
import time

PROGRAM = sys.argv[1]
PATIENCE_S = 120  # a loaded machine draws its first picture late
WATCHDOG_S = 2
END_S = 2.0  # contract: SIGTERM ends the exhibit within this time


class Exhibit:
    """One run of the program, and what it says to its manager."""

    def __init__(self, *arguments):
        self.folder = tempfile.TemporaryDirectory()
        path = str(pathlib.Path(self.folder.name) / "notify")
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(path)
        environment = dict(os.environ, NOTIFY_SOCKET=path, WATCHDOG_USEC=str(WATCHDOG_S * 1_000_000),
                           SDL_VIDEODRIVER="offscreen", SDL_AUDIODRIVER="dummy", LIBGL_ALWAYS_SOFTWARE="1")
        environment.pop("WATCHDOG_PID", None)
        self.process = subprocess.Popen(
            [PROGRAM, "--windowed", "--size", "640x360", "--state", self.folder.name, *arguments],
            env=environment, stderr=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
        self.process.communicate()
        self.socket.close()
        self.folder.cleanup()

    def hears(self, wanted, within_s):
        """The first message with that text, or None; what comes before it is dropped."""
        end = time.monotonic() + within_s
        while (left := end - time.monotonic()) > 0:
            self.socket.settimeout(left)
            try:
                message = self.socket.recv(4096).decode()
            except TimeoutError:
                return None
            if wanted in message:
                return message
        return None

    def drain(self):
        self.socket.setblocking(False)
        try:
            while self.socket.recv(4096):
                pass
        except BlockingIOError:
            pass

    def end(self):
        """Seconds from SIGTERM to the end, and the exit code."""
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(PATIENCE_S)
        return time.monotonic() - begin, code


bad = 0


def check(what, ok, seen=""):
    global bad
    bad += not ok
    print(f"{'ok  ' if ok else 'BAD '} {what}" + ("" if ok else f": {seen}"))


with Exhibit() as exhibit:
    first = exhibit.socket.recv(4096).decode() if not exhibit.socket.settimeout(PATIENCE_S) else ""
    check("the first word is that it is ready", "READY=1" in first, first)
    check("the status names scene and devices", "STATUS=attract, en; touch devices: " in first, first)
    check("it gives signs of life", all(exhibit.hears("WATCHDOG=1", PATIENCE_S) for _ in range(4)))
    exhibit.process.send_signal(signal.SIGSTOP)
    exhibit.hears("WATCHDOG=1", 0.2)  # sent before it stood still
    exhibit.drain()
    check("none while it hangs", exhibit.hears("WATCHDOG=1", 2 * WATCHDOG_S) is None)
    exhibit.process.send_signal(signal.SIGCONT)
    check("again when it goes on", exhibit.hears("WATCHDOG=1", PATIENCE_S) is not None)
    seconds, code = exhibit.end()
    check(f"SIGTERM ended it in {seconds:.2f} s with exit code {code}", seconds <= END_S and code == 0,
          exhibit.process.stderr.read())
    check("it said that it ends", exhibit.hears("STOPPING=1", 1) is not None)

with Exhibit("--scene", "explore", "--lang", "ar") as exhibit:
    ready = exhibit.hears("READY=1", PATIENCE_S)
    check("the status tells a visit", ready and "STATUS=visit: explore, ar" in ready, ready)
    # Nothing moves in this scene: signs of life without a picture.
    check("idle is alive", all(exhibit.hears("WATCHDOG=1", PATIENCE_S) for _ in range(6)))

with Exhibit("--content", "/nowhere.sqlite") as exhibit:
    ready = exhibit.hears("READY=1", PATIENCE_S)
    check("without content the status says so", ready and "STATUS=no-content" in ready, ready)
    check("the card is alive", exhibit.hears("WATCHDOG=1", PATIENCE_S) is not None)
    seconds, code = exhibit.end()
    check(f"SIGTERM ended the card in {seconds:.2f} s with exit code {code}", seconds <= END_S and code == 0)

with Exhibit() as exhibit:
    # At once: long before the first picture.
    seconds, code = exhibit.end()
    check(f"ended while it starts, exit code {code}", code in (0, -signal.SIGTERM), exhibit.process.stderr.read())
    check("and was never ready", exhibit.hears("READY=1", 0.1) is None)

sys.exit(1 if bad else 0)
