"""What visitors may press together on a keyboard, by the names of QMP, and what each does on an open machine.

A kind says what is expected of an open machine; on a locked one nothing is expected of any:
  console  another text console is shown
  restart  Ctrl+Alt+Del: systemd is told
  kernel   Alt+Print: the kernel answers
  typed    bytes come out of the text console
  seen     the keys come out of the input device; a desktop would act on them
"""
import collections
import string

Chord = collections.namedtuple("Chord", "kind keys times hold_ms", defaults=(1, 60))

FUNCTION_KEYS = [f"f{number}" for number in range(1, 13)]
LETTERS = list(string.ascii_lowercase)
DIGITS = list(string.digits)
HELD_MS = 8000

# Media, power and office keys that QEMU's keyboard has.
SPECIAL = ["audioplay", "audiostop", "audioprev", "audionext", "audiomute", "volumeup", "volumedown", "mediaselect",
           "mail", "calculator", "computer", "ac_home", "ac_back", "ac_forward", "ac_refresh", "ac_bookmarks",
           "power", "sleep", "wake", "stop", "again", "props", "undo", "front", "copy", "open", "paste", "find", "cut",
           "help", "menu", "compose", "pause", "num_lock", "scroll_lock", "caps_lock"]


def all_chords():
    """Every chord, in an order in which each of the first kind leads to another console."""
    found = []

    def add(kind, *keys, **more):
        found.append(Chord(kind, keys, **more))

    # From console 1: 2, 3 ... 12, and at last 1 again.
    for key in FUNCTION_KEYS[1:] + FUNCTION_KEYS[:1]:
        add("console", "ctrl", "alt", key)
    for key in FUNCTION_KEYS[1:] + FUNCTION_KEYS[:1]:
        add("console", "alt", key)
    for key in FUNCTION_KEYS:
        add("console", "alt_r", key)  # consoles 13 to 24
    add("console", "ctrl_r", "alt", "f1")
    add("console", "alt", "right")
    add("console", "alt", "left")
    for control in ("ctrl", "ctrl_r"):
        for delete in ("delete", "kp_decimal"):
            add("restart", control, "alt", delete)
            add("seen", control, "alt_r", delete)  # the kernel's own keymap has these switched off
    add("restart", "ctrl", "alt", "delete", times=10)
    add("restart", "ctrl", "alt", "delete", hold_ms=HELD_MS)
    for key in LETTERS + DIGITS:
        add("kernel", "alt", "sysrq", key)
    for key in LETTERS:
        add("typed", "ctrl", key)
    for key in LETTERS:
        add("typed", "alt", key)
    for key in LETTERS:
        add("typed", "ctrl", "alt", key)
    add("typed", "ctrl", "backslash")
    add("typed", "ctrl", "bracket_right")
    add("typed", "ctrl", "shift", "minus")
    for key in FUNCTION_KEYS:
        add("typed", key)
    for key in ("esc", "tab", "ret", "backspace", "insert", "home", "end", "pgup", "pgdn", "delete", "up", "spc"):
        add("typed", key)
    for key in ("esc", "ret", "backspace"):
        add("typed", key, hold_ms=HELD_MS)
    for key in ("meta_l", "meta_r"):
        add("seen", key)
        for other in ("l", "d", "e", "r", "x", "tab", "spc", "p", "up"):
            add("seen", key, other)
    for keys in (("alt", "tab"), ("alt", "shift", "tab"), ("ctrl", "alt", "tab"), ("ctrl", "esc"), ("ctrl", "shift", "esc"),
                 ("alt", "esc"), ("alt", "spc"), ("ctrl", "alt", "backspace"), ("ctrl", "alt", "esc"),
                 ("ctrl", "pause"), ("shift", "sysrq"), ("ctrl", "sysrq"), ("sysrq",)):
        add("seen", *keys)
    for key in SPECIAL:
        add("seen", key)
    for key in ("shift", "ctrl", "alt"):
        add("seen", key, times=5)
    for keys in (("shift_r",), ("power",), ("alt", "f4"), ("meta_l",), ("ctrl", "alt", "f2")):
        add("seen", *keys, hold_ms=HELD_MS)
    return found


# What is pressed at random: most of it belongs to chords.
RANDOM_KEYS = sorted(set(LETTERS + DIGITS + FUNCTION_KEYS + SPECIAL + [
    "ctrl", "ctrl_r", "alt", "alt_r", "shift", "shift_r", "meta_l", "meta_r", "sysrq", "delete", "esc", "ret", "tab", "spc",
    "backspace", "up", "down", "left", "right", "home", "end", "pgup", "pgdn", "insert", "kp_decimal"]))


def random_events(keys, presses, chance):
    """So many presses of these keys as a list of (key, whether it goes down): some are still down while the next ones
    come, and all are let go at the end."""
    down, events = [], []
    for _ in range(presses):
        key = chance.choice(keys)
        if key in down:
            down.remove(key)
            events.append((key, False))
        events.append((key, True))
        down.append(key)
        while down and chance.random() < 0.5:
            events.append((down.pop(chance.randrange(len(down))), False))
    return events + [(key, False) for key in down]


def name_of(chord):
    text = "+".join(chord.keys)
    if chord.times > 1:
        text += f" {chord.times} times"
    return text + (f" for {chord.hold_ms // 1000} s" if chord.hold_ms >= 1000 else "")
