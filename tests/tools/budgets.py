#!/usr/bin/env python3
"""What the running exhibit may cost, from its own metrics: draw calls, allocations, frames when nothing moves.

budgets.py PROGRAM
"""
import json
import pathlib
import subprocess
import sys
import tempfile

SCRIPT = """
tap #attract
settle
wait 8
metrics entered
wait 3
metrics still
pinch 1200 400 1.6 0.5
settle
wait 1
metrics zoomed
touch down 1 1200 400
%s
metrics pan
touch up 1 1190 400
settle
tap #event-chip
settle
wait 8
metrics card
wait 3
metrics card-still
""" % "\n".join(f"touch move 1 {1200 - (i * 7) % 130} {400 + i % 5}" for i in range(40))


def main():
    out = pathlib.Path(tempfile.mkdtemp())
    (out / "budgets.fls").write_text(SCRIPT)
    subprocess.run([sys.argv[1], "--headless", "--script", str(out / "budgets.fls"), "--out", str(out)], check=True)
    got = {name: json.loads((out / f"{name}.json").read_text()) for name in ("entered", "still", "zoomed", "pan", "card", "card-still")}
    counted = "allocations_per_frame_p50"
    checks = [
        ("frames drawn while nothing moves, explore", got["still"]["frames_drawn"], 0),
        ("frames drawn while nothing moves, card", got["card-still"]["frames_drawn"], 0),
        ("draw calls on entering explore", got["entered"]["draw_calls_max"], 20),
        ("draw calls while zoomed", got["zoomed"]["draw_calls_max"], 20),
        ("draw calls while panning", got["pan"]["draw_calls_max"], 20),
        ("draw calls of a card", got["card"]["draw_calls_max"], 20),
        ("allocations a frame while panning", got["pan"][counted], 0),
        ("texture bytes", got["card"]["texture_bytes"], 2048 * 2048 + 128 * 128 * 4 + 4096),
    ]
    bad = 0
    for what, value, most in checks:
        bad += value > most
        print(f"{'ok  ' if value <= most else 'BAD '} {what}: {value} (at most {most})")
    if got["pan"]["frames_drawn"] < 40:
        print("BAD  panning drew too few frames to say anything")
        bad += 1
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
