"""Writes srgb-v4.icc, the profile that pictures are converted to: Little CMS's own sRGB, by way of Pillow.

Run from this folder:  python srgb_profile.py

Its date of creation is set to a fixed one, so that the file is the same every time.
"""
import struct
from pathlib import Path

from PIL import ImageCms

OUT = Path(__file__).parent / "../../main/resources/lectern/engine/document/srgb-v4.icc"


def main() -> None:
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = struct.pack(">6H", 2026, 1, 1, 0, 0, 0)
    OUT.write_bytes(profile)


if __name__ == "__main__":
    main()
