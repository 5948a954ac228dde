"""Questions that compare the totals of two pictures, and answers that first say what was compared.

A tiny decoder cannot compare two numbers at a glance. It copies both, "£950.62 and $812.99: ", and then compares what
it has written; and the reader sees on what the verdict rests. Currencies are not converted: 5 of one is more than 4 of
another.
"""

from . import vocabulary as v
from . import words

WHICH = ["first", "second"]
LARGER, SMALLER = ["larger", "higher", "bigger", "greater"], ["smaller", "lower"]
NOUNS = ["picture", "document", "page"]
SUPERLATIVE = ["Which total is {}?", "Which of the two totals is {}?", "Which {noun} has the {} total?",
               "Which one has the {} total?", "Where is the total {}?", "Which is the {} total?"]
CLAIM = ["Is the {one} total {} than the {other}?", "Is the total of the {one} {noun} {} than that of the {other}?",
         "Does the {one} {noun} have the {} total?"]
DEAR, CHEAP = ["Which one costs more?", "Which is more expensive?"], ["Which one costs less?", "Which is cheaper?"]
# Digits of an amount, thousands first, and the tokens that are taught to hold them: as many after each amount, which end
# where "the " does. An amount's digits are as far before them as they are apart.
PLACES_OF_AMOUNT, NO_DIGIT = 6, 10


def question(r):
    """A question, and the verdict on two amounts as a function of the sign of first - second."""
    larger = r.random() < 0.6
    pick, noun = r.random(), r.choice(NOUNS)
    word = r.choice(LARGER if larger else SMALLER)
    if pick < 0.72:
        asked = r.choice(DEAR if larger else CHEAP) if pick < 0.12 else r.choice(SUPERLATIVE).format(word, noun=noun)
        return asked, lambda sign: _which(sign if larger else -sign) + "."
    one = r.randrange(2)
    asked = r.choice(CLAIM).format(word, one=WHICH[one], other=WHICH[1 - one], noun=noun)
    named = " is larger." if larger else " is smaller."
    return asked, lambda sign: _which(sign if larger else -sign) + (named if sign else ".")


def _which(sign):
    return f"the {WHICH[sign < 0]}" if sign else "the two are equal"


def cents(printed):
    """The amount that was printed, in hundredths."""
    return int("".join(c for c in printed if c in "0123456789"))


def sign(first, second):
    a, b = cents(first), cents(second)
    return (a > b) - (a < b)


def evidence(first, second):
    return f"{first} and {second}: "


def answer(first, second, verdict):
    return evidence(first, second) + verdict(sign(first, second))


def amounts(r):
    """Two printed amounts that are hard to compare more often than those of two documents: near ties, equal beginnings,
    other lengths."""
    lengths = [1, 2, 2, 3, 3, 3, 4]
    a = _of_length(r, r.choice(lengths))
    pick = r.random()
    if pick < 0.04: b = a
    elif pick < 0.34: b = _of_length(r, r.choice(lengths))
    elif pick < 0.54: b = _of_length(r, len(str(a)) - 2)
    elif pick < 0.89: b = _same_beginning(r, a)
    else: b = _of_length(r, min(4, max(1, len(str(a)) - 2 + r.choice([-1, 1]))))
    a, b = (a, b) if r.random() < 0.5 else (b, a)
    one = words.money_style(r)
    other = one if r.random() < 0.4 else words.money_style(r)
    return words.money(a, one), words.money(b, other)


def _of_length(r, digits):
    """Cents with so many digits before the point."""
    return r.randint(10 ** (digits - 1), 10 ** digits - 1) * 100 + r.randint(0, 99)


def _same_beginning(r, a):
    """As long as a, with the same first digits and another one after them."""
    digits = list(str(a))
    at = r.randrange(len(digits))
    digits[at] = r.choice([d for d in "0123456789" if d != digits[at] and (at or d != "0")])
    if r.random() < 0.7:
        digits[at + 1:] = [r.choice("0123456789") for _ in digits[at + 1:]]
    return int("".join(digits))


def _digits(printed):
    """Its digits as PLACES_OF_AMOUNT numbers, NO_DIGIT in front of the first."""
    digits = [int(c) for c in printed if c in "0123456789"]
    return [NO_DIGIT] * (PLACES_OF_AMOUNT - len(digits)) + digits


def taught(first, second):
    """Where in an answer the decoder is taught what to hold: (place in the text, digit that was written before it, and
    after the second amount the first one's digit, the sign of the digits' difference, and the sign of the difference of
    all digits up to here, otherwise -1, -1, -1)."""
    so_far = 0
    for j, (a, b) in enumerate(zip(_digits(first), _digits(second))):
        sign = ((a % 10) > (b % 10)) - ((a % 10) < (b % 10))  # no digit counts as nought
        so_far = so_far or sign
        yield len(first) + j, a, -1, -1, -1
        yield len(evidence(first, second)) - 2 + j, b, a, sign, so_far


def drill(r, front, count):
    """A packed sequence as sequences.pack makes them: one question after the pictures in front, and answers about so many
    pairs of amounts that are not in them; and (index, *what is taught) of its tokens. Only what decides has to be said."""
    asked, verdict = question(r)
    start = front + v.encode(asked) + [v.END] + v.encode("\n") + [v.TURN] + v.encode("model\n")
    ids, said, positions, number, marks = list(start), [False] * len(start), list(range(len(start))), [0] * len(start), []
    for i in range(count):
        first, second = amounts(r)
        before, decided = evidence(first, second), verdict(sign(first, second))
        more = v.encode(before + decided)
        marks += [(len(ids) + at, *what) for at, *what in taught(first, second)]
        positions += range(len(start), len(start) + len(more))
        ids += more
        decides = len(before) + 4, len(before) + len(decided.rpartition(" ")[0]) + 1
        said += [k in decides for k in range(len(more))]
        number += [i + 1] * len(more)
    return (ids, positions, number, said, [-1] * len(ids)), marks
