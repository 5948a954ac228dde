"""Teaches the decoder to answer, first on an oracle that says what each cell holds, then on what the encoder sees.

The oracle lets decoder and encoder learn at the same time: a cell's embedding is a sum of learnt vectors, one for each
character in its slot. Later the projector is fitted to give the same embeddings from the encoder's features.
"""

import argparse
import multiprocessing
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from . import gemma, pages, sequences, vocabulary
from .document import COLOURS, ROLES
from .optimiser import Pair
from .render import CELL_SLOTS
from .training import Average, Every, Log, Schedule, save
from .vocabulary import GLYPHS

INDICES = 16
HEAD_OF_SLOT = [0, 2, 1]  # the first two slots, which are nearly all, use different key-value heads


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
        if not filled.any():
            return role
        place = F.cross_entropy(self.index(hidden[filled]), index[filled].clamp(max=INDICES - 1))
        glyph = F.cross_entropy(self.glyphs(hidden[filled]).view(-1, GLYPHS), cells[filled].reshape(-1))
        return role + place + glyph


def pointing(looks, rows, read, tokens):
    """Loss of heads that look away: the head of slot s looks at the cell whose slot s holds the next character, the heads
    of the other slots at <bos>; the last head is free."""
    known = read >= 0
    if not known.any():
        return looks.sum() * 0
    batch = rows[known] // tokens.shape[1]
    cell, slot = read[known] // 8, (read[known] % 8).clamp(max=CELL_SLOTS - 1)
    order = (tokens == vocabulary.SOFT).cumsum(1)
    at = (order[batch] == (cell + 1)[:, None]).int().argmax(1)
    target = torch.where(torch.arange(CELL_SLOTS) == slot[:, None], at[:, None], 0)
    return F.nll_loss(looks[known][:, HEAD_OF_SLOT].flatten(0, 1), target.flatten()) * 2


@torch.no_grad()
def grade(decoder, images, kinds, packed, batch=25):
    """Share of answers right to the last character, per kind. Right under teacher forcing is right when generating.

    images: embeddings (number of views in all sequences, CELLS, WIDTH) in order.
    """
    right, view = {}, 0
    for i in range(0, len(kinds), batch):
        tokens, positions, mask, where, target, _ = sequences.collate(packed[i:i + batch])
        views = int((tokens == vocabulary.SOFT).sum()) // sequences.CELLS
        hidden = decoder(tokens, images[view:view + views].flatten(0, 1) if views else None, positions, mask)
        view += views
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
    a.add_argument("--reading", type=float, default=0.4)
    a.add_argument("--limit", type=int, default=330)
    a.add_argument("--pairs", type=float, default=0.08)
    a.add_argument("--tall", type=float, default=0.06, help="share of batches about tall pages")
    a.add_argument("--aux", type=float, default=0.3)
    a.add_argument("--point", type=float, default=0.5)
    a.add_argument("--noise", type=float, default=0.15, help="on the oracle's embeddings, as no encoder is perfect")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    queue = multiprocessing.Queue(4)
    multiprocessing.Process(target=pages.produce, args=(queue, o.seed * 1000 + 11, 16, False, 0.1), daemon=True).start()
    ring, r = pages.Ring(2000), random.Random(o.seed)
    while ring.filled < 200:
        ring.add(queue.get())
    decoder, oracle, taps = gemma.Decoder(), Oracle(), TapHeads()
    model = nn.ModuleList([decoder, oracle, taps])
    if o.resume:
        model.load_state_dict(torch.load(o.resume)["plain"])
    matrices = [p for layer in decoder.layers for p in layer.parameters() if p.ndim == 2]
    optimiser = Pair(model, matrices, 0.012 * o.lr, 3e-3 * o.lr)
    average = Average(model)
    kinds, test, packed = pages.exam(300, 4242, False)
    test = [torch.cat([torch.from_numpy(p.labels[k]) for p in test]).long() for k in (1, 4)]
    schedule = Schedule(o.minutes, warm=60, decay=0.6, least=0.02)
    log = Log(schedule, "loss %.3f aux %.3f point %.3f tokens right %.3f")
    graded = Every(schedule, 300)
    for step in schedule:
        if not queue.empty():
            ring.add(queue.get())
        shown, packs = pages.draw(r, ring, o.batch, o.budget, o.reading, o.limit, o.pairs, o.tall)
        cells, roles, index, stamp = (torch.cat([torch.from_numpy(p.labels[k]) for p in shown]).long() for k in range(1, 5))
        tokens, positions, mask, where, target, read = sequences.collate(packs)
        images = oracle(cells, stamp).flatten(0, 1)
        images = images + torch.randn_like(images) * o.noise
        hidden, tapped, looks = decoder(tokens, images, positions, mask, where)
        logits = decoder.logits(hidden.flatten(0, 1)[where])
        loss = F.cross_entropy(logits, target)
        soft = tapped[tokens == vocabulary.SOFT]
        auxiliary = taps.loss(soft, cells.flatten(0, 1), roles.flatten(), index.flatten())
        point = pointing(looks, where, read, tokens)
        (loss + o.aux * auxiliary + o.point * point).backward()
        optimiser.step(schedule.rate())
        average.follow_step(step)
        right = (logits.argmax(-1) == target).float().mean()
        log.add((loss.item(), auxiliary.item(), point.item(), right.item()), ring.filled)
        if graded.due():
            save(o.out, {"plain": model.state_dict(), "average": average.state})
            with average.used(), torch.no_grad():
                images = oracle(*test)
                print("held out (averaged):", report(grade(decoder, images, kinds, packed)), flush=True)
    save(o.out, {"plain": model.state_dict(), "average": average.state})


if __name__ == "__main__":
    main()
