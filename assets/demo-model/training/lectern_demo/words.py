"""Made-up names, places, goods and numbers. Most are put together from syllables, so that they have to be read."""

FIRST = ("Anna Boris Chen Dalia Emma Farid Grace Hugo Ines Jonas Karin Liam Mara Noah Olga Peter Quinn Rosa Samir Tessa "
         "Umar Vera Walter Xenia Yara Zoe Adam Bella Clara David Elena Frank Gina Henry Ivan Julia Kofi Laura Max Nina "
         "Oscar Paula Rita Simon Tom Una Victor Wendy").split()
CITIES = ("Oslo Paris Lima Cairo Rome Delhi Porto Lyon Kiel Bonn Graz Bern Turin Malmo Leeds York Cork Ghent Brno Split "
          "Riga Basel Davos Nice Dijon Linz Hull Bath Derby Perth").split()
GOODS = ("Coffee Tea Bread Milk Soup Cake Rice Beans Apples Pears Plums Paper Pens Ink Glue Tape Lamp Chair Desk Shelf "
         "Nails Paint Brush Rope Soap Towel Salt Sugar Honey Juice Butter Cheese Eggs Flour Pasta Oil Cups Plates Forks "
         "Spoons Socks Gloves Scarf Boots Hat Seeds Soil Pots Cable Mouse Screen").split()
TRADES = "Ltd Inc Co Group Works Foods Books Tools Shop Labs Print Media Cafe".split()
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
STREETS = ["", " Rd", " St", " Way", " Ln"]
STAMPS = ["PAID", "COPY", "DRAFT", "VOID", "SENT", "OK", "FINAL", "URGENT"]
_ON = "b c d f g h j k l m n p r s t v w z br ch cl dr fl gr kn pl pr sh sk sl sp st th tr".split()
_NUCLEUS = "a e i o u ai ea ee oo ou".split()
_CODA = ["", "", "", "l", "n", "r", "s", "t", "m", "ck", "nd", "rt", "x"]


def syllables(r, low, high):
    """A made-up lower-case word."""
    return "".join(r.choice(_ON) + r.choice(_NUCLEUS) + r.choice(_CODA) for _ in range(r.randint(low, high)))[:9]


def surname(r):
    return syllables(r, 1, 2).capitalize()


def person(r):
    return f"{r.choice(FIRST)} {syllables(r, 1, 2).capitalize()[:6]}"


def company(r):
    name = syllables(r, 1, 2).capitalize()[:7] if r.random() < 0.7 else r.choice(FIRST)
    return f"{name} {r.choice(TRADES)}"


def city(r):
    return r.choice(CITIES) if r.random() < 0.6 else surname(r)


def good(r):
    return r.choice(GOODS) if r.random() < 0.8 else surname(r)


def cents(r):
    """An amount of up to three digits before the point."""
    return r.randint(1, 10 ** r.choice([1, 2, 2, 3]) - 1) * 100 + r.randint(0, 99)


def money(amount, style):
    """An amount in cents, printed the way the document does it."""
    whole, rest = divmod(amount, 100)
    text = f"{whole:,}" if style[1] and whole >= 1000 else str(whole)
    return style[0] + f"{text}.{rest:02d}"


def money_style(r):
    return r.choice(["", "$", "$", "€", "£"]), r.random() < 0.5


def date(r, style):
    day, month, year = r.randint(1, 28), r.randint(1, 12), r.randint(1995, 2029)
    year %= 100
    return [f"{day:02d}/{month:02d}/{year:02d}", f"{day:02d}.{month:02d}.{year:02d}", f"{day} {MONTHS[month - 1]} {year:02d}",
            f"{day:02d}-{month:02d}-{year:02d}"][style]


def digits(r, low, high):
    n = r.randint(low, high)
    return "".join(r.choice("0123456789") for _ in range(n - 1)) if n == 1 else r.choice("123456789") + "".join(
        r.choice("0123456789") for _ in range(n - 1))


def number(r):
    """A document's number in one of the usual shapes."""
    return r.choice([digits(r, 4, 6), digits(r, 3, 5), r.choice("ABCDEFGHKMRST") + "-" + digits(r, 3, 4),
                     f"{r.randint(10, 29)}-{digits(r, 3, 4)}"])


def phone(r):
    return r.choice([f"{digits(r, 3, 3)} {digits(r, 4, 4)}", f"0{digits(r, 2, 3)}-{digits(r, 4, 4)}",
                     f"+{r.randint(1, 99)} {digits(r, 5, 6)}"])
