"""Writes the sample documents that Lectern shows: every family twice, two of them photographed, one with a stamp at least.

Each gets a few questions that a person might ask first, with the answers.
"""

import argparse
import pathlib
import random

from . import families, questions, render
from .folder import line, save

SIZES = 48, 56

FIRST_ASKED = ["total", "company", "due", "person", "date", "number", "title", "city", "weight", "born", "amount"]
PLAIN = {"company": "Who is it from?", "total": "What is the total?", "due": "When is it due?", "date": "What is the date?",
         "person": "What is the name?", "number": "What is the number?", "title": "What is the title?",
         "city": "What is the city?", "weight": "What is the weight?", "born": "What is the birth date?"}


def suggested(document):
    """(question, answer) pairs: up to three fields, the stamp, the number of lines, and one that is not answered."""
    made = []
    for key in FIRST_ASKED:
        for fact in document.facts:
            if fact.key == key and len(made) < 3:
                question = PLAIN[key] if key in PLAIN else questions.ITEM[0].format(fact.item)
                made.append((question, fact.value))
                break
    if document.stamp:
        made.append(("What colour is the stamp?", document.stamp[1].capitalize()))
    made.append(("What does the first line say?", document.rows[0]))
    # On invoices the shipped pair takes another number for it; samples are to show what it can do.
    if document.family != "invoice" and "phone" not in {f.key for f in document.facts}:
        made.append(("What is the phone number?", questions.ABSENT))
    return made


def write(folder, seed=2026):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    plan = [(family, False) for family in families.FAMILIES for _ in range(2)] + [("receipt", True), ("invoice", True)]
    counts = {}
    with open(folder / "questions.jsonl", "w", encoding="utf-8") as out:
        for i, (family, photographed) in enumerate(plan):
            r = random.Random(seed * 100 + i)
            document = families.document(r, family, photographed, sizes=SIZES)
            while (family == "invoice" and not document.stamp) or len(document.rows) < 4:
                document = families.document(r, family, photographed, sizes=SIZES)
            stem = f"photographed-{family}" if photographed else family
            counts[stem] = counts.get(stem, 0) + 1
            name = stem if photographed else f"{stem}-{counts[stem]}"
            page, _ = render.picture(document, r, clean=not photographed)
            file = save(folder / name, page, document)
            for question, answer in suggested(document):
                line(out, {"image": file, "question": question, "answers": [answer]})


def main():
    a = argparse.ArgumentParser()
    a.add_argument("out")
    a.add_argument("--seed", type=int, default=2026)
    o = a.parse_args()
    write(o.out, o.seed)


if __name__ == "__main__":
    main()
