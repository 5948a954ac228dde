"""Writes encoder-input.tsv: what transformers' Gemma 3 image processor hands to the encoder.

Run from this folder:  python encoder_input_goldens.py

Columns: pattern, seed, width, height, side, pan and scan (true/false), SHA-256 of the RGB bytes of each view in order,
joined by spaces. The processor's floats in [-1, 1] are scaled back to the bytes they came from, which is exact.
"""
import hashlib
from pathlib import Path

import numpy as np
import transformers
from PIL import Image
from transformers.models.gemma3.image_processing_pil_gemma3 import Gemma3ImageProcessorPil

from synthetic import picture

OUT = Path(__file__).parent / "../resources/lectern/engine/document/encoder-input.tsv"

CASES = [
    ("noise", 1, 1240, 1754, 896, True), ("noise", 2, 1240, 1754, 896, False), ("edges", 3, 2500, 1000, 896, True),
    ("gradient", 4, 1000, 2500, 224, True), ("noise", 5, 300, 301, 896, True), ("noise", 6, 3, 700, 224, True),
    ("noise", 7, 511, 400, 896, True), ("gradient", 8, 896, 896, 896, True), ("edges", 9, 1500, 300, 224, True),
    ("noise", 10, 300, 1700, 448, True), ("noise", 11, 1, 1, 56, True), ("gradient", 12, 5000, 600, 224, True),
]


def main() -> None:
    with OUT.open("w", newline="\n") as out:
        out.write(f"# encoder_input_goldens.py, transformers {transformers.__version__}\n")
        for pattern, seed, w, h, side, pan in CASES:
            processor = Gemma3ImageProcessorPil(
                size={"height": side, "width": side}, do_pan_and_scan=pan, pan_and_scan_min_crop_size=256,
                pan_and_scan_max_num_crops=4, pan_and_scan_min_ratio_to_activate=1.2)
            views = processor(Image.fromarray(picture(pattern, seed, w, h)), return_tensors="np")["pixel_values"]
            hashes = []
            for view in np.asarray(views):
                scaled = (view.astype(np.float64) * 0.5 + 0.5) * 255
                data = np.rint(scaled)
                assert np.abs(data - scaled).max() < 1e-3
                hashes.append(hashlib.sha256(data.astype(np.uint8).transpose(1, 2, 0).tobytes()).hexdigest())
            row = [pattern, seed, w, h, side, str(pan).lower(), " ".join(hashes)]
            out.write("\t".join(map(str, row)) + "\n")


if __name__ == "__main__":
    main()
