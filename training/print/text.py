"""What stands on documents outside their zones: words, names, numbers, dates and codes, in Latin letters of ICAO 9303-3
and in Chinese."""

import glob
import unicodedata

import numpy as np

PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
MARKS = " .,-/:;'()<>&+#*=_%!?\"@|°ºª№·"
MARKED = (
    "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŊŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚẞƏ"
    "àáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿāăąćĉċčďđēĕėęěĝğġģĥħĩīĭįıĵķĸĺļľŀłńņňŋōŏőœŕŗřśŝşšţťŧũūŭůűųŵŷźżžșțßə"
)
"""Latin letters of ICAO Doc 9303-3 (8th edition), section 6, table A, with their small forms."""
ALPHABET = PLAIN + MARKS + MARKED
KNOWN = set(ALPHABET)
HAN_WORDS = (
    "姓名 性别 民族 出生 年 月 日 住址 公民身份号码 签发机关 有效期限 长期 样本 男 女 汉 回 满 蒙古 壮 藏 维吾尔 苗 彝 土家 "
    "省 市 区 县 镇 乡 村 街道 路 号 室 栋 单元 公安局 分局 居民身份证 中华人民共和国"
).split()
COMMON_HAN = [bytes([row, cell]).decode("gb2312") for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) if (row, cell) < (0xD7, 0xFA)]
"""The first level of GB 2312: 3,755 characters in daily use."""


def lexicon():
    """Words of Debian's dictionaries that the alphabet can write, by language."""
    out = []
    for path in sorted(glob.glob("/usr/share/dict/*")):
        name = path.rsplit("/", 1)[1]
        if name not in ("american-english bokmaal catalan danish dutch french italian ngerman polish portuguese spanish swedish".split()):
            continue
        data = open(path, "rb").read()
        try:
            text = data.decode("utf8")
        except UnicodeDecodeError:
            text = data.decode("latin1")
        words = text.split()
        words = words[:: max(1, len(words) // 30000)]
        out.append([unicodedata.normalize("NFC", w) for w in words if all(c in KNOWN for c in w) and len(w) < 16])
    return out


class Writer:
    """`line()` gives one line of text."""

    def __init__(self, rng):
        self.rng = rng
        self.words = lexicon()

    def word(self):
        rng = self.rng
        if rng.random() < 0.25:
            pool = PLAIN[:52] + MARKED if rng.random() < 0.6 else PLAIN[:26]
            return "".join(rng.choice(list(pool), rng.integers(2, 12)))
        words = self.words[rng.integers(len(self.words))]
        word = words[rng.integers(len(words))]
        if rng.random() < 0.15:
            k = rng.integers(len(word))
            word = word[:k] + str(rng.choice(list(MARKED))) + word[k + 1 :]
        return word

    def cased(self, text):
        """In capitals, with capital first letters or as it is."""
        kind = self.rng.random()
        if kind < 0.45:
            other = text.replace("ß", "ẞ" if self.rng.random() < 0.3 else "SS").upper()
        else:
            other = text.title() if kind < 0.75 else text
        other = unicodedata.normalize("NFC", other)
        return other if all(c in KNOWN for c in other) else text

    def date(self):
        rng = self.rng
        d, m, y = int(rng.integers(1, 32)), int(rng.integers(1, 13)), int(rng.integers(1930, 2045))
        kind = rng.integers(0, 8)
        months = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
        return (
            f"{d:02d}.{m:02d}.{y}", f"{d:02d}/{m:02d}/{y}", f"{d:02d} {m:02d} {y}", f"{y}-{m:02d}-{d:02d}",
            f"{d:02d} {months[m - 1]} {y}", f"{d:02d} {months[m - 1]} /{months[m - 1].title()} {y % 100:02d}", f"{m:02d}/{d:02d}/{y}", f"{d:02d}-{m:02d}-{y}",
        )[kind]

    def code(self):
        rng = self.rng
        pool = (PLAIN[:26] + PLAIN[52:], PLAIN[52:], PLAIN[:26] + PLAIN[52:] + "-/.<")[rng.integers(3)]
        text = "".join(rng.choice(list(pool), rng.integers(1, 15)))
        if rng.random() < 0.15:
            text = " ".join(text[i : i + 4] for i in range(0, len(text), 4))
        return text

    def line(self):
        rng = self.rng
        kind = rng.random()
        if kind < 0.42:
            text = self.cased(" ".join(self.word() for _ in range(rng.choice([1, 1, 1, 2, 2, 3, 4]))))
            if rng.random() < 0.15:
                text += str(rng.choice(list(":/.,)-;")))
        elif kind < 0.54:
            # A label in two languages, often numbered.
            text = "/".join(self.cased(" ".join(self.word() for _ in range(rng.integers(1, 3)))) for _ in range(rng.integers(2, 4)))
            text = text.replace("/", " / " if rng.random() < 0.5 else "/")
            if rng.random() < 0.3:
                text = f"{rng.integers(1, 13)}{rng.choice(list('.abcd '))}{rng.choice(['', ' ', ') '])}{text}"
        elif kind < 0.68:
            text = self.date()
        elif kind < 0.86:
            text = self.code()
        elif kind < 0.93:
            text = f"{self.code()} {self.cased(self.word())} {self.date() if rng.random() < 0.4 else ''}"
        else:
            text = "".join(rng.choice(list(ALPHABET), rng.integers(1, 14)))
        text = " ".join(text.split())[: int(rng.integers(20, 48))].strip()
        return text or "M"


    def han(self, rare):
        """A line of Chinese, of characters in daily use and some of `rare`; dates and numbers among them."""
        rng = self.rng
        kind = rng.random()
        if kind < 0.15:
            return f"{rng.integers(1930, 2045)}年{rng.integers(1, 13)}月{rng.integers(1, 32)}日"
        parts = []
        for _ in range(rng.integers(1, 5)):
            kind = rng.random()
            if kind < 0.3:
                parts.append(str(rng.choice(HAN_WORDS)))
            elif kind < 0.85:
                parts.append("".join(rng.choice(COMMON_HAN if rng.random() < 0.8 else rare, rng.integers(1, 6))))
            else:
                parts.append(str(rng.integers(1, 3000)))
        return "".join(parts)
