"""The fonts documents are printed in, found where Debian's packages put them."""

import functools
import os

from PIL import ImageFont

ROOT = os.environ.get("LECTERN_FONTS", "/usr/share/fonts")
_DEJAVU = "truetype/dejavu/"
_LIBERATION = "truetype/liberation2/"

# Seen in training. A short training learns few typefaces well rather than many badly.
SEEN = [_DEJAVU + "DejaVuSans.ttf", _DEJAVU + "DejaVuSans-Bold.ttf", _LIBERATION + "LiberationSans-Regular.ttf",
        _LIBERATION + "LiberationSans-Bold.ttf", "truetype/open-sans/OpenSans-Regular.ttf"]
# For trainings of many hours: add these to SEEN.
MORE = [_DEJAVU + "DejaVuSerif.ttf", _DEJAVU + "DejaVuSansMono.ttf", _LIBERATION + "LiberationSerif-Regular.ttf",
        _LIBERATION + "LiberationMono-Bold.ttf", "truetype/open-sans/OpenSans-Semibold.ttf"]
# Only ever used to measure.
UNSEEN = ["truetype/lato/Lato-Regular.ttf", "truetype/roboto/unhinted/RobotoTTF/Roboto-Regular.ttf"]


@functools.lru_cache(maxsize=512)
def load(name, size):
    """A font at a whole pixel size, laid out without ligatures or kerning tables beyond FreeType's own."""
    return ImageFont.truetype(os.path.join(ROOT, name), size, layout_engine=ImageFont.Layout.BASIC)


@functools.lru_cache(maxsize=100_000)
def advance(name, size, char):
    """Pixels from one character's origin to the next one's."""
    return load(name, size).getlength(char)
