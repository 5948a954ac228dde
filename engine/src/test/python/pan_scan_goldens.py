"""Writes pan-scan.tsv: the crops that transformers' Gemma 3 image processor cuts from pictures of many sizes.

Run from this folder:  python pan_scan_goldens.py

Columns: width, height, min crop size, max crops, ratio to activate, crops as "x,y,width,height" joined by spaces
("-" for none). Every pixel of the probe picture holds its own position, so the boxes are read off the crops that the
real class returns, not computed here.
"""
import random
from pathlib import Path

import numpy as np
import transformers
from transformers.models.gemma3.image_processing_pil_gemma3 import Gemma3ImageProcessorPil

OUT = Path(__file__).parent / "../resources/lectern/engine/document/pan-scan.tsv"

NOTED = [(1199, 1000), (1200, 1000), (1240, 1754), (2500, 1000), (10000, 1000), (600, 255), (511, 400), (1000, 1200),
         (1000, 1199), (1754, 1240), (1000, 2500), (1000, 10000), (255, 600), (400, 511), (1, 1), (1, 9000), (9000, 1),
         (896, 896), (512, 512), (512, 256), (511, 256), (256, 512), (1500, 1000), (3500, 1000), (768, 307),
         (307, 768), (1536, 1024), (65500, 1200), (1200, 65500)]
SETTINGS = [(256, 2, 1.2), (256, 1, 1.2), (100, 8, 1.0), (64, 16, 1.5), (512, 4, 1.2), (300, 3, 2.0)]


def crops(processor, width: int, height: int, settings) -> str:
    # Broadcast arrays: a picture of any size without memory behind it; crops are views, so this stays fast.
    x = np.broadcast_to(np.arange(width, dtype=np.int32), (3, height, width))
    y = np.broadcast_to(np.arange(height, dtype=np.int32)[:, None], (3, height, width))
    boxes = []
    for cut_x, cut_y in zip(processor.pan_and_scan(x, *settings), processor.pan_and_scan(y, *settings), strict=True):
        assert cut_x.shape == cut_y.shape
        boxes.append(f"{cut_x[0, 0, 0]},{cut_y[0, 0, 0]},{cut_x.shape[2]},{cut_x.shape[1]}")
    return " ".join(boxes) or "-"


def main() -> None:
    rng = random.Random(4)
    processor = Gemma3ImageProcessorPil()
    default = (256, 4, 1.2)
    cases = [(*size, default) for size in NOTED]
    for i in range(600):
        short = rng.choice([rng.randint(200, 700), rng.randint(1, 3000), rng.randint(256, 1500)])
        long = min(65500, int(short * rng.choice([rng.uniform(1, 1.4), rng.uniform(1, 6), 1.2, 1.5, 2.5])))
        width, height = (long, short) if rng.random() < 0.5 else (short, long)
        cases.append((max(1, width), max(1, height), default if i % 4 else SETTINGS[i // 4 % len(SETTINGS)]))
    with OUT.open("w", newline="\n") as out:
        out.write(f"# pan_scan_goldens.py, transformers {transformers.__version__}\n")
        for width, height, settings in cases:
            row = [width, height, *settings, crops(processor, width, height, settings)]
            out.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main()
