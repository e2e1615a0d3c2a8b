#!/usr/bin/env python3
"""Checks that Arabic texts write numbers in the digits of the dates beside them.

Dates and counts come in Arabic-Indic digits; symbols of documents and names in Latin letters keep theirs."""
import csv
import pathlib
import re
import sys


def stray_numbers(text: str):
    """The words with digits 0 to 9 that are neither a placeholder nor written with Latin letters."""
    return [word for word in re.findall(r"\S*[0-9]\S*", text) if not re.search(r"[A-Za-z{}=#]", word)]


def main():
    top = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    texts = complaints = 0
    for path in sorted([*top.glob("content/*/*.csv"), *top.glob("assets/wording/*.csv")]):
        with path.open(encoding="utf-8", newline="") as sheet:
            for row in csv.DictReader(sheet):
                for column, text in row.items():
                    if not (column or "").endswith("(ar)") or not text:
                        continue
                    texts += 1
                    for word in stray_numbers(text):
                        complaints += 1
                        print(f"{path.relative_to(top)}: {row.get('key', '')}: '{word}': write ٠١٢٣٤٥٦٧٨٩")
    print(f"{texts} Arabic texts, {complaints} numbers in other digits")
    return 1 if complaints or not texts else 0


if __name__ == "__main__":
    sys.exit(main())
