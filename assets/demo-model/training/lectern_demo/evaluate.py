"""Grades a trained model in PyTorch: exact answers by kind of question and by family, seen and unseen fonts."""

import argparse
import random

import torch

from . import families, gemma, questions, sequences
from .train_decoder import grade, report
from .train_together import encode, sample
from .vit import Encoder


def load(path):
    """Encoder, projector matrix and decoder of a model.pt."""
    state = torch.load(path)
    encoder, decoder = Encoder(), gemma.Decoder()
    encoder.load_state_dict(state["encoder"])
    decoder.load_state_dict(state["decoder"])
    return encoder.eval(), state["projector"], decoder.eval()


def exam(n, seed, pair=False, **options):
    """n documents with one question each, or n pairs: labels, pictures, sequences."""
    r, labels, pictures, packed = random.Random(seed), [], [], []
    for i in range(n):
        family = list(families.FAMILIES)[i % len(families.FAMILIES)]
        drawn = [sample(r, family=None if pair else family, **options) for _ in range(1 + pair)]
        documents = [d[0][0] for d in drawn]
        kind, question, answer = questions.pair(r, documents) if pair else questions.one(r, documents[0])
        labels.append((kind, "photograph" if documents[0].photographed else documents[0].family))
        pictures += [d[1] for d in drawn]
        packed.append(sequences.pack(sequences.prefix(1 + pair), [[(question, answer)]], 1000))
    return labels, pictures, packed


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--model", default="model.pt")
    a.add_argument("-n", type=int, default=560)
    a.add_argument("--seed", type=int, default=31337)
    o = a.parse_args()
    encoder, projector, decoder = load(o.model)
    for title, options in (("seen fonts", {}), ("unseen fonts", {"seen": False}), ("pairs", {"pair": True})):
        labels, pictures, packed = exam(o.n if title == "seen fonts" else o.n // 4, o.seed, **options)
        images = encode(encoder, pictures) @ projector.T
        if title == "pairs":
            images = images.unflatten(0, (-1, 2)).flatten(1, 2)
        print(title, "by question:", report(grade(decoder, images, [k for k, _ in labels], packed)))
        if title == "seen fonts":
            print(title, "by family:", report(grade(decoder, images, [f for _, f in labels], packed)))


if __name__ == "__main__":
    main()
