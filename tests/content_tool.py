#!/usr/bin/env python3
"""Calls fault-lines-content as a curator would: exit codes, output, files.

content_tool.py PROGRAM SOURCE_DIR
"""
import csv
import io
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
sheets = source / "content" / "fault-lines"
failures = []


def call(*arguments):
    return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)


def events_of(folder):
    return io.StringIO((folder / "events.csv").read_text("utf-8-sig"))


def expect(what, condition, result=None):
    if not condition:
        detail = f" (exit {result.returncode}): {result.stdout}{result.stderr}" if result else ""
        failures.append(what + detail[:600])


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    result = call("check", sheets)
    expect("check of good sheets exits 0", result.returncode == 0, result)
    result = call("check", sheets, "--json")
    expect("check --json of good sheets is an empty list", json.loads(result.stdout) == [], result)

    bad = folder / "bad"
    shutil.copytree(sheets, bad)
    events = bad / "events.csv"
    events.write_text(events.read_text("utf-8").replace("1998-12-04", "4/12/1998", 1), "utf-8")
    result = call("check", bad)
    expect("check of bad sheets exits 1", result.returncode == 1, result)
    expect("check names file, row, column", "events.csv, row 2, column date" in result.stdout, result)
    findings = json.loads(call("check", bad, "--json").stdout)
    expect("check --json has the five keys",
           list(findings[0]) == ["severity", "file", "row", "column", "text"])
    result = call("build", bad, folder / "bad.sqlite")
    expect("build of bad sheets exits 1", result.returncode == 1, result)
    expect("build of bad sheets writes nothing", not (folder / "bad.sqlite").exists())

    for file in ("one.sqlite", "two.sqlite"):
        result = call("build", sheets, folder / file)
        expect("build exits 0", result.returncode == 0, result)
    expect("two builds are the same bytes",
           (folder / "one.sqlite").read_bytes() == (folder / "two.sqlite").read_bytes())
    expect("nothing is left beside the files",
           sorted(p.name for p in folder.iterdir()) == ["bad", "one.sqlite", "two.sqlite"])

    result = call("info", folder / "one.sqlite", "--json")
    info = json.loads(result.stdout)
    expect("info counts the events", info["counts"]["event"] == 90, result)
    expect("info knows the signature", info["signature"] == "none", result)
    expect("info lists what is recalled", len(info["recalled"]) > 300, result)
    expect("info says how complete a language is",
           {l["code"]: l["percent"] for l in info["languages"]}["en"] == 100, result)
    expect("info says that nothing is narrated", {l["narrated"] for l in info["languages"]} == {0}, result)
    result = call("narration", sheets, "fr", "--kind", "event.title", "--kind", "event.summary")
    expect("narration exits 0", result.returncode == 0, result)
    script = list(csv.DictReader(io.StringIO(result.stdout)))
    titles = {row["key"]: row["title (fr)"] for row in csv.DictReader(events_of(sheets))}
    expect("narration prints two texts of each event", len(script) == 2 * len(titles), result)
    expect("narration prints the words to be read",
           script[0]["words"] == titles[script[0]["text"].split(".")[1]], result)
    result = call("narration", sheets, "xx")
    expect("narration in an unknown language exits 1 and prints no sheet",
           result.returncode == 1 and result.stdout == "", result)
    result = call("info", folder / "one.sqlite")
    expect("info for people names the digest", info["digest"] in result.stdout, result)
    expect("info of a file that is none exits 1", call("info", events).returncode == 1)
    expect("info of nothing exits 1", call("info", folder / "none").returncode == 1)
    for wrong in ((), ("check",), ("frobnicate", sheets), ("narration", sheets), ("check", sheets, "--xml")):
        expect(f"wrong use {wrong} exits 2", call(*wrong).returncode == 2)
    expect("--help exits 0", call("--help").returncode == 0)

print("\n".join(failures) or "content_tool: in order")
sys.exit(bool(failures))
