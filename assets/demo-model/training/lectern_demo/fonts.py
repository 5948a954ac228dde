"""The fonts documents are printed in, found where Debian's packages put them."""

import functools
import os

from PIL import ImageFont

ROOT = os.environ.get("LECTERN_FONTS", "/usr/share/fonts")
# Seen in training. All are of fixed pitch, as a typewriter or a till prints.
SEEN = ["truetype/dejavu/DejaVuSansMono.ttf", "truetype/dejavu/DejaVuSansMono-Bold.ttf",
        "truetype/liberation2/LiberationMono-Regular.ttf", "truetype/liberation2/LiberationMono-Bold.ttf",
        "truetype/jetbrains-mono/JetBrainsMono-Regular.ttf", "truetype/jetbrains-mono/JetBrainsMono-Bold.ttf",
        "truetype/hack/Hack-Regular.ttf", "truetype/firacode/FiraCode-Regular.ttf", "truetype/mononoki/mononoki-Regular.ttf"]
# Only ever used to measure.
UNSEEN = ["truetype/noto/NotoSansMono-Regular.ttf", "truetype/noto/NotoMono-Regular.ttf"]


@functools.lru_cache(maxsize=512)
def load(name, size):
    """A font at a whole pixel size, laid out without ligatures or kerning tables beyond FreeType's own."""
    return ImageFont.truetype(os.path.join(ROOT, name), size, layout_engine=ImageFont.Layout.BASIC)


@functools.lru_cache(maxsize=1024)
def pitch(name, size):
    """Whole pixels from one character's origin to the next one's; the same for all characters of a font."""
    return round(load(name, size).getlength("0"))
