#!/usr/bin/env python3
"""Bad input at the command line: the exit codes of the contract and one clear line, never a crash.

bad_input.py PROGRAM CONTENT
"""
import pathlib
import shutil
import sqlite3
import subprocess
import sys
import tempfile

program, content = sys.argv[1], sys.argv[2]
work = pathlib.Path(tempfile.mkdtemp())
bad = 0


def write(name, text):
    (work / name).write_text(text, encoding="utf-8")
    return str(work / name)


def changed(name, pragma):
    shutil.copy(content, work / name)
    with sqlite3.connect(work / name) as database:
        database.execute(pragma)
    return str(work / name)


def expect(what, code, words, *arguments):
    global bad
    run = subprocess.run([program, *arguments], capture_output=True, text=True, timeout=120, check=False)
    lines = [line for line in run.stderr.splitlines() if line.startswith(("error:", "warning:", "info:"))]
    ok = run.returncode == code and all(word in run.stderr for word in words) and "Sanitizer" not in run.stderr
    if code != 0:
        ok = ok and len(lines) == 1 == len(run.stderr.splitlines())
    bad += not ok
    print(f"{'ok  ' if ok else 'BAD '} {what}: exit {run.returncode}" + ("" if ok else f" (wanted {code})\n{run.stderr}"))


script = write("ok.fls", "wait 1\n")
play = ("--headless", "--script", script, "--out", str(work / "out"))
whole = pathlib.Path(content).read_bytes()
(work / "short.sqlite").write_bytes(whole[: len(whole) // 3])
(work / "empty.sqlite").write_bytes(b"")

expect("a good run", 0, [], *play)
expect("the version", 0, [], "--version")
expect("an unknown option", 2, ["--nope", "--help"], "--nope")
expect("headless without a script", 2, ["--script"], "--headless")
expect("a size that is none", 2, ["1920x1080"], "--size", "big", *play)
expect("a language that is not offered", 2, ["xx", "en"], "--lang", "xx", *play)
expect("a scene that does not exist", 2, ["nowhere"], "--scene", "nowhere", *play)
expect("no content", 3, ["missing.sqlite"], "--content", str(work / "missing.sqlite"), *play)
expect("a folder as content", 3, [str(work)], "--content", str(work), *play)
expect("content cut short", 3, ["short.sqlite"], "--content", str(work / "short.sqlite"), *play)
expect("empty content", 3, ["empty.sqlite"], "--content", str(work / "empty.sqlite"), *play)
expect("content that is no database", 3, ["no.sqlite"], "--content", write("no.sqlite", "hello" * 999), *play)
expect("another program's database", 3, ["application_id"], "--content", changed("app.sqlite", "PRAGMA application_id = 1"), *play)
expect("content of another version", 3, ["version 99"], "--content", changed("version.sqlite", "PRAGMA user_version = 99"), *play)
expect("content with another schema", 3, ["schema.sqlite"], "--content", changed("schema.sqlite", "CREATE TABLE more (a)"), *play)
expect("a setting that does not exist", 2, ["s.toml:1", "theme"], "--settings", write("s.toml", 'themee = "night"\n'), *play)
expect("a setting out of range", 2, ["r.toml:2", "diagonal_in"], "--settings", write("r.toml", "[screen]\ndiagonal_in = 900\n"), *play)
expect("settings that are missing", 2, ["none.toml"], "--settings", str(work / "none.toml"), *play)
expect("a script with a wrong command", 2, ["bad.fls:2", "tap"], "--headless", "--script", write("bad.fls", "wait 1\ntapp #x\n"), "--out", str(work / "o"))
expect("a script that is missing", 2, ["gone.fls"], "--headless", "--script", str(work / "gone.fls"), "--out", str(work / "o"))
expect("an expectation that fails", 1, ["fail.fls:1", "event"], "--headless", "--script", write("fail.fls", "expect scene event\n"), "--out", str(work / "o"))
expect("a node that is not there", 1, ["#nobody"], "--headless", "--script", write("node.fls", "tap #nobody\n"), "--out", str(work / "o"))
expect("a folder that cannot be made", 4, ["--out"], "--headless", "--script", script, "--out", "/proc/no/such")
shot = write("shot.fls", "shot a\n")
write("taken", "a file")
expect("a folder that is a file", 4, ["taken"], "--headless", "--script", shot, "--out", str(work / "taken"))
(work / "o" / "a.png").mkdir(parents=True)
(work / "o" / "a.png" / "full").touch()
expect("a picture that cannot be put in its place", 4, ["a.png"], "--headless", "--script", shot, "--out", str(work / "o"))
left = [str(p) for p in work.rglob("*.new")]
if left:
    print("BAD  half-written files were left:", left)
    bad += 1
shutil.rmtree(work)
sys.exit(1 if bad else 0)
