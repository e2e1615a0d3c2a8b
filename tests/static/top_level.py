#!/usr/bin/env python3
"""Checks that the top level holds the known names only: a stray file there hides the real ones."""
import pathlib
import subprocess
import sys

ALLOWED = {
    "CMakeLists.txt", "firmware-config", "app", "assets", "content", "tests", "deploy",  # the parts
    "README.md", "LICENSE", "CMakePresets.json", ".ci", ".clang-format", ".clang-tidy", ".gitignore",
}


def names(top: pathlib.Path):
    """What git keeps at the top level; without git, what lies there except the build."""
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=top, check=True, capture_output=True, text=True)
        return {line.split("/")[0].strip('"') for line in listed.stdout.splitlines()}
    except (OSError, subprocess.CalledProcessError):
        return {path.name for path in top.iterdir()} - {".git", "build"}


def main():
    strays = sorted(names(pathlib.Path(".")) - ALLOWED)
    print("\n".join(f"{name} does not belong to the top level" for name in strays)
          or "the top level is in order")
    return 1 if strays else 0


if __name__ == "__main__":
    sys.exit(main())
