"""Pictures as few mean colours, so that scenes can be told apart whatever drew them. Standard library only."""
import struct
import zlib


def read_ppm(data):
    """(width, height, rgb bytes) of a binary PPM, as QEMU writes it."""
    magic, width, height, most = data.split(maxsplit=4)[:4]
    if magic != b"P6" or most != b"255":
        raise ValueError("not a PPM of 8 bits")
    pixels = int(width) * int(height) * 3
    return int(width), int(height), data[len(data) - pixels:]


def read_png(data):
    """(width, height, rgb bytes) of a PNG with 8 bits a channel, RGB or RGBA, not interlaced."""
    position, packed = 8, b""
    while position < len(data):
        length, kind = struct.unpack(">I4s", data[position:position + 8])
        chunk = data[position + 8:position + 8 + length]
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunk)
            if depth != 8 or colour not in (2, 6) or interlaced:
                raise ValueError("a PNG of another kind")
        elif kind == b"IDAT":
            packed += chunk
        position += length + 12
    channels = 3 if colour == 2 else 4
    rows = unfilter(zlib.decompress(packed), width * channels, channels)
    if channels == 4:
        rows = [bytes(value for i in range(0, len(row), 4) for value in row[i:i + 3]) for row in rows]
    return width, height, b"".join(rows)


def unfilter(raw, stride, step):
    """The rows of a PNG without their filters (PNG specification, section 9)."""
    rows, above = [], bytes(stride)
    for start in range(0, len(raw), stride + 1):
        kind, row = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        if kind == 1:
            for i in range(step, stride):
                row[i] = row[i] + row[i - step] & 255
        elif kind == 2:
            row = bytearray(a + b & 255 for a, b in zip(row, above))
        elif kind == 3:
            for i in range(stride):
                row[i] = row[i] + ((row[i - step] if i >= step else 0) + above[i] >> 1) & 255
        elif kind == 4:
            for i in range(stride):
                left, corner = (row[i - step], above[i - step]) if i >= step else (0, 0)
                guess = left + above[i] - corner
                near = min((abs(guess - left), 0, left), (abs(guess - above[i]), 1, above[i]),
                           (abs(guess - corner), 2, corner))[2]
                row[i] = row[i] + near & 255
        rows.append(bytes(row))
        above = rows[-1]
    return rows


def colours(path, columns):
    """Mean colours of so many columns and 9/16 as many rows: a list of 3 numbers for each."""
    data = path.read_bytes()
    width, height, rgb = (read_ppm if data[:2] == b"P6" else read_png)(data)
    lines = columns * 9 // 16
    across, down = width // columns, height // lines
    found = []
    for top in range(0, down * lines, down):
        rows = [rgb[3 * width * y:3 * width * (y + 1)] for y in range(top, top + down)]
        for left in range(0, across * columns * 3, across * 3):
            cells = [row[left:left + across * 3] for row in rows]
            found += [sum(sum(cell[channel::3]) for cell in cells) / (across * down) for channel in range(3)]
    return found


def distance(one, other):
    """Mean difference of two such lists, 0 to 255."""
    return sum(abs(a - b) for a, b in zip(one, other)) / len(one)
