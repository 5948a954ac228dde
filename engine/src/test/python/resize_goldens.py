"""Writes resize.tsv: what Pillow's Image.resize(..., Image.BILINEAR) makes of synthetic pictures.

Run from this folder:  python resize_goldens.py

Columns: pattern, seed, width, height, new width, new height, SHA-256 of the resulting RGB bytes, and the bytes
themselves in hexadecimal when there are at most 192 of them (else "-").
"""
import hashlib
import random
from pathlib import Path

import PIL
from PIL import Image

from synthetic import picture

OUT = Path(__file__).parent / "../resources/lectern/engine/document/resize.tsv"

SIZES = [
    # identity, one direction unchanged
    (1, 1, 1, 1), (7, 5, 7, 5), (896, 896, 896, 896), (64, 48, 64, 20), (64, 48, 20, 48), (64, 20, 64, 48),
    # to the encoder's size, down and up
    (1240, 1754, 896, 896), (1754, 1240, 896, 896), (2000, 1500, 896, 896), (640, 480, 896, 896), (897, 895, 896, 896),
    (100, 100, 896, 896), (17, 23, 896, 896), (896, 400, 896, 896), (400, 896, 896, 896), (1792, 1792, 896, 896),
    # lines and single pixels
    (1, 50, 896, 896), (50, 1, 896, 896), (1, 1, 896, 896), (1, 2000, 896, 896), (2000, 1, 896, 896),
    (3, 2000, 896, 896), (2000, 3, 896, 896), (5000, 2, 30, 30), (2, 5000, 30, 30), (1, 9, 1, 4), (9, 1, 4, 1),
    (65500, 1, 10, 10), (1, 65500, 10, 10),
    # targets of one pixel
    (100, 80, 1, 1), (2, 2, 1, 1), (3, 3, 1, 1), (255, 257, 1, 1), (100, 80, 1, 80), (100, 80, 100, 1), (37, 41, 1, 7),
    (37, 41, 7, 1),
    # small ones, stored whole
    (4, 4, 8, 8), (8, 8, 4, 4), (5, 7, 8, 8), (13, 11, 8, 8), (2, 3, 7, 5), (3, 2, 5, 7), (10, 10, 9, 7), (9, 7, 8, 6),
    (31, 33, 8, 8), (100, 3, 8, 8),
    # odd ratios
    (1000, 10, 333, 7), (123, 457, 321, 111), (641, 479, 224, 224), (299, 301, 300, 300), (512, 512, 511, 513),
    (777, 333, 64, 64), (50, 60, 500, 7), (60, 50, 7, 500), (1023, 769, 448, 448), (33, 1025, 224, 224),
]


def main() -> None:
    rng = random.Random(3)
    cases = []
    patterns = ["noise", "edges", "gradient"]
    for i, size in enumerate(SIZES):
        cases.append((patterns[i % 3], 1000 + i, *size))
    for i, size in enumerate([(400, 300, 896, 896), (300, 300, 7, 5), (5, 5, 64, 64)]):
        cases.append(("flat", 10 + 100 * i, *size))
    for i in range(60):
        size = [rng.choice([rng.randint(1, 12), rng.randint(1, 90), rng.randint(1, 600)]) for _ in range(4)]
        cases.append((rng.choice(patterns), 5000 + i, *size))
    with OUT.open("w", newline="\n") as out:
        out.write(f"# resize_goldens.py, Pillow {PIL.__version__}\n")
        for pattern, seed, w, h, new_w, new_h in cases:
            image = Image.fromarray(picture(pattern, seed, w, h))
            data = image.resize((new_w, new_h), Image.Resampling.BILINEAR).tobytes()
            row = [pattern, seed, w, h, new_w, new_h, hashlib.sha256(data).hexdigest()]
            row.append(data.hex() if len(data) <= 192 else "-")
            out.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main()
