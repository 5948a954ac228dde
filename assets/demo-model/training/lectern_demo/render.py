"""Draws documents at their own size, ages and photographs them, and stretches them to the encoder's square."""

import io

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from . import fonts
from .document import CELL, COLOUR, GRID, PATCH, PITCH, ROLE, SIDE
from .vocabulary import GLYPH

PATCH_SLOTS = 2
CELL_SLOTS = 3


def draw(document):
    """The clean page at its own size."""
    fx, fy = document.width / SIDE, document.height / SIDE / document.parts
    page = Image.new("RGB", (document.width, document.height), document.paper)
    pen = ImageDraw.Draw(page)
    for box in document.boxes:
        corners = (box.x0 * fx, box.y0 * fy, max(box.x1 * fx, box.x0 * fx + 1), max(box.y1 * fy, box.y0 * fy + 1))
        if box.filled:
            pen.rectangle(corners, fill=box.colour)
        else:
            pen.rectangle(corners, outline=box.colour, width=max(2, round(1.4 * fx)))
    for run in document.runs:
        pen.text((run.x * fx, run.y * fy), run.text, fill=run.ink, font=fonts.load(run.font, run.size), anchor="lm")
    return page


def _projection(source, target):
    """The eight coefficients with which Pillow finds, for a target point, the source point."""
    rows = []
    for (x, y), (u, v) in zip(target, source):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
    return np.linalg.solve(np.array(rows), np.array(source).reshape(8))


def photograph(page, r):
    """The page on a table, seen a little from the side. Returns the picture and the 3x3 map from page to picture."""
    w, h = page.size
    m = r.uniform(0.004, 0.016)
    corner = [(0, 0), (w, 0), (w, h), (0, h)]
    moved = [(x + (1 if x == 0 else -1) * w * r.uniform(0, m), y + (1 if y == 0 else -1) * h * r.uniform(0, m))
             for x, y in corner]
    coefficients = _projection(corner, moved)
    back = Image.new("RGB", (w, h), tuple(r.randint(30, 170) for _ in range(3)))
    warped = page.transform((w, h), Image.Transform.PERSPECTIVE, coefficients, Image.Resampling.BILINEAR)
    inside = Image.new("L", (w, h), 255).transform((w, h), Image.Transform.PERSPECTIVE, coefficients)
    back.paste(warped, (0, 0), inside)
    shade = np.linspace(r.uniform(0.7, 1.0), r.uniform(0.85, 1.0), w)[None, :] * np.linspace(
        r.uniform(0.75, 1.0), r.uniform(0.85, 1.0), h)[:, None]
    picture = Image.fromarray((np.asarray(back) * shade[..., None]).astype(np.uint8))
    return picture, np.linalg.inv(np.append(coefficients, 1).reshape(3, 3))


def age(page, r):
    """Blur, noise, contrast and JPEG blocks, each now and then."""
    if r.random() < 0.25:
        page = page.filter(ImageFilter.GaussianBlur(r.uniform(0.3, 0.8) * page.width / 450))
    if r.random() < 0.3:
        pixels = np.asarray(page, np.float32)
        pixels = (pixels - 128) * r.uniform(0.7, 1.05) + 128 + r.uniform(-15, 15)
        noise = np.random.default_rng(r.getrandbits(32)).standard_normal((page.height, page.width, 1), np.float32)
        page = Image.fromarray(np.clip(pixels + noise * r.uniform(0, 8), 0, 255).astype(np.uint8))
    if r.random() < 0.25:
        buffer = io.BytesIO()
        page.save(buffer, "JPEG", quality=r.randint(50, 92))
        page = Image.open(buffer).convert("RGB")
    return page


def picture(document, r, clean=False):
    """The picture a person would have, and the map from the page's pixels to its own."""
    page = draw(document)
    warp = np.eye(3)
    if document.photographed:
        page, warp = photograph(page, r)
    return (page if clean else age(page, r)), warp


def stretch(page):
    """As Gemma 3's image processor: bilinear with antialiasing, no letterbox. uint8, SIDE x SIDE x 3."""
    return np.asarray(page.resize((SIDE, SIDE), Image.Resampling.BILINEAR))


def views(page, document):
    """What the encoder sees: the page, and if it is tall, the crops of Pan & Scan, from top to bottom."""
    if document.parts == 1:
        return [page]
    step = page.height // document.parts
    return [page] + [page.crop((0, i * step, page.width, (i + 1) * step)) for i in range(document.parts)]


def labels(document, warp=None):
    """What is where in each view: the patches' glyphs (SIDE/PATCH)^2 x 2, the cells' glyphs GRID^2 x 3, GRID^2 roles of the
    cells' first characters, their places in their runs, and GRID^2 stamp colours. Nothing in the whole of a tall page."""
    n, parts = SIDE // PATCH, document.parts
    tall = parts > 1
    out = [tuple(np.zeros((count, *slots), np.uint8) for count, slots in (
        (n * n, (PATCH_SLOTS,)), (GRID * GRID, (CELL_SLOTS,)), (GRID * GRID, ()), (GRID * GRID, ()), (GRID * GRID, ())))
        for _ in range(parts + tall)]
    patches, cells = {}, {}
    for char, x, y, role, i in document.glyphs():
        x, y = _warped(x, y, warp, document)
        if 0 <= x < SIDE and 0 <= y < SIDE * parts and char in GLYPH:
            view, y = int(y // SIDE), y % SIDE
            patches.setdefault((view + tall, int(y // PATCH) * n + int(x // PATCH)), []).append((x, GLYPH[char]))
            cells.setdefault((view + tall, int(y // CELL) * GRID + int(x // CELL)), []).append(
                (x, GLYPH[char], ROLE[role], min(i, 255)))
    for (view, k), found in patches.items():
        for s, hit in enumerate(sorted(found)[:PATCH_SLOTS]):
            out[view][0][k, s] = hit[1]
    for (view, k), found in cells.items():
        found.sort()
        for s, hit in enumerate(found[:CELL_SLOTS]):
            out[view][1][k, s] = hit[1]
        out[view][2][k], out[view][3][k] = found[0][2], found[0][3]
    for box in document.boxes:
        if box.stamp:
            view, y0, y1 = int(box.y0 // SIDE), box.y0 % SIDE, box.y0 % SIDE + box.y1 - box.y0
            for gy in range(GRID):
                for gx in range(GRID):
                    x, y = (gx + 0.5) * CELL, (gy + 0.5) * CELL
                    if box.x0 - 8 < x < box.x1 + 8 and y0 - 2 < y < y1 + 2:
                        out[view + tall][4][gy * GRID + gx] = COLOUR[box.stamp]
    return out


def spots(document, warp=None):
    """Where each text that can be an answer is printed: text -> for each character, place * 8 + slot, or -1 if unknown.

    Places number the cells of all views of the document.
    """
    cells, runs = {}, []
    tall = document.parts > 1
    for k, run in enumerate(document.runs):
        places = []
        for i, char in enumerate(run.text):
            u, v = _warped(run.x + (i + 0.5) * PITCH, run.y, warp, document)
            places.append(-1)
            if char in GLYPH and 0 <= u < SIDE and 0 <= v < SIDE * document.parts:
                cell = (int(v // CELL) + GRID * tall) * GRID + int(u // CELL)
                cells.setdefault(cell, []).append((u, k, i))
        runs.append(places)
    for cell, found in cells.items():
        for slot, (_, k, i) in enumerate(sorted(found)):
            runs[k][i] = cell * 8 + min(slot, 7)
    texts, rows = {}, {}
    for run, places in zip(document.runs, runs):
        texts.setdefault(run.text, places)
        if run.role != "stamp":
            rows.setdefault(run.row, []).append((run.x, run.text, places))
    whole = []
    for k in sorted(rows):
        joined = []
        for i, (_, _, places) in enumerate(sorted(rows[k], key=lambda piece: piece[0])):
            joined += ([-1] if i else []) + places
        texts.setdefault(" ".join(text for _, text, _ in sorted(rows[k], key=lambda piece: piece[0])), joined)
        whole += ([-1] if whole else []) + joined
    texts.setdefault("\n".join(document.rows), whole)
    return texts


def _warped(x, y, warp, document):
    if warp is None or not document.photographed:
        return x, y
    fx, fy = document.width / SIDE, document.height / SIDE
    u, v, w = warp @ (x * fx, y * fy, 1.0)
    return u / w / fx, v / w / fy
