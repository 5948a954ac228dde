"""Writers for the forms of PNG, BMP, GIF and TIFF that Pillow reads but does not write."""
import struct
import zlib

import numpy as np

ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(samples: np.ndarray, depth: int, colour: int, interlaced: bool = False, before: list = (),
        after: list = ()) -> bytes:
    """samples: height x width x channels. `before` and `after`: (kind, body) chunks around the pixels.

    Rows take all five filters in turn, as a decoder has to know them all."""
    height, width, channels = samples.shape

    def rows(part: np.ndarray) -> bytes:
        h, w, _ = part.shape
        if h == 0 or w == 0:
            return b""
        if depth == 16:
            packed = part.astype(">u2").reshape(h, -1).view(np.uint8)
        elif depth == 8:
            packed = part.astype(np.uint8).reshape(h, -1)
        else:
            bits = ((part.reshape(h, -1, 1) >> np.arange(depth - 1, -1, -1)) & 1).reshape(h, -1)
            packed = np.packbits(bits.astype(np.uint8), axis=1)
        step = max(1, depth * channels // 8)
        out, above = bytearray(), np.zeros(packed.shape[1], np.int32)
        for y, row in enumerate(packed.astype(np.int32)):
            left = np.concatenate([np.zeros(step, np.int32), row])[:len(row)]
            corner = np.concatenate([np.zeros(step, np.int32), above])[:len(row)]
            kind = y % 5
            if kind == 4:
                p = left + above - corner
                pa, pb, pc = abs(p - left), abs(p - above), abs(p - corner)
                guess = np.where((pa <= pb) & (pa <= pc), left, np.where(pb <= pc, above, corner))
            else:
                guess = [0, left, above, (left + above) // 2][kind]
            out += bytes([kind]) + ((row - guess) % 256).astype(np.uint8).tobytes()
            above = row
        return bytes(out)

    if interlaced:
        data = b"".join(rows(samples[y::dy, x::dx]) for x, y, dx, dy in ADAM7)
    else:
        data = rows(samples)
    body = zlib.compress(data, 9)
    half = len(body) // 2
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, int(interlaced))), *before,
              (b"IDAT", body[:half]), (b"IDAT", body[half:]), *after, (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_chunk(kind, data) for kind, data in chunks)


def bmp(width: int, height: int, bits: int, rows: bytes, palette: bytes = b"", compression: int = 0,
        masks: bytes = b"", top_down: bool = False, old: bool = False) -> bytes:
    """rows: complete pixel data as stored. `old`: the OS/2 header, with 3-byte palette entries."""
    if old:
        head = struct.pack("<IHHHH", 12, width, height, 1, bits)
    else:
        size = 40 if len(masks) < 16 else 108
        head = struct.pack("<IiiHHIIiiII", size, width, -height if top_down else height, 1, bits, compression,
                           len(rows), 2835, 2835, len(palette) // 4, 0)
        head += masks
        head += bytes(size - len(head)) if size == 108 else b""
    offset = 14 + len(head) + len(palette)
    return b"BM" + struct.pack("<IHHI", offset + len(rows), 0, 0, offset) + head + palette + rows


def bmp_rows(samples: np.ndarray, bits: int) -> bytes:
    """Bottom-up, padded rows of one value a pixel (up to 32 bits)."""
    height, width = samples.shape
    if bits >= 8:
        row = samples[::-1].astype("<u4").view(np.uint8).reshape(height, width, 4)[:, :, :bits // 8].reshape(height, -1)
    else:
        expanded = ((samples[::-1, :, None] >> np.arange(bits - 1, -1, -1)) & 1).reshape(height, -1)
        row = np.packbits(expanded.astype(np.uint8), axis=1)
    return np.pad(row, ((0, 0), (0, -row.shape[1] % 4))).tobytes()


def rle(samples: np.ndarray, nibbles: bool) -> bytes:
    """BMP's run lengths, 8 or 4 bits: runs, and literals where they pay."""
    out = bytearray()
    for row in samples[::-1]:
        x = 0
        while x < len(row):
            run = 1
            while x + run < len(row) and run < 255 and row[x + run] == row[x]:
                run += 1
            if run >= 3 or len(row) - x < 3:
                out += bytes([run, row[x] * 17 if nibbles else row[x]])
                x += run
                continue
            count = min(len(row) - x, 9)
            literal = row[x:x + count]
            if nibbles:
                padded = np.pad(literal, (0, count % 2))
                body = bytes(int(a) << 4 | int(b) for a, b in zip(padded[::2], padded[1::2]))
            else:
                body = literal.astype(np.uint8).tobytes()
            out += bytes([0, count]) + body + bytes(len(body) % 2)
            x += count
        out += b"\0\0"
    return bytes(out) + b"\0\1"


def gif_lzw(indexes: np.ndarray, bits: int) -> bytes:
    """A code stream that never grows its table: clear codes keep the code size constant."""
    clear, size = 1 << bits, bits + 1
    codes = []
    for i, index in enumerate(indexes.ravel()):
        if i % (clear - 2 if bits > 1 else 1) == 0:
            codes.append(clear)
        codes.append(int(index))
    codes.append(clear + 1)
    acc = n = 0
    out = bytearray()
    for code in codes:
        acc |= code << n
        n += size
        while n >= 8:
            out.append(acc & 255)
            acc >>= 8
            n -= 8
    if n:
        out.append(acc)
    blocks = b"".join(bytes([len(out[i:i + 255])]) + bytes(out[i:i + 255]) for i in range(0, len(out), 255))
    return bytes([bits]) + blocks + b"\0"


def gif(screen: tuple, palette: bytes, x: int, y: int, indexes: np.ndarray, bits: int, transparent: int = -1) -> bytes:
    flags = 0x80 | (len(palette) // 3).bit_length() - 2
    out = b"GIF89a" + struct.pack("<HHBBB", *screen, flags, 0, 0) + palette
    if transparent >= 0:
        out += bytes([0x21, 0xF9, 4, 1, 0, 0, transparent, 0])
    height, width = indexes.shape
    return out + b"," + struct.pack("<HHHHB", x, y, width, height, 0) + gif_lzw(indexes, bits) + b";"


def tiff(width: int, height: int, data: bytes, tags: dict, big_endian: bool = False) -> bytes:
    """Data as given, one strip unless there are tiles; tags: {number: (type, values)} beside size and strip. Types: 3 short, 4 long,
    5 rational (numerator, denominator), 7 bytes."""
    e = ">" if big_endian else "<"
    strip = {} if 322 in tags else {273: (4, [8]), 278: (4, [height]), 279: (4, [len(data)])}
    tags = {256: (4, [width]), 257: (4, [height]), **strip, **tags}
    extra_at = 8 + len(data) + len(data) % 2
    extra, entries = b"", b""
    for number, (kind, values) in sorted(tags.items()):
        body = bytes(values) if kind == 7 else struct.pack(e + {3: "H", 4: "I"}[kind] * len(values), *values)
        if len(body) <= 4:
            where = body + bytes(4 - len(body))
        else:
            where = struct.pack(e + "I", extra_at + len(extra))
            extra += body + bytes(len(body) % 2)
        entries += struct.pack(e + "HHI", number, kind, len(values)) + where
    ifd = struct.pack(e + "H", len(tags)) + entries + bytes(4)
    head = (b"MM\0*" if big_endian else b"II*\0") + struct.pack(e + "I", extra_at + len(extra))
    return head + data + bytes(len(data) % 2) + extra + ifd
