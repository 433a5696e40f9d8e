"""Fixed-pitch glyph cells of the fonts that zones are printed in."""

import glob

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from text import ALPHABET

CAP = 40
"""Height of a capital in a cell, px."""
CELL = (72, 44)
"""Height and width of a cell, px: OCR-B size I has capitals of 2.4 mm at a pitch of 2.54 mm (ISO 1073-2)."""

OCR_B = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"
OCR_B_SHARP = "/usr/share/fonts/opentype/ocr-b/OCRBS.otf"
OTHERS = [
    "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf",
    "/usr/share/fonts/truetype/liberation/LiberationMono-Bold.ttf",
    "/usr/share/fonts/opentype/urw-base35/NimbusMonoPS-Bold.otf",
    "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
]


def cells(path):
    """Coverage of every character of the alphabet, float32 [37, height, width] in 0..1."""
    probe = ImageFont.truetype(path, 200)
    top, bottom = probe.getbbox("H")[1], probe.getbbox("H")[3]
    font = ImageFont.truetype(path, 200 * CAP / (bottom - top))
    box = font.getbbox("H")
    out = np.zeros((len(ALPHABET), *CELL), np.float32)
    for i, character in enumerate(ALPHABET):
        image = Image.new("L", (CELL[1], CELL[0]), 0)
        left, _, right, _ = font.getbbox(character)
        # Monospaced fonts keep their own side bearings; the middle of the advance is the middle of the cell.
        middle = font.getlength(character) / 2
        y = CELL[0] / 2 - (box[1] + box[3]) / 2
        ImageDraw.Draw(image).text((CELL[1] / 2 - middle, y), character, font=font, fill=255)
        out[i] = np.asarray(image, np.float32) / 255
    return out


def load_fonts():
    """Fonts with the share of lines that each prints."""
    paths = [OCR_B, OCR_B_SHARP] + [p for p in OTHERS if glob.glob(p)]
    shares = np.array([0.72, 0.1] + [0.18 / (len(paths) - 2)] * (len(paths) - 2))
    return [cells(p) for p in paths], shares / shares.sum()


def words():
    """Proportional fonts for lines that are no zone."""
    return [
        ImageFont.truetype(p, 44)
        for p in glob.glob("/usr/share/fonts/truetype/liberation/LiberationS*.ttf")
        + glob.glob("/usr/share/fonts/truetype/dejavu/DejaVuSans*.ttf")
    ]
