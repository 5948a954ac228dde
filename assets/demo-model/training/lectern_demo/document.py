"""A document as rows of text on a page, with what is where.

Layout happens in *model space*: the square of SIDE x SIDE pixels that the encoder sees after the page was stretched.
Rows are at least one pooled cell (28 px) apart, so that one cell holds characters of one row only.
"""

from dataclasses import dataclass, field

from . import fonts

SIDE = 224
PATCH = 14
POOL = 2
CELL = PATCH * POOL
GRID = SIDE // CELL

# What a printed character is part of; the dense labels of the decoder's image positions.
ROLES = ["none", "text", "label", "title", "company", "number", "date", "due", "person", "total", "tax", "item", "amount",
         "city", "phone", "street", "born", "subject", "weight", "payment", "time", "stamp"]
ROLE = {name: i for i, name in enumerate(ROLES)}
INKS = [(10, 10, 10), (20, 20, 90), (70, 20, 20), (40, 40, 40), (15, 60, 40)]
PAPERS = [(255, 255, 255), (255, 255, 255), (250, 246, 232), (238, 242, 250), (240, 240, 240), (252, 240, 240)]
COLOURS = {"red": (205, 35, 35), "blue": (40, 70, 205), "green": (25, 140, 60), "purple": (130, 40, 150),
           "orange": (235, 130, 20), "black": (25, 25, 25)}
COLOUR = {name: i + 1 for i, name in enumerate(COLOURS)}


@dataclass
class Run:
    """Text printed in one go. x is the left edge in model space, y the middle of the row."""
    text: str
    x: float
    y: float
    role: str
    row: int
    font: str
    size: int
    ink: tuple


@dataclass
class Box:
    """A filled or outlined rectangle in model space; drawn below the text."""
    x0: float
    y0: float
    x1: float
    y1: float
    colour: tuple
    filled: bool = True
    stamp: str = ""


@dataclass
class Fact:
    """Something the document says: the key that questions ask for, and the value as printed."""
    key: str
    value: str
    item: str = ""


@dataclass
class Document:
    family: str
    width: int
    height: int
    paper: tuple
    runs: list = field(default_factory=list)
    boxes: list = field(default_factory=list)
    facts: list = field(default_factory=list)
    stamp: tuple | None = None
    photographed: bool = False

    @property
    def rows(self):
        """The text of each row, pieces joined by one space, from top to bottom. Stamps are not text."""
        rows = {}
        for run in self.runs:
            if run.role != "stamp":
                rows.setdefault(run.row, []).append(run)
        return [" ".join(run.text for run in sorted(rows[k], key=lambda run: run.x)) for k in sorted(rows)]

    def advance(self, run, char):
        """Model pixels to the next character of a run."""
        return fonts.advance(run.font, run.size, char) * SIDE / self.width

    def glyphs(self):
        """Yields (char, x, y, role, index in its run) of every printed character, centres in model space."""
        for run in self.runs:
            x = run.x
            for i, char in enumerate(run.text):
                w = self.advance(run, char)
                if char != " ":
                    yield char, x + w / 2, run.y, run.role, i
                x += w


class Sheet:
    """Sets rows on a page; shrinks the type where a row would not fit."""

    def __init__(self, r, family, rows, seen=True, font=None, sizes=(420, 860)):
        self.r = r
        longest = r.randint(*sizes)
        ratio = r.uniform(0.72, 1.0)
        portrait = r.random() < 0.6
        width, height = (int(longest * ratio), longest) if portrait else (longest, int(longest * ratio))
        self.document = Document(family, width, height, r.choice(PAPERS))
        self.font = font or r.choice(fonts.SEEN if seen else fonts.UNSEEN)
        self.ink = r.choice(INKS)
        self.pitch = min(r.uniform(28, 34), (SIDE - 4) / rows)
        self.pitch = max(self.pitch, CELL)
        free = SIDE - self.pitch * rows
        self.top = r.uniform(0, max(free, 0)) if r.random() < 0.5 else r.uniform(0, max(min(free, 24), 0))
        self.left = r.uniform(5, 18)
        self.right = SIDE - r.uniform(5, 14)
        self.size = r.uniform(16.5, 21.5)
        self.column = r.uniform(80, 120)
        self.row = 0

    def y(self):
        return self.top + self.pitch * (self.row + 0.5)

    def natural(self, size, font, pieces, space):
        """The whole pixel size at which the pieces fit side by side, and their widths in model space."""
        d = self.document
        pixels = max(10, round(size * d.height / SIDE))
        while True:
            widths = [sum(fonts.advance(font, pixels, c) for c in p) * SIDE / d.width for p in pieces]
            if sum(widths) <= space or pixels <= 8:
                return pixels, widths
            pixels -= 1

    def text(self, pieces, style="left", scale=1.0, bold=False, skip=0):
        """One row of (text, role) pieces: "left" in a line, "right" with the last at the margin, "column", "centre"."""
        r, d = self.r, self.document
        self.row += skip
        font = self.font
        gap = 7
        space = self.right - self.left - gap * (len(pieces) - 1)
        pixels, widths = self.natural(self.size * scale, font, [p for p, _ in pieces], space)
        gap = max(gap, fonts.advance(font, pixels, " ") * SIDE / d.width)
        x = self.left
        if style == "centre":
            x = (SIDE - sum(widths) - gap * (len(pieces) - 1)) / 2
        for i, ((text, role), width) in enumerate(zip(pieces, widths)):
            last = i == len(pieces) - 1 and len(pieces) > 1
            if style == "right" and last:
                x = max(x, self.right - width)
            if style == "column" and last:
                x = min(max(x, self.column), max(x, self.right - width))
            d.runs.append(Run(text, x, self.y(), role, self.row, font, pixels, self.ink))
            x += width + gap
        self.row += 1

    def fact(self, key, value, item=""):
        self.document.facts.append(Fact(key, value, item))

    def field(self, key, label, value, role, style, colon):
        """A row with a label and its value."""
        self.text([(label + (":" if colon else ""), "label"), (value, role)], style)
        self.fact(key, value)

    def stamp(self, word, colour, x=None, y=None):
        """A coloured stamp with a word in white, or outlined with the word in its colour."""
        r, d = self.r, self.document
        rgb = tuple(max(0, min(255, c + r.randint(-15, 15))) for c in COLOURS[colour])
        filled = r.random() < 0.6
        pixels, (width,) = self.natural(r.uniform(17, 20), self.font, [word], 90)
        y = self.y() if y is None else y
        x = r.uniform(6, SIDE - width - 16) if x is None else x
        d.boxes.append(Box(x - 5, y - 12, x + width + 5, y + 12, rgb, filled, colour))
        d.runs.append(Run(word, x, y, "stamp", self.row, self.font, pixels, (255, 255, 255) if filled else rgb))
        d.stamp = word, colour
        self.row += 1
