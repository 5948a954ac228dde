"""The families of documents: what is printed on an invoice, a receipt, a form, a letter, a table, a chart, a label."""

from . import words
from .document import CELL, COLOURS, COLUMNS, PITCH, ROWS, SIDE, Box, Run, Sheet

LABELS = {
    "company": ["From", "Seller", "By"],
    "number": ["No", "Number", "Ref", "Order"],
    "date": ["Date", "Issued", "Dated"],
    "due": ["Due", "Due on", "Pay by"],
    "person": ["To", "Bill to", "Name", "Client"],
    "total": ["Total", "TOTAL", "Sum"],
    "tax": ["Tax", "VAT"],
    "city": ["City", "Town", "Place"],
    "phone": ["Phone", "Tel", "Call"],
    "street": ["Street", "Address"],
    "born": ["Born", "Birth"],
    "subject": ["Subject", "Re", "About"],
    "weight": ["Weight", "Gross", "Mass"],
    "payment": ["Payment", "Paid by"],
    "time": ["Time", "At", "Hour"],
}


class Values:
    """Draws the values of one document, all in the same style."""

    def __init__(self, r):
        self.r = r
        self.money_style = words.money_style(r)
        self.date_style = r.randrange(4)
        self.sum = self.last = 0  # of the amounts drawn, and the last one, in cents

    def take_back(self):
        """The amount drawn last is not used."""
        self.sum -= self.last

    def draw(self, key):
        r = self.r
        match key:
            case "company": return words.company(r)
            case "number": return words.number(r)
            case "date" | "due" | "born": return words.date(r, self.date_style)
            case "person": return words.person(r)
            case "amount":
                cents = words.cents(r)
                self.sum, self.last = self.sum + cents, cents
                return words.money(cents, self.money_style)
            case "total": return words.money(self.sum or words.cents(r), self.money_style)
            case "tax": return r.choice([f"{r.randint(2, 27)}%", words.money(words.cents(r), self.money_style)])
            case "city": return words.city(r)
            case "phone": return words.phone(r)
            case "street": return f"{r.randint(1, 199)} {words.surname(r)[:5]}{r.choice(words.STREETS)}"
            case "subject": return f"{r.choice(['Your', 'Our', 'New'])} {r.choice(words.GOODS).lower()}"
            case "weight": return f"{r.randint(1, 99)}.{r.randint(0, 9)} kg"
            case "payment": return r.choice(["Cash", "Card", "Cheque", "Voucher"])
            case "time": return f"{r.randint(0, 23):02d}:{r.randint(0, 59):02d}"
        raise ValueError(key)


class Form:
    """What the families share: fields with labels, in one style for the document."""

    def __init__(self, r, family, rows, stamp, **options):
        self.r, self.values = r, Values(r)
        room = ROWS * (1 + options.get("tall", False)) - rows
        self.with_stamp = room > 0 and r.random() < stamp
        self.sheet = Sheet(r, family, rows + self.with_stamp, **options)
        self.style = r.choice(["left", "left", "right", "column"])
        self.colon = self.style == "left" or r.random() < 0.6

    def title(self, text):
        if self.r.random() < 0.4:
            text = text.upper()
        self.sheet.text([(text, "title")], self.r.choice(["left", "centre"]))
        self.sheet.fact("title", text)

    def fields(self, keys):
        """A row for each key, with a label; drawn again until it fits."""
        for key in keys:
            for _ in range(1000):
                label, value = self.r.choice(LABELS[key]) + (":" if self.colon else ""), self.values.draw(key)
                if len(label) + 1 + len(value) <= COLUMNS:
                    break
            self.sheet.text([(label, "label"), (value, key)], self.style)
            self.sheet.fact(key, value)

    def plain(self, key):
        """A value on its own, without a label."""
        value = self.values.draw(key)
        self.sheet.text([(value, key)], self.r.choice(["left", "centre"]))
        self.sheet.fact(key, value)

    def items(self, n, style="right"):
        names = set()
        while len(names) < n:
            names.add(words.good(self.r))
        for name in sorted(sorted(names), key=lambda _: self.r.random()):
            while len(name) + 1 + len(amount := self.values.draw("amount")) > COLUMNS:
                self.values.take_back()
            self.sheet.text([(name, "item"), (amount, "amount")], style)
            self.sheet.fact("amount", amount, name)

    def done(self):
        if self.with_stamp:
            self.sheet.stamp(self.r.choice(words.STAMPS), self.r.choice(list(COLOURS)))
        return self.sheet.document


def _some(r, keys, low, high):
    """A few of the keys, in their order or shuffled."""
    chosen = r.sample(keys, r.randint(low, min(high, len(keys))))
    return sorted(chosen, key=keys.index) if r.random() < 0.5 else chosen


def invoice(r, tall=False, **o):
    keys = ["number", "date", "due", "person", "tax"] + ["phone", "payment"] * tall
    keys, n = _some(r, keys, 5 if tall else 2, 7 if tall else 4), r.randint(4, 6) if tall else r.randint(0, 1)
    title = tall or r.random() < 0.7
    form = Form(r, "invoice", len(keys) + n + title + 2, 0.6, tall=tall, **o)
    if title: form.title(r.choice(["Invoice", "Invoice", "Bill"]))
    top = r.random() < 0.5
    if top: form.plain("company")
    form.fields((keys if top else ["company"] + keys))
    form.items(n)
    form.fields(["total"])
    return form.done()


def receipt(r, tall=False, **o):
    keys = _some(r, ["date", "time", "payment", "tax"], 2 if tall else 0, 4 if tall else 2)
    n = r.randint(7, 9) if tall else r.randint(1, 3)
    title = r.random() < 0.4
    form = Form(r, "receipt", len(keys) + n + 2 + title, 0.25, tall=tall, **o)
    form.plain("company")
    if title: form.title("Receipt")
    form.style = r.choice(["left", "right"])
    form.items(n)
    form.fields(["total"] + keys if r.random() < 0.7 else keys + ["total"])
    return form.done()


def form(r, tall=False, **o):
    keys = ["person", "born", "street", "city", "phone", "date", "number"]
    keys += ["payment", "time", "due", "company", "weight", "subject", "tax"] * tall
    keys = _some(r, keys, 10 if tall else 3, 14 if tall else 6)
    made = Form(r, "form", len(keys) + 1, 0.35, tall=tall, **o)
    made.title(r.choice(["Form", "Entry form", "Sign up", "Request", "Member form"]))
    made.fields(keys)
    return made.done()


def letter(r, tall=False, **o):
    n, subject, place = r.randint(6, 8) if tall else r.randint(1, 2), r.random() < 0.6, r.random() < 0.5
    made = Form(r, "letter", n + 4 + subject + place, 0, tall=tall, **o)
    made.style, made.colon = "left", True
    sheet = made.sheet
    if place: made.plain("city")
    made.plain("date")
    to, sender = words.person(r)[:9].strip(), words.person(r)
    if subject: made.fields(["subject"])
    greeting = r.choice(["Dear", "Hello"])
    sheet.text([(greeting, "text"), (to, "person")])
    sheet.fact("person", to)
    for _ in range(n):
        body = r.choice(["thanks for", "we sent", "please buy", "we need", "you sold"])
        sheet.text([(body, "text"), (r.choice([g for g in words.GOODS if len(g) < 5]).lower(), "text")])
    sheet.text([(r.choice(["Yours,", "Best wishes,", "Regards,"]), "label")])
    sheet.text([(sender, "company")])
    sheet.fact("company", sender)
    return made.done()


def table(r, tall=False, **o):
    n, title = r.randint(11, 14) if tall else r.randint(3, 6), tall or r.random() < 0.7
    made = Form(r, "table", n + title, 0, tall=tall, **o)
    if title: made.title(r.choice(["Prices", "Stock", "Sales", "Results", "Costs"]))
    made.items(n, r.choice(["right", "column"]))
    if r.random() < 0.5: _rules(made.sheet)
    return made.done()


def _rules(sheet):
    """Thin lines between the rows."""
    for row in range(sheet.above, sheet.row + 1):
        y = CELL * row + sheet.shift
        sheet.document.boxes.append(Box(3, y, SIDE - 3, y + 0.8, (150, 150, 150)))


def chart(r, **o):
    n = r.randint(3, 5)
    made = Form(r, "chart", n + 1, 0, **o)
    sheet = made.sheet
    made.title(r.choice(["Sales", "Visitors", "Rainfall", "Output", "Votes", "Score"]))
    names = r.choice([["Q1", "Q2", "Q3", "Q4"], words.MONTHS, words.CITIES, [str(y) for y in range(2015, 2030)]])
    n = min(n, len(names))
    start = r.randint(0, len(names) - n)
    values = r.sample(range(5, 100), n)
    rgb = COLOURS[r.choice(list(COLOURS))]
    for name, value in zip(names[start:start + n], values):
        y = sheet.y()
        sheet.text([(name, "item")])
        x0 = sheet.left + 5 * PITCH + 2
        x1 = x0 + 7 * PITCH * value / 100
        sheet.document.boxes.append(Box(x0, y - 8, x1, y + 8, rgb))
        first = sheet.document.runs[-1]
        sheet.document.runs.append(Run(str(value), x1 + 4, y, "amount", first.row, sheet.font, first.size, sheet.ink))
        sheet.fact("amount", str(value), name)
    return made.done()


def label(r, tall=False, **o):
    keys = ["street", "city", "phone", "weight", "number", "date"]
    keys = _some(r, keys, 2, 5)
    made = Form(r, "label", len(keys) + 1, 0.4, **o)
    made.fields([r.choice(["company", "person", "person"])] + keys)
    document = made.done()
    if r.random() < 0.6:
        document.boxes.append(Box(1, 1, SIDE - 1, SIDE - 1, (60, 60, 60), filled=False))
    return document


FAMILIES = {"invoice": invoice, "receipt": receipt, "form": form, "letter": letter, "table": table, "chart": chart,
            "label": label}
TALL = ["invoice", "receipt", "form", "letter", "table"]


def document(r, family=None, photographed=None, tall=False, **options):
    """A new document. One in twelve is photographed, but none that is tall."""
    made = FAMILIES[family or r.choice(TALL if tall else list(FAMILIES))](r, **options, **({"tall": True} if tall else {}))
    made.photographed = not tall and (r.random() < 0.08 if photographed is None else photographed)
    return made


def jumble(r, **options):
    """A page full of words and numbers without meaning: the densest way to learn to read."""
    made = Form(r, "jumble", ROWS, 0, **options)
    sheet = made.sheet
    stamp_at = r.randrange(2 * ROWS)
    for i in range(ROWS):
        if i == stamp_at:
            sheet.stamp(r.choice(words.STAMPS), r.choice(list(COLOURS)))
            continue
        pieces, left = [], COLUMNS
        while left > 3:
            word = _jumble_word(r)[:left]
            pieces.append((word, "text"))
            left -= len(word) + 1
        sheet.text(pieces, r.choice(["left", "left", "right", "centre"]))
    if r.random() < 0.3: _rules(sheet)
    return sheet.document


def _jumble_word(r):
    from .vocabulary import PRINTED
    pick = r.random()
    if pick < 0.25: return Values(r).draw(r.choice(list(LABELS)))
    if pick < 0.4: return r.choice(LABELS[r.choice(list(LABELS))]) + r.choice(["", ":"])
    if pick < 0.6: return words.digits(r, 1, 6)
    if pick < 0.75: return words.syllables(r, 1, 3)
    if pick < 0.8: return words.syllables(r, 1, 2).upper()
    return "".join(r.choice(PRINTED) for _ in range(r.randint(1, 7)))
