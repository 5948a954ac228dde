#!/usr/bin/env python3
"""Lets llama.cpp answer what Lectern answered, and compares. Called by parity.sh; needs only Python 3.8 or newer.

    compare.py OUT DRIVER LIBS THREADS [--cpu VARIANT ...] [--golden FILE]

OUT is what lectern.engine.llama.ParityRun wrote. Without --cpu both sides ran on the same CPU library, and everything
has to be equal bit for bit. Each VARIANT (sse42, haswell, …) is another CPU library on which the peer answers too; its
answers show what rounding alone does. --golden writes cases on whose first tokens all CPU libraries agree by a margin.
"""
import argparse
import array
import hashlib
import json
import subprocess
import sys
from pathlib import Path

SOFT_TOKEN = 262144
GOLDEN_TOKENS = 24
GOLDEN_MARGIN = 0.2
GOLDEN_PER_MODEL = 4


def floats(path):
    values = array.array("f")
    values.frombytes(path.read_bytes())
    return values


def largest_difference(a, b):
    return 0.0 if a == b else max((abs(x - y) for x, y in zip(a, b)), default=0.0)


def answers(arguments, folder, cases, cpu=None):
    dumps = folder / (cpu or "data")
    dumps.mkdir(exist_ok=True)
    jobs = [{**{k: v for k, v in c.items() if k != "lectern"}, "dump": str(dumps / (c["id"] + ".peer"))} for c in cases]
    command = [arguments.driver, arguments.libs, folder / "tiny-gemma.gguf", folder / "mmproj-tiny-gemma.gguf",
               str(cases[0]["context"]), str(arguments.threads)]
    if cpu:
        command.append(Path(arguments.libs) / f"libggml-cpu-{cpu}.so")
    done = subprocess.run(command, input="\n".join(map(json.dumps, jobs)), stdout=subprocess.PIPE, encoding="utf-8")
    if done.returncode:
        sys.exit(f"The peer ended with status {done.returncode}.")
    return {a["id"]: a for a in map(json.loads, done.stdout.splitlines())}


def rows(path, tokens):
    values = floats(path)
    width = len(values) // len(tokens)
    return [values[i * width:(i + 1) * width] for i in range(len(tokens))]


class Tally:
    def __init__(self):
        self.cases = self.pictures = self.tokens = self.same_prompt = self.same_answer = self.same_bits = 0
        self.embedding_difference = self.logit_difference = 0.0
        self.differing = []

    def add(self, folder, case, peer):
        data, lectern = folder / "data", case["lectern"]
        soft = max(lectern["prompt_ids"]) if case["images"] else None
        prompt = [SOFT_TOKEN if i == soft else i for i in lectern["prompt_ids"]]
        written = (peer["tokens"][:-1] if peer["eog"] else peer["tokens"])[:case["n_predict"] - 1]
        same = prompt == peer["prompt_ids"], written == lectern["tokens"]
        self.cases += 1
        self.pictures += len(case["images"])
        self.tokens += len(written)
        self.same_prompt += same[0]
        self.same_answer += same[1]
        ours, theirs = (floats(data / f"{case['id']}.{side}.emb") for side in ("lectern", "peer"))
        embedding_difference = largest_difference(ours, theirs) if len(ours) == len(theirs) else float("inf")
        self.embedding_difference = max(self.embedding_difference, embedding_difference)
        if all(same):
            last = rows(data / f"{case['id']}.peer.logits", peer["tokens"])[len(written)]
            logit_difference = largest_difference(floats(data / f"{case['id']}.lectern.logits"), last)
            self.logit_difference = max(self.logit_difference, logit_difference)
            self.same_bits += embedding_difference == 0 and logit_difference == 0
        else:
            self.differing.append(case["id"])

    def __str__(self):
        return (f"{self.cases} cases with {self.pictures} pictures, {self.tokens} tokens written: same prompt ids "
                f"in {self.same_prompt}, same token ids in {self.same_answer}, bit-identical embeddings and last "
                f"logits in {self.same_bits}. Largest difference: embeddings {self.embedding_difference}, logits "
                f"{self.logit_difference}. Differing: {self.differing or 'none'}")


def rounding(folder, cpu, ours, theirs):
    """How the peer on another CPU library differs from the peer on the first one."""
    same, largest, margin = 0, 0.0, 0.0
    for name, first in ours.items():
        second = theirs[name]
        equal = next((i for i, (a, b) in enumerate(zip(first["tokens"], second["tokens"])) if a != b), None)
        same += equal is None
        if equal is not None:
            margin = max(margin, first["margins"][equal])
        count = min(len(first["tokens"]), len(second["tokens"])) if equal is None else equal + 1
        a = rows(folder / "data" / f"{name}.peer.logits", first["tokens"])[:count]
        b = rows(folder / cpu / f"{name}.peer.logits", second["tokens"])[:count]
        largest = max([largest] + [largest_difference(x, y) for x, y in zip(a, b)])
    print(f"  {cpu}: same token ids in {same} of {len(ours)}; largest difference of logits {largest:.4f}; "
          f"largest margin lost to rounding {margin:.4f}")


def golden(index, folder, cases, ours, others):
    """The cases with most pictures whose first tokens are sure, and equal on every CPU library."""
    sure = []
    for case in cases:
        answer = ours[case["id"]]
        count = min(len(answer["tokens"]) - answer["eog"], GOLDEN_TOKENS)
        ended = answer["eog"] and count == len(answer["tokens"]) - 1
        margin = min(answer["margins"][:count + 1])
        tokens = answer["tokens"][:count]
        if (count >= 4 and margin >= GOLDEN_MARGIN and len(set(tokens)) > count // 2
                and all(o[case["id"]]["tokens"][:count] == tokens for o in others)):
            sure.append({"model": index, "case": int(case["id"].rsplit("case", 1)[1]), "pictures": len(case["images"]),
                         "promptTokens": len(answer["prompt_ids"]), "tokens": tokens, "ended": ended,
                         "margin": round(margin, 3)})
    sure.sort(key=lambda g: (-min(g["pictures"], 2), -len(g["tokens"]), g["case"]))
    hashes = {name: hashlib.sha256((folder / file).read_bytes()).hexdigest()
              for name, file in (("model", "tiny-gemma.gguf"), ("projector", "mmproj-tiny-gemma.gguf"))}
    return hashes, sure[:GOLDEN_PER_MODEL]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("driver")
    parser.add_argument("libs")
    parser.add_argument("threads", type=int)
    parser.add_argument("--cpu", nargs="*", default=[])
    parser.add_argument("--golden", type=Path)
    arguments = parser.parse_args()
    total, models, goldens = Tally(), [], []
    for index, folder in enumerate(sorted(arguments.out.glob("model*"))):
        cases = [json.loads(line) for line in (folder / "cases.jsonl").read_text("utf-8").splitlines()]
        ours = answers(arguments, folder, cases)
        for case in cases:
            total.add(folder, case, ours[case["id"]])
        others = []
        for cpu in arguments.cpu:
            others.append(answers(arguments, folder, cases, cpu))
            rounding(folder, cpu, ours, others[-1])
        if arguments.golden:
            hashes, chosen = golden(index, folder, cases, ours, others)
            models.append(hashes)
            goldens += chosen
    print(total)
    if arguments.golden:
        lines = ",\n".join(json.dumps(g) for g in goldens)
        arguments.golden.write_text(f'{{"models": {json.dumps(models)}, "cases": [\n{lines}\n]}}\n', "utf-8")
        print(f"{len(goldens)} golden cases in {arguments.golden}")
    sys.exit(1 if total.differing or total.same_bits != total.cases else 0)


main()
