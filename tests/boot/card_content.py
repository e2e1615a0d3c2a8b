#!/usr/bin/env python3
"""Checks the boot partition of a card image for the Raspberry Pi: every file that a board asks for is there, and each
board reads what was written for it.

card_content.py IMAGE: prints what is wrong, exits with 1 if there is anything.
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import zlib

SOURCE = pathlib.Path(__file__).resolve().parents[2]
sys.path += [str(SOURCE / "tests/boot"), str(SOURCE / "tests/static")]
from firmware_config import command_line_problems, config_problems, settings_problems  # noqa: E402
from guest import partition  # noqa: E402

FILTERS = {"pi3": "pi3", "pi4": "pi4", "pi02": "zero2"}  # filter of config.txt -> our name of the board
# What the boards' own first programs load by these names, with the board that needs it.
FIRMWARE = {"bootcode.bin": "pi3", "start.elf": "pi3", "fixup.dat": "pi3", "start4.elf": "pi4", "fixup4.dat": "pi4"}
# What the firmware looks for with upstream_kernel=1, by the model that it finds.
DEVICE_TREES = ["bcm2837-rpi-3-b.dtb", "bcm2837-rpi-3-b-plus.dtb", "bcm2837-rpi-3-a-plus.dtb", "bcm2711-rpi-4-b.dtb",
                "bcm2837-rpi-zero-2-w.dtb"]
DEVICE_TREE_MAGIC = b"\xd0\x0d\xfe\xed"
SCRIPT_MAGIC = b"\x27\x05\x19\x56"


def files_of(image):
    """Name -> content of the files of the first partition."""
    with tempfile.TemporaryDirectory(prefix="fl-card-") as directory:
        subprocess.run(["mcopy", "-s", "-i", f"{image}@@{partition(image, 1)[0]}", "::*", directory], check=True,
                       capture_output=True)
        return {path.name: path.read_bytes() for path in pathlib.Path(directory).iterdir()}


def parts_of_config(text):
    """What each board reads of a config.txt: filter -> its lines; "" for what stands before any filter."""
    parts, current = {"": ""}, ""
    for line in text.splitlines(keepends=True):
        found = re.fullmatch(r"\[(\S+)\]\n?", line)
        if found:
            current = found[1]
            parts.setdefault(current, "")
        else:
            parts[current] += line
    return parts


def state_is_whole(content):
    return len(content) == 512 and zlib.crc32(content[4:]) == int.from_bytes(content[:4], "little") and b"slot=A\0" in content


def problems(files):
    """All findings, as text."""
    for name, board in FIRMWARE.items():
        if not files.get(name):
            yield f"{name}: {board} does not start without it"
    for name in DEVICE_TREES:
        if not files.get(name, b"").startswith(DEVICE_TREE_MAGIC):
            yield f"{name}: is no device tree" if name in files else f"{name}: is missing"
    if not files.get("boot.scr", b"").startswith(SCRIPT_MAGIC):
        yield "boot.scr: is no script of U-Boot"
    elif (SOURCE / "deploy/image/boot.cmd").read_bytes() not in files["boot.scr"]:
        yield "boot.scr: is not made of boot.cmd"
    for name in ("fl-1.env", "fl-2.env"):
        if not state_is_whole(files.get(name, b"")):
            yield f"{name}: does not say that slot A is to be started"
    if not files.get("firmware-licence.txt"):
        yield "firmware-licence.txt: the firmware may only be handed on with it"
    parts = parts_of_config(files.get("config.txt", b"").decode())
    if parts.pop("").strip():
        yield "config.txt: something stands before the first filter"
    for name in sorted(set(parts) ^ set(FILTERS)):
        yield f"config.txt: [{name}] {'is no board of this card' if name in parts else 'is missing'}"
    for name, board in FILTERS.items():
        yield from (f"config.txt: [{name}] {text}" for _, text in config_problems(board, parts.get(name, "")))
        for kernel in re.findall(r"^kernel=(.*)$", parts.get(name, ""), re.MULTILINE):
            if not files.get(kernel):
                yield f"config.txt: [{name}] starts {kernel}, which is not there"
        yield from (f"cmdline.txt: {text}" for _, text in command_line_problems(board, files.get("cmdline.txt", b"").decode()))
    yield from (f"fault-lines.txt: {text}" for _, text in settings_problems(files.get("fault-lines.txt", b"").decode()))


def main():
    found = sorted(set(problems(files_of(sys.argv[1]))))
    print("\n".join(found) or "the boot partition is in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
