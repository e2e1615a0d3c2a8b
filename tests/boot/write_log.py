"""Every write of a machine to its card, in order, and the card as it was after each: QEMU's blklogwrites.

The log has the form of the kernel's dm-log-writes: a super block, then for each write an entry and its data.
"""
import struct

MAGIC, SECTOR = 0x6A736677736872, 512
FLUSH, FUA, DISCARD = 1, 2, 4


def logging_drive(image, log):
    """QEMU arguments for Machine: the block device "card" on the image, with its writes in the log."""
    return ["-blockdev", f"driver=blklogwrites,node-name=card,log-super-update-interval=64,log-sector-size={SECTOR},"
                         f"file.driver=file,file.filename={image},log.driver=file,log.filename={log}"]


def entries(log):
    """Yields (offset in bytes, data, flags) of each write, in order; data is empty for a bare flush."""
    with open(log, "rb") as file:
        magic, version, count, sector = struct.unpack("<QQQI", file.read(SECTOR)[:28])
        if magic != MAGIC or version != 1 or sector != SECTOR:
            raise ValueError(f"{log} is no log of writes")
        for _ in range(count):
            start, sectors, flags, _ = struct.unpack("<QQQQ", file.read(SECTOR)[:32])
            if flags & DISCARD:
                yield start * SECTOR, bytes(sectors * SECTOR), flags
            else:
                yield start * SECTOR, file.read(sectors * SECTOR), flags


def states_of(before, log):
    """The whole (small) card before all writes and after each of them, as bytes."""
    card = bytearray(before)
    yield bytes(card)
    for offset, data, _ in entries(log):
        if data:
            card[offset:offset + len(data)] = data
            yield bytes(card)
