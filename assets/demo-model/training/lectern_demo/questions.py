"""Questions about a document, in several phrasings, and their answers."""

from . import comparisons
from .families import LABELS

ABSENT = "That is not in the document."
WHO = "I am Lectern's demo model. I read simple documents."
ASK = {
    "company": ["Who is it from?", "Who sent it?", "Who is the sender?", "Which company is it from?", "Who issued it?"],
    "number": ["What is the number?", "What is the invoice number?", "Which number does it have?", "What is the reference?"],
    "date": ["What is the date?", "When was it issued?", "What date is on it?", "When is it from?"],
    "due": ["When is it due?", "What is the due date?", "When must it be paid?", "By when is it due?"],
    "person": ["Who is it to?", "Who is it for?", "What is the name?", "Who is the customer?", "Whose name is on it?"],
    "total": ["What is the total?", "How much is it in total?", "What is the total amount?", "How much is due?"],
    "tax": ["What is the tax?", "How much is the tax?", "What is the VAT?"],
    "city": ["Which city is it?", "What is the city?", "What city is named?"],
    "phone": ["What is the phone number?", "Which number can I call?", "What is the telephone number?"],
    "street": ["What is the street?", "What is the address?", "Which street is it?"],
    "born": ["When was the person born?", "What is the birth date?", "What is the date of birth?"],
    "subject": ["What is the subject?", "What is it about?", "What is the letter about?"],
    "weight": ["What is the weight?", "How heavy is it?", "How much does it weigh?"],
    "payment": ["How was it paid?", "What is the payment method?", "How did they pay?"],
    "time": ["What is the time?", "At what time was it?", "What time is on it?"],
    "title": ["What is the title?", "What does the title say?", "What is the heading?"],
}
NOUN = {"company": "sender", "number": "number", "date": "date", "due": "due date", "person": "name", "total": "total",
        "tax": "tax", "city": "city", "phone": "phone number", "street": "address", "born": "birth date",
        "subject": "subject", "weight": "weight", "payment": "payment method", "time": "time"}
ITEM = ["How much is {}?", "What does {} cost?", "What is the price of {}?", "What is the amount for {}?"]
BAR = ["What is the value for {}?", "How high is {}?", "What is the amount for {}?", "How much is {}?"]
ORDINAL = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
KIND = ["What kind of document is this?", "What is this?", "What type of document is it?"]
NO_PICTURE = "Please give me a document first."
ME = ["Who are you?", "What are you?", "What can you do?", "Which model are you?", "Are you an AI?", "What is your name?",
      "Who made you?", "Tell me a joke.", "Write a poem.", "What is the capital of France?", "How are you?",
      "Can you help me?", "Hello", "Hi", "Thanks", "Thank you!", "Good morning", "What is the weather like?",
      "Translate this to French.", "Write me an email.", "What is 2+2?", "Why is the sky blue?", "Who won the game?",
      "Explain this to me.", "What do you think?", "Is this a good deal?", "Write some code.", "Sing a song.",
      "What is the meaning of life?", "What is the animal in the picture?", "Describe the person."]
FAMILY_NOUN = {"invoice": "An invoice.", "receipt": "A receipt.", "form": "A form.", "letter": "A letter.",
               "table": "A table.", "chart": "A chart.", "label": "A label."}


def field(r, fact):
    if fact.item:
        return r.choice(BAR if fact.value.isdigit() else ITEM).format(fact.item), fact.value
    return r.choice(ASK[fact.key]), fact.value


def absent(r, document):
    """A question about something that this document does not have."""
    keys = {f.key for f in document.facts}
    items = {f.item for f in document.facts}
    if r.random() < 0.25 and document.stamp is None:
        return r.choice(["What colour is the stamp?", "What does the stamp say?"]), ABSENT
    if r.random() < 0.2 and "amount" in keys:
        from . import words
        name = words.good(r)
        if name not in items:
            return r.choice(ITEM).format(name), ABSENT
    missing = [k for k in LABELS if k not in keys and not (k == "due" and "date" in keys)
               and not (k == "company" and "person" in keys) and not (k == "born" and "date" in keys)
               and not (k == "person" and "company" in keys)]
    return r.choice(ASK[r.choice(missing)]), ABSENT


def _near(r, value):
    """A value that differs in one or two characters."""
    at = [i for i, c in enumerate(value) if c.isalnum()]
    out = list(value)
    for i in r.sample(at, min(len(at), r.randint(1, 2))):
        pool = "0123456789" if out[i].isdigit() else "aeiourstnl"
        out[i] = r.choice([c for c in pool if c != out[i].lower()])
    return "".join(out)


def yes_no(r, document):
    pick = r.random()
    if pick < 0.3:
        return "Is there a stamp?", "Yes." if document.stamp else "No."
    if pick < 0.5:
        kind = r.choice([document.family, r.choice(list(FAMILY_NOUN))])
        noun = FAMILY_NOUN[kind][:-1].lower()
        return f"Is this {noun}?", "Yes." if kind == document.family else "No."
    facts = [f for f in document.facts if f.key in NOUN]
    if not facts or pick < 0.65:
        key = r.choice(["total", "tax", "date", "phone", "weight"])
        return f"Does it give a {NOUN[key]}?", "Yes." if key in {f.key for f in document.facts} else "No."
    fact = r.choice(facts)
    value = fact.value if r.random() < 0.5 else _near(r, fact.value)
    return f"Is the {NOUN[fact.key]} {value}?", "Yes." if value == fact.value else "No."


def row(r, document):
    rows = document.rows
    i = r.randrange(len(rows))
    pick = r.random()
    if i == len(rows) - 1 and pick < 0.4:
        return r.choice(["What does the last line say?", "Read the last line."]), rows[i]
    if pick < 0.5 or i >= len(ORDINAL):
        return f"Read line {i + 1}.", rows[i]
    return r.choice(["What does the {} line say?", "Read the {} line."]).format(ORDINAL[i]), rows[i]


def count(r, document):
    if document.family in ("receipt", "table", "chart") and r.random() < 0.5:
        n = sum(1 for f in document.facts if f.item)
        noun = "bars" if document.family == "chart" else "items"
        return r.choice([f"How many {noun} are there?", f"How many {noun} are listed?"]), str(n)
    return r.choice(["How many lines?", "How many lines are there?", "How many lines of text are there?"]), str(
        len(document.rows))


def stamp(r, document):
    word, colour = document.stamp
    if r.random() < 0.6:
        return r.choice(["What colour is the stamp?", "Which colour does the stamp have?", "What color is the stamp?"]
                        ), colour.capitalize()
    return r.choice(["What does the stamp say?", "What is written on the stamp?"]), word


def whole(document):
    return "Read the page.", "\n".join(document.rows)


def vary(r, question):
    """A question as people type it: now and then in lower case, without its mark, or politely."""
    pick = r.random()
    if pick < 0.08: return question[0].lower() + question[1:]
    if pick < 0.14: return question.rstrip("?.")
    if pick < 0.18: return "Please tell me: " + question[0].lower() + question[1:]
    return question


def anything(r):
    """A question that does not depend on a document."""
    return vary(r, r.choice(ME + KIND + [q for asked in ASK.values() for q in asked]))


def without_picture(r):
    """A question when nothing was shown."""
    if r.random() < 0.5:
        return vary(r, r.choice(ME)), WHO
    return vary(r, r.choice(ASK[r.choice(list(ASK))] + KIND)), NO_PICTURE


def one(r, document, plain=False):
    """One question of any kind, fields most often: (kind, question, answer)."""
    kind, question, answer = _one(r, document)
    return kind, question if plain or kind in ("yes or no", "line") else vary(r, question), answer


def _one(r, document):
    pick = r.random()
    if document.stamp and pick < 0.12: return "stamp", *stamp(r, document)
    if pick < 0.60: return "field", *field(r, r.choice(document.facts))
    if pick < 0.72: return "absent", *absent(r, document)
    if pick < 0.80: return "yes or no", *yes_no(r, document)
    if pick < 0.90: return "line", *row(r, document)
    if pick < 0.94: return "count", *count(r, document)
    if pick < 0.985: return "kind", r.choice(KIND), FAMILY_NOUN[document.family]
    return "self", r.choice(ME), WHO


def total(document):
    """The total as printed, or None."""
    return next((f.value for f in document.facts if f.key == "total"), None)


def pair(r, documents):
    """A question about two pictures: their totals compared, or a field of one of them. (kind, question, answer)."""
    totals = [total(d) for d in documents]
    if all(totals) and r.random() < 0.7:
        question, verdict = comparisons.question(r)
        return "comparison", vary(r, question), comparisons.answer(*totals, verdict)
    if not all(totals) and r.random() < 0.1:
        return "absent", vary(r, comparisons.question(r)[0]), ABSENT
    i = r.randrange(2)
    question, answer = field(r, r.choice(documents[i].facts))
    where = r.choice(["in the {} picture", "in the {} document", "on the {} page"]).format(comparisons.WHICH[i])
    return "two pictures", f"{question[:-1]} {where}?", answer
