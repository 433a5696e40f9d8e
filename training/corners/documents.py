"""Flat documents: invented cards and passport pages with portrait, print, guilloche and zone; none resembles a real layout."""

import glob

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

OCR_B = "/usr/share/fonts/opentype/ocr-b/OCRB.otf"
SANS = glob.glob("/usr/share/fonts/truetype/liberation/LiberationS*.ttf") + glob.glob("/usr/share/fonts/truetype/dejavu/DejaVuS*.ttf")
SHAPES = {"id1": (85.6, 54.0), "id2": (105.0, 74.0), "id3": (125.0, 88.0)}
"""Millimetres, ISO/IEC 7810."""
SCALE = 4.0
"""Pixels a millimetre."""
LETTERS = list("ABCDEFGHIJKLMNOPRSTUVYZ")


class Documents:
    """`draw()` gives colour float32 [h, w, 3] in 0..1, coverage float32 [h, w] and whether it is a booklet's page."""

    def __init__(self, rng, portraits):
        self.rng = rng
        self.portraits = portraits

    def draw(self):
        rng = self.rng
        shape = str(rng.choice(["id1", "id2", "id3"], p=[0.5, 0.08, 0.42]))
        wide, high = SHAPES[shape]
        w, h = int(wide * SCALE), int(high * SCALE)
        if shape == "id1" and rng.random() < 0.05:
            w, h = h, w
        page = self.ground(w, h)
        image = Image.fromarray((page * 255).astype(np.uint8))
        pen = ImageDraw.Draw(image)
        ink = tuple(int(v) for v in rng.integers(0, 90, 3))
        zone = shape == "id3" or rng.random() < 0.35
        bottom = int(h * (rng.uniform(0.74, 0.8) if zone and shape == "id3" else rng.uniform(0.58, 0.68) if zone else 0.95))
        back = shape == "id1" and rng.random() < 0.4
        left = int(w * 0.05)
        if rng.random() < 0.85:
            self.header(pen, w, h, ink)
        if not back:
            left = self.portrait(image, w, h, bottom)
        self.fields(pen, left, int(h * 0.16), w, bottom, ink)
        if back and rng.random() < 0.7:
            self.codes(pen, w, h)
        if zone:
            self.zone(pen, w, h, bottom, 3 if shape == "id1" else 2)
        out = np.asarray(image, np.float32) / 255
        if rng.random() < 0.35:
            grey = out @ np.float32([0.3, 0.59, 0.11])
            out = np.repeat(np.clip((grey - 0.5) * rng.uniform(0.8, 1.5) + rng.uniform(0.45, 0.75), 0, 1)[..., None], 3, 2)
        radius = 3.2 * SCALE if shape == "id1" or rng.random() < 0.5 else 0
        return out, rounded(w, h, radius if rng.random() < 0.85 else 0), shape == "id3"

    def ground(self, w, h):
        rng = self.rng
        top = rng.uniform(0.62, 1.0, 3) if rng.random() < 0.85 else rng.uniform(0.2, 0.8, 3)
        low = np.clip(top + rng.normal(0, 0.09, 3), 0.1, 1)
        mix = np.linspace(0, 1, h, dtype=np.float32)[:, None, None] if rng.random() < 0.5 else np.linspace(0, 1, w, dtype=np.float32)[None, :, None]
        page = np.broadcast_to(top * (1 - mix) + low * mix, (h, w, 3)).astype(np.float32).copy()
        ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
        for _ in range(rng.integers(0, 4)):
            angle, period = rng.uniform(0, np.pi), rng.uniform(4, 40)
            wave = np.sin((xs * np.cos(angle) + ys * np.sin(angle) + rng.uniform(2, 18) * np.sin((xs * np.sin(angle) - ys * np.cos(angle)) / rng.uniform(10, 60))) * 2 * np.pi / period)
            page += (rng.uniform(0.01, 0.08) * (np.abs(wave) < 0.35))[..., None] * rng.uniform(-1, 0.4, 3).astype(np.float32)
        for _ in range(rng.integers(0, 3)):
            blob = np.exp(-(((xs - rng.uniform(0, w)) / rng.uniform(20, w / 3)) ** 2 + ((ys - rng.uniform(0, h)) / rng.uniform(20, h / 3)) ** 2))
            page += blob[..., None] * rng.uniform(-0.25, 0.12, 3).astype(np.float32)
        return np.clip(page, 0.02, 1)

    def font(self, size, path=None):
        return ImageFont.truetype(path or SANS[self.rng.integers(len(SANS))], max(6, int(size)))

    def words(self, count):
        return " ".join("".join(self.rng.choice(LETTERS, self.rng.integers(2, 11))) for _ in range(count))

    def header(self, pen, w, h, ink):
        rng = self.rng
        if rng.random() < 0.35:
            pen.rectangle([0, 0, w, h * rng.uniform(0.08, 0.16)], fill=tuple(int(v) for v in rng.integers(20, 235, 3)))
        pen.text((w * rng.uniform(0.05, 0.35), h * 0.03), self.words(rng.integers(2, 5)), font=self.font(h * rng.uniform(0.045, 0.08)), fill=ink)

    def portrait(self, image, w, h, bottom):
        rng = self.rng
        high = int(min(bottom - h * 0.17, h * rng.uniform(0.42, 0.62)))
        wide = int(high * rng.uniform(0.74, 0.84))
        right = rng.random() < 0.3
        x = int(w * (rng.uniform(0.68, 0.72) if right else rng.uniform(0.03, 0.08)))
        y = int(h * rng.uniform(0.14, 0.26))
        y = min(y, bottom - high)
        face = self.portraits[rng.integers(len(self.portraits))]
        if rng.random() < 0.5:
            face = face[:, ::-1]
        face = cv2.resize(np.ascontiguousarray(face), (wide, high), interpolation=cv2.INTER_AREA)
        if rng.random() < 0.6:
            # A light backdrop, as portraits of documents have, and another exposure.
            face = np.clip(255 * (face / 255.0) ** rng.uniform(0.4, 1.3) + rng.uniform(0, 40), 0, 255).astype(np.uint8)
        if rng.random() < 0.3:
            face = np.repeat(face.mean(2, keepdims=True).astype(np.uint8), 3, 2)
        image.paste(Image.fromarray(face), (x, y))
        if rng.random() < 0.4:
            small = cv2.resize(face, (wide // 2, high // 2), interpolation=cv2.INTER_AREA)
            ghost = Image.fromarray(small)
            gx, gy = int(w * rng.uniform(0.75, 0.85)), int(h * rng.uniform(0.4, 0.55))
            under = image.crop((gx, gy, gx + wide // 2, gy + high // 2))
            image.paste(Image.blend(under, ghost.resize(under.size), 0.45), (gx, gy))
        return int(w * 0.06) if right else x + wide + int(w * 0.04)

    def fields(self, pen, left, top, w, bottom, ink):
        rng = self.rng
        size = (bottom - top) * rng.uniform(0.055, 0.085)
        y = top
        label, value = self.font(size * 0.62), self.font(size)
        while y < bottom - size * 2:
            x = left
            for _ in range(rng.integers(1, 4)):
                if rng.random() < 0.7:
                    pen.text((x, y), self.words(rng.integers(1, 3)).title(), font=label, fill=tuple(v + 40 for v in ink))
                text = self.words(rng.integers(1, 3)) if rng.random() < 0.6 else f"{rng.integers(1, 29):02d}.{rng.integers(1, 13):02d}.{rng.integers(1950, 2035)}"
                pen.text((x, y + size * 0.65), text, font=value, fill=ink)
                x += int(w * rng.uniform(0.2, 0.34))
                if x > w * 0.85:
                    break
            y += size * rng.uniform(1.8, 2.6)
        if rng.random() < 0.5:
            points = [(left + w * 0.4 * t + rng.normal(0, 4), bottom - size + rng.normal(0, size / 2)) for t in np.linspace(0, 0.8, 14)]
            pen.line(points, fill=ink, width=2)

    def codes(self, pen, w, h):
        """What backs bear: a dark stripe, bar codes of one row or of many, in their quiet zone or on the ground."""
        rng = self.rng
        top = h * rng.uniform(0.03, 0.14)
        if rng.random() < 0.6:
            low = top + h * rng.uniform(0.12, 0.26)
            pen.rectangle([0, top, w, low], fill=tuple(int(v) for v in rng.integers(8, 50, 3)))
            top = low + h * 0.06
        if rng.random() < 0.8:
            module = int(rng.integers(1, 4))
            tall = int(module * rng.integers(2, 5))
            x0, x1 = int(w * rng.uniform(0.03, 0.15)), int(w * rng.uniform(0.6, 0.97))
            y0 = int(rng.uniform(top, max(top + 1, h * 0.5)))
            y1 = int(min(h * 0.95, y0 + h * rng.uniform(0.18, 0.55)))
            if rng.random() < 0.7:
                pen.rectangle([x0 - 6, y0 - 6, x1 + 6, y1 + 6], fill=(255, 255, 255))
            cells = rng.random(((y1 - y0) // tall + 1, (x1 - x0) // module + 1)) < 0.5
            edge = max(4, cells.shape[1] // 12)
            cells[:, :edge] = cells[0, :edge]
            cells[:, -edge:] = cells[0, -edge:]
            for row, column in zip(*np.nonzero(cells)):
                x, y = x0 + column * module, y0 + row * tall
                pen.rectangle([x, y, x + module - 1, min(y1, y + tall - 1)], fill=(10, 10, 10))
            top = y1 + h * 0.03
        if rng.random() < 0.35 and top < h * 0.85:
            x, x1 = int(w * rng.uniform(0.05, 0.5)), w * rng.uniform(0.6, 0.95)
            low = min(h * 0.95, top + h * rng.uniform(0.06, 0.16))
            while x < x1:
                bar = int(rng.integers(1, 5))
                pen.rectangle([x, top, x + bar - 1, low], fill=(10, 10, 10))
                x += bar + int(rng.integers(1, 5))

    def zone(self, pen, w, h, bottom, lines):
        rng = self.rng
        count = 30 if lines == 3 else 44 if w > 450 else 36
        pitch = w * 0.92 / count
        font = self.font(pitch * 1.66 * 0.95, OCR_B)
        gap = (h * 0.96 - bottom) / lines
        for k in range(lines):
            text = "".join(rng.choice(list("ABCDEFGHKLMNPRSTUVZ0123456789<<<<<<<<<<<<"), count))
            if k == 0 or lines == 3 and k == 2:
                text = text[:14].replace("<", "A") + "<" * (count - 14)
            for i, c in enumerate(text):
                pen.text((w * 0.04 + i * pitch, bottom + gap * (k + 0.15)), c, font=font, fill=(15, 15, 20))


def rounded(w, h, radius):
    image = Image.new("L", (w * 2, h * 2), 0)
    ImageDraw.Draw(image).rounded_rectangle([0, 0, w * 2 - 1, h * 2 - 1], radius=radius * 2, fill=255)
    return np.asarray(image.resize((w, h), Image.BOX), np.float32) / 255
