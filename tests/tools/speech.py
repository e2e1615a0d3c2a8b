#!/usr/bin/env python3
"""A scripted visit says what it should, and twice alike. speech.py PROGRAM SCRIPT OUT_DIR"""
import filecmp
import json
import pathlib
import re
import subprocess
import sys

# Patterns over what was said: "language:text", joined by " | ".
DUE = {
    "silent": "",
    "on": r"en:Read aloud is on\. Language and reading",
    "levels": r"en:Faster\. 2 \| en:Speaking speed\. 3 \| en:Softer\. 60 \| en:Volume\. \d+",
    "russian": r"ru:Русский( \| ru:Русский)?",
    "explore": r"en:English( \| en:English)? \| en:Close \| en:What should .* protect\?.*",
    "scrub": r"en:\d+ [A-Z][a-z]+ \d{4}\. (\d+ states have|1 state has|No state has) changed.*",
    "card": r"en:.*, \d{4}.* \| en:.*|en:.*",
    "closed": r"en:Next \| en:.* \| en:Close \| en:What should .*",
    "off": r"en:Reading and access \| en:Language and reading \| en:Off",
    "listen": r"en:.*\. \d+ [A-Z][a-z]+ \d{4}\. .*",
    "end": "",
}


def play(program, script, out):
    subprocess.run([program, "--headless", "--script", script, "--out", out], check=True)


def complaints(out):
    last = 0.0
    for name, due in DUE.items():
        said = json.loads((out / f"{name}.json").read_text("utf-8"))
        text = " | ".join(f"{entry['lang']}:{entry['text']}" for entry in said)
        if not re.fullmatch(due, text):
            yield f"{name}: said '{text}', due is '{due}'"
        for entry in said:
            if entry["t_s"] < last:
                yield f"{name}: {entry} comes before {last} s"
            last = entry["t_s"]


def main():
    program, script, out = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    play(program, script, out / "one")
    play(program, script, out / "two")
    bad = list(complaints(out / "one"))
    bad += [f"{name}: another run said something else" for name in DUE
            if not filecmp.cmp(out / "one" / f"{name}.json", out / "two" / f"{name}.json", shallow=False)]
    print("\n".join(bad) or f"{len(DUE)} parts of the visit said what they should")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
