#!/usr/bin/env python3
"""A scripted visit says what it should, and twice alike. speech.py PROGRAM SCRIPT OUT_DIR"""
import pathlib
import sys

from log_of_visit import judge

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


def main():
    program, script, out = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    return judge(DUE, lambda said: " | ".join(f"{entry['lang']}:{entry['text']}" for entry in said),
                 program, script, out)


if __name__ == "__main__":
    sys.exit(main())
