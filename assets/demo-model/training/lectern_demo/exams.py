"""Held-out questions, by title; the seeds are those of no training."""

import pathlib
import random

import torch

from . import pages, questions, sequences
from .gallery import embed


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


def absent(n, seed):
    """Questions about what the page does not have."""
    r, shown, packed = random.Random(seed), [], []
    for _ in range(n):
        shown.append(pages.page(r, none=0))
        packed.append(sequences.pack(sequences.prefix(), [[questions.absent(r, shown[-1].document)]], 1000))
    return ["absent"] * n, shown, packed


def scenes(n, seed):
    """Questions about pictures that are no documents."""
    r, shown, packed = random.Random(seed), [], []
    for _ in range(n):
        shown.append(pages.page(r, none=1))
        packed.append(sequences.pack(sequences.prefix(), [[(questions.anything(r), questions.WHO)]], 1000))
    return ["no document"] * n, shown, packed


def every(n, seed):
    """All exams: title to (kinds, pages, sequences); n questions with seen fonts, fewer of all else."""
    few = max(1, n // 4)
    return {"seen fonts": pages.exam(n, seed),
            "unseen fonts": pages.exam(few, seed + 1, seen=False),
            "tall": pages.exam(few, seed + 2, tall=1.0),
            "absent": absent(few, seed + 3),
            "pairs": pairs(few, seed + 4),
            "totals": totals(few, seed + 5),
            "scenery": scenes(few, seed + 6)}


def embedded(encoder, projector, n, folder, seed=777):
    """All exams for training: title to (embeddings in float16, kinds, sequences). Kept in the folder."""
    path = pathlib.Path(folder) / f"exams-{n}-{seed}.pt"
    if not path.exists():
        made = {title: (embed(encoder, projector, shown).half(), kinds, packed)
                for title, (kinds, shown, packed) in every(n, seed).items()}
        path.parent.mkdir(parents=True, exist_ok=True)
        torch.save(made, path.with_suffix(".part"))
        path.with_suffix(".part").rename(path)
    return torch.load(path)
