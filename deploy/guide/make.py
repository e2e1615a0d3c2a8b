#!/usr/bin/env python3
"""Makes what the guide of access shows: make.py [--table]

Without an argument it writes braille.svg from braille.csv, at full size (1 unit = 1 mm). With
--table it prints the tilt table of ../ACCESS.md: how far from straight on a seated reader (eyes
1015 mm above the floor) and a standing one (1600 mm) see the picture at its worst edge, 600 mm in
front of its middle.
"""

import csv
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).parent
# 2010 ADA Standards, table 703.3.1, middles of the ranges, mm.
DOT, IN_CELL, CELLS = 1.55, 2.4, 6.8
LEFT, FIRST, PITCH = 12, 24, 22  # of the sheet
# Panels of 16:9: diagonal in inches, height of the picture's lower edge in mm.
PANELS = ((27, 800), (32, 800), (43, 750), (55, 700))
TILTS = (0, 5, 10, 15, 20, 30)
EYES = (1015, 1600)
DISTANCE = 600


def labels():
    with open(HERE / "braille.csv", encoding="utf-8", newline="") as sheet:
        return list(csv.DictReader(sheet))


def dots_of(cell):
    """Columns and rows of the raised dots of one Unicode Braille pattern."""
    bits = ord(cell) - 0x2800
    places = ((0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2))
    return [places[i] for i in range(6) if bits >> i & 1]


def draw_label(label, y):
    out = [f'<text x="{LEFT}" y="{y - 6:.2f}" font-size="4">{label["code"]}: {label["text"]}</text>']
    for n, cell in enumerate(label["braille"]):
        for column, row in dots_of(cell):
            x = LEFT + n * CELLS + column * IN_CELL
            out.append(f'<circle cx="{x:.2f}" cy="{y + row * IN_CELL:.2f}" r="{DOT / 2}"/>')
    return out


def svg():
    rows = labels()
    width = LEFT * 2 + max(len(row["braille"]) for row in rows) * CELLS
    height = FIRST + PITCH * len(rows)
    out = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:.0f}mm" height="{height}mm" '
           f'viewBox="0 0 {width:.0f} {height}" font-family="sans-serif">',
           f'<text x="{LEFT}" y="8" font-size="4">Full size: this line is 50 mm</text>',
           f'<path d="M{LEFT} 11h50" stroke="#000" stroke-width=".5"/>']
    for i, row in enumerate(rows):
        out += draw_label(row, FIRST + i * PITCH)
    return "\n".join(out) + "\n</svg>\n"


def worst_offset(diagonal_in, bottom, tilt_deg, eye):
    """Largest angle between the line of sight and the straight view, of both edges, degrees."""
    height = diagonal_in * 25.4 * 9 / math.hypot(16, 9)
    tilt = math.radians(tilt_deg)
    eye_x = height / 2 * math.sin(tilt) - DISTANCE
    worst = 0
    for along in (0, height):
        dx = eye_x - along * math.sin(tilt)
        dy = eye - (bottom + along * math.cos(tilt))
        offset = math.degrees(math.atan2(dy, -dx)) - tilt_deg
        worst = max(worst, abs(offset))
    return worst


def table():
    head = "| Picture, lower edge | Eyes at | " + " | ".join(f"{t}°" for t in TILTS) + " |"
    lines = [head, "|---|---|" + "---|" * len(TILTS)]
    for diagonal, bottom in PANELS:
        for eye in EYES:
            cells = []
            for tilt in TILTS:
                offset = worst_offset(diagonal, bottom, tilt, eye)
                cells.append(f"**{offset:.0f}**" if offset <= 30 else f"{offset:.0f}")
            lines.append(f"| {diagonal} in, {bottom} mm | {eye} mm | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def main():
    if sys.argv[1:] == ["--table"]:
        sys.stdout.write(table())
    elif sys.argv[1:]:
        sys.exit(__doc__)
    else:
        (HERE / "braille.svg").write_text(svg(), encoding="utf-8")


if __name__ == "__main__":
    main()
