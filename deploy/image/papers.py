#!/usr/bin/env python3
"""Writes what is on a card and under which terms: sbom.spdx.json, NOTICE.txt, SOURCES.txt.

papers.py ROOT SOURCE OUTDIR [UNPACKED PACKAGE...]: ROOT is the card's root file system while dpkg's
records are still in it, SOURCE this repository, UNPACKED a root whose packages were only unpacked
(the board's firmware), with the names of those that went onto the boot partition. Same input, same bytes.
"""
import dataclasses
import datetime
import gzip
import hashlib
import json
import os
import pathlib
import re
import sys

COPYLEFT = re.compile(r"\b(L?GPL|AGPL|MPL|CDDL|EPL)\b|GNU (Lesser |Library |Affero )?General Public", re.I)


@dataclasses.dataclass(frozen=True, order=True)
class Package:
    name: str
    version: str
    architecture: str
    source: str
    source_version: str
    terms: str  # the text of its copyright file


def installed(root):
    """The packages that dpkg knows as installed."""
    for paragraph in (root / "var/lib/dpkg/status").read_text(encoding="utf-8").split("\n\n"):
        field = dict(re.findall(r"^([A-Za-z-]+): *(.*)$", paragraph, re.M))
        if "installed" not in field.get("Status", "").split():
            continue
        name, version = field["Package"], field["Version"]
        source = re.fullmatch(r"(\S+)(?: \((.*)\))?", field.get("Source", name))
        yield Package(name, version, field["Architecture"], source[1], source[2] or version, terms_of(root, name))


def unpacked(root, names):
    """Packages of which there are only files: the newest entry of the changelog tells the version."""
    for name in names:
        changelog = root / f"usr/share/doc/{name}/changelog.Debian.gz"
        source, version = re.match(r"(\S+) \((\S+)\)", gzip.decompress(changelog.read_bytes()).decode()).groups()
        yield Package(name, version, "arm64", source, version, terms_of(root, name))


def terms_of(root, name):
    """The text of the package's copyright file; an error where a package has none."""
    path = root / f"usr/share/doc/{name}/copyright"
    # A link leads from the root of that system, not of this one.
    for _ in range(4):
        if not path.is_symlink():
            break
        target = os.readlink(path)
        path = root / target.lstrip("/") if target.startswith("/") else path.parent / target
    if not path.is_file():
        parent = root / f"usr/share/doc/{name}"
        if parent.is_symlink():
            return terms_of(root, pathlib.PurePath(os.readlink(parent)).name)
        sys.exit(f"papers.py: {name} has no copyright file; its terms must go with the card")
    return path.read_text(encoding="utf-8", errors="replace").strip()


def sbom(packages, epoch):
    """SPDX 2.3. The licences are in NOTICE.txt in Debian's own words, which no short identifier replaces."""
    digest = hashlib.sha256("\n".join(f"{p.name} {p.version} {p.architecture}" for p in packages).encode()).hexdigest()
    entries, relations = [], []
    for package in packages:
        entry = f"SPDXRef-{re.sub('[^A-Za-z0-9.]', '-', package.name)}-{package.architecture}"
        entries.append({
            "SPDXID": entry, "name": package.name, "versionInfo": package.version,
            "supplier": "Organization: Fault Lines" if package.name.startswith("fault-lines") else "Organization: Debian",
            "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
            "licenseConcluded": "NOASSERTION", "licenseDeclared": "NOASSERTION", "copyrightText": "NOASSERTION",
            "sourceInfo": f"built from {package.source} {package.source_version}",
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator":
                              f"pkg:deb/debian/{package.name}@{package.version}?arch={package.architecture}"}],
        })
        relations.append({"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": entry})
    created = datetime.datetime.fromtimestamp(epoch, datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    return json.dumps({
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": "fault-lines-card",
        "documentNamespace": f"urn:fault-lines:card:{digest}",
        "creationInfo": {"created": created, "creators": ["Tool: deploy/image/papers.py"]},
        "packages": entries, "relationships": relations,
    }, indent=1) + "\n"


def notice(packages, root, source):
    """Our own terms, then each copyright file once with the packages that it is for, then the common licences."""
    rule = "=" * 100
    by_terms = {}
    for package in packages:
        by_terms.setdefault(package.terms, []).append(package.name)
    parts = ["Fault Lines: what is on this card, and under which terms.", rule, (source / "LICENSE").read_text(encoding="utf-8").strip()]
    for terms, names in sorted(by_terms.items(), key=lambda item: item[1]):
        parts += [rule, "Packages: " + ", ".join(sorted(set(names))), "", terms]
    for path in sorted((root / "usr/share/common-licenses").iterdir()):
        if not path.is_symlink():
            parts += [rule, f"Common licence {path.name}", "", path.read_text(encoding="utf-8").strip()]
    return "\n".join(parts) + "\n"


def sources(packages):
    """Source packages with versions, those first whose terms ask for it."""
    wanted, others = set(), set()
    for package in packages:
        if not package.name.startswith("fault-lines"):
            (wanted if COPYLEFT.search(package.terms) else others).add(f"{package.source} {package.source_version}")
    others -= wanted
    return ("Sources of what is on this card: source package and version, one a line.\n"
            "Each can be had from Debian's archive and its archive of all days: apt-get source NAME=VERSION.\n"
            "Whoever passes the card on owes its receiver the sources of the first part, or an offer of them.\n\n"
            "Under terms that grant a right to the source (GPL, LGPL, MPL and alike):\n"
            + "\n".join(sorted(wanted)) + "\n\nUnder other terms:\n" + "\n".join(sorted(others)) + "\n")


def main():
    root, source, outdir = (pathlib.Path(argument) for argument in sys.argv[1:4])
    packages = list(installed(root))
    if len(sys.argv) > 4:
        packages += unpacked(pathlib.Path(sys.argv[4]), sys.argv[5:])
    packages.sort()
    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    for name, text in (("sbom.spdx.json", sbom(packages, epoch)), ("NOTICE.txt", notice(packages, root, source)),
                       ("SOURCES.txt", sources(packages))):
        (outdir / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
