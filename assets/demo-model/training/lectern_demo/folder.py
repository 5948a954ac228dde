"""Writes labelled folders: pictures and ``questions.jsonl``, one object a line with image(s), question and answers."""

import argparse
import json
import pathlib
import random

from . import families, questions, render


def save(path, page, document):
    """A photographed page as JPEG, everything else as PNG."""
    name = path.with_suffix(".jpg" if document.photographed else ".png")
    if document.photographed:
        page.convert("RGB").save(name, quality=88)
    else:
        page.quantize(128).save(name, optimize=True) if page.width > 1200 else page.save(name, optimize=True)
    return name.name


def write(folder, n, seed, each=2, pairs=0.1, **options):
    """n documents with so many questions each; some questions are about two neighbouring pictures."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    r, before = random.Random(seed), None
    with open(folder / "questions.jsonl", "w", encoding="utf-8") as out:
        for i in range(n):
            document = families.document(r, **options)
            page, _ = render.picture(document, r)
            name = save(folder / f"{i:03d}-{document.family}", page, document)
            asked = set()
            while len(asked) < each:
                kind, question, answer = questions.one(r, document)
                if question not in asked:
                    asked.add(question)
                    line(out, {"image": name, "question": question, "answers": [answer], "kind": kind})
            if before and r.random() < pairs:
                kind, question, answer = questions.pair(r, [before[0], document])
                line(out, {"images": [before[1], name], "question": question, "answers": [answer], "kind": kind})
            before = document, name


def line(out, record):
    out.write(json.dumps(record, ensure_ascii=False) + "\n")


def main():
    a = argparse.ArgumentParser()
    a.add_argument("out")
    a.add_argument("-n", type=int, default=60)
    a.add_argument("--seed", type=int, default=31337)
    a.add_argument("--unseen-fonts", action="store_true")
    o = a.parse_args()
    write(o.out, o.n, o.seed, seen=not o.unseen_fonts)


if __name__ == "__main__":
    main()
