#!/usr/bin/env python3
"""A scripted visit is heard as it should be, and twice alike. sounds.py PROGRAM SCRIPT OUT_DIR"""
import filecmp
import json
import pathlib
import re
import subprocess
import sys

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


def play(program, script, out):
    settings = out.parent / "sounds.toml"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text("[sound]\nvolume = 60\n", "utf-8")
    subprocess.run([program, "--headless", "--settings", settings, "--script", script, "--out", out],
                   check=True)


def complaints(out):
    last = 0.0
    for name, due in DUE.items():
        heard = json.loads((out / f"{name}.json").read_text("utf-8"))
        cues = " ".join(entry["cue"] for entry in heard)
        if not re.fullmatch(due, cues):
            yield f"{name}: heard '{cues}', due is '{due}'"
        for entry in heard:
            if entry["t_s"] < last:
                yield f"{name}: {entry} comes before {last} s"
            last = entry["t_s"]


def main():
    program, script, out = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    play(program, script, out / "one")
    play(program, script, out / "two")
    bad = list(complaints(out / "one"))
    bad += [f"{name}: another run heard something else" for name in DUE
            if not filecmp.cmp(out / "one" / f"{name}.json", out / "two" / f"{name}.json", shallow=False)]
    print("\n".join(bad) or f"{len(DUE)} parts of the visit were heard as they should be")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
