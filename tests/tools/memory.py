#!/usr/bin/env python3
"""A headless run needs the same memory however many frames it draws. memory.py PROGRAM"""
import pathlib
import resource
import subprocess
import sys
import tempfile

LIMIT_MB = 450  # 170 at 960 x 540 and 260 at 1920 x 1080, with Mesa's software renderer

with tempfile.TemporaryDirectory() as name:
    script = pathlib.Path(name) / "memory.fls"
    script.write_text("set size 960x540\nwait 4\ntap #attract\nwait 6\n", "utf-8")
    subprocess.run([sys.argv[1], "--headless", "--script", script, "--out", name], check=True)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print(f"{peak} MB after 600 frames (at most {LIMIT_MB})")
sys.exit(0 if peak <= LIMIT_MB else 1)
