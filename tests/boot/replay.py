#!/usr/bin/env python3
"""Cuts power at many points of a real run, afterwards: what would the next start have found on the card?

replay.py BEFORE LOG SCRATCH [HOW_MANY]: BEFORE is the card as it was, LOG what the machine wrote to it
(write_log.py). Power is cut at each flush; and between each two flushes once with a random part of the
writes that nothing had made durable yet, some of them torn. HOW_MANY of these cuts are judged, spread
evenly (default: all). After each one
  - the partition table still has its four partitions,
  - one of the two files of the slots' state is whole,
  - the card's own script repairs the data partition and makes no new one,
  - the counts are whole, made of whole votes, and never fewer than at the flush before.
"""
import os
import pathlib
import random
import sqlite3
import subprocess
import sys
import zlib

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from write_log import FLUSH, FUA, SECTOR, entries  # noqa: E402

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "deploy/image/tree/common/usr/lib/fault-lines-card"
HOST = os.environ | {"PATH": os.environ["PATH"] + ":/usr/sbin:/sbin"}
ANSWERS_A_VOTE = 4  # one for each of the content's issues, whatever number of questions is asked on it
MIB = 1 << 20


class Broken(Exception):
    """What a visitor or technician would have suffered from."""


def partition(card, number):
    """(start, size) in bytes, from the table of a card."""
    with open(card, "rb") as file:
        table = file.read(SECTOR)
    if table[510:] != b"\x55\xaa":
        raise Broken("there is no partition table")
    entry = table[446 + 16 * (number - 1):][:16]
    return int.from_bytes(entry[8:12], "little") * SECTOR, int.from_bytes(entry[12:16], "little") * SECTOR


def judge_table(card, starts):
    found = [partition(card, number)[0] for number in range(1, 5)]
    if found != starts:
        raise Broken(f"the partitions begin at {found}")


def judge_slots(card):
    boot = f"{card}@@{partition(card, 1)[0]}"
    for name in ("fl-1.env", "fl-2.env"):
        content = subprocess.run(["mtype", "-i", boot, f"::{name}"], capture_output=True, check=False, env=HOST).stdout
        if len(content) == 512 and zlib.crc32(content[4:]) == int.from_bytes(content[:4], "little") and b"slot=" in content:
            return
    raise Broken("neither file of the slots' state is whole")


def counted_votes(card, scratch):
    """Votes in the data partition after the card's own repair of a copy; 0 where nothing was ever counted."""
    start, size = partition(card, 4)
    copy = scratch / "data"
    subprocess.run(["dd", f"if={card}", f"of={copy}", "bs=1M", f"skip={start // MIB}", f"count={size // MIB}",
                    "conv=sparse", "status=none"], check=True)
    done = subprocess.run([SCRIPTS / "prepare-data", copy], capture_output=True, text=True, check=False, env=HOST)
    # Repair with the help of a spare superblock is allowed: the counts tell whether something was lost.
    if done.returncode != 0 or "new file system" in done.stdout:
        raise Broken(f"the data partition: {done.stdout}{done.stderr}")
    if subprocess.run(["e2fsck", "-f", "-n", copy], capture_output=True, check=False, env=HOST).returncode != 0:
        raise Broken("the data partition is damaged after its repair")
    files = {}
    for name in ("tallies.sqlite", "tallies.sqlite-wal"):
        path = scratch / name
        path.unlink(missing_ok=True)
        (scratch / f"{name}-shm").unlink(missing_ok=True)
        subprocess.run(["debugfs", "-R", f"dump /{name} {path}", copy], capture_output=True, check=True, env=HOST)
        files[name] = path.is_file() and path.stat().st_size > 0
    if not files["tallies.sqlite"]:
        return 0
    try:
        with sqlite3.connect(scratch / "tallies.sqlite") as database:
            if database.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise Broken("the counts are damaged")
            if not database.execute("SELECT 1 FROM sqlite_schema WHERE name = 'tally'").fetchone():
                return 0
            answers = database.execute("SELECT coalesce(sum(answers), 0) FROM tally").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise Broken(f"the counts cannot be read: {error}") from error
    if answers % ANSWERS_A_VOTE != 0:
        raise Broken(f"{answers} answers: part of a vote")
    return answers // ANSWERS_A_VOTE


def write(file, offset, data):
    file.seek(offset)
    file.write(data)


def copy_sparse(source, target):
    subprocess.run(["cp", "--sparse=always", "--reflink=auto", source, target], check=True)


def intervals(log):
    """Lists of the writes between two flushes; a write with FUA closes one as well."""
    pending = []
    for offset, data, flags in entries(log):
        if flags & FLUSH and pending:
            yield pending
            pending = []
        if data:
            pending.append((offset, data))
        if flags & FUA and pending:
            yield pending
            pending = []
    if pending:
        yield pending


def some_of(writes, chance):
    """What an unlucky card kept of writes that were not flushed: any of them, some only in part."""
    for offset, data in writes:
        luck = chance.random()
        if luck < 0.45:
            yield offset, data
        elif luck < 0.6 and len(data) > SECTOR:
            yield offset, data[:chance.randrange(1, len(data) // SECTOR) * SECTOR]


def replay(before, log, scratch, how_many=None):
    """Judges the cuts; returns (cuts, judged, votes at the end). Raises Broken with the place of the first bad one."""
    scratch = pathlib.Path(scratch)
    chance = random.Random(20110914)
    card = scratch / "replayed.img"
    copy_sparse(before, card)
    starts = [partition(card, number)[0] for number in range(1, 5)]
    all_intervals = list(intervals(log))
    cuts = 2 * len(all_intervals)
    every = max(1, cuts // how_many) if how_many else 1
    judged = votes = 0

    def judge(where, path):
        nonlocal judged
        judged += 1
        try:
            judge_table(path, starts)
            judge_slots(path)
            found = counted_votes(path, scratch)
        except Broken as broken:
            raise Broken(f"{where}: {broken}") from broken
        if found < votes:
            raise Broken(f"{where}: {found} votes, {votes} were safe before")
        return found

    with card.open("r+b") as file:
        for number, writes in enumerate(all_intervals):
            if (2 * number) % every == 0:
                kept = list(some_of(writes, chance))
                held = [(offset, read_at(file, offset, len(data))) for offset, data in kept]
                for offset, data in kept:
                    write(file, offset, data)
                file.flush()
                judge(f"cut before flush {number}", card)
                for offset, data in reversed(held):
                    write(file, offset, data)
            for offset, data in writes:
                write(file, offset, data)
            file.flush()
            if (2 * number + 1) % every == 0 or number == len(all_intervals) - 1:
                votes = judge(f"cut at flush {number}", card)
    for path in (card, scratch / "data"):
        path.unlink(missing_ok=True)
    return cuts, judged, votes


def read_at(file, offset, length):
    file.seek(offset)
    return file.read(length)


def main():
    before, log, scratch = (pathlib.Path(argument) for argument in sys.argv[1:4])
    scratch.mkdir(parents=True, exist_ok=True)
    how_many = int(sys.argv[4]) if len(sys.argv) > 4 else None
    try:
        cuts, judged, votes = replay(before, log, scratch, how_many)
    except Broken as broken:
        print(f"FAILED: {broken}")
        return 1
    print(f"{judged} of {cuts} cuts judged, 0 bad, {votes} votes at the end")
    return 0


if __name__ == "__main__":
    sys.exit(main())
