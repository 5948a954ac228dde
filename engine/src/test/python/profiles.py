"""Small ICC profiles (ICC.1:2001-04), made from nothing, for the picture goldens."""
import struct


def tag_curve(gamma: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH", 1, round(gamma * 256)) + b"\0\0"


def fixed(x: float) -> bytes:
    return struct.pack(">i", round(x * 65536))


def xyz(x: float, y: float, z: float) -> bytes:
    return b"XYZ \0\0\0\0" + fixed(x) + fixed(y) + fixed(z)


def text_description(text: str) -> bytes:
    raw = text.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(raw)) + raw + bytes(4 + 4 + 2 + 1 + 67)


def profile(space: bytes, device: bytes, pcs: bytes, tags: dict[bytes, bytes]) -> bytes:
    tags = {b"desc": text_description("Lectern test"), b"cprt": b"text\0\0\0\0CC0\0", b"wtpt": xyz(0.9642, 1, 0.8249),
            **tags}
    offset = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for name, body in tags.items():
        table += name + struct.pack(">II", offset + len(data), len(body))
        data += body + bytes(-len(body) % 4)
    size = 128 + len(table) + len(data)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02100000, device, space, pcs)
    head += struct.pack(">6H", 2026, 1, 1, 0, 0, 0) + b"acsp" + bytes(4 + 4 + 4 + 4 + 8 + 4)
    head += fixed(0.9642) + fixed(1) + fixed(0.8249)
    return head + bytes(128 - len(head)) + table + data


def wide_rgb() -> bytes:
    """Primaries close to Adobe RGB (1998), adapted to D50, and a gamma of 2.2."""
    return profile(b"RGB ", b"mntr", b"XYZ ", {
        b"rXYZ": xyz(0.60974, 0.31111, 0.01947), b"gXYZ": xyz(0.20528, 0.62567, 0.06087),
        b"bXYZ": xyz(0.14919, 0.06322, 0.74457),
        b"rTRC": tag_curve(2.2), b"gTRC": tag_curve(2.2), b"bTRC": tag_curve(2.2)})


def linear_gray() -> bytes:
    return profile(b"GRAY", b"mntr", b"XYZ ", {b"kTRC": tag_curve(1.0)})


def inks() -> bytes:
    """CMYK to Lab by a table of 5 steps an ink: paper slightly warm, inks far from the simple formula."""
    steps = 5

    def lab(c: float, m: float, y: float, k: float) -> tuple[int, int, int]:
        light = (95 - 35 * c - 45 * m - 8 * y) * (1 - k) + 12 * k
        a = (-32 * c + 68 * m - 5 * y) * (1 - k)
        b = (2 - 42 * c - 6 * m + 88 * y) * (1 - k)
        clip = lambda v: max(0, min(255, round(v)))
        return clip(light * 2.55), clip(a + 128), clip(b + 128)

    grid = bytearray()
    levels = [i / (steps - 1) for i in range(steps)]
    for c in levels:
        for m in levels:
            for y in levels:
                for k in levels:
                    grid += bytes(lab(c, m, y, k))
    ramp = bytes(range(256))
    identity = b"".join(fixed(v) for v in (1, 0, 0, 0, 1, 0, 0, 0, 1))
    table = b"mft1\0\0\0\0" + bytes([4, 3, steps, 0]) + identity + ramp * 4 + bytes(grid) + ramp * 3
    return profile(b"CMYK", b"prtr", b"Lab ", {b"A2B0": table})
