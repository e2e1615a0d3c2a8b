"""A test that goes from milestone to milestone: how it notes them, and how it ends."""
import pathlib
import signal
import sys
import time

from machine import Failure


class Milestones:
    """A test of a card image. One kind of it says what it goes through in walk(); run() sees it to its end.

    self.guest is the emulated machine, from when it is first started; self.out the directory for all that is kept.
    """
    report_name = "report.txt"
    leftovers = ()  # large files in self.out that nobody looks at afterwards

    def __init__(self, outdir):
        self.out = pathlib.Path(outdir)
        self.out.mkdir(parents=True, exist_ok=True)
        self.report = []
        self.began = time.monotonic()
        self.guest = None

    def walk(self):
        raise NotImplementedError

    def done(self, text):
        """Notes a milestone, with the seconds since the machine's power-on and since the test began."""
        self.note(f"{self.guest.machine.seconds():7.1f}  {time.monotonic() - self.began:7.1f}  {text}")

    def note(self, line):
        self.report.append(line)
        print(line, flush=True)

    def run(self):
        """Whether all of it came. However it ends, the machine is off, leftovers are gone and the report is written."""
        try:
            self.walk()
            return True
        except Failure as failure:
            self.note(f"FAILED: {failure}")
            self.last_picture()
            return False
        finally:
            if self.guest:
                self.guest.machine.cut_power()
            for name in self.leftovers:
                (self.out / name).unlink(missing_ok=True)
            text = "power-on  test  milestone (seconds)\n" + "\n".join(self.report) + "\n"
            (self.out / self.report_name).write_text(text, encoding="utf-8")

    def last_picture(self):
        """What was on the screen when it failed; a machine that is off has none."""
        try:
            self.guest.machine.picture(self.out / "failure.png")
        except (AttributeError, Failure, OSError, ValueError):
            pass


def main(test, *arguments):
    """Runs the test as a program of its own."""
    # Ended from outside, the machine must not go on without its test.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    sys.exit(0 if test(*arguments).run() else 1)
