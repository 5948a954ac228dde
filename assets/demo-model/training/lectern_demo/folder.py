"""Writes labelled folders: pictures and ``questions.jsonl``, one object a line with image(s), question and answers."""

import argparse
import json
import pathlib
import random

from . import comparisons, families, questions, render

SIZES = 40, 56  # of the type, in pixels: pages of 350 to 650 pixels


def save(path, page, document):
    """Flat pages as PNG; photographed and grainy ones, which PNG hardly compresses, as JPEG."""
    if not document.photographed:
        page.quantize(64).save(path.with_suffix(".png"), optimize=True)
        if path.with_suffix(".png").stat().st_size < 32_000:
            return path.with_suffix(".png").name
        path.with_suffix(".png").unlink()
    page.convert("RGB").save(path.with_suffix(".jpg"), quality=88)
    return path.with_suffix(".jpg").name


def write(folder, n, seed, each=2, pairs=0.25, absent=0.3, **options):
    """n documents with so many questions each; some more are about what is not there, or about two neighbouring pictures."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    r, before = random.Random(seed), None
    with open(folder / "questions.jsonl", "w", encoding="utf-8") as out:
        for i in range(n):
            document = families.document(r, sizes=SIZES, **options)
            page, _ = render.picture(document, r)
            name = save(folder / f"{i:03d}-{document.family}", page, document)
            asked = set()
            while len(asked) < each:
                kind, question, answer = questions.one(r, document)
                if question not in asked:
                    asked.add(question)
                    line(out, {"image": name, "question": question, "answers": [answer], "kind": kind})
            if r.random() < absent:
                question, answer = questions.absent(r, document)
                line(out, {"image": name, "question": question, "answers": [answer], "kind": "absent"})
            if before and r.random() < pairs:
                kind, question, answer = questions.pair(r, [before[0], document])
                line(out, {"images": [before[1], name], "question": question, "answers": [answer], "kind": kind})
            before = document, name


def compared(folder, n, questions_asked, seed, **options):
    """n documents with totals, and questions that compare two of them; every pair at most once in the same order."""
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    r, made = random.Random(seed), []
    for i in range(n):
        document = families.document(r, r.choice(["invoice", "receipt"]), sizes=SIZES, **options)
        page, _ = render.picture(document, r)
        made.append((document, save(folder / f"{i:03d}-{document.family}", page, document)))
    every = [(a, b) for a in range(n) for b in range(n) if a != b]
    with open(folder / "questions.jsonl", "w", encoding="utf-8") as out:
        for a, b in r.sample(every, questions_asked):
            question, verdict = comparisons.question(r)
            answer = comparisons.answer(*(questions.total(made[k][0]) for k in (a, b)), verdict)
            line(out, {"images": [made[a][1], made[b][1]], "question": question, "answers": [answer], "kind": "comparison"})


def line(out, record):
    out.write(json.dumps(record, ensure_ascii=False) + "\n")


def main():
    a = argparse.ArgumentParser()
    a.add_argument("out")
    a.add_argument("-n", type=int, default=40)
    a.add_argument("--seed", type=int, default=31337)
    a.add_argument("--unseen-fonts", action="store_true")
    a.add_argument("--tall", action="store_true", help="pages of twice the height, for Pan & Scan")
    a.add_argument("--comparisons", type=int, default=0, help="so many questions that compare two totals, and no others")
    o = a.parse_args()
    if o.comparisons:
        compared(o.out, o.n, o.comparisons, o.seed, seen=not o.unseen_fonts)
    elif o.tall:
        write(o.out, o.n, o.seed, pairs=0, absent=0, tall=True)
    else:
        write(o.out, o.n, o.seed, seen=not o.unseen_fonts)


if __name__ == "__main__":
    main()
