"""Measures how far llama.cpp's answers and logits are from PyTorch's, greedy, on the same pixels.

The other side is ``peer-driver`` of engine/src/test/parity, which is llama.cpp's own walk over a prompt, as llama.cpp
computes by default or, with --precise, with keys and values in float32 and without flash attention, which computes in
float16.
"""

import argparse
import json
import os
import pathlib
import subprocess
import tempfile

import numpy as np
import torch

from . import pages, sequences, vocabulary
from .exams import pairs, totals
from .gallery import embed
from .published import DECODER, ENCODER, load

MEDIA = "<__media__>"
PRECISE = {"PEER_CACHE": "f32", "PEER_FLASH": "0"}


def prompt(ids):
    """The text of a prompt's ids, with a mark in place of each picture."""
    text, picture = "", False
    for i in ids:
        if i == vocabulary.SOFT:
            text, picture = text if picture else text + MEDIA, True
        elif i not in (vocabulary.IMAGE, vocabulary.IMAGE_END):
            text, picture = text + (vocabulary.CONTROL[i] if i < vocabulary.BYTE0 else vocabulary.decode([i])), False
    return text


def ask(driver, libraries, model, shown, packed, folder, precise=False):
    """Asks the driver; yields for each case the prompt's ids, what it said and the logits (said, SIZE)."""
    lines, view = [], 0
    pictures = np.concatenate([p.pictures for p in shown])
    for i, (ids, _, _, said, _) in enumerate(packed):
        start, images = said.index(True), []
        for _ in range(ids.count(vocabulary.SOFT) // sequences.CELLS):
            raw = folder / f"{view}.rgb"
            raw.write_bytes(pictures[view].tobytes())
            images.append({"path": str(raw), "nx": pictures.shape[2], "ny": pictures.shape[1]})
            view += 1
        lines.append(json.dumps({"id": i, "prompt": prompt(ids[:start]), "images": images, "n_predict": 120,
                                 "dump": str(folder / str(i))}))
    command = [driver, libraries, model / DECODER, model / ENCODER, "4096", "1"]
    answered = subprocess.run(command, input="\n".join(lines) + "\n", capture_output=True, text=True,
                              env=os.environ | (PRECISE if precise else {}))
    if answered.returncode:
        raise RuntimeError(f"The driver ended with {answered.returncode}: {answered.stderr[-500:]}")
    for i, line in enumerate(answered.stdout.splitlines()):
        said = json.loads(line)
        logits = np.fromfile(folder / f"{i}.logits", np.float32).reshape(-1, vocabulary.SIZE)
        yield packed[i][0][:packed[i][3].index(True)], said, logits


@torch.no_grad()
def compare(model, driver, libraries, n, seed, precise=False):
    encoder, projector, decoder = load(model)
    few = n // 10
    made = pages.exam(n - 2 * few, seed), pairs(few, seed + 1), totals(few, seed + 2)
    shown, packed = (sum(parts, []) for parts in list(zip(*made))[1:])
    images = embed(encoder, projector, shown)
    view, same, largest, all_of_them = 0, 0, [], []
    with tempfile.TemporaryDirectory() as folder:
        for ids, said, logits in ask(driver, libraries, pathlib.Path(model), shown, packed, pathlib.Path(folder),
                                      precise):
            theirs = [vocabulary.SOFT if i == 262144 else i for i in said["prompt_ids"]]
            if theirs != ids:
                raise RuntimeError(f"The prompts differ: {prompt(ids)!r} {theirs} {ids}.")
            whole = ids + said["tokens"][:-1]
            tokens = torch.tensor([whole])
            views = ids.count(vocabulary.SOFT) // sequences.CELLS
            mask = sequences.attention_mask(tokens, torch.zeros_like(tokens))
            hidden = decoder(tokens, images[view:view + views].flatten(0, 1), torch.arange(len(whole))[None], mask)
            view += views
            ours = decoder.logits(hidden[0, len(ids) - 1:]).numpy()
            same += bool((ours.argmax(-1) == said["tokens"]).all())
            distance = np.abs(ours - logits).max(-1)
            largest.append(distance[0])
            all_of_them.append(distance)
    every = np.concatenate(all_of_them)
    print(f"{len(packed)} cases: {same} the same answer; largest difference of a token's logits: "
          f"of the first token at most {max(largest):.5f}, in the median {np.median(largest):.5f}; "
          f"of all {len(every)} tokens at most {every.max():.5f}, in the median {np.median(every):.5f}")


def main():
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--model", default="..", help="a folder with the published pair, f32")
    a.add_argument("--driver", default="../../../target/parity/build/peer-driver")
    a.add_argument("--libraries", default="../../../.natives/current/lib")
    a.add_argument("--precise", action="store_true", help="llama.cpp with a float32 cache and without flash attention")
    a.add_argument("-n", type=int, default=500)
    a.add_argument("--seed", type=int, default=4711)
    o = a.parse_args()
    compare(o.model, o.driver, o.libraries, o.n, o.seed, o.precise)


if __name__ == "__main__":
    main()
