"""Grades a trained model in PyTorch: exact answers by kind of question and by family, seen and unseen fonts, tall pages
with their crops and without, two pictures, and comparisons of totals."""

import argparse
import random

from . import pages, questions, sequences
from .published import load
from .train_decoder import grade, report
from .train_together import encode


def pairs(n, seed, family=(None,)):
    """Questions about two pictures of documents of these families: kinds, pages, sequences."""
    r, shown, packed, kinds = random.Random(seed), [], [], []
    for _ in range(n):
        two = [pages.page(r, none=0, family=r.choice(family)) for _ in range(2)]
        kind, question, answer = questions.pair(r, [page.document for page in two])
        kinds.append(kind)
        shown += two
        packed.append(sequences.pack(sequences.prefix(2), [[(question, answer)]], 1000))
    return kinds, shown, packed


def totals(n, seed):
    """Comparisons of totals alone: kinds, pages, sequences."""
    found = [], [], []
    while len(found[0]) < n:
        kinds, shown, packed = pairs(n, seed, family=["invoice", "receipt"])
        for i, kind in enumerate(kinds):
            if kind == "comparison" and len(found[0]) < n:
                found[0].append(kind)
                found[1].extend(shown[2 * i:2 * i + 2])
                found[2].append(packed[i])
        seed += 1
    return found


def scenes(n, seed):
    """Questions about pictures that are no documents."""
    r, shown, packed = random.Random(seed), [], []
    for _ in range(n):
        shown.append(pages.page(r, none=1))
        packed.append(sequences.pack(sequences.prefix(), [[(questions.anything(r), questions.WHO)]], 1000))
    return ["no document"] * n, shown, packed


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--model", default="model.pt", help="a checkpoint, or a folder with a published pair")
    a.add_argument("-n", type=int, default=500)
    a.add_argument("--seed", type=int, default=31337)
    o = a.parse_args()
    encoder, projector, decoder = load(o.model)
    few = max(1, o.n // 4)
    for title, (kinds, shown, packed) in (
            ("seen fonts", pages.exam(o.n, o.seed)), ("unseen fonts", pages.exam(few, o.seed, seen=False)),
            ("tall", pages.exam(few, o.seed, tall=1.0)), ("pairs", pairs(few, o.seed)), ("totals", totals(few, o.seed)),
            ("scenery", scenes(few, o.seed))):
        images = encode(encoder, shown) @ projector.T
        print(title, "by question:", report(grade(decoder, images, kinds, packed)), flush=True)
        if title == "seen fonts":
            families = ["photograph" if p.document.photographed else p.document.family for p in shown]
            print(title, "by family:", report(grade(decoder, images, families, packed)), flush=True)


if __name__ == "__main__":
    main()
