"""The keys that arrive in a machine, told by the machine's own input device while they arrive."""
import socket
import struct
import time

from machine import Failure

EV_SYN, SYN_DROPPED, EV_KEY = 0, 3, 1
RELEASED, PRESSED = 0, 1  # and 2 for a key that repeats itself
EVENT = struct.Struct("<16xHHi")  # struct input_event of a 64-bit kernel: time, kind, code, value


class KeyCount:
    """Counts since the last forget(): presses, and which keys are down."""

    def __init__(self):
        self.presses, self.down, self.rest = 0, set(), b""

    def take(self, data):
        data = self.rest + data
        whole = len(data) - len(data) % EVENT.size
        self.rest = data[whole:]
        for kind, code, value in EVENT.iter_unpack(data[:whole]):
            if kind == EV_SYN and code == SYN_DROPPED:
                raise Failure("the input device was read too slowly: events are lost")
            if kind == EV_KEY and value == PRESSED:
                self.presses += 1
                self.down.add(code)
            elif kind == EV_KEY and value == RELEASED:
                self.down.discard(code)

    def forget(self):
        self.presses, self.down = 0, set()


class KeyStream(KeyCount):
    """The same, read from the port that a program in the machine copies the device to."""

    def __init__(self, path):
        super().__init__()
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.connect(path)

    def wait_for(self, presses, what, deadline_s, let_go=True):
        """Until so many keys were pressed since the last forget() and, if let_go, none of them is down."""
        end = time.monotonic() + deadline_s
        while self.presses < presses or (let_go and self.down):
            self.socket.settimeout(max(0.01, end - time.monotonic()))
            try:
                data = self.socket.recv(65536)
            except TimeoutError:
                raise Failure(f"{what}: {self.presses} of {presses} presses arrived, "
                              f"{len(self.down)} keys are still down") from None
            if not data:
                raise Failure(f"{what}: the machine has ended")
            self.take(data)

    def drain(self):
        """Takes what has come, without waiting for more."""
        self.socket.settimeout(0)
        try:
            while data := self.socket.recv(65536):
                self.take(data)
        except BlockingIOError:
            pass

    def close(self):
        self.socket.close()
