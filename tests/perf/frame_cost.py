#!/usr/bin/env python3
"""Counts our instructions a frame by callgrind and fails above the budget, or when steady frames allocate.

frame_cost.py PROGRAM OUT_DIR
"""
import pathlib
import re
import shutil
import subprocess
import sys

BUDGET = 1_000_000  # instructions a frame: input, state, layout, list building
SCENARIOS = ("pan-map", "pan-time", "scrub", "card")


def main():
    program, out_dir = sys.argv[1], pathlib.Path(sys.argv[2])
    out_dir.mkdir(parents=True, exist_ok=True)
    if shutil.which("valgrind") is None:
        print("valgrind is missing: instructions were not counted")
        return 77
    bad = 0
    for scenario in SCENARIOS:
        run = subprocess.run(
            ["valgrind", "--tool=callgrind", "--collect-atstart=no",
             f"--callgrind-out-file={out_dir / scenario}.callgrind", program, scenario],
            capture_output=True, text=True, check=False)
        counted = re.search(r"Collected : (\d+)", run.stderr)
        told = re.search(r"frames (\d+) allocations (\d+)", run.stdout)
        if run.returncode != 0 or not counted or not told:
            print(f"{scenario}: did not run\n{run.stderr[-2000:]}")
            return 1
        frames, allocations = int(told[1]), int(told[2])
        each = int(counted[1]) / frames
        over = each > BUDGET or allocations > 0
        bad += over
        print(f"{scenario}: {each:,.0f} instructions a frame, {allocations} allocations in {frames} frames"
              + ("  OVER THE BUDGET" if over else ""))
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
