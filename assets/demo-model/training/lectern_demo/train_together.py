"""Joins encoder and decoder and trains both on what is asked, with the encoder's reading loss kept up.

The projector starts by least squares against the oracle, and what it gives is kept close to that. Workers, one a core,
learn on their own and meet every half minute to
go on from the mean of their weights: on a busy machine, meeting at every step would leave them waiting for each other.
"""

import argparse
import multiprocessing
import os
import random
import tempfile
import time

import numpy as np
import torch
import torch.distributed as distributed
import torch.nn.functional as F
from torch import nn

from . import gemma, pages, sequences, vocabulary
from .optimiser import Pair
from .train_decoder import Oracle, Projector, TapHeads, grade, pointing, report
from .train_reader import reading_loss
from .training import Average, Every, Log, Schedule, save
from .vit import WIDTH, Encoder, ReaderHeads


class Together(nn.Module):
    """Everything that is trained; heads and taps are left out at export."""

    def __init__(self):
        super().__init__()
        self.encoder, self.heads, self.projector = Encoder(), ReaderHeads(), Projector(WIDTH)
        self.decoder, self.taps = gemma.Decoder(), TapHeads()

    def start(self, reader, decoder, ring):
        """From a reader's and a decoder's checkpoint; returns the share of variance that the projector explains."""
        state = torch.load(reader)
        self.encoder.load_state_dict(state["encoder"])
        self.heads.load_state_dict(state["heads"])
        nn.ModuleList([self.decoder, Oracle(), self.taps]).load_state_dict(torch.load(decoder)["average"])
        oracle = oracle_of(decoder)
        shown = ring.pages[:300]
        with torch.no_grad():
            x = encode(self.encoder, shown).flatten(0, 1)
            cells, stamp = (torch.cat([torch.from_numpy(p.labels[k]) for p in shown]).long() for k in (1, 4))
            y = oracle(cells, stamp).flatten(0, 1)
            a = x.T @ x
            a.diagonal().add_(1e-3 * a.diagonal().mean())
            self.projector.weight.copy_(torch.linalg.solve(a, x.T @ y).T)
            return float(1 - (y - self.projector(x)).square().sum() / (y - y.mean(0)).square().sum())


def oracle_of(path):
    """The oracle of a decoder's checkpoint, which learns no more."""
    oracle = Oracle()
    oracle.load_state_dict({k[2:]: v for k, v in torch.load(path)["average"].items() if k.startswith("1.")})
    return oracle.requires_grad_(False)


@torch.no_grad()
def encode(encoder, shown):
    """Pooled features of all views of the pages."""
    pictures = np.concatenate([p.pictures for p in shown])
    return torch.cat([encoder(torch.from_numpy(pictures[i:i + 16]))[1] for i in range(0, len(pictures), 16)])


def losses(model, oracle, shown, packs, o):
    """The whole loss, and (answers, reading, match, pointing, share of tokens right, share of characters read)."""
    patches, cells, roles, index, stamp = (torch.cat([torch.from_numpy(p.labels[k]) for p in shown]) for k in range(5))
    seen, features = model.encoder(torch.from_numpy(np.concatenate([p.pictures for p in shown])))
    reading, read_right, *_ = reading_loss(model.heads(seen, features), patches, cells, stamp)
    tokens, positions, mask, where, target, read = sequences.collate(packs)
    images = model.projector(features).flatten(0, 1)
    wanted = oracle(cells.long(), stamp.long()).flatten(0, 1)
    match = F.mse_loss(images, wanted) / wanted.var()
    hidden, tapped, looks = model.decoder(tokens, images, positions, mask, where)
    logits = model.decoder.logits(hidden.flatten(0, 1)[where])
    answers = F.cross_entropy(logits, target)
    taps = model.taps.loss(tapped[tokens == vocabulary.SOFT], *(x.flatten(0, 1).long() for x in (cells, roles, index)))
    point = pointing(looks, where, read, tokens)
    loss = answers + o.aux * taps + o.point * point + o.read * reading + o.match * match
    right = (logits.argmax(-1) == target).float().mean()
    return loss, [x.item() for x in (answers, reading, match, point, right, read_right)]


def work(rank, o, store, start):
    """One worker's training; the first one measures and saves."""
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    queue, r, ring = multiprocessing.Queue(4), random.Random(o.seed * 100 + rank), pages.Ring(o.ring)
    multiprocessing.Process(target=pages.produce, args=(queue, o.seed * 1000 + 17 + rank, 16, True, 0.1), daemon=True).start()
    distributed.init_process_group("gloo", init_method=f"file://{store}", rank=rank, world_size=o.workers)
    while ring.filled < o.first:
        ring.add(queue.get())
    model = Together()
    if o.resume:
        model.load_state_dict(torch.load(o.resume)["average"])
    else:
        explained = model.start(o.reader, o.decoder, ring)
        distributed.broadcast(model.projector.weight.data, 0)
        if rank == 0:
            print(f"the projector explains {explained:.3f} of the wanted embeddings' variance", flush=True)
    oracle = oracle_of(o.decoder)
    parameters = list(model.parameters())
    optimisers = [
        Pair(nn.ModuleList([model.encoder, model.heads]), matrices(model.encoder.blocks), 0.012 * o.lr_encoder,
             2e-3 * o.lr_encoder),
        Pair(nn.ModuleList([model.projector, model.decoder, model.taps]), [model.projector.weight, *matrices(model.decoder.layers)], 0.012 * o.lr,
             3e-3 * o.lr)]
    average = Average(model)
    exams = [pages.exam(240, 777), pages.exam(40, 778, tall=1.0)] if rank == 0 else []
    schedule, met = Schedule(o.minutes, warm=50, decay=o.decay, least=0.01, start=start), 0
    log = Log(schedule, "answers %.4f read %.4f match %.3f point %.4f tokens right %.4f characters %.4f", 60, 80)
    graded = Every(schedule, o.grade * 60)
    for step in schedule:
        if step % 2 == 1 and not queue.empty():
            ring.add(queue.get())
        shown, packs = pages.draw(r, ring, o.batch, o.budget, o.reading, o.limit, o.pairs, o.tall)
        loss, figures = losses(model, oracle, shown, packs, o)
        loss.backward()
        for optimiser in optimisers:
            optimiser.step(schedule.rate())
        if schedule.part * o.minutes * 60 > (met + 1) * o.meet:
            met += 1
            meet(parameters, average, o.workers)
        log.add(figures, ring.filled, quiet=rank > 0)
        if rank == 0 and graded.due():
            check(average, exams, o.out)
    for _ in range(met, int(o.minutes * 60 / o.meet) + 1):
        meet(parameters, average, o.workers)
    if rank == 0:
        check(average, exams, o.out)
    distributed.barrier()


def meet(parameters, average, workers):
    """The workers go on from the mean of their weights, which also goes into the running average."""
    with torch.no_grad():
        flat = torch.cat([p.flatten() for p in parameters]) / workers
        distributed.all_reduce(flat)
        at = 0
        for p in parameters:
            p.copy_(flat[at:at + p.numel()].view_as(p))
            at += p.numel()
    average.follow(0.25)


def matrices(layers):
    return [p for layer in layers for p in layer.parameters() if p.ndim == 2]


def check(average, exams, path):
    """Saves everything and prints the held-out scores of the averaged weights."""
    model = average.module
    with average.used() as own, torch.no_grad():
        for title, (kinds, shown, packed) in zip(("held out", "tall"), exams):
            images = model.projector(encode(model.encoder, shown))
            print(f"{title} (averaged):", report(grade(model.decoder, images, kinds, packed)), flush=True)
        save(path, {"plain": own, "average": average.state, "encoder": model.encoder.state_dict(),
                    "decoder": model.decoder.state_dict(), "projector": model.projector.weight.detach()})


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--reader", default="reader.pt")
    a.add_argument("--decoder", default="decoder.pt")
    a.add_argument("--resume", help="a model.pt to go on with, instead of the reader and the decoder")
    a.add_argument("--out", default="model.pt")
    a.add_argument("--minutes", type=float, default=30)
    a.add_argument("--workers", type=int, default=2)
    a.add_argument("--batch", type=int, default=6, help="sequences of one worker's step")
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--lr", type=float, default=0.6)
    a.add_argument("--lr-encoder", type=float, default=0.4)
    a.add_argument("--decay", type=float, default=0.8, help="the share of the time in which the rates fall to zero")
    a.add_argument("--match", type=float, default=0.5, help="weight of the distance from the oracle's embeddings")
    a.add_argument("--budget", type=int, default=6)
    a.add_argument("--reading", type=float, default=0.3)
    a.add_argument("--pairs", type=float, default=0.1)
    a.add_argument("--tall", type=float, default=0.1, help="share of steps about tall pages")
    a.add_argument("--limit", type=int, default=330)
    a.add_argument("--aux", type=float, default=0.1)
    a.add_argument("--point", type=float, default=0.3)
    a.add_argument("--read", type=float, default=0.5)
    a.add_argument("--ring", type=int, default=1500)
    a.add_argument("--meet", type=float, default=30, help="seconds between two averages of the workers' weights")
    a.add_argument("--grade", type=float, default=10, help="minutes between two gradings and saves")
    a.add_argument("--first", type=int, default=320, help="pages to see before the first step")
    o = a.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        torch.multiprocessing.spawn(work, (o, os.path.join(folder, "store"), time.time()), o.workers)


if __name__ == "__main__":
    main()
