"""Pictures that Python and Java compute alike, so that golden files need not store them.

The Java twin is SyntheticPicture.java. A sample is a function of (pattern, seed, x, y, channel):

noise     top byte of the SplitMix64 value number (y * width + x) * 3 + channel for that seed
edges     255 where that byte is odd, else 0: as hard as contrast gets
gradient  (7x + 13y + 31c + seed) mod 256: smooth, with jumps where it wraps
flat      (seed + 80c) mod 256
"""
import numpy as np

GOLDEN = np.uint64(0x9E3779B97F4A7C15)


def splitmix(seed: int, count: int) -> np.ndarray:
    """The first `count` values of SplitMix64, top bytes only."""
    with np.errstate(over="ignore"):
        z = np.uint64(seed) + np.arange(1, count + 1, dtype=np.uint64) * GOLDEN
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(56)).astype(np.uint8)


def picture(pattern: str, seed: int, width: int, height: int) -> np.ndarray:
    """height x width x 3, uint8."""
    if pattern in ("noise", "edges"):
        noise = splitmix(seed, width * height * 3).reshape(height, width, 3)
        return noise if pattern == "noise" else (noise & 1) * np.uint8(255)
    y, x, c = np.mgrid[0:height, 0:width, 0:3]
    if pattern == "gradient":
        return ((7 * x + 13 * y + 31 * c + seed) % 256).astype(np.uint8)
    if pattern == "flat":
        return ((seed + 80 * c) % 256).astype(np.uint8)
    raise ValueError(pattern)
