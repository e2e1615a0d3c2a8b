#!/usr/bin/env python3
"""Checks that a type is defined once in its namespace, over program and tests alike.

Two classes of one name in one program are one class to the linker: it keeps either constructor, and
the other class starts with garbage. No compiler sees it, since each file by itself is right."""
import collections
import pathlib
import re
import sys

NAMESPACE = re.compile(r"^(?:inline )?namespace ?([\w:]*) ?\{")
CLOSING = re.compile(r"^\} +// namespace")
TYPE = re.compile(r"^(?:template ?<.*> )?(?:class|struct|union|enum class|enum) (?:\[\[\w+\]\] )?(\w+)"
                  r"(?: final)?(?: : .*| :|)(?: ?\{|$)")


def types(text: str):
    """The full names of types that files may share: those in an unnamed namespace are left out."""
    inside = []
    for line in text.splitlines():
        if opening := NAMESPACE.match(line):
            inside.append(opening[1])
            if line.rstrip().endswith("}"):
                inside.pop()
        elif CLOSING.match(line):
            inside.pop()
        elif (found := TYPE.match(line)) and "" not in inside and not line.endswith(";"):
            yield "::".join([*inside, found[1]])


def main():
    top = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
    places = collections.defaultdict(list)
    for folder in ("app", "tests"):
        for path in sorted((top / folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                for name in types(path.read_text(encoding="utf-8")):
                    places[name].append(str(path.relative_to(top)))
    twice = {name: where for name, where in places.items() if len(where) > 1}
    for name, where in sorted(twice.items()):
        print(f"{name} is defined in {' and '.join(where)}: rename one, or put it in an unnamed namespace")
    if not places:
        print("no type was found: is this the top of the sources?")
        return 1
    print(f"{len(places)} types, {len(twice)} of them defined more than once")
    return 1 if twice else 0


if __name__ == "__main__":
    sys.exit(main())
