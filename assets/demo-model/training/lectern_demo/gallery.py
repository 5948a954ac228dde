"""Pages on disk as the decoder sees them: encoder and projector stay as they are, so every picture is encoded once.

A gallery is a folder of shards, ``00000.pt`` and so on, each SHARD pages with their embeddings in float16. What a shard
holds follows from the seed and its number alone, so that several processes can fill one gallery.
"""

import argparse
import os
import pathlib
import pickle
import random
import time

import numpy as np
import torch

from . import pages, questions
from .published import load

SHARD = 64


def page(r):
    """A page of a gallery: more invoices and receipts than elsewhere, for comparisons, and every fifth page tall."""
    if r.random() < 0.3:
        return pages.page(r, none=0, family=r.choice(["invoice", "receipt"]))
    return pages.page(r, tall=0.28, none=0.04, jumble=0.05)


@torch.no_grad()
def embed(encoder, projector, shown):
    """What the decoder sees of the pages: (views of all, CELLS, decoder width)."""
    pictures = torch.from_numpy(np.concatenate([p.pictures for p in shown]))
    return torch.cat([encoder(part)[1] for part in pictures.split(16)]) @ projector.T


def shard(encoder, projector, seed, number):
    """The pages of one shard; images: (views, CELLS, decoder width), float16; without their pictures."""
    r = random.Random(seed * 100_000 + number)
    shown = [page(r) for _ in range(SHARD)]
    images, at = embed(encoder, projector, shown).half(), 0
    for p in shown:
        views = len(p.pictures)
        p.images, p.pictures = images[at:at + views].clone(), None
        at += views
    return shown


class Gallery:
    """The pages of a folder's shards, read as they come."""

    def __init__(self, folder, r, first):
        """Waits until there are `first` pages."""
        self.folder, self.r, self.read, self.ring = pathlib.Path(folder), r, 0, pages.Ring(1_000_000)
        while self.ring.filled < first:
            if not self.more():
                time.sleep(1)

    def more(self):
        """Reads the next shard, if it is there."""
        path = self.folder / f"{self.read:05d}.pt"
        if path.exists():
            self.ring.add(pickle.loads(path.read_bytes()))
            self.read += 1
            return True
        return False

    def two_totals(self):
        """Two pages with a total."""
        while True:
            first = self.r.choice(self.ring.pages)
            if first.document and questions.total(first.document):
                return [first, pages.partner(self.r, self.ring, first, 1.0)]


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("out")
    a.add_argument("--model", default="model.pt", help="a checkpoint, or a folder with a published pair")
    a.add_argument("--pages", type=int, default=12_000)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--threads", type=int, default=1)
    a.add_argument("--pause", help="a file; while it is there, nothing is done")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    encoder, projector, _ = load(o.model)
    folder = pathlib.Path(o.out)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(-(-o.pages // SHARD)):
        while o.pause and os.path.exists(o.pause):
            time.sleep(2)
        path = folder / f"{number:05d}.pt"
        if not path.exists():
            path.with_suffix(".part").write_bytes(pickle.dumps(shard(encoder, projector, o.seed, number)))
            path.with_suffix(".part").rename(path)


if __name__ == "__main__":
    main()
