"""Teaches the decoder to answer, first on an oracle that says what each cell holds, then on what the encoder sees.

The oracle lets decoder and encoder learn at the same time: a cell's embedding is a sum of learnt vectors, one for each
character in its slot. Later the projector is fitted to give the same embeddings from the encoder's features.
"""

import argparse
import multiprocessing
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from . import families, gemma, questions, render, sequences, vocabulary
from .document import COLOURS, ROLES
from .optimiser import Pair
from .render import CELL_SLOTS
from .vocabulary import GLYPHS

INDICES = 24


class Oracle(nn.Module):
    """Cells' contents to the embeddings that the projector should give."""

    def __init__(self):
        super().__init__()
        self.slots = nn.Parameter(torch.randn(CELL_SLOTS, GLYPHS, gemma.WIDTH) * 0.5)
        self.stamps = nn.Parameter(torch.randn(len(COLOURS) + 1, gemma.WIDTH) * 0.5)
        self.places = nn.Parameter(torch.randn(sequences.CELLS, gemma.WIDTH) * 0.3)

    def forward(self, cells, stamp):
        chars = sum(self.slots[s][cells[..., s]] for s in range(CELL_SLOTS))
        return chars + self.stamps[stamp] + self.places


class Projector(nn.Module):
    """Gemma 3's projector behind the pooled, normalised features."""

    def __init__(self, width):
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(gemma.WIDTH, width))

    def forward(self, features):
        return features @ self.weight.T


class TapHeads(nn.Module):
    """What image positions are taught inside the decoder; the export leaves them out."""

    def __init__(self):
        super().__init__()
        self.roles = nn.Linear(gemma.WIDTH, len(ROLES))
        self.index = nn.Linear(gemma.WIDTH, INDICES)
        self.glyphs = nn.Linear(gemma.WIDTH, CELL_SLOTS * GLYPHS)

    def loss(self, hidden, cells, roles, index):
        filled = cells[:, 0] > 0
        role = F.cross_entropy(self.roles(hidden), roles)
        place = F.cross_entropy(self.index(hidden[filled]), index[filled].clamp(max=INDICES - 1))
        glyph = F.cross_entropy(self.glyphs(hidden[filled]).view(-1, GLYPHS), cells[filled].reshape(-1))
        return role + place + glyph


def pointing(looks, rows, read, tokens):
    """Loss of heads that look away: head s looks at the cell whose slot s holds the next character, the others at <bos>."""
    known = read >= 0
    batch = rows[known] // tokens.shape[1]
    cell, slot = read[known] // 8, (read[known] % 8).clamp(max=gemma.HEADS - 1)
    soft = tokens == vocabulary.SOFT
    start = soft.int().argmax(1)[batch]
    order = soft.cumsum(1)
    at = start + cell
    second = cell >= sequences.CELLS
    if second.any():
        at[second] = (order[batch[second]] == (cell[second] + 1)[:, None]).int().argmax(1)
    heads = torch.arange(gemma.HEADS)
    target = torch.where(heads == slot[:, None], at[:, None], 0)
    return F.nll_loss(looks[known].flatten(0, 1), target.flatten()) * 2


def talk(r, document, budget, reading):
    """Segments about one document: reading aloud, and questions."""
    made = []
    if r.random() < reading:
        made.append([questions.whole(document)])
    while len(made) < budget:
        turns = [questions.one(r, document)[1:]]
        while r.random() < 0.12:
            turns.append(questions.one(r, document)[1:])
        made.append(turns)
    return made


def sample(r, budget, reading, limit):
    document = families.document(r)
    _, cells, roles, index, stamp = render.labels(document)
    sequence = sequences.pack(sequences.prefix(), talk(r, document, budget, reading), limit, render.spots(document))
    return cells, roles, index, stamp, sequence


def produce(queue, seed, batch, budget, reading, limit):
    r = random.Random(seed)
    while True:
        columns = list(zip(*(sample(r, budget, reading, limit) for _ in range(batch))))
        queue.put([np.stack(c).astype(np.uint8) for c in columns[:4]] + [columns[4]])


def exam(n, seed, unseen=False):
    """Held-out questions, one to a sequence: (kinds, cells, stamp, sequences)."""
    r = random.Random(seed)
    kinds, cells, stamps, packed = [], [], [], []
    for _ in range(n):
        document = families.document(r, seen=not unseen)
        _, cell, _, _, stamp = render.labels(document)
        kind, question, answer = questions.one(r, document)
        kinds.append(kind)
        cells.append(cell)
        stamps.append(stamp)
        packed.append(sequences.pack(sequences.prefix(), [[(question, answer)]], 1000))
    return kinds, torch.from_numpy(np.stack(cells)), torch.from_numpy(np.stack(stamps)), packed


@torch.no_grad()
def grade(decoder, images, kinds, packed, batch=50):
    """Share of answers right to the last character, per kind. Right under teacher forcing is right when generating."""
    right = {}
    for i in range(0, len(kinds), batch):
        tokens, positions, mask, where, target, _ = sequences.collate(packed[i:i + batch])
        hidden = decoder(tokens, images[i:i + batch].flatten(0, 1), positions, mask)
        wrong = decoder.logits(hidden.flatten(0, 1)[where]).argmax(-1) != target
        bad = set((where[wrong] // tokens.shape[1]).tolist())
        for k, kind in enumerate(kinds[i:i + batch]):
            right.setdefault(kind, []).append(k not in bad)
    everything = [x for v in right.values() for x in v]
    return {"all": np.mean(everything), **{k: np.mean(v) for k, v in sorted(right.items())}}


def report(scores):
    return " ".join(f"{k} {v:.3f}" for k, v in scores.items())


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", default="decoder.pt")
    a.add_argument("--minutes", type=float, default=40)
    a.add_argument("--resume")
    a.add_argument("--batch", type=int, default=8)
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--lr", type=float, default=1.0)
    a.add_argument("--budget", type=int, default=5)
    a.add_argument("--reading", type=float, default=0.5)
    a.add_argument("--limit", type=int, default=330)
    a.add_argument("--aux", type=float, default=0.3)
    a.add_argument("--point", type=float, default=0.5)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    queue = multiprocessing.Queue(4)
    multiprocessing.Process(target=produce, args=(queue, o.seed * 1000 + 11, o.batch, o.budget, o.reading, o.limit),
                            daemon=True).start()
    decoder, oracle, taps = gemma.Decoder(), Oracle(), TapHeads()
    model = nn.ModuleList([decoder, oracle, taps])
    if o.resume:
        model.load_state_dict(torch.load(o.resume)["plain"])
    matrices = [p for layer in decoder.layers for p in layer.parameters() if p.ndim == 2]
    optimiser = Pair(model, matrices, 0.012 * o.lr, 3e-3 * o.lr)
    average = {k: v.clone() for k, v in model.state_dict().items()}
    kinds, test_cells, test_stamps, packed = exam(300, 4242)
    start, step, log, logged, graded = time.time(), 0, [], 0.0, time.time()
    while (part := (time.time() - start) / 60 / o.minutes) < 1:
        cells, roles, index, stamp, packs = queue.get()
        cells, roles, index, stamp = (torch.from_numpy(x).long() for x in (cells, roles, index, stamp))
        tokens, positions, mask, where, target, read = sequences.collate(packs)
        hidden, tapped, looks = decoder(tokens, oracle(cells, stamp).flatten(0, 1), positions, mask, where)
        logits = decoder.logits(hidden.flatten(0, 1)[where])
        loss = F.cross_entropy(logits, target)
        soft = tapped[tokens == vocabulary.SOFT]
        auxiliary = taps.loss(soft, cells.flatten(0, 1), roles.flatten(), index.flatten())
        point = pointing(looks, where, read, tokens)
        (loss + o.aux * auxiliary + o.point * point).backward()
        step += 1
        optimiser.step(min(1, step / 60) * min(1.0, max(0.02, (1 - part) / 0.6)))
        for key, value in model.state_dict().items():
            average[key].lerp_(value, 1 - min(0.995, step / (step + 10)))
        log.append((loss.item(), auxiliary.item(), point.item(), (logits.argmax(-1) == target).float().mean().item()))
        if time.time() - logged > 30:
            logged = time.time()
            print(f"{(time.time() - start) / 60:6.1f} min step {step} loss %.3f aux %.3f point %.3f tokens right %.3f" % tuple(
                np.mean(log[-50:], 0)), flush=True)
        if time.time() - graded > 300:
            graded = time.time()
            save(o.out, model, average)
            own = {k: v.clone() for k, v in model.state_dict().items()}
            model.load_state_dict(average)
            with torch.no_grad():
                images = oracle(test_cells, test_stamps)
            print("held out (averaged):", report(grade(decoder, images, kinds, packed)), flush=True)
            model.load_state_dict(own)
    save(o.out, model, average)


def save(path, model, average):
    torch.save({"plain": model.state_dict(), "average": average}, path + ".part")
    os.replace(path + ".part", path)


if __name__ == "__main__":
    main()
