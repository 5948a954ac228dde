"""Conversations as Gemma 3's template writes them, several about the same pictures packed into one sequence.

Segments share the pictures in front and do not see each other; each has the positions it would have alone, so every
question is trained exactly as it will be asked, and the pictures are paid for once.
"""

import torch

from . import vocabulary as v
from .document import GRID

CELLS = GRID * GRID
CROPS = ("Here is the original image ", " and here are some crops to help you see better ", " ")


def picture_ids():
    return v.encode("\n\n") + [v.IMAGE] + [v.SOFT] * CELLS + [v.IMAGE_END] + v.encode("\n\n")


def prefix(pictures=1, crops=0):
    """Ids up to the question. With crops, each picture is followed by so many of them, in the reference's words."""
    ids = [v.BOS, v.TURN] + v.encode("user\n")
    for _ in range(pictures):
        if crops:
            ids += v.encode(CROPS[0]) + picture_ids() + v.encode(CROPS[1])
            for i in range(crops):
                ids += (v.encode(CROPS[2]) if i else []) + picture_ids()
        else:
            ids += picture_ids()
    return ids


def segment(turns, spots=None):
    """Ids of (question, answer) turns after the pictures, which of them the model has to say, and where it reads them.

    spots: text -> places as render.spots gives them; -1 where nothing is copied.
    """
    ids, said, read = [], [], []

    def add(more, spoken, places=None):
        ids.extend(more)
        said.extend([spoken] * len(more))
        read.extend(places or [-1] * len(more))

    for i, (question, answer) in enumerate(turns):
        if i:
            add(v.encode("\n") + [v.TURN] + v.encode("user\n"), False)
        add(v.encode(question) + [v.END] + v.encode("\n") + [v.TURN] + v.encode("model\n"), False)
        places = (spots or {}).get(answer)
        add(v.encode(answer) + [v.END], True, places and len(places) == len(v.encode(answer)) and places + [-1])
    return ids, said, read


def pack(prefix_ids, segments, limit, spots=None):
    """One sequence: (ids, positions, segment numbers, said, read). Segments that do not fit are left out."""
    ids, said, read = list(prefix_ids), [False] * len(prefix_ids), [-1] * len(prefix_ids)
    positions, number = list(range(len(ids))), [0] * len(ids)
    for i, turns in enumerate(segments):
        more, spoken, places = segment(turns, spots)
        if len(ids) + len(more) > limit:
            continue
        positions += range(len(prefix_ids), len(prefix_ids) + len(more))
        ids += more
        said += spoken
        read += places
        number += [i + 1] * len(more)
    return ids, positions, number, said, read


def collate(sequences):
    """Padded tensors: tokens, positions, added mask (b, 1, n, n); the flat indices that predict what is said, with targets
    and where those are read (cell * 8 + slot, or -1)."""
    n = max(len(s[0]) for s in sequences)
    b = len(sequences)
    tokens, positions, number = (torch.zeros(b, n, dtype=torch.long) for _ in range(3))
    number.fill_(-1)
    said = torch.zeros(b, n, dtype=torch.bool)
    read = torch.full((b, n), -1)
    for k, (ids, at, segments, spoken, places) in enumerate(sequences):
        tokens[k, :len(ids)] = torch.tensor(ids)
        positions[k, :len(ids)] = torch.tensor(at)
        number[k, :len(ids)] = torch.tensor(segments)
        said[k, :len(ids)] = torch.tensor(spoken)
        read[k, :len(ids)] = torch.tensor(places)
    mask = attention_mask(tokens, number)
    where = said[:, 1:].nonzero()
    return tokens, positions, mask, where[:, 0] * n + where[:, 1], tokens[:, 1:][said[:, 1:]], read[:, 1:][said[:, 1:]]


def attention_mask(tokens, number):
    """0 where a position may look, -inf elsewhere: causal, both ways inside a picture, never into another segment."""
    n = tokens.shape[1]
    soft = tokens == v.SOFT
    starts = soft & ~torch.nn.functional.pad(soft, (1, 0))[:, :-1]
    picture = torch.where(soft, starts.cumsum(1), 0)
    causal = torch.ones(n, n, dtype=torch.bool).tril()
    same = (picture[:, :, None] == picture[:, None]) & (picture[:, :, None] > 0)
    shared = (number[:, None] == 0) | (number[:, :, None] == number[:, None])
    allowed = (causal | same) & shared
    return torch.zeros(allowed.shape).masked_fill_(~allowed, float("-inf"))[:, None]
