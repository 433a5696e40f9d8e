"""The typefaces that lines are set in, and those kept aside to measure on."""

import glob

from fontTools.ttLib import TTFont
from PIL import ImageFont

PATTERNS = """
liberation*/Liberation{Sans,SansNarrow,Serif,Mono}-*.ttf dejavu/DejaVu*.ttf open-sans/OpenSans-*.ttf roboto/unhinted/RobotoTTF/Roboto-*.ttf
roboto/unhinted/RobotoCondensed-*.ttf lato/Lato-*.ttf crosextra/*.ttf freefont/*.ttf noto/NotoSans-*.ttf noto/NotoSerif-*.ttf noto/NotoSansMono-*.ttf
noto/NotoSansDisplay-*.ttf cantarell/*.otf linux-libertine/*.otf texgyre/*.otf urw-base35/Nimbus*.otf urw-base35/URWGothic*.otf ocr-b/OCRB.otf ocr-b/OCRBS.otf
roboto-slab/*.ttf karla/*.ttf
"""
HELD = "inter/*.otf inter/*.ttf cabin/*.ttf cabin/*.otf noto/NotoSansDisplay-Condensed*.ttf"
CHINESE = "noto/NotoSans*CJK*.ttc noto/NotoSerif*CJK*.ttc opentype/noto/*.ttc"
SIMPLIFIED = 2
"""Place of the forms of mainland China in the collections of Noto CJK."""
ROOTS = ("/usr/share/fonts/truetype/", "/usr/share/fonts/opentype/", "/usr/share/fonts/")
UNUSED = ("Thin", "Hairline", "ExtraLight", "Symbol", "Dingbats", "MathTeXGyre", "Initials", "Keyboard", "chorus", "Zapf")


def paths(patterns):
    out = set()
    for pattern in patterns.split():
        for one in braces(pattern):
            for root in ROOTS:
                out.update(p for p in glob.glob(root + one) if not any(u in p for u in UNUSED))
    return sorted(out)


def braces(pattern):
    if "{" not in pattern:
        return [pattern]
    head, rest = pattern.split("{")
    inside, tail = rest.split("}")
    return [head + part + tail for part in inside.split(",")]


class Typeface:
    def __init__(self, path):
        self.path = path
        index = SIMPLIFIED if path.endswith(".ttc") else 0
        self.known = set(map(chr, TTFont(path, fontNumber=index, lazy=True).getBestCmap()))
        self.base = ImageFont.truetype(path, 100, index=index)
        top, bottom = self.base.getbbox("H")[1], self.base.getbbox("H")[3]
        self.cap = (bottom - top) / 100

    def at(self, cap):
        """The face with capitals of `cap` px."""
        return self.base.font_variant(size=cap / self.cap)

    def writes(self, text):
        return all(c in self.known for c in text)


def faces(patterns=PATTERNS):
    """By family folder, so that a family with many weights is not drawn more often than one with few."""
    families = {}
    for path in paths(patterns):
        families.setdefault(path.rsplit("/", 1)[0] + path.rsplit("/", 1)[1].split("-")[0], []).append(Typeface(path))
    return list(families.values())
