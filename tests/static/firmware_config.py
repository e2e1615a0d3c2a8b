#!/usr/bin/env python3
"""Checks the files in firmware-config/: every line is understood, allowed on its board and has a reason.

The firmware of a Raspberry Pi skips what it does not know without a word, so a misspelt key shows only
on the wall. Usage: firmware_config.py [DIRECTORY]; prints FILE:LINE: TEXT, exits with 1 if there is any.
"""
import pathlib
import re
import sys

LINE_LIMIT = 98  # characters of a line that the firmware reads
COMMAND_LINE_LIMIT = 1024  # what the firmware and boot.cmd hand on

BOOTS_WITH_UBOOT = {"pi3", "pi4", "zero2"}
BOARDS = BOOTS_WITH_UBOOT | {"pi5"}

# key of config.txt -> the values that make sense for an exhibit
CONFIG = {
    "arm_64bit": r"1",
    "arm_boost": r"[01]",
    "auto_initramfs": r"1",
    "avoid_warnings": r"[12]",
    "boot_delay": r"\d",
    "camera_auto_detect": r"0",
    "disable_fw_kms_setup": r"1",
    "disable_overscan": r"1",
    "disable_splash": r"1",
    "display_auto_detect": r"[01]",
    "dtoverlay": r"[a-z0-9-]+(,[a-z0-9_-]+(=[a-z0-9]+)?)*",
    "dtparam": r"(watchdog|audio)=(on|off)",
    "enable_gic": r"1",
    "enable_uart": r"1",
    "gpu_mem": r"64|76|128",
    "hdmi_drive": r"[12]",
    "hdmi_force_hotplug": r"[01]",
    "kernel": r"u-boot\.bin|kernel_2712\.img",
    "max_framebuffers": r"[12]",
    "upstream_kernel": r"1",
}
REPEATED = {"dtoverlay", "dtparam"}

# What each board cannot do without, and why it is checked: a card without one of these does not start,
# or greets visitors with the maker's pictures.
ALWAYS = {"arm_64bit", "kernel", "disable_splash", "avoid_warnings", "disable_overscan"}
REQUIRED = {board: ALWAYS | {"enable_uart", "upstream_kernel"} for board in BOOTS_WITH_UBOOT}
REQUIRED["pi4"] = REQUIRED["pi4"] | {"enable_gic"}
REQUIRED["pi5"] = ALWAYS | {"auto_initramfs", "dtoverlay"}
KERNEL = {board: "u-boot.bin" for board in BOOTS_WITH_UBOOT} | {"pi5": "kernel_2712.img"}

OVERLAYS = {  # overlay -> boards that have what it is about; Debian's firmware package brings none
    "disable-wifi-pi5": {"pi5"},
    "disable-bt-pi5": {"pi5"},
    "vc4-kms-dsi-7inch": {"pi3", "pi4", "pi5"},
    "vc4-kms-v3d": {"pi5"},
}

# parameter of the kernel or of systemd -> pattern of its value; None: it has none
PARAMETERS = {
    "cma": r"(64|128|192|256)M",
    "consoleblank": r"0",
    "fault_lines": r"open",
    "fault_lines.usb": r"learn",
    "fsck.repair": r"preen|yes",
    "logo.nologo": None,
    "loglevel": r"[0-4]",
    "panic": r"[1-9]\d?",
    "quiet": None,
    "systemd.show_status": r"no|false|0",
    "systemd.volatile": r"state",
    "usbcore.authorized_default": r"[02]",
    "video": r"(HDMI-A-[12]|DSI-1):\d+x\d+@\d+D?",
    "vt.global_cursor_default": r"0",
}
SILENT = {"quiet", "logo.nologo", "vt.global_cursor_default", "systemd.show_status", "panic"}
CHOSEN_AT_START = {"root", "ro", "rw", "init"}  # boot.cmd names the slot; a second one would win over it

SETTINGS = {  # key of fault-lines.txt -> pattern of its value; deploy/image/board-settings knows the same
    "hostname": r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?",
    "rotation": r"0|90|180|270",
    "language": r"[a-z]{2}(-[A-Z][a-z]{3})?",
    "theme": r"night|daylight|high_contrast",
    "screen_inches": r"\d{1,3}",
    "lower_edge_mm": r"\d{1,4}",
    "volume": r"\d{1,3}",
    "time_zone": r"[A-Za-z]+(/[A-Za-z0-9_+-]+){0,2}",
    "touch_expected": r"yes|no",
}


def config_problems(board, text):
    """Findings of one config.txt as (line number, text)."""
    seen = {}
    reason = False
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LINE_LIMIT and not line.startswith("#"):
            yield number, f"{len(line)} characters; the firmware reads {LINE_LIMIT}"
        if not line.strip():
            reason = False
            continue
        if line.startswith("#") and not line.startswith("#dt"):
            reason = True
            continue
        if not reason:
            yield number, "no reason stands above this line"
        if line.startswith("["):
            yield number, "a filter: each board has a file of its own"
            continue
        yield from config_line_problems(board, number, line, seen)
    for key in sorted(REQUIRED[board] - set(seen)):
        yield 1, f"{key} is missing"


def config_line_problems(board, number, line, seen):
    """Findings of one line KEY=VALUE, also where it is offered behind a '#'."""
    offered = line.startswith("#")
    key, equals, value = line.lstrip("#").partition("=")
    if not equals or key != key.strip() or value != value.strip():
        yield number, "not KEY=VALUE without spaces"
        return
    if key not in CONFIG:
        yield number, f"unknown key {key}"
        return
    if not re.fullmatch(CONFIG[key], value):
        yield number, f"{key} cannot be {value}"
    if key == "kernel" and value != KERNEL[board]:
        yield number, f"{board} starts {KERNEL[board]}"
    if key == "dtoverlay" and board not in OVERLAYS.get(value.split(",")[0], set()):
        yield number, f"no overlay {value.split(',')[0]} for {board}"
    if not offered:
        if key in seen and key not in REPEATED:
            yield number, f"{key} stands in line {seen[key]} too"
        seen[key] = number


def command_line_problems(board, text):
    """Findings of one cmdline.txt as (line number, text)."""
    if text.count("\n") != 1 or not text.endswith("\n"):
        yield 1, "must be one line: the firmware reads no further"
    if len(text) > COMMAND_LINE_LIMIT:
        yield 1, f"longer than {COMMAND_LINE_LIMIT} characters"
    names = []
    for word in text.split():
        name, equals, value = word.partition("=")
        names.append(name)
        if board in BOOTS_WITH_UBOOT and name in CHOSEN_AT_START:
            yield 1, f"{name} is added at start with the slot"
        elif name not in PARAMETERS:
            yield 1, f"unknown parameter {name}"
        elif PARAMETERS[name] is None and equals:
            yield 1, f"{name} takes no value"
        elif PARAMETERS[name] is not None and not re.fullmatch(PARAMETERS[name], value):
            yield 1, f"{name} cannot be {value or 'empty'}"
    for name in sorted({n for n in names if names.count(n) > 1}):
        yield 1, f"{name} stands twice"
    needed = SILENT | ({"systemd.volatile"} if board in BOOTS_WITH_UBOOT else set())
    for name in sorted(needed - set(names)):
        yield 1, f"{name} is missing"


def settings_problems(text):
    """Findings of fault-lines.txt: every key stands there once, switched off, with a value that fits."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line or line == "#" or line.startswith("# "):
            continue
        match = re.fullmatch(r"#([a-z_]+) = (\S+)", line)
        if not match:
            yield number, "neither a comment ('# ') nor a key that is switched off ('#KEY = VALUE')"
            continue
        key, value = match.groups()
        found.append(key)
        if key not in SETTINGS:
            yield number, f"unknown key {key}"
        elif not re.fullmatch(SETTINGS[key], value):
            yield number, f"{key} cannot be {value}"
    for key in SETTINGS:
        if found.count(key) != 1:
            yield 1, f"{key} stands there {found.count(key)} times"
    if "\t" in text or not text.isascii():
        yield 1, "tabs or letters that some editors of technicians do not keep"


def problems(directory):
    """All findings under the directory as text."""
    boards = {path.name for path in directory.iterdir() if path.is_dir()}
    for board in sorted(BOARDS ^ boards):
        yield f"{directory}/{board}: {'is missing' if board in BOARDS else 'unknown board'}"
    checks = [(directory / "fault-lines.txt", settings_problems)]
    for board in sorted(BOARDS & boards):
        checks.append((directory / board / "config.txt", lambda text, b=board: config_problems(b, text)))
        checks.append((directory / board / "cmdline.txt", lambda text, b=board: command_line_problems(b, text)))
    for file, check in checks:
        if not file.is_file():
            yield f"{file}: is missing"
            continue
        yield from (f"{file}:{number}: {text}" for number, text in check(file.read_text(encoding="utf-8")))
    lines = {(directory / board / "cmdline.txt").read_text(encoding="utf-8")
             for board in BOOTS_WITH_UBOOT & boards if (directory / board / "cmdline.txt").is_file()}
    if len(lines) > 1:
        yield f"{directory}: the boards of one card image have different kernel command lines"


def main():
    directory = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "firmware-config")
    found = list(problems(directory))
    print("\n".join(found) or f"firmware-config: {len(BOARDS)} boards are in order")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
