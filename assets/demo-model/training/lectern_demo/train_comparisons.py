"""Teaches a trained model to compare two totals, while it goes on answering everything else.

Encoder and projector stay as they are; pages come from a gallery, which `gallery` may still be filling. A step has
sequences about pictures as before, many of them about two, and drills, which are two pictures, one question and many
pairs of amounts that the decoder is told to have read. Wherever the decoder of before says the right token, this one is
pulled to all that it says there: what was learnt in hours is not to be paid for the new.
"""

import argparse
import os
import random
import time

import torch
import torch.nn.functional as F
from torch import nn

from . import comparisons, exams, gemma, pages, sequences
from .gallery import Gallery
from .optimiser import Pair
from .published import load
from .train_decoder import grade, report
from .train_together import matrices
from .training import Average, Every, Log, Schedule, save


class Taught(nn.Module):
    """What the tokens after an amount are taught to hold, after two, four and five layers; not exported."""

    def __init__(self, decoder):
        super().__init__()
        width, digits = gemma.WIDTH, comparisons.NO_DIGIT + 1
        self.digit, self.other = nn.Linear(width, digits), nn.Linear(width, digits)
        self.sign, self.so_far = nn.Linear(width, 3), nn.Linear(width, 3)
        self.kept = {}
        for layer in (1, 3, 4):
            decoder.layers[layer].register_forward_hook(
                lambda module, _, out, layer=layer: self.kept.update({layer: out}))

    def loss(self, marks):
        """The loss and the shares right, after a pass of the decoder.

        marks: (sequence, index, *what comparisons.taught says).
        """
        sequence, index, digit, other, sign, so_far = torch.tensor(marks).T
        early, late, last = (self.kept[k][sequence, index] for k in (1, 3, 4))
        both = other >= 0
        given = [(self.digit(early), digit), (self.other(late[both]), other[both]),
                 (self.sign(late[both]), sign[both] + 1), (self.so_far(last[both]), so_far[both] + 1)]
        right = [(x.argmax(-1) == y).float().mean().item() for x, y in given]
        return sum(F.cross_entropy(x, y) for x, y in given), right


def answers(decoder, shown, packs, teacher=None, pull=0.0):
    """Loss of what has to be said, and the share said right.

    Where the teacher is right, the loss is by the share `pull` the distance from all that it says.
    """
    tokens, positions, mask, where, target, _ = sequences.collate(packs)
    images = torch.cat([p.images for p in shown]).flatten(0, 1).float() if shown else None
    logits = decoder.logits(decoder(tokens, images, positions, mask).flatten(0, 1)[where])
    loss = F.cross_entropy(logits, target, reduction="none")
    if teacher:
        with torch.no_grad():
            wanted = teacher.logits(teacher(tokens, images, positions, mask).flatten(0, 1)[where])
        apart = F.kl_div(logits.log_softmax(-1), wanted.log_softmax(-1), reduction="none", log_target=True).sum(-1)
        loss = torch.where(wanted.argmax(-1) == target, pull * apart + (1 - pull) * loss, loss)
    return loss.mean(), (logits.argmax(-1) == target).float().mean().item()


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


def check(average, taught, measured, path, encoder, projector):
    """Saves, and prints the held-out scores of the averaged weights."""
    with average.used() as own:
        save(path, {"plain": own, "encoder": encoder.state_dict(), "decoder": average.state, "projector": projector,
                    "taught": taught.state_dict()})
        for title, (images, kinds, packed) in measured.items():
            print(f"{title} (averaged):", report(grade(average.module, images.float(), kinds, packed)), flush=True)


def begin(decoder, taught, path, share):
    """Begins at a mean: `share` of an earlier run's weights, the rest of the decoder's own."""
    state = torch.load(path)
    for key, value in decoder.state_dict().items():
        value.lerp_(state["decoder"][key], share)
    if "taught" in state:
        taught.load_state_dict(state["taught"])


def options():
    a = argparse.ArgumentParser()
    a.add_argument("--model", default="model.pt", help="a checkpoint, or a folder with a published pair")
    a.add_argument("--gallery", default="gallery", help="a folder that `gallery` fills, with the same model")
    a.add_argument("--resume", help="what an earlier run of this step wrote, to go on with its decoder")
    a.add_argument("--share", type=float, default=1.0, help="of the earlier run's weights; the rest are the model's")
    a.add_argument("--out", default="compared.pt")
    a.add_argument("--minutes", type=float, default=60, help="of processor time: at least as long on one thread")
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--lr", type=float, default=0.2)
    a.add_argument("--decay", type=float, default=1.0, help="the share of the time in which the rate falls to zero")
    a.add_argument("--pull", type=float, default=0.7, help="to what the model says where that is right, 0 to 1")
    a.add_argument("--batch", type=int, default=8, help="sequences of a step that are about pictures")
    a.add_argument("--budget", type=int, default=6)
    a.add_argument("--reading", type=float, default=0.1)
    a.add_argument("--limit", type=int, default=380)
    a.add_argument("--pairs", type=float, default=0.4)
    a.add_argument("--totals", type=float, default=0.75, help="share of pairs with two totals, if the first has one")
    a.add_argument("--tall", type=float, default=0.2)
    a.add_argument("--absent", type=float, default=0.1, help="share of more questions about what is not there")
    a.add_argument("--drills", type=int, default=1, help="sequences of a step that are drills")
    a.add_argument("--amounts", type=int, default=8, help="pairs of amounts in a drill")
    a.add_argument("--blind", type=float, default=0.5, help="share of the drills without pictures, which are quicker")
    a.add_argument("--weight", type=float, default=0.5, help="of the drills")
    a.add_argument("--aux", type=float, default=0.2, help="weight of what tokens after amounts are taught to hold")
    a.add_argument("--first", type=int, default=640, help="pages to see before the first step")
    a.add_argument("--exam", type=int, default=400, help="questions of the largest held-out exam")
    a.add_argument("--grade", type=float, default=10, help="minutes between two gradings and saves")
    a.add_argument("--pause", help="a file; while it is there, training waits")
    return a.parse_args()


def main():
    o = options()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    r = random.Random(o.seed * 100 + 3)
    encoder, projector, decoder = load(o.model)
    teacher = load(o.model)[2].requires_grad_(False)
    measured = exams.embedded(encoder, projector, o.exam, o.gallery)
    gallery = Gallery(o.gallery, random.Random(o.seed * 1000 + 29), o.first)
    taught = Taught(decoder)
    if o.resume:
        begin(decoder, taught, o.resume, o.share)
    heads = torch.optim.AdamW(taught.parameters(), 4e-3)
    optimiser = Pair(decoder, matrices(decoder.layers), 0.012 * o.lr, 3e-3 * o.lr)
    average = Average(decoder)
    schedule = Schedule(o.minutes, warm=50, decay=o.decay, least=0.01, clock=time.process_time)
    log = Log(schedule, "answers %.4f tokens right %.4f drills %.4f decided right %.4f digits %.3f %.3f signs %.3f %.3f",
              last=80)
    graded = Every(schedule, o.grade * 60)
    for step in schedule:
        while o.pause and os.path.exists(o.pause):
            time.sleep(2)
        if step % 20 == 1:
            gallery.more()
        shown, packs = pages.draw(r, gallery.ring, o.batch, o.budget, o.reading, o.limit, o.pairs, o.tall, o.totals,
                                  o.absent)
        loss, right = answers(decoder, shown, packs, teacher, o.pull)
        loss.backward()
        *drill, marks = drills(r, gallery, o)
        drilled, decided = answers(decoder, *drill)
        held, known = taught.loss(marks)
        (o.weight * drilled + o.aux * held).backward()
        heads.step()
        heads.zero_grad()
        optimiser.step(schedule.rate())
        average.follow_step(step, longest=0.99)
        log.add((loss.item(), right, drilled.item(), decided, *known), gallery.ring.filled)
        if graded.due():
            with schedule.stopped():
                check(average, taught, measured, o.out, encoder, projector)
    check(average, taught, measured, o.out, encoder, projector)


if __name__ == "__main__":
    main()
