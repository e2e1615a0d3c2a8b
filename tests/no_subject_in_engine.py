#!/usr/bin/env python3
"""The engine knows nothing of the debate it shows: no file of app/ or assets/ says its word."""
import pathlib
import sys

WORD = "cyber"
FOLDERS = ("app", "assets/wording", "assets/design")


def mentions(root: pathlib.Path):
    for folder in FOLDERS:
        for file in sorted((root / folder).rglob("*")):
            if not file.is_file():
                continue
            text = file.read_text(encoding="utf-8", errors="replace").lower()
            for number, line in enumerate(text.splitlines(), 1):
                if WORD in line:
                    yield f"{file}:{number}: says '{WORD}'; words of the debate belong in content/"


def main():
    bad = list(mentions(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")))
    print("\n".join(bad) or "no_subject_in_engine: in order")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
