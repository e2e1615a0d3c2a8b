"""Small card images for tests of the boot script: boot partition and two slots with tiny kernels."""
import pathlib
import struct
import subprocess
import zlib

MIB = 1 << 20
BOOT_MIB, SLOT_MIB = 8, 4
STATE_SIZE = 512


def run(*command, **options):
    """Runs a tool that must not fail, silently."""
    done = subprocess.run([str(part) for part in command], capture_output=True, check=False, **options)
    if done.returncode != 0:
        raise RuntimeError(f"{command[0]} failed: {done.stderr.decode(errors='replace')}")
    return done.stdout


def tiny_kernel(text):
    """An arm64 kernel image that writes its text to the serial port and asks for a restart (PSCI)."""
    def move(register, value):
        return 0x52800000 | value << 5 | register
    code = [0x52A12001]  # w1 = 0x09000000: the serial port of QEMU's virt
    for letter in text.encode("ascii"):
        code += [move(0, letter), 0xB9000020]  # w0 = letter; store it at [x1]
    code += [move(0, 9), 0x72B08000, 0xD4000002, 0x14000000]  # w0 = 0x84000009 (SYSTEM_RESET); hvc 0; stay
    body = b"".join(struct.pack("<I", word) for word in code)
    header = struct.pack("<IIQQQQQQ4sI", 0x14000010, 0, 0x80000, 0x1000, 0xA, 0, 0, 0, b"ARM\x64", 0)
    return header + body.ljust(0x1000 - len(header), b"\0")


def state(slot, good, tries, failed="-"):
    """The content of a state file, as boot.cmd and fault-lines-slot write it."""
    data = f"slot={slot}\0good={good}\0tries={tries}\0failed={failed}\0\0".encode().ljust(STATE_SIZE - 4, b"\0")
    return struct.pack("<I", zlib.crc32(data)) + data


def damaged(content, at=8):
    """One bit of it flipped."""
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1:]


def torn(old, new, at=64):
    """A write that power cut off: the beginning is new, the rest is old."""
    return new[:at] + old[at:]


class Card:
    """A card image in a directory of its own."""

    def __init__(self, directory, boot_script, *, slots, states=None, command_line="quiet"):
        """slots: {"A": kernel bytes or None for an empty partition, ...}; states: {"fl-1.env": bytes, ...}"""
        self.directory = pathlib.Path(directory)
        self.image = self.directory / "card.img"
        self.image.write_bytes(b"")
        with self.image.open("r+b") as file:
            file.truncate((1 + BOOT_MIB + 2 * SLOT_MIB + 1) * MIB)
        run("sfdisk", "--quiet", self.image, input=(
            "label: dos\nlabel-id: 0x464c4e53\n"
            f"start=1MiB, size={BOOT_MIB}MiB, type=c, bootable\n"
            f"start={1 + BOOT_MIB}MiB, size={SLOT_MIB}MiB, type=83\n"
            f"start={1 + BOOT_MIB + SLOT_MIB}MiB, size={SLOT_MIB}MiB, type=83\n").encode())
        self.boot = f"{self.image}@@1M"
        run("mformat", "-i", self.boot, "-T", BOOT_MIB * MIB // 512, "-h", 16, "-s", 32, "::")
        script = self.directory / "boot.scr"
        run("mkimage", "-A", "arm64", "-T", "script", "-d", boot_script, script)
        run("mcopy", "-i", self.boot, script, "::boot.scr")
        self.put("cmdline.txt", command_line.encode() + b"\n")
        for name, content in (states or {}).items():
            self.put(name, content)
        for number, letter in enumerate("AB"):
            if slots[letter] is not None:
                self.fill_slot(1 + BOOT_MIB + number * SLOT_MIB, letter, slots[letter])

    def fill_slot(self, start_mib, letter, kernel):
        tree = self.directory / f"slot-{letter}"
        (tree / "boot").mkdir(parents=True)
        (tree / "boot/vmlinuz").write_bytes(kernel)
        (tree / "boot/initrd.img").write_bytes(b"no initrd" * 64)
        part = self.directory / f"slot-{letter}.ext4"
        run("mke2fs", "-q", "-t", "ext4", "-d", tree, part, f"{SLOT_MIB}M")
        with self.image.open("r+b") as file:
            file.seek(start_mib * MIB)
            file.write(part.read_bytes())

    def put(self, name, content):
        """Writes a file of the boot partition."""
        source = self.directory / "put"
        source.write_bytes(content)
        run("mcopy", "-o", "-i", self.boot, source, f"::{name}")

    def get(self, name):
        """Reads a file of the boot partition; None where there is none."""
        done = subprocess.run(["mtype", "-i", self.boot, f"::{name}"], capture_output=True, check=False)
        return done.stdout if done.returncode == 0 else None
