"""What a scripted visit has logged, in parts: each as it should be, in order of time, twice alike."""
import filecmp
import json
import re
import subprocess


def play(program, script, out, options=()):
    subprocess.run([program, "--headless", *options, "--script", script, "--out", out], check=True)


def complaints(due, out, words):
    """`due`: pattern of each part by its name; `words`: the text of a part's entries."""
    last = 0.0
    for name, pattern in due.items():
        entries = json.loads((out / f"{name}.json").read_text("utf-8"))
        text = words(entries)
        if not re.fullmatch(pattern, text):
            yield f"{name}: '{text}', due is '{pattern}'"
        for entry in entries:
            if entry["t_s"] < last:
                yield f"{name}: {entry} comes before {last} s"
            last = entry["t_s"]


def judge(due, words, program, script, out, options=()):
    """Plays twice, prints what is wrong, and returns the exit code."""
    for run in ("one", "two"):
        play(program, script, out / run, options)
    bad = list(complaints(due, out / "one", words))
    bad += [f"{name}: another run gave something else" for name in due
            if not filecmp.cmp(out / "one" / f"{name}.json", out / "two" / f"{name}.json", shallow=False)]
    print("\n".join(bad) or f"{len(due)} parts of the visit are as they should be")
    return 1 if bad else 0
