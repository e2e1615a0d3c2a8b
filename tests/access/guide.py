#!/usr/bin/env python3
"""A-04, A-20, A-21, A-35: what the guides of access say is what they should. guide.py [ROWS_DIR]

Braille is held against liblouis, where lou_translate is installed; the tilt table against its
formula; the pages for floor staff against the exhibit's wording. With ROWS_DIR it writes rows of
the report of tests/access/report.sh. Exit code 1: something is wrong, 77: no liblouis, the rest is
in order.
"""

import csv
import importlib.util
import json
import pathlib
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True  # what is made is not kept beside its source
ROOT = pathlib.Path(__file__).resolve().parents[2]
GUIDE = ROOT / "deploy/guide"
LANGUAGES = ("en", "ar", "zh", "fr", "ru", "es")
# Wording that a visitor sees and floor staff is told of.
NAMES = ("reading_title", "text_size", "contrast", "theme_high", "reach_lower", "motion_less",
         "still_there", "screen_dark", "help_repeat", "help_where", "help_slower", "help_faster",
         "help_pause", "help_keys", "close", "back")
# Vowel signs do not count, nor which kind of space stands before a sign.
TASHKEEL = {ord(c): None for c in "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"} | {0xA0: " ", 0x202F: " "}


def read(path):
    with open(path, encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet))


def make_module():
    spec = importlib.util.spec_from_file_location("make", GUIDE / "make.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Row:
    def __init__(self, id_, part, how, person):
        self.id, self.part, self.how, self.person = id_, part, how, person
        self.figures, self.complaints = [], []

    def write(self, folder):
        row = {"id": self.id, "part": self.part, "how": self.how,
               "verdict": "fail" if self.complaints else "person" if self.person else "pass",
               "person": self.person, "complaints": len(self.complaints), "finished": True,
               "figures": self.figures, "examples": self.complaints[:12]}
        file = folder / f"{self.id} {self.part}.json"
        file.write_text(json.dumps(row, ensure_ascii=False), encoding="utf-8")


def braille(words, make):
    row = Row("A-04", "labels",
              "Each label is what the exhibit calls its reading aloud, its Braille is what "
              "liblouis makes of it with an uncontracted table, and the drawing has all its dots.",
              "A reader of Braille feels the finished label.")
    translate = shutil.which("lou_translate")
    labels = read(GUIDE / "braille.csv")
    if [label["code"] for label in labels] != list(LANGUAGES):
        row.complaints.append("braille.csv has other languages")
    for label in labels:
        code, text = label["code"], label["text"]
        if text != words["speech"][code].translate(TASHKEEL):
            row.complaints.append(f"{code}: '{text}' is not what the exhibit says")
        if translate:
            made = subprocess.run([translate, "unicode.dis," + label["table"]], input=text + "\n",
                                  capture_output=True, text=True, check=True).stdout.strip("\n")
            if made != label["braille"]:
                row.complaints.append(f"{code}: {label['braille']} instead of {made}")
        row.figures.append(f"{code}: {text} {label['braille']} ({label['table']})")
    if (GUIDE / "braille.svg").read_text(encoding="utf-8") != make.svg():
        row.complaints.append("braille.svg is not what make.py draws")
    if not translate:
        row.figures.append("liblouis is not installed here: not translated again")
    return row, translate is not None


def room(guide):
    row = Row("A-20", "drawings",
              "The guide has drawings of the clear floor and of the room for knees and toes, and "
              "a list to check, with the sizes of ADA 305, 306 and 308.",
              "Floor and knees are measured where the exhibit stands.")
    for name, sizes in (("floor.svg", ("760", "1220")),
                        ("knee.svg", ("685", "230", "205", "430 to 635", "1120", "380"))):
        text = (GUIDE / name).read_text(encoding="utf-8")
        for size in sizes:
            if size not in text:
                row.complaints.append(f"{name} does not say {size}")
        if f"guide/{name}" not in guide:
            row.complaints.append(f"{name} is not in the guide")
        row.figures.append(f"{name}: {', '.join(sizes)} mm")
    return row


def tilt(guide, make):
    row = Row("A-21", "tilt",
              "The tilt table of the guide is what its formula gives: angle of sight at the worse "
              "edge for eyes at 1015 and 1600 mm, four sizes, six tilts.",
              "A reader whose eyes are at 1015 mm looks at the panel where it hangs.")
    if make.table() not in guide:
        row.complaints.append("the table of ACCESS.md is not what make.py reckons")
    for diagonal, bottom in make.PANELS:
        best = min(make.TILTS, key=lambda t: make.worst_offset(diagonal, bottom, t, 1015))
        row.figures.append(f"{diagonal} in at {bottom} mm: seated reader at most "
                           f"{make.worst_offset(diagonal, bottom, best, 1015):.0f} degrees "
                           f"at a tilt of {best}")
    return row


def staff(words, guide):
    row = Row("A-35", "floor staff",
              "One page in six languages: the same twelve points, and by the names that the "
              "exhibit's buttons have in that language.",
              "Whether floor staff understand the guide is to be asked of them.")
    for code in LANGUAGES:
        text = (GUIDE / f"staff-{code}.md").read_text(encoding="utf-8")
        plain = text.translate(TASHKEEL)
        points = sum(line.startswith("- **") for line in text.splitlines())
        missing = [name for name in NAMES
                   if words[name][code].translate(TASHKEEL).strip(" ?؟？") not in plain]
        if missing:
            row.complaints.append(f"{code}: not named as on the screen: {', '.join(missing)}")
        if points != 12:
            row.complaints.append(f"{code}: {points} points")
        if f"guide/staff-{code}.md" not in guide:
            row.complaints.append(f"{code}: not linked from ACCESS.md")
        row.figures.append(f"{code}: {points} points, {len(NAMES) - len(missing)} of {len(NAMES)} "
                           f"names, {len(text.split())} words")
    return row


def main():
    sheet = read(ROOT / "assets/wording/interface.csv")
    words = {line["key"]: {code: line[f"text ({code})"] for code in LANGUAGES} for line in sheet}
    make = make_module()
    guide = (ROOT / "deploy/ACCESS.md").read_text(encoding="utf-8")
    labels, translated = braille(words, make)
    rows = [labels, room(guide), tilt(guide, make), staff(words, guide)]
    if len(sys.argv) > 1:
        folder = pathlib.Path(sys.argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        for row in rows:
            row.write(folder)
    complaints = [f"{row.id}: {text}" for row in rows for text in row.complaints]
    print("\n".join(complaints) or "the guides of access are in order")
    sys.exit(1 if complaints else 0 if translated else 77)


main()
