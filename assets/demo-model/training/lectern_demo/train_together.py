"""Joins encoder and decoder: fits the projector to the oracle, then trains decoder and projector on what is seen.

The encoder is frozen and its features are kept in a ring of recent documents, so that a step costs the decoder only and
each document is asked about several times, with other questions.
"""

import argparse
import multiprocessing
import random
import time

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from . import families, gemma, questions, render, sequences, vocabulary
from .optimiser import Pair
from .train_decoder import Oracle, Projector, TapHeads, grade, pointing, report, talk
from .vit import WIDTH, Encoder


def sample(r, **options):
    document = families.document(r, **options)
    picture, warp = render.picture(document, r)
    _, cells, roles, index, stamp = render.labels(document, warp)
    return (document, render.spots(document, warp)), render.stretch(picture), cells, roles, index, stamp


def produce(queue, seed, batch):
    r = random.Random(seed)
    while True:
        queue.put([sample(r) for _ in range(batch)])


@torch.no_grad()
def encode(encoder, pictures):
    """Pooled features of uint8 pictures."""
    return torch.cat([encoder(torch.from_numpy(np.stack(pictures[i:i + 16])))[1] for i in range(0, len(pictures), 16)])


class Ring:
    """The last so many documents with their features and labels."""

    def __init__(self, size):
        self.size, self.filled, self.documents = size, 0, [None] * size
        self.features = torch.zeros(size, sequences.CELLS, WIDTH)
        self.labels = [torch.zeros(size, sequences.CELLS, *s, dtype=torch.long) for s in ((render.CELL_SLOTS,), (), (), ())]

    def add(self, encoder, batch):
        features = encode(encoder, [b[1] for b in batch])
        for b, f in zip(batch, features):
            i = self.filled % self.size
            self.documents[i], self.features[i] = b[0], f
            for kept, new in zip(self.labels, b[2:]):
                kept[i] = torch.from_numpy(new)
            self.filled += 1

    def __len__(self):
        return min(self.filled, self.size)


@torch.no_grad()
def fit(projector, ring, wanted):
    """Least squares from the ring's features to the wanted embeddings; returns the share of variance explained."""
    x, y = ring.features[:len(ring)].flatten(0, 1), wanted.flatten(0, 1)
    a = x.T @ x
    a.diagonal().add_(1e-3 * a.diagonal().mean())
    projector.weight.copy_(torch.linalg.solve(a, x.T @ y).T)
    return float(1 - (y - projector(x)).square().sum() / (y - y.mean(0)).square().sum())


def draw(r, ring, batch, budget, reading, limit, pairs):
    """Indices of pictures in order and packed sequences; some sequences are about two pictures, some about none."""
    chosen, packed = [], []
    for k in range(batch):
        if k and r.random() < 0.03:
            packed.append(sequences.pack(sequences.prefix(0), [[questions.without_picture(r)] for _ in range(budget)], limit))
        elif r.random() < pairs:
            two = [r.randrange(len(ring)) for _ in range(2)]
            documents = [ring.documents[i][0] for i in two]
            spots = {text: [p + 8 * sequences.CELLS * (p >= 0) for p in places]
                     for text, places in ring.documents[two[1]][1].items()} | ring.documents[two[0]][1]
            talks = [[questions.pair(r, documents)[1:]] for _ in range(budget)]
            chosen += two
            packed.append(sequences.pack(sequences.prefix(2), talks, limit + sequences.CELLS, spots))
        else:
            i = r.randrange(len(ring))
            chosen.append(i)
            document, spots = ring.documents[i]
            packed.append(sequences.pack(sequences.prefix(), talk(r, document, budget, reading), limit, spots))
    return torch.tensor(chosen), packed


def exam(encoder, n, seed, **options):
    """Held-out documents with one question each: kinds, features, sequences."""
    r = random.Random(seed)
    kinds, pictures, packed = [], [], []
    for _ in range(n):
        (document, _), picture, *_ = sample(r, **options)
        kind, question, answer = questions.one(r, document)
        kinds.append(kind)
        pictures.append(picture)
        packed.append(sequences.pack(sequences.prefix(), [[(question, answer)]], 1000))
    return kinds, encode(encoder, pictures), packed


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--reader", default="reader.pt")
    a.add_argument("--decoder", default="decoder.pt")
    a.add_argument("--resume", help="a model.pt to go on with, instead of --decoder")
    a.add_argument("--out", default="model.pt")
    a.add_argument("--minutes", type=float, default=30)
    a.add_argument("--batch", type=int, default=8)
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--lr", type=float, default=0.5)
    a.add_argument("--budget", type=int, default=6)
    a.add_argument("--reading", type=float, default=0.35)
    a.add_argument("--pairs", type=float, default=0.08)
    a.add_argument("--limit", type=int, default=330)
    a.add_argument("--aux", type=float, default=0.2)
    a.add_argument("--point", type=float, default=0.3)
    a.add_argument("--ring", type=int, default=3000)
    a.add_argument("--first", type=int, default=600, help="documents to see before the first step")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    start = time.time()
    queue = multiprocessing.Queue(6)
    multiprocessing.Process(target=produce, args=(queue, o.seed * 1000 + 13, 16), daemon=True).start()
    encoder, decoder, oracle, taps, projector = Encoder(), gemma.Decoder(), Oracle(), TapHeads(), Projector(WIDTH)
    encoder.load_state_dict(torch.load(o.reader)["encoder"])
    encoder.eval()
    model = nn.ModuleList([decoder, taps, projector])
    state = torch.load(o.resume or o.decoder)
    ring = Ring(o.ring)
    first = []
    while ring.filled < o.first:
        batch = queue.get()
        first += [b[1] for b in batch]
        ring.add(encoder, batch)
    if o.resume:
        # The encoder may have learnt more since: keep what the decoder is used to.
        model.load_state_dict(state["average"])
        before = Encoder()
        before.load_state_dict(state["encoder"])
        with torch.no_grad():
            wanted = projector(encode(before, first))
    else:
        nn.ModuleList([decoder, oracle, taps]).load_state_dict(state["average"])
        with torch.no_grad():
            wanted = oracle(ring.labels[0][:len(ring)], ring.labels[3][:len(ring)])
    print(f"the projector explains {fit(projector, ring, wanted):.3f} of the wanted embeddings' variance", flush=True)
    matrices = [p for layer in decoder.layers for p in layer.parameters() if p.ndim == 2]
    optimiser = Pair(model, matrices, 0.012 * o.lr, 3e-3 * o.lr)
    average = {k: v.clone() for k, v in model.state_dict().items()}
    kinds, features, packed = exam(encoder, 300, 777)
    r, step, log, logged, graded = random.Random(o.seed), 0, [], 0.0, 0.0
    while (part := (time.time() - start) / 60 / o.minutes) < 1:
        if step % 8 == 0 and not queue.empty():
            ring.add(encoder, queue.get())
        if time.time() - graded > 300:
            graded = time.time()
            check(model, average, encoder, kinds, features, packed, o.out)
        chosen, packs = draw(r, ring, o.batch, o.budget, o.reading, o.limit, o.pairs)
        tokens, positions, mask, where, target, read = sequences.collate(packs)
        images = projector(ring.features[chosen].flatten(0, 1))
        hidden, tapped, looks = decoder(tokens, images, positions, mask, where)
        logits = decoder.logits(hidden.flatten(0, 1)[where])
        loss = F.cross_entropy(logits, target)
        cells, roles, index, _ = (label[chosen].flatten(0, 1) for label in ring.labels)
        auxiliary = taps.loss(tapped[tokens == vocabulary.SOFT], cells, roles, index)
        point = pointing(looks, where, read, tokens)
        (loss + o.aux * auxiliary + o.point * point).backward()
        step += 1
        optimiser.step(min(1, step / 40) * min(1.0, max(0.02, (1 - part) / 0.7)))
        for key, value in model.state_dict().items():
            average[key].lerp_(value, 1 - min(0.995, step / (step + 10)))
        log.append((loss.item(), auxiliary.item(), point.item(), (logits.argmax(-1) == target).float().mean().item()))
        if time.time() - logged > 30:
            logged = time.time()
            print(f"{(time.time() - start) / 60:6.1f} min step {step} documents {ring.filled} loss %.3f aux %.3f point %.3f tokens right "
                  "%.3f" % tuple(np.mean(log[-50:], 0)), flush=True)
    check(model, average, encoder, kinds, features, packed, o.out)


def check(model, average, encoder, kinds, features, packed, path):
    """Saves everything and prints the held-out scores of the averaged weights."""
    own = {k: v.clone() for k, v in model.state_dict().items()}
    model.load_state_dict(average)
    decoder, _, projector = model
    with torch.no_grad():
        print("held out (averaged):", report(grade(decoder, projector(features), kinds, packed)), flush=True)
    torch.save({"plain": own, "average": average, "encoder": encoder.state_dict(), "decoder": decoder.state_dict(),
                "projector": projector.weight.detach().clone()}, path)
    model.load_state_dict(own)


if __name__ == "__main__":
    main()
