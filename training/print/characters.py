"""The classes of the recogniser: those that PP-OCRv6 tiny was published with, the blank, and the letters added here."""

from text import ALPHABET


def published(path):
    """Characters of the published dictionary, one a line."""
    return [line for line in open(path, encoding="utf8").read().splitlines() if line]


def classes(path):
    """Class i + 1 is character i; class 0 is CTC's blank. Added letters follow the space, the last published class."""
    known = [*published(path), " "]
    return known + [c for c in ALPHABET if c not in known]


LIKE = {"Ș": "Ş", "ș": "ş", "Ț": "Ţ", "ț": "ţ", "ẞ": "B", "Ə": "E", "ə": "e", "№": "N"}
"""Published classes whose weights the added ones begin with."""
