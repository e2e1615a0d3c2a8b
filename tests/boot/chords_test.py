#!/usr/bin/env python3
"""No key leads out of the exhibit: chords, random keys, foreign keyboards, a stick that types.

chords_test.py QEMU_ROOT IMAGE OUTDIR [RANDOM_KEYS]: IMAGE is of the layer "virt"; OUTDIR gets report-chords.txt, the
serial ports and a picture; RANDOM_KEYS is how many keys are pressed at random, 5000 if it is not given.

First on a machine that one word of its kernel's command line has opened: there each chord does what it is for, or at
least arrives. Then on the machine as it is delivered, with a keyboard that it has let in (as the exhibit's own keypad
would be) and with others: the same chords arrive and nothing comes of them. Goes by events; what is waited for has
deadlines, and only holding a key for 8 s takes its time.
"""
import pathlib
import random
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from chords import RANDOM_KEYS, all_chords, name_of, random_events  # noqa: E402
from guest import START_S, STEP_S, UPTIME, Guest, add_word, copy_card, expect  # noqa: E402
from keys import KeyStream  # noqa: E402
from milestones import Milestones, main  # noqa: E402
from pictures import colours, distance  # noqa: E402

SEED = 20111003
REFUSED_S = 1
KEYS_PORT = "fl.keys"
BATCH = 10  # random keys that are sent at once
LOOK_EVERY = 600  # random keys between two looks at the machine

# A keyboard that is a memory stick as well, made by the kernel of the machine itself: its own host controller
# (dummy_hcd) and a gadget behind it. The numbers describe a keyboard as the USB standard has it for BIOSes.
KEYBOARD = (b"\x05\x01\x09\x06\xa1\x01\x05\x07\x19\xe0\x29\xe7\x15\x00\x25\x01\x75\x01\x95\x08\x81\x02\x95\x01\x75\x08"
            b"\x81\x03\x95\x05\x75\x01\x05\x08\x19\x01\x29\x05\x91\x02\x95\x01\x75\x03\x91\x03\x95\x06\x75\x08\x15\x00"
            b"\x25\x65\x05\x07\x19\x00\x29\x65\x81\x00\xc0")
GADGET = "/sys/kernel/config/usb_gadget/stick"


def octal(data):
    return "".join(f"\\{byte:03o}" for byte in data)


def stick(*functions):
    """Shell commands that plug in a stick with these functions of "storage" and "keyboard"."""
    make = {"storage": "mkdir -p functions/mass_storage.s; truncate -s 1M /run/stick.img; "
                       "echo /run/stick.img >functions/mass_storage.s/lun.0/file; ln -s functions/mass_storage.s configs/c.1/",
            "keyboard": "mkdir -p functions/hid.k; echo 1 >functions/hid.k/protocol; echo 1 >functions/hid.k/subclass; "
                        f"echo 8 >functions/hid.k/report_length; printf '{octal(KEYBOARD)}' >functions/hid.k/report_desc; "
                        "ln -s functions/hid.k configs/c.1/"}
    return (f"mkdir -p {GADGET}; cd {GADGET} || exit 1; echo 0x1209 >idVendor; echo 0x0001 >idProduct; "
            "mkdir -p strings/0x409 configs/c.1; echo stick >strings/0x409/product; "
            + "; ".join(make[name] for name in functions) + "; ls /sys/class/udc | head -n 1 >UDC")


UNPLUG = (f"cd {GADGET} || exit 0; echo >UDC; rm -f configs/c.1/mass_storage.s configs/c.1/hid.k; "
          "rmdir functions/* configs/c.1 strings/0x409; cd /; rmdir " + GADGET)


class Keyboard:
    """The keyboard that the machine has let in, and what comes out of its input device."""

    def __init__(self, guest, port):
        self.machine = guest.machine
        devices = guest.probe.ask("cat /proc/bus/input/devices").split("\n\n")
        ours = next(text for text in devices if "QEMU Virtio Keyboard" in text)
        event = next(word for word in ours.split() if word.startswith("event"))
        self.stream = KeyStream(port)
        guest.probe.ask(f"setsid cat /dev/input/{event} >/dev/virtio-ports/{KEYS_PORT} 2>/dev/null </dev/null &")
        # Only then does cat have it open: a key must come out.
        guest.probe.wait("the reader of keys", "for f in /proc/[0-9]*/fd/*; do readlink $f; done 2>/dev/null",
                         lambda text: f"/dev/input/{event}" in text)

    def press(self, chord):
        arguments = {"keys": [{"type": "qcode", "data": key} for key in chord.keys], "hold-time": chord.hold_ms}
        self.machine.qmp_at_once([("send-key", arguments)] * chord.times)

    def forget(self):
        """What came so far is done with."""
        self.stream.drain()
        self.stream.forget()

    def wait_for(self, count, what):
        """Until so many keys were pressed and let go."""
        self.stream.wait_for(count, what, STEP_S)
        self.stream.forget()


class ChordsTest(Milestones):
    report_name = "report-chords.txt"
    leftovers = ("chords-card.img",)

    def __init__(self, qemu_root, image, outdir, random_keys=5000):
        super().__init__(outdir)
        self.qemu_root, self.image = qemu_root, image
        self.random_keys = int(random_keys)
        self.chords = all_chords()

    def start(self, name, word=None):
        card = self.out / "chords-card.img"
        copy_card(self.image, card)
        if word:
            add_word(card, word)
        log = self.out / f"serial-chords-{name}.log"
        log.unlink(missing_ok=True)
        self.keys_port = self.out / "keys"
        self.keys_port.unlink(missing_ok=True)
        self.guest = Guest(self.qemu_root, card, self.out, "-device", "virtio-keyboard-pci", "-nic", "none",
                           "-chardev", f"socket,id=keys,path={self.keys_port},server=on,wait=off",
                           "-device", f"virtserialport,chardev=keys,name={KEYS_PORT}", log=log)
        self.machine, self.probe = self.guest.machine, self.guest.probe

    def make_consoles(self):
        """The kernel switches only to consoles that exist, and without logins there is one."""
        self.probe.ask("for n in $(seq 2 24); do : </dev/tty$n; done")

    # --- the open machine

    def console(self):
        return self.probe.ask("cat /sys/class/tty/tty0/active")

    def said_by_kernel(self):
        return int(self.probe.run("dmesg | grep -c sysrq:")[1])

    def told_to_systemd(self):
        return int(self.probe.run("journalctl -q -b _PID=1 | grep -c ctrl-alt-del.target")[1])

    def typed(self):
        return int(self.probe.ask("stat -c %s /run/typed"))

    def changes(self, chord, look):
        """A chord must change what is looked at."""
        before = look()
        self.keyboard.press(chord)
        end = time.monotonic() + STEP_S
        while look() == before:
            expect(time.monotonic() < end, f"{name_of(chord)} does nothing on the open machine")

    def open_machine(self):
        self.start("open", "fault_lines=open")
        self.machine.wait_for(r"Reached target.*multi-user\.target", START_S)
        ask = self.probe.ask
        expect("masked" not in ask("systemctl is-enabled fault-lines-console.service || true"), "the lock is masked")
        expect(ask("systemctl show -P ActiveState fault-lines.service") == "inactive", "the exhibit runs")
        self.keyboard = Keyboard(self.guest, str(self.keys_port))
        self.make_consoles()
        # The mildest of the kernel's own wishes is carried out, the others are answered with a no.
        ask("echo 2 >/proc/sys/kernel/sysrq")
        # Held open: a console that is closed forgets how it was set.
        ask(": >/run/typed; setsid sh -c 'exec </dev/tty1; stty raw -echo; exec cat >>/run/typed' >/dev/null 2>&1 </dev/null &")
        self.done("the open machine waits for keys")
        looks = {"console": self.console, "restart": self.told_to_systemd, "kernel": self.said_by_kernel, "typed": self.typed}
        for chord in self.chords:
            if chord.kind == "seen":
                self.keyboard.press(chord)
                self.keyboard.wait_for(len(chord.keys) * chord.times, name_of(chord))
            else:
                self.changes(chord, looks[chord.kind])
                if chord.kind != "kernel":  # the kernel swallows those
                    self.keyboard.wait_for(len(chord.keys) * chord.times, name_of(chord))
                else:
                    self.keyboard.forget()
            if chord is self.chords[-1] or self.chords[self.chords.index(chord) + 1].kind not in (chord.kind, "seen"):
                self.done(f"open: up to {name_of(chord)}")
        kinds = ", ".join(f"{sum(chord.kind == kind for chord in self.chords)} {kind}"
                          for kind in ("console", "restart", "kernel", "typed", "seen"))
        self.done(f"open: each of {len(self.chords)} chords works ({kinds})")
        # The real thing, on a root that is thrown away afterwards.
        ask("mount -o remount,rw / && rm -f /etc/systemd/system/ctrl-alt-del.target && systemctl daemon-reload")
        self.machine.chord("ctrl", "alt", "delete")
        self.machine.wait_for(r"FL: starting slot", START_S)
        self.done("open: with its mask taken away, Ctrl+Alt+Del restarts the machine")
        self.machine.wait_for(r"Reached target.*multi-user\.target", START_S)
        self.open_sockets()
        self.guest.cut()

    def open_sockets(self):
        """Without the guard, a foreign keyboard and a stick that types become keyboards of the machine."""
        ask = self.probe.ask
        ask("systemctl stop usbguard.service; for f in /sys/bus/usb/devices/usb*/authorized_default; do echo 1 >$f; done")
        before = self.inputs()
        self.machine.qmp("device_add", driver="usb-kbd", id="intruder", bus="usb.0")
        self.probe.wait("a foreign keyboard", "cat /proc/bus/input/devices", lambda text: "QEMU USB Keyboard" in text)
        self.machine.qmp("device_del", id="intruder")
        self.probe.wait("its end", "cat /proc/bus/input/devices", lambda text: "QEMU USB Keyboard" not in text)
        self.gadgets()
        ask(stick("storage", "keyboard"))
        self.probe.wait("the keyboard in the stick", "grep -c ^N: /proc/bus/input/devices", lambda text: int(text) > before)
        self.done("open: a foreign keyboard and a stick that types make input devices")

    # --- the locked machine

    def inputs(self):
        return int(self.probe.ask("grep -c ^N: /proc/bus/input/devices"))

    def gadgets(self):
        self.probe.ask("modprobe dummy_hcd && modprobe libcomposite && "
                       "{ mountpoint -q /sys/kernel/config || mount -t configfs configfs /sys/kernel/config; }")

    def state(self):
        """What no key may change: this start, the console, the exhibit's process, the kernel's answers."""
        return self.probe.ask(f"cat /proc/sys/kernel/random/boot_id /sys/class/tty/tty0/active; cut -d' ' -f1,22 /proc/{self.pid}/stat; "
                              "dmesg | grep -c sysrq: || true")

    def whole_state(self):
        """The same, and what takes longer to see: restarts, units, terminals, what systemd was told."""
        return self.probe.ask(
            "systemctl show -P MainPID -P NRestarts fault-lines.service; "
            "systemctl list-units --plain --no-legend --type=service,target --state=active | cut -d' ' -f1; "
            "cat /proc/[0-9]*/stat 2>/dev/null | sed 's/(.*) //' | awk '$6 != 0' | wc -l; "
            "journalctl -q -b _PID=1 | grep -c ctrl-alt-del || true")

    def locked_machine(self):
        self.start("locked")
        self.machine.wait_for(r"Started.*fault-lines\.service", START_S)
        self.probe.wait_status("attract")
        self.machine.picture(self.out / "chords-before.png")
        self.pid = self.probe.ask("systemctl show -P MainPID fault-lines.service")
        expect(self.probe.ask("systemctl show -P ActiveState fault-lines-console.service") == "active", "consoles take keys")
        self.keyboard = Keyboard(self.guest, str(self.keys_port))
        self.press_and_wait("down", "ret")
        self.probe.wait_status("visit")
        self.done("locked: the keyboard works the exhibit, as a keypad does")
        self.make_consoles()
        # Once the slot is proved, nothing starts by itself any more.
        self.probe.wait("the slot's proof", "fault-lines-slot status; systemctl is-active fault-lines-good.service",
                        lambda text: "good=1" in text and "inactive" in text)
        self.before, self.whole_before = self.state(), self.whole_state()

    def press_and_wait(self, *keys):
        for key in keys:
            self.machine.chord(key)
        self.keyboard.wait_for(len(keys), " ".join(keys))

    def unchanged(self, after):
        seen = self.state()
        expect(seen == self.before, f"{after} changed something:\n{self.before}\nand then\n{seen}")

    def all_unchanged(self, after):
        self.unchanged(after)
        seen = self.whole_state()
        expect(seen == self.whole_before, f"{after} changed something:\n{self.whole_before}\nand then\n{seen}")

    def locked_chords(self):
        for chord in self.chords:
            self.keyboard.press(chord)
            self.keyboard.wait_for(len(chord.keys) * chord.times, name_of(chord))
            self.unchanged(name_of(chord))
        self.all_unchanged("a chord")
        self.done(f"locked: {len(self.chords)} chords arrive, 0 change anything")

    def locked_random(self):
        """Each key is seen to arrive, but the next ones do not wait for it: two batches are on their way at any time.

        No more: the virtual keyboard has room for 64 events, and so has the input device for who reads it.
        """
        chance, stream = random.Random(SEED), self.keyboard.stream
        self.keyboard.forget()
        began = time.monotonic()
        sent = looked = told = 0
        while sent < self.random_keys:
            number = min(BATCH, self.random_keys - sent)
            self.machine.qmp("input-send-event", events=[
                {"type": "key", "data": {"down": is_down, "key": {"type": "qcode", "data": key}}}
                for key, is_down in random_events(RANDOM_KEYS, number, chance)])
            stream.wait_for(sent, "random keys", STEP_S, let_go=False)
            sent += number
            if sent - looked >= LOOK_EVERY:
                looked = sent
                stream.wait_for(sent, "random keys", STEP_S)
                self.unchanged("a random key")
                if sent - told >= self.random_keys / 10:
                    told = sent
                    self.done(f"locked: {sent} of {self.random_keys} random keys")
        stream.wait_for(sent, "random keys", STEP_S)
        self.all_unchanged("a random key")
        rate = sent / (time.monotonic() - began)
        self.keyboard.forget()
        self.done(f"locked: {sent} random keys (seed {SEED}) arrive, {rate:.0f} a second, 0 change anything")

    def foreign_keyboard(self):
        inputs = self.inputs()
        self.machine.qmp("device_add", driver="usb-kbd", id="intruder", bus="usb.0")
        self.probe.wait("the keyboard at the bus", "cat /sys/bus/usb/devices/*/product", lambda text: "Keyboard" in text)
        for chord in self.chords:
            if chord.hold_ms < 1000:
                self.keyboard.press(chord._replace(hold_ms=5))
        self.machine.qmp("device_del", id="intruder")
        self.probe.wait("its end", "cat /sys/bus/usb/devices/*/product", lambda text: "Keyboard" not in text)
        self.keyboard.forget()  # what QEMU had not sent yet when the keyboard went
        self.all_unchanged("a foreign keyboard")
        expect(self.inputs() == inputs, "a foreign keyboard has become an input device")
        self.done("locked: a foreign keyboard is refused")

    def typing_stick(self):
        ask = self.probe.ask
        inputs = self.inputs()
        self.gadgets()
        # The socket is new to the machine, too. It is let in, so that it is the stick that is judged.
        listed = self.probe.wait("the new socket", "usbguard list-devices", lambda text: "dummy" in text.lower())
        socket = next(line for line in listed.splitlines() if "dummy" in line.lower())
        ask(f"usbguard allow-device {socket.split(':')[0]}")
        ask(stick("storage"))
        self.probe.wait("a stick with storage alone", "ls /sys/bus/usb/devices/*/*/host*/target*/*/block 2>/dev/null || "
                        "ls -d /sys/block/sd* 2>/dev/null", lambda text: "sd" in text)
        self.done("locked: a stick that only stores is let in")
        ask(UNPLUG)
        self.probe.wait("its end", "ls /sys/block", lambda text: "sda" not in text)
        # From the plug to the judgement, by the machine's own clock.
        plugged, judged = (float(time_s) for time_s in ask(
            stick("storage", "keyboard") + f"; {UPTIME}; for i in $(seq 200); do "
            f"usbguard list-devices | grep -q '1209:0001' && break; sleep 0.05; done; {UPTIME}").split())
        line = next(line for line in ask("usbguard list-devices").splitlines() if "1209:0001" in line)
        expect(line.split()[1] == "block", f"a stick that types is let in: {line}")
        expect(judged - plugged <= REFUSED_S, f"a stick that types is refused after {judged - plugged:.2f} s only")
        self.probe.run(f"timeout 5 sh -c \"printf '{octal(bytes((0, 0, 4, 0, 0, 0, 0, 0)))}' >/dev/hidg0\"")
        expect(self.inputs() == inputs, "a stick that types has become an input device")
        expect("sd" not in ask("ls /sys/block"), "the storage of a stick that types can be read")
        ask(UNPLUG)
        self.unchanged("a stick that types")
        self.done(f"locked: a stick that stores and types is refused as a whole, after {judged - plugged:.2f} s")

    def still_there(self):
        """Nobody touches it: the exhibit goes back to its beginning by itself; who uses keys has three times as long."""
        self.probe.wait("the attract loop", "systemctl show --property=StatusText --value fault-lines.service",
                        lambda text: text.startswith("attract"), START_S)
        self.machine.picture(self.out / "chords-after.png")
        far = distance(*(colours(self.out / f"chords-{when}.png", 16) for when in ("before", "after")))
        expect(far < 16, f"the attract loop looks otherwise than before: {far:.1f} of 255")
        self.done(f"locked: the exhibit is where it began ({self.probe.status()})")
        self.guest.cut()

    def walk(self):
        self.open_machine()
        self.locked_machine()
        self.locked_chords()
        self.locked_random()
        self.foreign_keyboard()
        self.typing_stick()
        self.still_there()


if __name__ == "__main__":
    main(ChordsTest, *sys.argv[1:5])
