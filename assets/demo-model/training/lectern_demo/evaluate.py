"""Grades a trained model in PyTorch: exact answers by kind of question and by family, seen and unseen fonts, tall pages
with their crops, what is not there, two pictures, comparisons of totals, and pictures that are no documents."""

import argparse

from . import exams
from .gallery import embed
from .published import load
from .train_decoder import grade, report


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--model", default="model.pt", help="a checkpoint, or a folder with a published pair")
    a.add_argument("-n", type=int, default=500)
    a.add_argument("--seed", type=int, default=31337)
    o = a.parse_args()
    encoder, projector, decoder = load(o.model)
    for title, (kinds, shown, packed) in exams.every(o.n, o.seed).items():
        images = embed(encoder, projector, shown)
        print(title, "by question:", report(grade(decoder, images, kinds, packed)), flush=True)
        if title == "seen fonts":
            families = ["photograph" if p.document.photographed else p.document.family for p in shown]
            print(title, "by family:", report(grade(decoder, images, families, packed)), flush=True)


if __name__ == "__main__":
    main()
