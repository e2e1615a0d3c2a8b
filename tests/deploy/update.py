#!/usr/bin/env python3
"""Updates: good ones are written to the other slot, all others are refused before anything is unpacked.

update.py SOURCES WORK_DIR

Slots are files, the stick is a FAT image, fault-lines-slot and systemctl are doubles that keep a diary. The scripts
under test are those that the package ships. Needs minisign, zstd, mtools; exit code 77 without them.
"""
import fcntl
import hashlib
import os
import pathlib
import random
import shutil
import subprocess
import sys

SOURCES, WORK = (pathlib.Path(name).resolve() for name in sys.argv[1:3])
LIBRARY = SOURCES / "deploy/kiosk/usr/lib/fault-lines"
MAKE = SOURCES / "deploy/make-update.sh"
HEAD = 4096
SLOT = 1 << 20
bad = 0

missing = [tool for tool in ("minisign", "zstd", "mcopy", "mformat") if not shutil.which(tool)]
if missing:
    print("skipped: not installed:", ", ".join(missing))
    sys.exit(77)
shutil.rmtree(WORK, ignore_errors=True)
for folder in ("bin", "broken", "partitions", "keys", "run/one", "run/two", "machine"):
    (WORK / folder).mkdir(parents=True)
# What the service of one stick has to itself, and of another one.
ONE, TWO = WORK / "run/one", WORK / "run/two"


def check(what, ok, seen=""):
    global bad
    bad += not ok
    print(f"{'ok  ' if ok else 'BAD '} {what}" + ("" if ok else f": {seen}"))


def run(*command, **more):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False, **more)


def script(name, text, folder="bin"):
    path = WORK / folder / name
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)


DIARY = WORK / "diary"
script("fault-lines-slot", f"""
case $1 in
status) printf 'slot=A\\ngood=%s\\ntries=0\\nfailed=-\\nrunning=A\\n' "${{GOOD:-1}}" ;;
*) echo "slot $*" >>{DIARY} ;;
esac
""")
script("fault-lines-slot", f'[ "$1" != status ] || exec {WORK}/bin/fault-lines-slot status\nexit 1\n', "broken")
script("systemctl", f'echo "systemctl $*" >>{DIARY}\n')

run("minisign", "-GW", "-p", WORK / "keys/museum.pub", "-s", WORK / "museum.key")
run("minisign", "-GW", "-p", WORK / "stranger.pub", "-s", WORK / "stranger.key")
(WORK / "release").write_text("target=arm64-card\nsequence=7\nversion=0.7\n")
(WORK / "cmdline").write_text("root=PARTUUID=464c4e53-02 ro fl.slot=A quiet\n")
OTHER = WORK / "partitions/464c4e53-03"
ENVIRONMENT = dict(os.environ, PATH=f"{WORK}/bin:{os.environ['PATH']}", FL_KEYS=str(WORK / "keys"),
                   FL_RELEASE=str(WORK / "release"), FL_PARTITIONS=str(WORK / "partitions"),
                   FL_PROC_CMDLINE=str(WORK / "cmdline"), FL_MEMORY=str(WORK / "machine/tried"), FL_ZSTD_LEVEL="1")

# Where the folder is memory, reading past the cache is not to be had, nor needed.
try:
    os.close(os.open(WORK / "release", os.O_RDONLY | os.O_DIRECT))
except OSError:
    ENVIRONMENT["FL_READ"] = ""

# What the slot will hold: halves that pack well and badly.
image = random.Random(5).randbytes(256 * 1024) + bytes(512 * 1024)
(WORK / "image").write_bytes(image)


def make(name, key="museum.key", target="arm64-card", sequence=8, content=image):
    (WORK / "image").write_bytes(content)
    made = run(MAKE, "--key", WORK / key, "--target", target, "--sequence", sequence, "--version", "0.8",
               WORK / "image", WORK / name, env=ENVIRONMENT)
    if made.returncode != 0:
        sys.exit(made.stderr)
    return WORK / name


def prepare(directory, **more):
    """A stick is plugged in: what its service knows of the machine is of this moment."""
    shutil.rmtree(directory)
    directory.mkdir()
    run(LIBRARY / "prepare-update", directory, env={**ENVIRONMENT, **more})


def install_prepared(source, directory, **more):
    """Exit code, stderr, and whether the slot was touched."""
    OTHER.write_bytes(b"\xa5" * SLOT)
    done = run("/bin/bash", LIBRARY / "install-update", source, directory, env={**ENVIRONMENT, **more})
    return done.returncode, done.stderr.strip(), OTHER.read_bytes() != b"\xa5" * SLOT


def install(source, **more):
    """The same on a machine that was started anew."""
    (WORK / "run/written").unlink(missing_ok=True)
    prepare(ONE, **more)
    return install_prepared(source, ONE, **more)


def written():
    return OTHER.read_bytes()[:len(image)] == image and set(OTHER.read_bytes()[len(image):]) == {0xa5}


def refused(what, word, source, **more):
    code, words, touched = install(source, **more)
    check(f"refused: {what}", code == 1 and words.startswith(f"refused: {word}:") and not touched
          and not (ONE / "result").exists(), f"exit {code}, {'slot touched, ' if touched else ''}{words}")


def finish(directory=ONE):
    DIARY.write_text("")
    done = run(LIBRARY / "finish-update", directory, env=ENVIRONMENT)
    return done.returncode, DIARY.read_text()


def finish_without_slots():
    """The same where the state of the slots cannot be written."""
    environment = dict(ENVIRONMENT, PATH=f"{WORK}/broken:{ENVIRONMENT['PATH']}")
    DIARY.write_text("")
    done = run(LIBRARY / "finish-update", ONE, env=environment)
    return done.returncode, DIARY.read_text()


good = make("good.flupdate")
code, words, _ = install(good)
check("a good update is written whole, and nothing behind it", code == 0 and written(), words)
check("then the other slot is tried, and the machine restarts",
      finish() == (0, "slot try B 2\nsystemctl --no-block reboot\n"), DIARY.read_text())
check("the try is remembered", (WORK / "machine/tried").read_text() == "8\n")
check("without something written nothing is tried", finish() == (0, ""), DIARY.read_text())
refused("the same again, after it was not kept", "tried", good)
code, words, _ = install(good, FL_MEMORY=str(WORK / "nothing"))
check("the same again, with the memory of it deleted", code == 0 and written(), words)
(WORK / "run/two.stay").touch()
check("another stick's --stay is not this one's", finish()[1].endswith("reboot\n"), DIARY.read_text())
(WORK / "run/two.stay").unlink(missing_ok=True)
install(good, FL_MEMORY=str(WORK / "nothing"))
(WORK / "run/one.stay").touch()
check("with --stay there is no restart", finish() == (0, "slot try B 2\n"), DIARY.read_text())
(WORK / "machine/tried").unlink()

# A stick of 4 MiB, read without being mounted.
stick = WORK / "stick.img"
stick.write_bytes(bytes(4 << 20))
run("mformat", "-i", stick, "-v", "FL-UPDATE", "::")
run("mcopy", "-i", stick, good, "::fault-lines.flupdate")
code, words, _ = install(stick, FL_STICK="yes")
check("a good update on a stick", code == 0 and written(), words)
run("mdel", "-i", stick, "::fault-lines.flupdate")
refused("a stick without an update", "read", stick, FL_STICK="yes")
stick.write_bytes(random.Random(9).randbytes(1 << 20))
refused("a stick whose FAT is noise", "read", stick, FL_STICK="yes")

refused("somebody else's signature", "signature", make("stranger.flupdate", key="stranger.key"))
refused("another kind of machine", "target", make("other.flupdate", target="amd64-card"))
refused("what is older", "older", make("older.flupdate", sequence=6))
refused("what is already there", "older", make("same.flupdate", sequence=7))
refused("what does not fit", "size", make("large.flupdate", content=bytes(2 * SLOT)))
refused("any update while the system is on trial", "trial", good, GOOD="0")
refused("a file that is not there", "read", WORK / "nothing")
(WORK / "empty").touch()
refused("an empty file", "read", WORK / "empty")
(WORK / "text").write_text("hello\n" * 2000)
refused("something else", "form", WORK / "text")
(WORK / "cmdline.other").write_text("root=/dev/sda1 ro quiet\n")
refused("a machine without slots", "slots", good, FL_PROC_CMDLINE=str(WORK / "cmdline.other"))
refused("a machine that knows no release", "slots", good, FL_RELEASE=str(WORK / "nothing"))
(WORK / "nokeys").mkdir()
refused("a machine that trusts nobody", "key", good, FL_KEYS=str(WORK / "nokeys"))

whole = good.read_bytes()


def changed(name, position, bit=0):
    data = bytearray(whole)
    data[position] ^= 1 << bit
    (WORK / name).write_bytes(data)
    return WORK / name


# The trusted comment is signed too: another number or size is another signature.
for what, old, new in (("number", b"sequence=8", b"sequence=9"), ("size", b"bytes=786432", b"bytes=786433"),
                       ("hash", b"sha256=", b"sha256=0")):
    (WORK / "comment").write_bytes(whole.replace(old, new)[:HEAD] + whole[HEAD:])
    refused(f"another {what} in the comment", "signature", WORK / "comment")
(WORK / "cut").write_bytes(whole[:-1])
refused("one byte less", "signature", WORK / "cut")
(WORK / "more").write_bytes(whole + b"\0")
refused("one byte more", "signature", WORK / "more")
(WORK / "hidden").write_bytes(whole[:HEAD - 9] + b"something" + whole[HEAD:])
refused("something in the gap", "form", WORK / "hidden")

chance = random.Random(20260115)
flips = [chance.randrange(len(whole)) for _ in range(25)] + [chance.randrange(420) for _ in range(25)]
survivors = []
for number, position in enumerate(flips):
    source = changed("flipped", position, chance.randrange(8))
    code, words, touched = install(source)
    # The untrusted comment is nobody's word; a change there changes nothing.
    harmless = b"\n" not in whole[21:position] and position > 40
    if not (code == 1 and not touched) and not (code == 0 and harmless):
        survivors.append((position, code, words))
check(f"{len(flips)} flipped bits: none is taken", not survivors, survivors)

# A second key is trusted while one replaces the other.
shutil.copy(WORK / "stranger.pub", WORK / "keys/next.pub")
code, words, _ = install(WORK / "stranger.flupdate")
check("a second trusted key counts as well", code == 0 and written(), words)
(WORK / "keys/next.pub").unlink()

# Signed by the right key, but not what the comment says: our own mistake, or a stick that changes its mind.
signed = run("minisign", "-SHW", "-s", WORK / "museum.key", "-x", WORK / "sig", "-t",
             f"fault-lines target=arm64-card sequence=9 version=0.9 bytes={len(image)} sha256="
             + hashlib.sha256(b"other").hexdigest(), "-m", WORK / "rest", input="") if (WORK / "rest").write_bytes(
                 whole[HEAD:]) else None
head = b"fault-lines-update 1\n" + (WORK / "sig").read_bytes()
(WORK / "liar").write_bytes(head.ljust(HEAD, b"\n") + whole[HEAD:])
code, words, _ = install(WORK / "liar")
check("content that is not what was signed fails, and is not tried",
      code == 4 and "differs" in words and finish() == (0, ""), f"exit {code}, {words}, {DIARY.read_text()}")

# Two sticks at once. Their services share nothing that one could take away from the other.
unit = (SOURCES / "deploy/kiosk/usr/lib/systemd/system/fault-lines-update@.service").read_text(encoding="utf-8")
owned = next(line.partition("=")[2] for line in unit.splitlines() if line.startswith("RuntimeDirectory="))
used = {name: line.split()[-1] for line in unit.splitlines() if line.startswith("Exec")
        for name in ("prepare-update", "install-update", "finish-update") if name in line}
check("each service has a directory of its own, and its three steps use it",
      "%i" in owned and len(used) == 3 and set(used.values()) == {f"/run/{owned}"}, f"{owned}; {used}")


def plug_in_both():
    for left in ("written", "one.stay", "two.stay"):
        (WORK / "run" / left).unlink(missing_ok=True)
    for directory in (ONE, TWO):
        prepare(directory)


def refused_busy(what, seen):
    code, words, touched = seen
    check(f"two sticks at once: {what}", code == 1 and words.startswith("refused: busy:") and not touched
          and not (TWO / "result").exists(), f"exit {code}, {'slot touched, ' if touched else ''}{words}")


next_one = make("next.flupdate", sequence=9)
plug_in_both()
with OTHER.open("r+b") as slot:
    fcntl.flock(slot, fcntl.LOCK_EX)
    refused_busy("the second is refused while the first one writes", install_prepared(next_one, TWO))
code, words, _ = install_prepared(good, ONE)
check("two sticks at once: the first one is written all the same", code == 0 and written(), words)
refused_busy("the second is refused before the first one is tried", install_prepared(next_one, TWO))
check("two sticks at once: the first one is tried", finish() == (0, "slot try B 2\nsystemctl --no-block reboot\n"),
      DIARY.read_text())
shutil.rmtree(ONE)  # as systemd does at the end of the service
ONE.mkdir()
# What the second knows of the slots is older than that.
refused_busy("the second is refused when the first one is to be tried", install_prepared(next_one, TWO))
check("two sticks at once: nothing of the second is tried", finish(TWO) == (0, ""), DIARY.read_text())

(WORK / "machine/tried").unlink()
plug_in_both()
code, words, _ = install_prepared(good, ONE)
code, diary = finish_without_slots()
check("an update whose try cannot be written down fails", code == 4 and diary == "", f"exit {code}, {diary}")
prepare(TWO)
(ONE / "result").unlink(missing_ok=True)
(WORK / "machine/tried").unlink(missing_ok=True)
code, words, _ = install_prepared(next_one, TWO)
check("and does not keep others out", code == 0 and written(), words)

sys.exit(1 if bad else 0)
