#!/usr/bin/env python3
"""A museum narrates a card: recordings -> sheet -> content -> who says what in a scripted visit.

narration.py PROGRAM TOOL SOURCE_DIR OUT_DIR
"""
import csv
import io
import json
import math
import pathlib
import shutil
import struct
import subprocess
import sys
import wave

from log_of_visit import play

EVENT = "code-2011"  # what a visit begins with
failures = []


def expect(what, condition, detail=""):
    if not condition:
        failures.append(f"{what} {detail}")


def call(*arguments):
    return subprocess.run([str(argument) for argument in arguments], capture_output=True, text=True)


def hum(path, seconds, hz=330, rate=44100):
    """A narrator who hums."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frames = (int(6000 * math.sin(2 * math.pi * hz * i / rate)) for i in range(int(seconds * rate)))
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(rate)
        out.writeframes(b"".join(struct.pack("<h", frame) for frame in frames))


def narrate(tool, sheets):
    """Records what the tool's own script asks for: title, summary and body of the card in English."""
    kinds = [part for kind in ("title", "summary", "body") for part in ("--kind", f"event.{kind}")]
    script = call(tool, "narration", sheets, "en", *kinds)
    expect("the script for the narrator is printed", script.returncode == 0, script.stderr)
    rows = [row for row in csv.DictReader(io.StringIO(script.stdout)) if row["text"].split(".")[1] == EVENT]
    expect("the script has the three texts of the card", len(rows) == 3, str(rows))
    with open(sheets / "narration.csv", "w", encoding="utf-8", newline="") as out:
        sheet = csv.DictWriter(out, rows[0].keys())
        sheet.writeheader()
        for row in rows:
            hum(sheets / "narration" / row["file"], len(row["words"]) / 15)
            row["narrator"] = "A. Narrator"
            sheet.writerow(row)
    return {row["text"].split(".")[2]: row["words"] for row in rows}


def change_body(sheets, body):
    """After the recording somebody mends the text."""
    events = sheets / "events.csv"
    text = events.read_text("utf-8")
    escaped = body.replace('"', '""')
    expect("the body stands in the sheet", text.count(escaped) == 1)
    events.write_text(text.replace(escaped, escaped + " It was never voted on."), "utf-8")


def voices(out, part):
    """[(narrator or "", text)] of what was said last in that part of the visit."""
    entries = json.loads((out / f"{part}.json").read_text("utf-8"))
    return [(entry.get("narrator", ""), entry["text"]) for entry in entries if entry["t_s"] == entries[-1]["t_s"]]


def check_visit(out, words):
    card = voices(out, "card")
    expect("a card begins with the synthetic voice, title and summary are narrated",
           [narrator for narrator, _ in card] == ["", "A. Narrator", "A. Narrator"], str(card))
    expect("kind, date and place come first", "12 September 2011" in card[0][1], str(card))
    expect("the narrated texts are whole",
           [text.strip(" .") for _, text in card[1:]] == [words[part].strip(" .") for part in ("title", "summary")],
           str(card))
    listened = voices(out, "listen")
    body = [narrator for narrator, text in listened if "It was never voted on." in text]
    expect("the mended body is said by the synthetic voice", body == [""], str(listened))
    expect("title and summary are narrated again", sum(bool(narrator) for narrator, _ in listened) == 2,
           str(listened))
    french = voices(out, "french")
    expect("in French all is synthetic", french and not any(narrator for narrator, _ in french), str(french))


def main():
    program, tool, source, out = (pathlib.Path(argument) for argument in sys.argv[1:5])
    shutil.rmtree(out, ignore_errors=True)
    sheets = out / "sheets"
    shutil.copytree(source / "content" / "fault-lines", sheets)
    words = narrate(tool, sheets)
    change_body(sheets, words["body"])
    built = call(tool, "build", sheets, out / "narrated.sqlite")
    expect("the content is built", built.returncode == 0, built.stderr)
    expect("of the mended text it is said that its recording is left out",
           "narration.csv, row 4, column words: the text has changed" in built.stderr, built.stderr)
    info = json.loads(call(tool, "info", out / "narrated.sqlite", "--json").stdout)
    expect("two texts are narrated",
           {language["code"]: language["narrated"] for language in info["languages"]}["en"] == 2, str(info))
    if not failures:
        play(program, source / "tests/scripts/narration.fls", out / "visit",
             ("--content", out / "narrated.sqlite"))
        check_visit(out / "visit", words)
    print("\n".join(failures) or "the narrated card is said as it should be")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
