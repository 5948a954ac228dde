"""Teaches a trained model to compare two totals, while it goes on answering everything else.

Encoder and projector stay as they are, so every picture is encoded once, and most of the time goes into comparing: a
step has sequences about pictures as before, many of them about two, and drills, which are two pictures, one question
and many pairs of amounts that the decoder is told to have read.
"""

import argparse
import os
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from . import comparisons, gemma, pages, questions, sequences
from .evaluate import pairs, totals
from .optimiser import Pair
from .published import load
from .train_decoder import grade, report
from .train_together import matrices


class Gallery:
    """Pages with their embeddings; new ones come, old ones go."""

    def __init__(self, encoder, projector, r, size, first):
        self.encoder, self.projector, self.r, self.ring = encoder, projector, r, pages.Ring(size)
        self.add(first)

    @torch.no_grad()
    def add(self, count):
        for _ in range(count):
            family = self.r.choice(["invoice", "receipt"]) if self.r.random() < 0.35 else None
            tall = 1.0 if self.r.random() < 0.2 and not family else 0.0
            page = pages.page(self.r, tall=tall, none=0.03 * (not family), **({"family": family} if family else {}))
            page.images = embed(self.encoder, self.projector, [page])
            page.pictures = None
            self.ring.add([page])

    def two_totals(self):
        """Two pages with a total."""
        while True:
            first = self.r.choice(self.ring.pages)
            if first.document and questions.total(first.document):
                return [first, pages.partner(self.r, self.ring, first, 1.0)]


@torch.no_grad()
def embed(encoder, projector, shown):
    """What the decoder sees of the pages: (views of all, CELLS, decoder width)."""
    pictures = np.concatenate([p.pictures for p in shown])
    return torch.cat([encoder(torch.from_numpy(pictures[i:i + 16]))[1] for i in range(0, len(pictures), 16)]) @ projector.T


class Taught(nn.Module):
    """What the tokens after an amount are taught to hold, after two, four and five layers; not exported."""

    def __init__(self, decoder):
        super().__init__()
        width, digits = gemma.WIDTH, comparisons.NO_DIGIT + 1
        self.digit, self.other = nn.Linear(width, digits), nn.Linear(width, digits)
        self.sign, self.so_far = nn.Linear(width, 3), nn.Linear(width, 3)
        self.kept = {}
        for layer in (1, 3, 4):
            decoder.layers[layer].register_forward_hook(lambda module, _, out, layer=layer: self.kept.update({layer: out}))

    def loss(self, marks):
        """marks: (sequence, index, *what comparisons.taught says), after a pass of the decoder. The loss, and the shares
        right."""
        sequence, index, digit, other, sign, so_far = torch.tensor(marks).T
        early, late, last = (self.kept[k][sequence, index] for k in (1, 3, 4))
        both = other >= 0
        given = [(self.digit(early), digit), (self.other(late[both]), other[both]), (self.sign(late[both]), sign[both] + 1),
                 (self.so_far(last[both]), so_far[both] + 1)]
        return sum(F.cross_entropy(x, y) for x, y in given), [(x.argmax(-1) == y).float().mean().item() for x, y in given]


def answers(decoder, shown, packs):
    """Loss of what has to be said, and the share said right."""
    tokens, positions, mask, where, target, _ = sequences.collate(packs)
    images = torch.cat([p.images for p in shown]).flatten(0, 1) if shown else None
    logits = decoder.logits(decoder(tokens, images, positions, mask).flatten(0, 1)[where])
    return F.cross_entropy(logits, target), (logits.argmax(-1) == target).float().mean().item()


def drills(r, gallery, o):
    """Pictures, packed drills, and what is taught in them."""
    shown, packs, taught = [], [], []
    pictures = 0 if r.random() < o.blind else 2
    for k in range(o.drills):
        shown += gallery.two_totals()[:pictures]
        pack, marks = comparisons.drill(r, sequences.prefix(pictures), o.amounts)
        packs.append(pack)
        taught += [(k, *mark) for mark in marks]
    return shown, packs, taught


def check(decoder, average, taught, exams, path, encoder, projector):
    """Saves, and prints the held-out scores of the averaged weights."""
    own = {k: v.clone() for k, v in decoder.state_dict().items()}
    torch.save({"plain": own, "encoder": encoder.state_dict(), "decoder": average, "projector": projector,
                "taught": taught.state_dict()}, path + ".part")
    os.replace(path + ".part", path)
    decoder.load_state_dict(average)
    for title, (images, kinds, packed) in exams.items():
        print(f"{title} (averaged):", report(grade(decoder, images, kinds, packed)), flush=True)
    decoder.load_state_dict(own)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--model", default="model.pt", help="a checkpoint, or a folder with a published pair")
    a.add_argument("--resume", help="what an earlier run of this step wrote, to go on with its decoder")
    a.add_argument("--out", default="compared.pt")
    a.add_argument("--minutes", type=float, default=60)
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--lr", type=float, default=0.2)
    a.add_argument("--decay", type=float, default=0.9, help="the share of the time in which the rate falls to zero")
    a.add_argument("--batch", type=int, default=4, help="sequences of a step that are about pictures")
    a.add_argument("--budget", type=int, default=6)
    a.add_argument("--reading", type=float, default=0.15)
    a.add_argument("--limit", type=int, default=380)
    a.add_argument("--pairs", type=float, default=0.45)
    a.add_argument("--totals", type=float, default=0.75, help="share of pairs in which both have a total, if the first has")
    a.add_argument("--tall", type=float, default=0.1)
    a.add_argument("--drills", type=int, default=2, help="sequences of a step that are drills")
    a.add_argument("--amounts", type=int, default=24, help="pairs of amounts in a drill")
    a.add_argument("--blind", type=float, default=0.5, help="share of the drills without pictures, which are quicker")
    a.add_argument("--weight", type=float, default=0.5, help="of the drills")
    a.add_argument("--aux", type=float, default=0.3, help="weight of what the tokens after amounts are taught to hold")
    a.add_argument("--ring", type=int, default=3000)
    a.add_argument("--first", type=int, default=600, help="pages to see before the first step")
    a.add_argument("--grade", type=float, default=5, help="minutes between two gradings and saves")
    a.add_argument("--pause", help="a file; while it is there, training waits")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    r = random.Random(o.seed * 100 + 3)
    encoder, projector, decoder = load(o.model)
    exams = {}
    for title, (kinds, shown, packed) in {"held out": pages.exam(160, 777), "tall": pages.exam(30, 778, tall=1.0),
                                          "two pictures": pairs(80, 779), "totals": totals(80, 780)}.items():
        exams[title] = embed(encoder, projector, shown), kinds, packed
    gallery = Gallery(encoder, projector, random.Random(o.seed * 1000 + 29), o.ring, o.first)
    taught = Taught(decoder)
    if o.resume:
        state = torch.load(o.resume)
        decoder.load_state_dict(state["plain"])
        if "taught" in state:
            taught.load_state_dict(state["taught"], strict=False)
    heads = torch.optim.AdamW(taught.parameters(), 4e-3)
    optimiser = Pair(decoder, matrices(decoder.layers), 0.012 * o.lr, 3e-3 * o.lr)
    average = {k: v.clone() for k, v in decoder.state_dict().items()}
    step, log, spent, logged, graded = 0, [], 0.0, 0.0, 0.0
    while (part := spent / 60 / o.minutes) < 1:
        while o.pause and os.path.exists(o.pause):
            time.sleep(2)
        begun = time.time()
        gallery.add(1)
        shown, packs = pages.draw(r, gallery.ring, o.batch, o.budget, o.reading, o.limit, o.pairs, o.tall, o.totals)
        loss, right = answers(decoder, shown, packs)
        loss.backward()
        *drill, marks = drills(r, gallery, o)
        drilled, decided = answers(decoder, *drill)
        held, known = taught.loss(marks)
        (o.weight * drilled + o.aux * held).backward()
        step += 1
        heads.step()
        heads.zero_grad()
        optimiser.step(min(1, step / 50) * min(1.0, max(0.01, (1 - part) / o.decay)))
        keep = min(0.99, step / (step + 10))
        for key, value in decoder.state_dict().items():
            average[key].lerp_(value, 1 - keep)
        log.append((loss.item(), right, drilled.item(), decided, *known))
        spent += time.time() - begun
        if spent - logged > 30:
            logged = spent
            print(f"{spent / 60:6.1f} min step {step} pages {gallery.ring.filled} answers %.4f tokens right %.4f drills %.4f "
                  "decided right %.4f digits %.3f %.3f signs %.3f %.3f" % tuple(np.mean(log[-80:], 0)), flush=True)
        if spent - graded > o.grade * 60:
            graded = spent
            check(decoder, average, taught, exams, o.out, encoder, projector)
    check(decoder, average, taught, exams, o.out, encoder, projector)


if __name__ == "__main__":
    main()
