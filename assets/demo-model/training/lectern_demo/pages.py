"""Pages to be asked about, and conversations about them: one picture, a tall page with its crops, two pictures, none."""

import random
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import families, questions, render, sequences
from .document import SIDE, Document


@dataclass
class Page:
    """A document (None: a picture that is none) as the encoder sees it, with what is where in each view.

    pictures: uint8 (views, SIDE, SIDE, 3), or None when only labels are wanted; labels: of render.labels, each (views, ...).
    """
    document: Document | None
    pictures: np.ndarray | None
    labels: list
    spots: dict

    @property
    def crops(self):
        return self.document.parts if self.document and self.document.parts > 1 else 0


def scenery(r):
    """A picture that is no document: a gradient, noise, coloured blobs or blurred shapes."""
    ends = np.array([[r.randint(0, 255) for _ in range(3)] for _ in range(4)], np.float32).reshape(2, 2, 3)
    base = Image.fromarray(ends.astype(np.uint8)).resize((SIDE, SIDE), Image.Resampling.BILINEAR)
    pen = ImageDraw.Draw(base)
    for _ in range(r.choice([0, 0, 3, 12, 40])):
        x, y, w, h = r.randint(-40, SIDE), r.randint(-40, SIDE), r.randint(4, 140), r.randint(4, 140)
        shape = r.choice([pen.ellipse, pen.rectangle])
        shape((x, y, x + w, y + h), fill=tuple(r.randint(0, 255) for _ in range(3)))
    if r.random() < 0.6:
        base = base.filter(ImageFilter.GaussianBlur(r.uniform(1, 12)))
    pixels = np.asarray(base, np.float32)
    if r.random() < 0.4:
        noise = np.random.default_rng(r.getrandbits(32)).standard_normal((SIDE, SIDE, r.choice([1, 3])), np.float32)
        pixels = pixels + noise * r.uniform(3, 60)
    return np.clip(pixels, 0, 255).astype(np.uint8)


def page(r, pictures=True, tall=0.0, none=0.03, jumble=0.0, **options):
    """A new page; the shares of tall ones, of pictures that are no documents, and of pages full of words without meaning."""
    pick = r.random()
    if pick < none:
        blank = render.labels(Document("none", SIDE, SIDE, (0, 0, 0)))
        return Page(None, scenery(r)[None] if pictures else None, [np.stack(c) for c in zip(*blank)], {})
    if "sizes" not in options:
        options["sizes"] = (19, 34) if r.random() < 0.8 else (36, 56)
    if pick > 1 - jumble:
        document = families.jumble(r, **options)
    else:
        document = families.document(r, tall=pick < none + tall, **options)
    if not pictures:
        return Page(document, None, [np.stack(c) for c in zip(*render.labels(document))], render.spots(document))
    picture, warp = render.picture(document, r)
    views = np.stack([render.stretch(view) for view in render.views(picture, document)])
    return Page(document, views, [np.stack(c) for c in zip(*render.labels(document, warp))], render.spots(document, warp))


def produce(queue, seed, batch, pictures, tall):
    r = random.Random(seed)
    while True:
        queue.put([page(r, pictures, tall, jumble=0.15) for _ in range(batch)])


class Ring:
    """The last so many pages; tall ones apart, because their sequences are longer."""

    def __init__(self, size):
        self.size, self.filled, self.pages, self.tall = size, 0, [], []

    def add(self, batch):
        for new in batch:
            kept = self.tall if new.crops else self.pages
            if len(kept) < self.size:
                kept.append(new)
            else:
                kept[self.filled % self.size] = new
            self.filled += 1


def talk(r, shown, budget, reading, absent=0.0):
    """Segments about one page: reading aloud, and questions; a share of them more about what is not there."""
    if shown.document is None:
        return [[(questions.anything(r), questions.WHO)] for _ in range(budget)]
    made = []
    if r.random() < reading:
        made.append([questions.whole(shown.document)])
    while len(made) < budget:
        if not shown.document.facts:
            made.append([questions.row(r, shown.document)])
            continue
        if r.random() < absent:
            made.append([questions.absent(r, shown.document)])
            continue
        turns = [questions.one(r, shown.document)[1:]]
        while r.random() < 0.12:
            turns.append(questions.one(r, shown.document)[1:])
        made.append(turns)
    return made


def together(first, second):
    """Spots of two pages one after the other."""
    shift = 8 * sequences.CELLS * len(first.labels[0])
    return {text: [p + shift * (p >= 0) for p in places] for text, places in second.spots.items()} | first.spots


def partner(r, ring, first, totals):
    """The second picture beside a document: with probability totals, if that has a total, another one with a total."""
    comparable = questions.total(first.document) and r.random() < totals
    while True:
        second = r.choice(ring.pages)
        if second.document and second.document.facts and (questions.total(second.document) or not comparable):
            return second


def draw(r, ring, batch, budget, reading, limit, pairs, tall, totals=0.0, absent=0.0):
    """Pages in order and packed sequences; a batch is of tall pages with probability tall, a sequence about two pictures
    with probability pairs."""
    if ring.tall and r.random() < tall:
        shown = [r.choice(ring.tall) for _ in range(max(1, batch // 2))]
        return shown, [sequences.pack(sequences.prefix(1, s.crops), talk(r, s, budget + 3, reading, absent), limit + 170,
                                      s.spots) for s in shown]
    shown, packed = [], []
    for k in range(batch):
        if k and r.random() < 0.03:
            packed.append(sequences.pack(sequences.prefix(0), [[questions.without_picture(r)] for _ in range(budget)], limit))
            continue
        first = r.choice(ring.pages)
        shown.append(first)
        if first.spots and first.document.facts and r.random() < pairs:
            second = partner(r, ring, first, totals)
            shown.append(second)
            documents = [first.document, second.document]
            talks = [[questions.pair(r, documents)[1:]] for _ in range(budget)]
            packed.append(sequences.pack(sequences.prefix(2), talks, limit, together(first, second)))
        else:
            packed.append(sequences.pack(sequences.prefix(), talk(r, first, budget, reading, absent), limit, first.spots))
    return shown, packed


def exam(n, seed, pictures=True, **options):
    """Held-out pages with one question each: kinds, pages, sequences."""
    r = random.Random(seed)
    kinds, shown, packed = [], [], []
    for _ in range(n):
        asked = page(r, pictures, none=0, **options)
        kind, question, answer = questions.one(r, asked.document)
        kinds.append(kind)
        shown.append(asked)
        packed.append(sequences.pack(sequences.prefix(1, asked.crops), [[(question, answer)]], 1000))
    return kinds, shown, packed
