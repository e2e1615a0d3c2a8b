#!/usr/bin/env python3
"""Makes the font subsets and licence files of this folder again from Debian's packages.

Needs: fonts-inter fonts-noto-core fonts-noto-cjk libharfbuzz-bin. The same package versions give
the same bytes. Usage: assets/fonts/make.py [--content DIR]... ; each --content folder is searched
for Chinese characters outside GB 2312 level 1, which are added to chinese-extra.txt.
"""
import argparse
import pathlib
import re
import subprocess
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
EXTRA = HERE / "chinese-extra.txt"
SHARE = pathlib.Path("/usr/share/fonts")

# Latin, Latin-1, Extended-A, the comma-below letters, combining marks, Cyrillic, punctuation with
# all spaces, super- and subscripts, currency, letter-like signs, arrows, a few operators.
WESTERN = ("20-7e,a0-17f,18f,192,218-21b,259,2c6-2dd,300-304,306-30c,326-328,400-45f,490-491,"
           "4d8-4d9,2000-200b,2010-2027,202f-2044,2057,205f-2060,2070-2094,20a0-20bf,2103,2109,2113,2116,"
           "2120-2122,2126,2150-215e,2190-2199,21a9-21aa,21b0-21b3,2212,2215,2219,221a,221e,2248,"
           "2260-2265,25a0-25cf,2713,2717,feff")
# No ASCII digits, slash or hyphen: "A/66/359" inside Arabic is then Inter from end to end.
ARABIC = "20-21,2e,3a,a0,ab,bb,600-6ff,750-77f,200b-200f,25cc,fdf0-fdfd,fe70-fefc,feff"
# No ASCII either; the quotation marks, dashes and ellipsis are the full-width Chinese ones.
CJK_SIGNS = ("20,a0,b7,d7,f7,2014-2016,2018-2019,201c-201d,2025-2026,2103,2190-2193,2460-249b,"
             "2605-2606,25a0-25a1,25b2-25b3,25c6-25c7,25cb,25ce-25cf,3000-3020,3105-3129,3220-3229,"
             "ff01-ff5e,ffe0-ffe5")
CJK_FEATURES = "ccmp,locl,calt,kern,halt,palt,mark"  # '*' would pull in forms we never use

FONTS = [  # file here, source below /usr/share/fonts, face index, character set, layout features
    ("Inter-Medium.otf", "opentype/inter/Inter-Medium.otf", 0, "western", "*"),
    ("Inter-SemiBold.otf", "opentype/inter/Inter-SemiBold.otf", 0, "western", "*"),
    ("Inter-Bold.otf", "opentype/inter/Inter-Bold.otf", 0, "western", "*"),
    ("NotoSerifDisplay-Bold.ttf", "truetype/noto/NotoSerifDisplay-Bold.ttf", 0, "western", "*"),
    ("NotoNaskhArabic-Bold.ttf", "truetype/noto/NotoNaskhArabic-Bold.ttf", 0, "arabic", "*"),
    ("NotoSansArabic-Regular.ttf", "truetype/noto/NotoSansArabic-Regular.ttf", 0, "arabic", "*"),
    ("NotoSansArabic-Bold.ttf", "truetype/noto/NotoSansArabic-Bold.ttf", 0, "arabic", "*"),
    ("NotoSansCJKsc-Regular.otf", "opentype/noto/NotoSansCJK-Regular.ttc", 2, "chinese",
     CJK_FEATURES),
    ("NotoSansCJKsc-Bold.otf", "opentype/noto/NotoSansCJK-Bold.ttc", 2, "chinese", CJK_FEATURES),
    ("NotoSerifCJKsc-Bold.otf", "opentype/noto/NotoSerifCJK-Bold.ttc", 2, "chinese", CJK_FEATURES),
]
LICENCES = [  # package, name of the licence paragraph in its Debian copyright file
    ("fonts-inter", "OFL-1.1"),
    ("fonts-noto-core", "OFL-1.1"),
    ("fonts-noto-cjk", "SIL-1.1"),
]


def gb2312_level_1():
    """The 3,755 most frequent simplified characters: rows 16 to 55 of GB 2312."""
    found = set()
    for row in range(16, 56):
        for cell in range(1, 95):
            try:
                found.add(bytes([0xA0 + row, 0xA0 + cell]).decode("gb2312"))
            except UnicodeDecodeError:
                pass  # the last cells of row 55 are empty
    assert len(found) == 3755
    return found


def collect_extra(folders):
    """Adds the characters that the files of `folders` use beyond level 1 to chinese-extra.txt."""
    known = set(EXTRA.read_text(encoding="utf-8").strip()) if EXTRA.exists() else set()
    for folder in folders:
        for file in sorted(pathlib.Path(folder).rglob("*")):
            if file.suffix in {".csv", ".json", ".md", ".toml", ".txt"}:
                known |= set(re.findall("[\u3400-\u9fff]", file.read_text(encoding="utf-8")))
    EXTRA.write_text("".join(sorted(known - gb2312_level_1())) + "\n", encoding="utf-8")


def character_sets():
    chinese = sorted(gb2312_level_1() | set(EXTRA.read_text(encoding="utf-8").strip()))
    return {
        "western": WESTERN,
        "arabic": ARABIC,
        "chinese": CJK_SIGNS + "," + ",".join(f"{ord(c):x}" for c in chinese),
    }


def make_subset(name, source, index, unicodes, features):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as list_file:
        list_file.write("\n".join(unicodes.split(",")))
        list_file.flush()
        subprocess.run(
            ["hb-subset", f"--font-file={SHARE / source}", f"--face-index={index}",
             f"--unicodes-file={list_file.name}", f"--layout-features={features}",
             "--name-IDs=*", "--no-hinting", "--drop-tables+=VORG,vhea,vmtx,DSIG",
             f"--output-file={HERE / name}"],
            check=True)
    print(f"{(HERE / name).stat().st_size:>9} {name}")


def licence_text(package, licence):
    """Copyright line and licence out of the package's machine-readable copyright file."""
    copyright_file = pathlib.Path(f"/usr/share/doc/{package}/copyright")
    paragraphs = copyright_file.read_text("utf-8").split("\n\n")
    files = next(p for p in paragraphs if re.search(r"^Files:\s*\*$", p, re.M))
    holders = re.search(r"^Copyright:\s*(.*?)(?=^License)", files, re.M | re.S).group(1)
    holders = "\n".join(line.strip() for line in holders.strip().splitlines())
    text = next(p for p in paragraphs if p.startswith(f"License: {licence}\n"))
    lines = [line[1:] for line in text.splitlines()[1:]]
    body = "\n".join("" if line == "." else line.rstrip() for line in lines)
    return f"Copyright {holders}\n\nSIL Open Font License, Version 1.1\n\n{body}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--content", action="append", default=[])
    collect_extra(parser.parse_args().content)
    sets = character_sets()
    for name, source, index, characters, features in FONTS:
        make_subset(name, source, index, sets[characters], features)
    for package, licence in LICENCES:
        (HERE / f"LICENCE-{package}.txt").write_text(licence_text(package, licence), "utf-8")
    print(f"{sum((HERE / font[0]).stat().st_size for font in FONTS):>9} bytes in all")


if __name__ == "__main__":
    main()
