"""Teaches the encoder to read: which characters each patch and each pooled cell holds.

Runs until the given number of minutes is over and then stops with the learning rate at its end; the schedule is in
time, so that a busy machine still gets a finished model.
"""

import argparse
import multiprocessing
import random

import numpy as np
import torch
import torch.nn.functional as F

from . import families, render
from .optimiser import Pair
from .training import Average, Every, Log, Schedule, save
from .vit import Encoder, ReaderHeads


def sample(r, jumble, **options):
    document = families.jumble(r, **options | {"tall": False}) if r.random() < jumble else families.document(r, **options)
    if document.family == "jumble":
        document.photographed = r.random() < 0.1
    picture, warp = render.picture(document, r)
    view = r.randrange(1, 3) if document.parts > 1 else 0
    patches, cells, _, _, stamp = render.labels(document, warp)[view]
    return render.stretch(render.views(picture, document)[view]), patches, cells, stamp


def produce(queue, seed, batch, jumble):
    r = random.Random(seed)
    while True:
        queue.put([np.stack(column) for column in zip(*(
            sample(r, jumble, sizes=(19, 34) if r.random() < 0.8 else (36, 56), tall=r.random() < 0.06) for _ in range(batch)))])


class Replay:
    """Mixes new samples with recent ones: drawing takes longer than it should."""

    def __init__(self, size, seed):
        self.size, self.rng, self.columns, self.filled = size, np.random.default_rng(seed), None, 0

    def add(self, columns):
        n = len(columns[0])
        if self.columns is None:
            self.columns = [np.zeros((self.size, *c.shape[1:]), c.dtype) for c in columns]
        at = (np.arange(n) + self.filled) % self.size
        for kept, new in zip(self.columns, columns):
            kept[at] = new
        self.filled += n

    def draw(self, n):
        pick = self.rng.integers(0, min(self.filled, self.size), n)
        return [torch.from_numpy(c[pick]) for c in self.columns]


def reading_loss(said, patches, cells, stamp):
    """Loss of what the heads say, and the shares of characters right in their slot, of cells right as a whole (empty ones
    too), of characters right in their patch."""
    p, c, s = said
    cells, patches, stamp = cells.long(), patches.long(), stamp.long()

    def weighted(logits, target):
        each = F.cross_entropy(logits.flatten(0, -2), target.flatten(), reduction="none")
        weight = torch.where(target.flatten() > 0, 1.0, 0.15)
        return (each * weight).sum() / weight.sum()

    loss = weighted(p, patches) * 0.5 + weighted(c, cells) + weighted(s, stamp) * 0.1
    seen = cells > 0
    hit = c.argmax(-1) == cells
    return loss, (hit & seen).sum() / seen.sum(), hit.all(-1).float().mean(), (
        ((p.argmax(-1) == patches) & (patches > 0)).sum() / (patches > 0).sum())


def loss_of(encoder, heads, pictures, *labels):
    return reading_loss(heads(*encoder(pictures)), *labels)


def held_out(n=128, seed=99, **options):
    r = random.Random(seed)
    return [torch.from_numpy(np.stack(c)) for c in zip(*(sample(r, 0.0, **options) for _ in range(n)))]


@torch.no_grad()
def measure(encoder, heads, data):
    """Loss, glyphs read in their slot, cells read whole (empty ones too), glyphs read per patch."""
    encoder.eval()
    parts = [loss_of(encoder, heads, *(c[i:i + 32] for c in data)) for i in range(0, len(data[0]), 32)]
    encoder.train()
    return [float(np.mean([float(p[k]) for p in parts])) for k in range(4)]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", default="reader.pt")
    a.add_argument("--minutes", type=float, default=40)
    a.add_argument("--resume")
    a.add_argument("--batch", type=int, default=10)
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--lr", type=float, default=1.0)
    a.add_argument("--jumble", type=float, default=0.65)
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    queue = multiprocessing.Queue(4)
    multiprocessing.Process(target=produce, args=(queue, o.seed * 1000 + 7, 16, o.jumble), daemon=True).start()
    encoder, heads = Encoder(), ReaderHeads()
    both = torch.nn.ModuleList([encoder, heads])
    if o.resume:
        both.load_state_dict(torch.load(o.resume)["plain"])
    matrices = [p for b in encoder.blocks for p in b.parameters() if p.ndim == 2]
    optimiser = Pair(both, matrices, 0.012 * o.lr, 2e-3 * o.lr)
    average = Average(both)
    replay, test = Replay(4000, o.seed), held_out()
    while replay.filled < 160:
        replay.add(queue.get())
    schedule = Schedule(o.minutes, warm=60, decay=0.7, least=0.02)
    log = Log(schedule, "loss %.3f cells %.3f whole %.3f patches %.3f")
    graded = Every(schedule, 240, at_once=True)
    for step in schedule:
        if step % 3 == 1 and not queue.empty():
            replay.add(queue.get())
        loss, *accuracy = loss_of(encoder, heads, *replay.draw(o.batch))
        loss.backward()
        optimiser.step(schedule.rate())
        average.follow_step(step)
        log.add((loss.item(), *map(float, accuracy)), replay.filled)
        if graded.due():
            keep(o.out, average)
            with average.used():
                print("held out (averaged): loss %.3f cells %.4f whole %.4f patches %.4f" % tuple(
                    measure(encoder, heads, test)), flush=True)
    keep(o.out, average)
    both.load_state_dict(average.state)
    print("final: loss %.3f cells %.4f whole %.4f patches %.4f" % tuple(measure(encoder, heads, test)), flush=True)
    print("unseen fonts: loss %.3f cells %.4f whole %.4f patches %.4f" % tuple(
        measure(encoder, heads, held_out(seen=False))), flush=True)


def keep(path, average):
    """Writes the averaged weights of encoder and heads, and the plain ones beside them."""
    part = {name: {k[2:]: v for k, v in average.state.items() if k.startswith(f"{i}.")}
            for i, name in enumerate(("encoder", "heads"))}
    save(path, {"plain": average.module.state_dict(), **part})


if __name__ == "__main__":
    main()
