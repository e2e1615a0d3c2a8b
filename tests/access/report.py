#!/usr/bin/env python3
"""Gathers what tests have measured into one page: report.py ROWS_DIR REPORT.html

Every criterion of criteria.csv stands there with what was done, the figures and what came of it.
A criterion that no test has written about is shown as missing, or as a person's task where
by_person.csv says why; never as a pass. Exit code 0 as long as the report could be written.
"""

import csv
import html
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
WORDS = {
    "pass": "holds",
    "fail": "fails",
    "person": "needs a person",
    "missing": "missing",
}
STYLE = """
body { font: 16px/1.5 sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem;
  color: #14181e; background: #fff; }
table { border-collapse: collapse; width: 100%; }
th, td { border-top: 1px solid #8f8878; padding: .6rem; text-align: left; vertical-align: top; }
td:first-child, td:last-child { white-space: nowrap; }
.verdict { font-weight: 700; }
.fail, .missing { border: 2px solid #14181e; padding: .1rem .4rem; }
.person { border: 2px dashed #14181e; padding: .1rem .4rem; }
.pass::before { content: "\\2713\\00a0"; }
.fail::before { content: "\\2717\\00a0"; }
h3 { font-size: 1rem; margin: .6rem 0 .2rem; }
ul { margin: .2rem 0; padding-left: 1.2rem; }
p { margin: .2rem 0; }
"""


def read_sheet(name):
    with open(HERE / name, encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet))


def read_rows(folder):
    """What tests wrote, by criterion; a file that cannot be read is a failure that is named."""
    rows = {}
    for file in sorted(folder.glob("*.json")):
        try:
            row = json.loads(file.read_text(encoding="utf-8"))
        except (UnicodeDecodeError, json.JSONDecodeError) as error:
            row = {"id": file.stem.split(" ")[0], "part": file.stem, "how": "", "verdict": "fail",
                   "person": "", "complaints": 1, "finished": False, "figures": [],
                   "examples": [f"{file.name} cannot be read: {error}"]}
        rows.setdefault(row["id"], []).append(row)
    return rows


def verdict_of(rows, person):
    """The worst of all measurements: one failure fails the criterion."""
    found = {row["verdict"] for row in rows}
    for verdict in ("fail", "person", "pass"):
        if verdict in found:
            return "person" if verdict == "pass" and person else verdict
    return "person" if person else "missing"


def list_of(texts):
    return "<ul>" + "".join(f"<li>{html.escape(text)}</li>" for text in texts) + "</ul>"


def part_html(row):
    out = [f"<h3>{html.escape(row['part'])}: {WORDS[row['verdict']]}</h3>"]
    out.append(f"<p>{html.escape(row['how'])}</p>")
    out.append(list_of(row["figures"]))
    if row["person"]:
        out.append(f"<p>{html.escape(row['person'])}</p>")
    if row["complaints"]:
        out.append(f"<details><summary>{row['complaints']} complaints</summary>")
        out.append(list_of(row["examples"]) + "</details>")
    if not row["finished"]:
        out.append("<p>The test did not come to its end.</p>")
    return "".join(out)


def criterion_html(criterion, rows, person):
    verdict = verdict_of(rows, person)
    body = "".join(part_html(row) for row in rows)
    if person:
        body += f"<p>{html.escape(person)}</p>"
    if not body:
        body = "<p>No test has measured this.</p>"
    return (f"<tr id=\"{criterion['id']}\"><td>{criterion['id']}</td>"
            f"<td>{html.escape(criterion['clause'])}</td>"
            f"<td><p>{html.escape(criterion['criterion'])}</p>{body}</td>"
            f"<td><span class=\"verdict {verdict}\">{WORDS[verdict]}</span></td></tr>"), verdict


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = read_rows(pathlib.Path(sys.argv[1]))
    persons = {row["id"]: row["why"] for row in read_sheet("by_person.csv")}
    lines, counts = [], dict.fromkeys(WORDS, 0)
    for criterion in read_sheet("criteria.csv"):
        id_ = criterion["id"]
        line, verdict = criterion_html(criterion, rows.get(id_, []), persons.get(id_, ""))
        lines.append(line)
        counts[verdict] += 1
    summary = ", ".join(f"{counts[key]} {word}" for key, word in WORDS.items())
    page = ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
            "<title>Accessibility of the exhibit</title>"
            f"<style>{STYLE}</style><h1>Accessibility of the exhibit</h1>"
            f"<p>{len(lines)} criteria: {summary}. Every figure was measured by the test that is "
            "described; clauses are those of the standards that the criteria follow, and no formal "
            "conformance is claimed.</p>"
            "<table><thead><tr><th>Id</th><th>Clause</th><th>Criterion and measurements</th>"
            "<th>Result</th></tr></thead><tbody>" + "\n".join(lines) + "</tbody></table></html>\n")
    report = pathlib.Path(sys.argv[2])
    report.parent.mkdir(parents=True, exist_ok=True)
    report.write_text(page, encoding="utf-8")
    print(f"{report}: {summary}")


main()
