"""The families of documents: what is printed on an invoice, a receipt, a form, a letter, a table, a chart, a label."""

from . import words
from .document import COLOURS, SIDE, Box, Run, Sheet

LABELS = {
    "company": ["From", "Seller", "Vendor", "Issued by"],
    "number": ["No", "Invoice no", "Number", "Ref", "Order no"],
    "date": ["Date", "Issued", "Dated"],
    "due": ["Due", "Due date", "Pay by", "Due on"],
    "person": ["To", "Bill to", "Name", "Client", "Customer"],
    "total": ["Total", "TOTAL", "Total due", "Amount due", "Sum"],
    "tax": ["Tax", "VAT", "Sales tax"],
    "city": ["City", "Town", "Place"],
    "phone": ["Phone", "Tel", "Call"],
    "street": ["Street", "Address"],
    "born": ["Born", "Birth date", "Date of birth"],
    "subject": ["Subject", "Re", "About"],
    "weight": ["Weight", "Gross", "Mass"],
    "payment": ["Payment", "Paid by", "Method"],
    "time": ["Time", "At", "Hour"],
}


class Values:
    """Draws the values of one document, all in the same style."""

    def __init__(self, r):
        self.r = r
        self.money_style = words.money_style(r)
        self.date_style = r.randrange(5)
        self.sum = 0  # of the amounts drawn, in cents

    def draw(self, key):
        r = self.r
        match key:
            case "company": return words.company(r)
            case "number": return words.number(r)
            case "date" | "due" | "born": return words.date(r, self.date_style)
            case "person": return words.person(r)
            case "amount":
                cents = words.cents(r)
                self.sum += cents
                return words.money(cents, self.money_style)
            case "total": return words.money(self.sum or words.cents(r), self.money_style)
            case "tax": return r.choice([f"{r.randint(2, 27)}%", words.money(words.cents(r), self.money_style)])
            case "city": return words.city(r)
            case "phone": return words.phone(r)
            case "street": return f"{r.randint(1, 199)} {words.surname(r)} {r.choice(words.STREETS)}"
            case "subject": return f"{r.choice(['Your', 'Our', 'New', 'Late'])} {r.choice(words.GOODS).lower()}"
            case "weight": return f"{r.randint(1, 99)}.{r.randint(0, 9)} kg"
            case "payment": return r.choice(["Cash", "Card", "Cheque", "Transfer", "Voucher"])
            case "time": return f"{r.randint(0, 23):02d}:{r.randint(0, 59):02d}"
        raise ValueError(key)


class Form:
    """What the families share: fields with labels, in one style for the document."""

    def __init__(self, r, family, rows, stamp, **options):
        self.r, self.values = r, Values(r)
        self.with_stamp = r.random() < stamp
        self.sheet = Sheet(r, family, rows + self.with_stamp, **options)
        self.style = r.choice(["left", "left", "right", "column"])
        self.colon = self.style == "left" or r.random() < 0.6

    def title(self, text):
        if self.r.random() < 0.4:
            text = text.upper()
        self.sheet.text([(text, "title")], self.r.choice(["left", "centre"]), self.r.uniform(1.0, 1.25))
        self.sheet.fact("title", text)

    def fields(self, keys):
        for key in keys:
            label = self.r.choice(LABELS[key])
            self.sheet.field(key, label, self.values.draw(key), key, self.style, self.colon)

    def plain(self, key):
        """A value on its own, without a label."""
        value = self.values.draw(key)
        self.sheet.text([(value, key)], self.r.choice(["left", "centre"]), self.r.uniform(1.0, 1.15))
        self.sheet.fact(key, value)

    def items(self, n, style="right"):
        names = set()
        while len(names) < n:
            names.add(words.good(self.r))
        for name in sorted(names, key=lambda _: self.r.random()):
            amount = self.values.draw("amount")
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


def invoice(r, **o):
    keys, n = _some(r, ["number", "date", "due", "person", "tax"], 2, 4), r.randint(0, 1)
    top, title = r.random() < 0.5, r.random() < 0.8
    form = Form(r, "invoice", len(keys) + n + title + 2, 0.35 if len(keys) + n < 5 else 0, **o)
    if title: form.title(r.choice(["Invoice", "Invoice", "Bill"]))
    if top: form.plain("company")
    form.fields((keys if top else ["company"] + keys))
    form.items(n)
    form.fields(["total"])
    return form.done()


def receipt(r, **o):
    keys, n = _some(r, ["date", "time", "payment", "tax"], 0, 2), r.randint(1, 3)
    title = r.random() < 0.4
    form = Form(r, "receipt", len(keys) + n + 2 + title, 0.2 if len(keys) + n < 5 else 0, **o)
    form.plain("company")
    if title: form.title("Receipt")
    form.style = r.choice(["left", "right"])
    form.items(n)
    form.fields(["total"] + keys if r.random() < 0.7 else keys + ["total"])
    return form.done()


def form(r, **o):
    keys = _some(r, ["person", "born", "street", "city", "phone", "date", "number"], 3, 6)
    sheet = Form(r, "form", len(keys) + 1, 0.35 if len(keys) < 6 else 0, **o)
    sheet.title(r.choice(["Form", "Entry form", "Sign up", "Request", "Member form"]))
    sheet.fields(keys)
    return sheet.done()


def letter(r, **o):
    n, subject = r.randint(1, 2), r.random() < 0.6
    made = Form(r, "letter", n + 5 + subject, 0, **o)
    made.style, made.colon = "left", True
    sheet = made.sheet
    made.plain("city") if r.random() < 0.5 else None
    date = made.values.draw("date")
    sheet.text([(date, "date")], r.choice(["left", "centre"]))
    sheet.fact("date", date)
    to, sender = words.person(r), words.person(r)
    if subject: made.fields(["subject"])
    greeting = r.choice(["Dear", "Hello"])
    sheet.text([(greeting, "text"), (to, "person")])
    sheet.fact("person", to)
    for _ in range(n):
        body = r.choice(["thank you for the", "we have sent the", "please return the", "here is the new"])
        sheet.text([(f"{body} {r.choice(words.GOODS).lower()}.", "text")])
    sheet.text([(r.choice(["Yours,", "Best wishes,", "Regards,"]), "label")])
    sheet.text([(sender, "company")])
    sheet.fact("company", sender)
    return made.done()


def table(r, **o):
    n, title = r.randint(3, 6), r.random() < 0.7
    made = Form(r, "table", n + title, 0, **o)
    if title: made.title(r.choice(["Prices", "Stock", "Sales", "Results", "Costs"]))
    made.items(n, r.choice(["right", "column"]))
    if r.random() < 0.5:
        for i in range(n + title + 1):
            y = made.sheet.top + made.sheet.pitch * i
            made.sheet.document.boxes.append(Box(3, y, SIDE - 3, y + 0.8, (150, 150, 150)))
    return made.done()


def chart(r, **o):
    n = r.randint(3, 5)
    made = Form(r, "chart", n + 1, 0, **o)
    sheet = made.sheet
    made.title(r.choice(["Sales", "Visitors", "Rainfall", "Output", "Votes", "Score"]))
    names = r.choice([["Q1", "Q2", "Q3", "Q4"], words.MONTHS, words.CITIES, [str(y) for y in range(2015, 2030)]])
    start = r.randint(0, max(0, len(names) - n))
    values = r.sample(range(5, 100), n)
    rgb = COLOURS[r.choice(list(COLOURS))]
    for name, value in zip(names[start:start + n], values):
        y = sheet.y()
        sheet.text([(name, "item")])
        x0 = sheet.left + r.uniform(64, 66)
        x1 = x0 + (SIDE - 34 - x0) * value / 100
        sheet.document.boxes.append(Box(x0, y - 8, x1, y + 8, rgb))
        first = sheet.document.runs[-1]
        sheet.document.runs.append(Run(str(value), x1 + 4, y, "amount", first.row, sheet.font, first.size, sheet.ink))
        sheet.fact("amount", str(value), name)
    return made.done()


def label(r, **o):
    keys = _some(r, ["street", "city", "phone", "weight", "number", "date"], 2, 5)
    made = Form(r, "label", len(keys) + 1, 0.3 if len(keys) < 5 else 0, **o)
    if r.random() < 0.3: made.fields(["company"] + keys)
    else: made.fields(["person"] + keys)
    document = made.done()
    if r.random() < 0.6:
        document.boxes.append(Box(2, 2, SIDE - 2, SIDE - 2, (60, 60, 60), filled=False))
    return document


FAMILIES = {"invoice": invoice, "receipt": receipt, "form": form, "letter": letter, "table": table, "chart": chart,
            "label": label}


def document(r, family=None, photographed=None, **options):
    """A new document. One in eight is photographed."""
    made = FAMILIES[family or r.choice(list(FAMILIES))](r, **options)
    made.photographed = r.random() < 0.125 if photographed is None else photographed
    return made


def jumble(r, **options):
    """A page full of words and numbers without meaning: the densest way to learn to read."""
    made = Form(r, "jumble", 7, 0.5, **options)
    sheet = made.sheet
    stamp_at = r.randrange(7)
    for i in range(7):
        if i == stamp_at and made.with_stamp:
            sheet.stamp(r.choice(words.STAMPS), r.choice(list(COLOURS)))
            continue
        pieces = []
        while sum(len(p) + 1 for p, _ in pieces) < r.randint(8, 17):
            pieces.append((_jumble_word(r), "text"))
        sheet.text(pieces, r.choice(["left", "right", "centre", "column"]), r.uniform(0.95, 1.2))
    if r.random() < 0.3:
        for i in range(8):
            y = sheet.top + sheet.pitch * i
            sheet.document.boxes.append(Box(3, y, SIDE - 3, y + 0.8, (150, 150, 150)))
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
