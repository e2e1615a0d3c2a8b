#!/usr/bin/env python3
"""Checks that each manual page names the options that its program's --help names, and no others.

man_pages.py PAGE_DIR PROGRAM...
"""
import pathlib
import re
import subprocess
import sys

OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def help_of(*call):
    return subprocess.run([*call, "--help"], check=True, capture_output=True, text=True).stdout


def subcommands(help_text):
    """The names under the heading "Subcommands:", as CLI11 prints it."""
    _, _, listed = help_text.lower().partition("subcommands:")
    return re.findall(r"^  ([a-z][a-z-]*)", listed, re.MULTILINE)


def options_of_program(program):
    top = help_of(program)
    texts = [top] + [help_of(program, name) for name in subcommands(top)]
    return {option for text in texts for option in OPTION.findall(text)}


def options_of_page(page):
    # roff writes a minus as \- and a space that must not break as \~.
    text = page.read_text("utf-8").replace("\\-", "-").replace("\\~", " ")
    return set(OPTION.findall(text))


def main():
    pages, programs = pathlib.Path(sys.argv[1]), [pathlib.Path(name) for name in sys.argv[2:]]
    complaints = []
    for program in programs:
        page = next(pages.glob(f"{program.name}.[1-8]"))
        of_program, of_page = options_of_program(program), options_of_page(page)
        complaints += [f"{page.name}: {option} is missing" for option in sorted(of_program - of_page)]
        complaints += [f"{page.name}: {option} is no option of {program.name}"
                       for option in sorted(of_page - of_program)]
        if not of_program:
            complaints.append(f"{program.name}: its --help names no option")
    print("\n".join(complaints) or f"{len(programs)} manual pages agree with --help")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
