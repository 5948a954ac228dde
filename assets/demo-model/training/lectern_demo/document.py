"""A document as rows of text on a page, with what is where.

Layout happens in *model space*: the square of SIDE x SIDE pixels that the encoder sees after the page was stretched.
The type is of fixed pitch, one patch (14 px) a character, and the rows are one pooled cell (28 px) apart, so that a
cell holds two characters of one row, wherever the row begins. A tall page has two such squares, one above the other:
as a whole it is too small to read, and Pan & Scan shows each square alone.
"""

from dataclasses import dataclass, field

from . import fonts

SIDE = 224
PATCH = 14
POOL = 2
CELL = PATCH * POOL
GRID = SIDE // CELL
PITCH, COLUMNS, ROWS = PATCH, SIDE // PATCH - 1, GRID

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
    parts: int = 1

    @property
    def rows(self):
        """The text of each row, pieces joined by one space, from top to bottom. Stamps are not text."""
        rows = {}
        for run in self.runs:
            if run.role != "stamp":
                rows.setdefault(run.row, []).append(run)
        return [" ".join(run.text for run in sorted(rows[k], key=lambda run: run.x)) for k in sorted(rows)]

    def glyphs(self):
        """Yields (char, x, y, role, index in its run) of every printed character, centres in model space."""
        for run in self.runs:
            for i, char in enumerate(run.text):
                if char != " ":
                    yield char, run.x + (i + 0.5) * PITCH, run.y, run.role, i


class Sheet:
    """Sets rows of fixed pitch on a page: ROWS rows for each of its parts, COLUMNS characters at most in a row."""

    def __init__(self, r, family, rows, seen=True, font=None, sizes=(19, 34), tall=False):
        self.r = r
        self.font = font or r.choice(fonts.SEEN if seen else fonts.UNSEEN)
        pixels = r.randint(*sizes)
        size = r.uniform(19.8, 22.5)  # of the type, in model pixels
        width = fonts.pitch(self.font, pixels) * SIDE // PITCH
        parts = 2 if tall else 1
        height = min(parts * round(pixels * SIDE / size), parts * int(width * 1.19))
        self.document = Document(family, width, height, r.choice(PAPERS), parts=parts)
        self.pixels, self.ink = pixels, r.choice(INKS)
        free = ROWS * parts - rows
        if free < 0:
            raise ValueError(f"{rows} rows do not fit on a {family}.")
        self.row = self.above = min(free, r.choice([0, 0, 0, 1, 1, 2, 3]))
        self.shift = r.uniform(-2.5, 2.5)
        self.left = r.uniform(2.5, 11.5)
        self.column = r.randint(6, 8)

    def y(self):
        return CELL * (self.row + 0.5) + self.shift

    def text(self, pieces, style="left"):
        """One row of (text, role) pieces: "left" in a line, "right" with the last at the margin, "column", "centre"."""
        d = self.document
        length = sum(len(text) for text, _ in pieces) + len(pieces) - 1
        at = (COLUMNS - length) // 2 if style == "centre" else 0
        for i, (text, role) in enumerate(pieces):
            if i and i == len(pieces) - 1:
                if style == "right":
                    at = max(at, COLUMNS - len(text))
                if style == "column":
                    at = min(max(at, self.column), max(at, COLUMNS - len(text)))
            d.runs.append(Run(text, self.left + at * PITCH, self.y(), role, self.row - self.above, self.font, self.pixels,
                              self.ink))
            at += len(text) + 1
        if at - 1 > COLUMNS:
            raise ValueError(f"Too long for a row: {pieces}.")
        self.row += 1

    def fact(self, key, value, item=""):
        self.document.facts.append(Fact(key, value, item))

    def stamp(self, word, colour):
        """A coloured stamp with a word in white, or outlined with the word in its colour, on a row of its own."""
        r, d = self.r, self.document
        rgb = tuple(max(0, min(255, c + r.randint(-15, 15))) for c in COLOURS[colour])
        filled = r.random() < 0.6
        x = self.left + PITCH * r.randint(0, COLUMNS - len(word))
        y = self.y()
        d.boxes.append(Box(x - 4, y - 12.5, x + PITCH * len(word) + 4, y + 12.5, rgb, filled, colour))
        d.runs.append(Run(word, x, y, "stamp", self.row - self.above, self.font, self.pixels,
                          (255, 255, 255) if filled else rgb))
        d.stamp = word, colour
        self.row += 1
