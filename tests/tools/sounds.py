#!/usr/bin/env python3
"""A scripted visit is heard as it should be, and twice alike. sounds.py PROGRAM SCRIPT OUT_DIR"""
import pathlib
import sys

from log_of_visit import judge

# Patterns over the names of the cues, joined by spaces.
DUE = {
    "attract": "",
    "wake": "select",
    "issue": "touch select",
    "scrub": "scrub( scrub){2,17}( tremor-[a-z]+-[123])?",  # 1.5 s: 18 at most
    "step": "touch( tremor-[a-z]+-[123])?",
    "event": "touch select",
    "close": "touch close",
    "tour": "touch select touch tour-step",
    "answer": "touch close touch select touch touch touch saved",
    "home-and-warning": "",
    "countdown": "countdown countdown countdown countdown countdown",
    "attract-again": "",
}


def main():
    program, script, out = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    settings = out / "sounds.toml"
    out.mkdir(parents=True, exist_ok=True)
    settings.write_text("[sound]\nvolume = 60\n", "utf-8")
    return judge(DUE, lambda heard: " ".join(entry["cue"] for entry in heard), program, script, out,
                 ("--settings", settings))


if __name__ == "__main__":
    sys.exit(main())
