"""Random lines of machine readable zones (ICAO 9303-3 to -7), with names from no list of people."""

import numpy as np

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<"
LETTERS = ALPHABET[10:36]
DIGITS = ALPHABET[:10]
SYLLABLES = (
    "A AN AL AR BA BE BO CA CH DA DE DI DO E EL EN ER FA FE GA GO HA HE HU I IN IS JA JO KA KE KI KO LA LE LI LO LU MA ME MI MO "
    "NA NE NI NO NG O ON OR PA PE QI QU RA RE RI RO SA SE SH SI SO SZ TA TE TI TO U UN VA VI VO WA WE XI XU YA YE YU ZA ZH ZO"
).split()
STATES = "UTO ALB AZE AUS AUT BEL BGR BRA CAN CHE CHN CZE D<< DNK ESP EST FIN FRA GBR GRC HRV HUN IND IRL ITA JPN KOR LTU LVA MEX NLD NOR POL PRT ROU RUS SRB SVK SVN SWE TUR UKR USA".split()


def name(rng):
    """One name; a quarter are letters without any habit, so that the net learns glyphs and not languages."""
    if rng.random() < 0.35:
        return "".join(rng.choice(list(LETTERS), rng.integers(2, 11)))
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.integers(1, 6)))


def names(rng, length):
    family = "<".join(name(rng) for _ in range(1 + (rng.random() < 0.2)))
    given = "<".join(name(rng) for _ in range(rng.integers(1, 4)))
    return f"{family}<<{given}"[:length].ljust(length, "<")


def number(rng, length, letters=0.3):
    pool = LETTERS + DIGITS if rng.random() < letters else DIGITS
    used = rng.integers(max(1, length - 4), length + 1)
    return "".join(rng.choice(list(pool), used)).ljust(length, "<")


def digits(rng, length):
    return "".join(rng.choice(list(DIGITS), length))


def pick(rng, pool):
    return str(rng.choice(list(pool)))


def line(rng):
    """One line of 30, 36 or 44 characters. A tenth is drawn evenly from the whole alphabet."""
    kind = rng.integers(0, 10)
    state = str(rng.choice(STATES))
    dates = lambda: f"{digits(rng, 7)}{pick(rng, 'MF<')}{digits(rng, 7)}"
    if kind <= 1:
        return f"{pick(rng, 'PPPV')}{pick(rng, '<<<' + LETTERS)}{state}{names(rng, 39)}"
    if kind <= 3:
        tail = "<" * 14 if rng.random() < 0.4 else number(rng, 14, 0.6)
        return f"{number(rng, 9, 0.5)}{pick(rng, DIGITS)}{state}{dates()}{tail}{pick(rng, DIGITS + '<')}{pick(rng, DIGITS)}"
    if kind == 4:
        return f"{pick(rng, 'ICA')}{pick(rng, '<' + LETTERS)}{state}{number(rng, 9, 0.6)}{pick(rng, DIGITS)}{number(rng, 15, 0.4) if rng.random() < 0.6 else '<' * 15}"
    if kind == 5:
        return f"{dates()}{state}{number(rng, 11, 0.3) if rng.random() < 0.4 else '<' * 11}{pick(rng, DIGITS)}"
    if kind == 6:
        return names(rng, 30)
    if kind == 7:
        return f"{pick(rng, 'ICAV')}{pick(rng, '<' + LETTERS)}{state}{names(rng, 31)}"
    if kind == 8:
        return f"{number(rng, 9, 0.5)}{pick(rng, DIGITS)}{state}{dates()}{'<' * 7 if rng.random() < 0.5 else number(rng, 7)}{pick(rng, DIGITS)}"
    return "".join(rng.choice(list(ALPHABET), int(rng.choice([30, 36, 44]))))
