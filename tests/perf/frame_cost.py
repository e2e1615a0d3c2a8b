#!/usr/bin/env python3
"""Counts our instructions a frame by callgrind and fails above the budget, or when steady frames allocate.

frame_cost.py PROGRAM OUT_DIR
"""
import pathlib
import re
import shutil
import subprocess
import sys

# Instructions a frame at 1080p: input, state, layout, list building.
BUDGETS = {
    "pan-map": 1_000_000,
    "pan-time": 1_000_000,
    "scrub": 1_000_000,
    "card": 1_000_000,
    "attract": 1_000_000,
    "states": 1_700_000,  # some 200 circles with patterns and codes
    "play": 2_000_000,  # meets new dates and titles: each is shaped once, and kept
}
MAY_ALLOCATE = ("play",)


def main():
    program, out_dir = sys.argv[1], pathlib.Path(sys.argv[2])
    out_dir.mkdir(parents=True, exist_ok=True)
    if shutil.which("valgrind") is None:
        print("valgrind is missing: instructions were not counted")
        return 77
    bad = 0
    for scenario, budget in BUDGETS.items():
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--collect-atstart=no",
             f"--callgrind-out-file={out_dir / scenario}.callgrind", program, scenario],
            capture_output=True, text=True, check=False)
        counted = re.search(r"Collected : (\d+)", run.stderr)
        told = re.search(r"frames (\d+) drawn (\d+) allocations (\d+)", run.stdout)
        if run.returncode != 0 or not counted or not told:
            print(f"{scenario}: did not run\n{run.stderr[-2000:]}")
            return 1
        frames, drawn, allocations = (int(n) for n in told.groups())
        if drawn < frames:
            print(f"{scenario}: only {drawn} of {frames} frames had something to draw: this measures nothing")
            bad += 1
        each = int(counted[1]) / frames
        over = each > budget or (allocations > 0 and scenario not in MAY_ALLOCATE)
        bad += over
        print(f"{scenario}: {each:,.0f} instructions a frame, {allocations} allocations in {frames} frames"
              + ("  OVER THE BUDGET" if over else ""))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
