#!/usr/bin/env python3
"""Checks that every library under app/ includes libraries of lower levels only."""
import pathlib
import re
import sys

LEVEL = dict(core=0, content=1, store=1, geo=1, text=1, input=1, design=1, sound=1, gfx=2, state=2, scene=3,
             staff=4, authoring=4, script=4, platform=5, tools=6)


def problems(root: pathlib.Path):
    for file in sorted(root.glob("*/**/*.[ch]*")):
        lib = file.relative_to(root).parts[0]
        if lib not in LEVEL:
            yield f"{file}: {lib} has no level in tests/layers.py"
            continue
        for target in re.findall(r'^#include "(\w+)/', file.read_text(encoding="utf-8"), re.M):
            if target not in LEVEL:
                yield f"{file}: includes {target}/, which has no level"
            elif target != lib and LEVEL[target] >= LEVEL[lib]:
                yield f"{file}: {lib} may not include {target}"


def main():
    root = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "app")
    bad = list(problems(root))
    print("\n".join(bad) or f"layers: {root} is in order")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
