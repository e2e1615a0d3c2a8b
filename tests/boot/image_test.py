#!/usr/bin/env python3
"""A card image starts in an emulated machine and does all that the exhibit promises of it.

image_test.py QEMU_ROOT IMAGE EXHIBIT OUTDIR: IMAGE is of the layer "virt"; EXHIBIT is the program of this
machine, which says where a visitor would touch; OUTDIR gets pictures, the serial port and report.txt.

Goes by events: nothing is expected after a number of seconds, only before one. What is expected, in order:
first picture, touch, a state, a vote on the disk, a foreign keyboard, silence on the network, a hang, power
cut while a vote is written, repair, the other slot, proof, the way back from a slot that is destroyed, and a start
without the data partition.
"""
import hashlib
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from guest import HEIGHT, MIB, START_S, STEP_S, UPTIME, WIDTH, Guest, copy_card, expect, partition  # noqa: E402
from machine import Failure  # noqa: E402
from milestones import Milestones, main  # noqa: E402
from pictures import colours, distance  # noqa: E402
from replay import ANSWERS_A_VOTE, Broken, replay  # noqa: E402
from write_log import logging_drive  # noqa: E402

ROOM_BYTES = 128 << 20  # the card is larger than the image, so that the data partition can grow
SLOT_MIB = {"A": 68, "B": 708}  # where deploy/image/pack.sh lays them
QUESTIONS = 8
WATCHDOG_S = 10  # WatchdogSec of deploy/debian/fault-lines.service
# Who is faster than this only taps through, and the vote is not counted (shortest_vote in app/state/quiz.h).
READING_S = 20
# S-08, asked of the running machine: question, and what each line of the answer must be.
LOGIND = "busctl get-property org.freedesktop.login1 /org/freedesktop/login1 org.freedesktop.login1.Manager"
LOCKED = {
    "systemctl is-enabled getty@tty1 autovt@tty1 serial-getty@ttyAMA0 ctrl-alt-del.target debug-shell": r"masked(-runtime)?",
    "systemctl show -P CtrlAltDelBurstAction": "none",
    "cat /proc/sys/kernel/sysrq /proc/sys/kernel/ctrl-alt-del": "0",
    "cut -f1 /proc/sys/kernel/printk": "1",
    f"{LOGIND} NAutoVTs": "u 0",
    f"{LOGIND} HandlePowerKey": 's "ignore"',
    "getent passwd fault-lines | cut -d: -f7": "/usr/sbin/nologin",
    "systemctl show -P ActiveState fault-lines-console.service": "active",  # consoles take no keys
    "cat /sys/bus/usb/devices/usb*/authorized_default": "0",
    "usbguard get-parameter ImplicitPolicyTarget": "block",
}


class Visit:
    """What a visitor does, planned on this machine's exhibit: where each thing is, and what is seen."""

    def __init__(self, exhibit, directory):
        script = [f"set size {WIDTH}x{HEIGHT}", "shot attract", "tree attract", "wait 1", "tap #lang-en", "settle", "shot explore",
                  "tree explore", "tap #state-BRA", "settle", "tree dossier", "shot dossier", "tap #home", "settle",
                  "tap #nav-question", "settle"]
        for number in range(1, QUESTIONS + 1):
            script += [f"tree question-{number}", f"shot question-{number}", "tap #answer-2", "settle",
                       f"tree answered-{number}", f"shot answered-{number}", "tap #answer", "settle",
                       "wait 3"]
        script += ["tree result", "shot result"]
        self.directory = directory / "planned"
        self.directory.mkdir(parents=True, exist_ok=True)
        (self.directory / "visit.fls").write_text("\n".join(script) + "\n", encoding="utf-8")
        subprocess.run([exhibit, "--headless", "--size", f"{WIDTH}x{HEIGHT}", "--script", self.directory / "visit.fls",
                        "--out", self.directory, "--state", self.directory / "state"], check=True, capture_output=True,
                       env=os.environ | {"SDL_VIDEODRIVER": "offscreen", "LIBGL_ALWAYS_SOFTWARE": "1"})
        self.questions = {path.stem: colours(path, 64) for path in self.directory.glob("*.png")}

    def nearest(self, picture):
        """The name of the planned picture of the questions that is most like this one."""
        seen = colours(picture, 64)
        return min(self.questions, key=lambda name: distance(self.questions[name], seen))

    def place(self, tree, node):
        """Where to touch, as parts of width and height."""
        nodes = json.loads((self.directory / f"{tree}.json").read_text(encoding="utf-8"))["nodes"]
        touch = next(entry["touch"] for entry in nodes if entry["id"] == node)
        return touch[0] / WIDTH, touch[1] / HEIGHT


def difference(one, other):
    """Mean difference of two pictures, coarsely, 0 to 255."""
    return distance(colours(one, 16), colours(other, 16))


class BootTest(Milestones):
    def __init__(self, qemu_root, image, exhibit, outdir):
        super().__init__(outdir)
        self.qemu_root = qemu_root
        self.visit = Visit(exhibit, self.out)
        self.card = self.out / "card.img"
        copy_card(image, self.card, ROOM_BYTES)
        self.serial = self.out / "serial.log"
        self.serial.unlink(missing_ok=True)
        self.votes = 0
        self.lost = 0

    # --- the machine

    def start(self, log_writes=None):
        drive = None
        if log_writes:
            log_writes.write_bytes(b"")
            drive = logging_drive(self.card, log_writes)
        self.packets = self.out / f"packets-{len(self.report)}.pcap"
        self.guest = Guest(self.qemu_root, self.card, self.out,
                           "-netdev", "user,id=net,restrict=on", "-device", "virtio-net-pci,netdev=net,romfile=",
                           "-object", f"filter-dump,id=dump,netdev=net,file={self.packets}", log=self.serial, drive=drive)
        self.machine, self.probe = self.guest.machine, self.guest.probe

    def cut(self):
        self.guest.cut()

    def shot(self, name):
        path = self.out / f"{name}.png"
        self.machine.picture(path)
        return path

    def look(self):
        """The picture of now in a form that is read fast."""
        path = self.out / "now.ppm"
        self.machine.qmp("screendump", filename=str(path))
        return path

    def tap(self, tree, node):
        self.machine.tap(*self.visit.place(tree, node))

    def touch_until(self, tree, node, reached):
        """Touches until something has come of it, and counts the touches of which nothing came.

        The machine may take seconds for a picture, and drops what comes meanwhile; the report tells how often.
        """
        self.repeat(lambda: self.tap(tree, node), f"{node} of {tree}", reached)

    def repeat(self, touch, what, reached):
        for _ in range(6):
            touch()
            for _ in range(60):
                if reached():
                    return
                self.probe.pause(0.3)
            self.lost += 1
        raise Failure(f"six touches on {what} did nothing; status: {self.probe.status()}")

    def shows(self, scene):
        return lambda: self.probe.status().startswith(f"visit: {scene}")

    def looks_like(self, name):
        return lambda: self.visit.nearest(self.look()) == name

    def settled(self, name):
        """A picture that stays the same for a while: the scene has come to rest."""
        last, same = None, 0
        end = time.monotonic() + STEP_S
        while same < 3:
            expect(time.monotonic() < end, f"the picture of {name} does not come to rest")
            digest = hashlib.sha256(self.look().read_bytes()).digest()
            same = same + 1 if digest == last else 0
            last = digest
            self.probe.pause(0.5)
        return self.shot(name)

    # --- milestones

    def first_start(self):
        self.writes = self.out / "writes.log"
        subprocess.run(["cp", "--sparse=always", self.card, self.out / "before.img"], check=True)
        self.start(self.writes)
        self.machine.wait_for(r"FL: starting slot A \(good=1", START_S)
        self.done("U-Boot starts slot A")
        self.machine.wait_for(r"data partition: growing", START_S)
        self.attract("first picture: the attract loop is on the screen")
        expect("Unmounting" not in self.machine.text, "the data partition was lost while it grew")
        expect(self.probe.ask("findmnt --noheadings --output FSTYPE /var/lib/fault-lines") == "ext4", "no data partition")

    def attract(self, text):
        self.machine.wait_for(r"Started.*fault-lines\.service", START_S)
        # At once: whoever says that it is ready must be seen.
        seen = self.shot("attract")
        far = difference(seen, self.visit.directory / "attract.png")
        expect(max(colours(seen, 16)) > 40, "the screen is dark although the exhibit says that it is ready")
        expect(far < 16, f"this is not how the attract loop begins: {far:.1f} of 255")
        status = self.probe.wait_status("attract")
        expect("touch devices: 0" not in status, f"no touch panel: {status}")
        self.done(f"{text}, {far:.1f} of 255 from plan ({status})")

    def wake(self):
        """Whoever touches the attract loop is in the map; the first touch may fall into a long picture."""
        # Elsewhere a touch begins in the language that is shown just then.
        self.touch_until("attract", "lang-en", self.shows("explore"))

    def touches(self):
        self.wake()
        seen = self.settled("explore")
        far = difference(seen, self.visit.directory / "explore.png")
        expect(far < 6, f"the map looks otherwise than on this machine: {far:.1f} of 255")
        expect(difference(self.out / "attract.png", seen) > 6, "attract and map look the same: the comparison is blind")
        self.done(f"a touch leaves the attract loop; the map looks as planned (differs by {far:.2f} of 255)")
        self.touch_until("explore", "state-BRA", self.shows("dossier"))
        self.settled("dossier")
        self.done("a touch on Brazil opens its dossier")
        self.touch_until("dossier", "home", self.shows("explore"))
        self.done(f"a touch leads home; touches that were lost so far: {self.lost}")

    def files_size(self):
        return self.probe.run("cat /var/lib/fault-lines/tallies.sqlite* 2>/dev/null | wc -c")[1]

    def until(self, name):
        """Waits until the screen shows that planned picture, twice in a row."""
        end = time.monotonic() + STEP_S
        same = 0
        while same < 2:
            found = self.visit.nearest(self.look())
            same = same + 1 if found == name else 0
            expect(time.monotonic() < end, f"the screen does not show {name} but {found}")

    def answer_questions(self, last=True):
        """Through the eight questions; with last=False all but the touch that counts the vote."""
        self.settled("before-questions")  # the map may still be flying home under the finger
        self.until("explore")
        self.touch_until("explore", "nav-question", self.looks_like("question-1"))
        began = self.probe.uptime()
        for number in range(1, QUESTIONS + 1):
            self.until(f"question-{number}")
            self.touch_until(f"question-{number}", "answer-2", self.looks_like(f"answered-{number}"))
            self.until(f"answered-{number}")
            if number == QUESTIONS:
                self.probe.pause(max(0, began + READING_S + 1 - self.probe.uptime()))
            if number < QUESTIONS:
                self.touch_until(f"answered-{number}", "answer", self.looks_like(f"question-{number + 1}"))
            elif last:
                self.touch_until(f"answered-{number}", "answer", self.shows("result"))

    def vote(self):
        before = self.files_size()
        self.answer_questions()
        self.probe.wait("a vote on the disk", "cat /var/lib/fault-lines/tallies.sqlite* | wc -c", lambda size: size != before)
        self.votes += 1
        self.done("eight questions answered, the vote is on the data partition")

    def lock(self):
        """Every setting of S-08 holds in the machine that runs, not only in the files that ask for it."""
        for question, wanted in LOCKED.items():
            lines = self.probe.run(question)[1].splitlines()
            expect(lines and all(re.fullmatch(wanted, line) for line in lines), f"'{question}' says {lines}, not {wanted}")
        self.done(f"{len(LOCKED)} settings of the lock hold")

    def locked(self):
        """Nobody gets in: no keys, no network, no logins, no passwords."""
        ask = self.probe.ask
        before = ask("grep -c ^N: /proc/bus/input/devices"), ask("systemctl show -P MainPID fault-lines.service")
        self.machine.qmp("device_add", driver="usb-kbd", id="intruder", bus="usb.0")
        self.probe.wait("the keyboard at the bus", "cat /sys/bus/usb/devices/*/product", lambda text: "Keyboard" in text)
        for keys in (("ctrl", "alt", "f2"), ("alt", "f4"), ("ctrl", "c"), ("alt", "sysrq", "b")) + (("ctrl", "alt", "delete"),) * 8:
            self.machine.chord(*keys)
        after = ask("grep -c ^N: /proc/bus/input/devices"), ask("systemctl show -P MainPID fault-lines.service")
        expect(before == after, f"a foreign keyboard changed something: {before}, then {after}")
        self.machine.qmp("device_del", id="intruder")
        self.done("a foreign keyboard makes no input device, and its keys change nothing")
        expect(ask("ls /sys/class/net") == "lo", "there is a network interface")
        sockets = ask("cat /proc/net/tcp /proc/net/tcp6 /proc/net/udp /proc/net/udp6 /proc/net/raw 2>/dev/null | grep -vc sl || true")
        expect(sockets == "0", f"{sockets} sockets of the network are open")
        expect(ask("cat /proc/[0-9]*/comm 2>/dev/null | grep -c -e getty -e login$ || true") == "0", "a login waits")
        # "!" and "*" are no passwords.
        expect(ask("cut -d: -f2 /etc/shadow | grep -vc '^[!*]' || true") == "0", "somebody has a password")
        expect(ask("findmnt --noheadings --output OPTIONS /").startswith("ro"), "the root can be written")
        expect(self.packets.stat().st_size == 24, "a packet left the machine")  # the header of an empty capture
        self.done("no interface, no socket, no login, no password, no packet; the root is read-only")

    def hang(self):
        pid = self.probe.ask("systemctl show -P MainPID fault-lines.service")
        hung = float(self.probe.ask(f"{UPTIME}; kill -STOP {pid}"))
        self.machine.wait_for(r"fault-lines\.service: Watchdog timeout", STEP_S)
        noticed = self.journal_time("fault-lines.service: Watchdog timeout") - hung
        expect(0 < noticed <= WATCHDOG_S + 1, f"a hang was noticed after {noticed:.1f} s")
        self.done(f"the exhibit hangs: the watchdog has noticed after {noticed:.1f} s of the machine's own time")
        self.probe.wait("another process", "systemctl show -P MainPID fault-lines.service", lambda text: text not in ("0", pid))
        self.attract("started again, the attract loop is back")
        back = self.journal_time("Started.*fault-lines.service") - hung
        self.done(f"back {back:.1f} s after the hang, of the machine's own time")

    def journal_time(self, what):
        """When systemd said so last, in seconds of the machine since its start."""
        line = self.probe.ask(f"journalctl -q -b _PID=1 -o short-monotonic | grep '{what}' | tail -n 1")
        return float(re.match(r"\[\s*([\d.]+)\]", line)[1])

    def power_cut(self):
        self.wake()
        self.answer_questions(last=False)
        before = self.files_size()
        self.tap(f"answered-{QUESTIONS}", "answer")
        # As tight as a look over the port can be: the loop ends inside the machine, at the first byte written.
        self.probe.run(f"while [ $(cat /var/lib/fault-lines/tallies.sqlite* | wc -c) = {before} ]; do :; done")
        self.done("power is cut while a vote is written")
        self.cut()
        answers, votes = self.votes_on_card()
        expect(votes in (self.votes, self.votes + 1), f"{votes} votes on the card, {self.votes} were safe before")
        self.votes = votes
        self.done(f"the card's data are whole: {votes} votes, {answers} answers")

    def replayed(self):
        """Power cuts that did not happen: at and between the flushes of this start."""
        scratch = self.out / "replay"
        scratch.mkdir(exist_ok=True)
        how_many = os.environ.get("FL_CUTS", "60")
        try:
            cuts, judged, votes = replay(self.out / "before.img", self.writes, scratch,
                                         None if how_many == "all" else int(how_many))
        except Broken as broken:
            raise Failure(str(broken)) from broken
        self.done(f"{judged} of {cuts} other power cuts of this start judged, 0 bad, {votes} votes at the last")
        (self.out / "before.img").unlink()

    def votes_on_card(self):
        """(answers, votes) in the data partition, repaired in a copy as the next start would."""
        start, size = partition(self.card, 4)
        copy = self.out / "data.ext4"
        subprocess.run(["dd", f"if={self.card}", f"of={copy}", "bs=1M", f"skip={start // MIB}", f"count={size // MIB}",
                        "conv=sparse", "status=none"], check=True)
        code = subprocess.run(["e2fsck", "-p", copy], capture_output=True, check=False).returncode
        expect(code in (0, 1), f"e2fsck -p ended with {code}")
        code = subprocess.run(["e2fsck", "-f", "-n", copy], capture_output=True, check=False).returncode
        expect(code == 0, "the repaired file system is not whole")
        for name in ("tallies.sqlite", "tallies.sqlite-wal"):
            (self.out / name).unlink(missing_ok=True)
            subprocess.run(["debugfs", "-R", f"dump /{name} {self.out / name}", copy], capture_output=True, check=True)
        copy.unlink()
        with sqlite3.connect(self.out / "tallies.sqlite") as database:
            expect(database.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "the votes are damaged")
            answers = database.execute("SELECT coalesce(sum(answers), 0) FROM tally").fetchone()[0]
        expect(answers % ANSWERS_A_VOTE == 0, f"{answers} answers: part of a vote is missing")
        return answers, answers // ANSWERS_A_VOTE

    def second_start(self):
        self.start()
        self.machine.wait_for(r"recovering journal", START_S)
        self.done("after the cut the journal of the data partition is recovered")
        self.attract("the attract loop is on the screen again")
        self.probe.wait("the slot's proof", "fault-lines-slot status", lambda text: "good=1" in text)

    def other_slot(self):
        self.probe.ask("fault-lines-slot try B")
        self.probe.run("systemctl --no-block reboot")
        self.machine.wait_for(r"FL: starting slot B \(good=0 tries=1\)", START_S)
        self.done("restarted into slot B, on trial")
        self.attract("slot B shows the attract loop")
        expect("fl.slot=B" in self.probe.ask("cat /proc/cmdline"), "another slot is running")
        self.probe.wait("the proof of slot B", "fault-lines-slot status", lambda text: "slot=B\ngood=1\n" in text + "\n", START_S)
        self.done("slot B has proved itself and is marked good")
        expect(self.probe.ask("ls /var/lib/fault-lines/tallies.sqlite"), "the votes are gone")

    def way_back(self):
        self.probe.ask("dd if=/dev/zero of=/dev/disk/by-partuuid/464c4e53-02 bs=1M count=64 conv=fsync")
        self.probe.ask("fault-lines-slot try A")
        self.probe.run("systemctl --no-block reboot")
        self.machine.wait_for(r"FL: giving up slot A", START_S)
        self.machine.wait_for(r"FL: starting slot B \(good=1", START_S)
        self.attract("slot A is destroyed: back in slot B without another restart")
        expect("failed=A" in self.probe.ask("fault-lines-slot status"), "nobody is told that slot A failed")

    def lost_data(self):
        """The place for counts is gone from the card: visitors see the exhibit all the same, after a longer start."""
        with self.card.open("r+b") as file:
            file.seek(446 + 16 * 3)
            file.write(bytes(16))
        self.start()
        self.attract("without a data partition the attract loop is on the screen")
        self.cut()

    def root_digest(self, slot):
        with self.card.open("rb") as file:
            file.seek(SLOT_MIB[slot] * MIB)
            digest = hashlib.sha256()
            for _ in range(640):
                digest.update(file.read(MIB))
        return digest.hexdigest()

    def walk(self):
        roots = {slot: self.root_digest(slot) for slot in SLOT_MIB}
        self.first_start()
        self.touches()
        self.vote()
        self.lock()
        self.locked()
        self.hang()
        self.power_cut()
        self.replayed()
        self.second_start()
        expect(self.root_digest("A") == roots["A"], "slot A has been written to")
        self.other_slot()
        self.way_back()
        self.cut()
        expect(self.root_digest("B") == roots["B"], "slot B has been written to")
        self.done("both roots are, byte for byte, as they were packed")
        self.lost_data()


if __name__ == "__main__":
    main(BootTest, *sys.argv[1:5])
