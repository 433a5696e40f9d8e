"""Photographs of single lines of print as a text detector cuts them out."""

import cv2
import numpy as np
from PIL import Image, ImageDraw

import typefaces
from strips import Camera
from text import Writer

HEIGHT = 48
CHINESE = 0.08
"""Share of lines in Chinese: enough to know it as such. The net as published reads it better than any trained on here."""
STRETCH = 1.25
"""The reader draws strips this many times wider than true to scale: eight columns are one step, and like letters side by
side need a step between them."""
OVER = 2
"""Lines are drawn this many times larger than the net sees them."""


class Renderer(Camera):
    """`sample(width)` gives a strip uint8 [48, width] and its text; no text for what is not to be read. `rare` are the Chinese
    characters to draw beside those in daily use."""

    def __init__(self, seed, rare, held=False):
        super().__init__(np.random.default_rng(seed))
        self.families = typefaces.faces(typefaces.HELD if held else typefaces.PATTERNS)
        self.chinese = [f for family in typefaces.faces(typefaces.CHINESE) for f in family]
        self.rare = rare
        self.writer = Writer(self.rng)

    def sample(self, width):
        rng = self.rng
        kind = rng.random()
        if kind < 0.01:
            return self.expose(np.zeros((HEIGHT, width), np.float32)), ""
        for _ in range(20):
            text, runs = self.chinese_text() if kind < CHINESE else self.latin_text()
            # Chinese characters are taller than capitals.
            cap = HEIGHT * float(np.clip(rng.normal(0.48 if kind < CHINESE else 0.56, 0.08), 0.34, 0.8))
            stretch = STRETCH * float(np.clip(rng.normal(1, 0.1), 0.75, 1.3))
            room = (width - rng.uniform(4, 26)) / stretch * OVER
            drawn = self.draw(runs, cap * OVER, room)
            if drawn is not None:
                break
        else:
            return self.sample(width)
        page, fitted = drawn
        text = text[:fitted].rstrip()
        return self.photograph(page, cap, stretch, width), text

    def latin_text(self):
        """A line, and the face that it is set in."""
        rng = self.rng
        while True:
            family = self.families[rng.integers(len(self.families))]
            face = family[rng.integers(len(family))]
            line = self.writer.line()
            if face.writes(line):
                return line, [(line, face)]

    def chinese_text(self):
        rng = self.rng
        while True:
            face = self.chinese[rng.integers(len(self.chinese))]
            line = self.writer.han(self.rare)
            if face.writes(line):
                return line, [(line, face)]

    def draw(self, runs, cap, room):
        """Coverage of the line on a page five capitals high with its baseline after three, and how many characters fitted;
        None when none did."""
        rng = self.rng
        spacing = rng.uniform(-0.02, 0.04) * cap if rng.random() < 0.6 else rng.uniform(0, 0.35) * cap
        height = int(cap * 5)
        base = int(cap * 3)
        image = Image.new("L", (int(room) + 8, height), 0)
        pen = ImageDraw.Draw(image)
        x, fitted = 2.0, 0
        for text, face in runs:
            font = face.at(cap)
            for i, character in enumerate(text):
                step = font.getlength(text[i : i + 2]) - font.getlength(text[i + 1 : i + 2]) if i + 1 < len(text) else font.getlength(character)
                if x + font.getlength(character) > room:
                    return (np.asarray(image, np.float32) / 255, fitted) if text[:i].strip() else None
                pen.text((x, base), character, font=font, fill=255, anchor="ls")
                fitted += 1
                x += step + spacing
        page = np.asarray(image, np.float32)[:, : int(x) + 8] / 255
        return page, fitted

    def neighbours(self, page, cap):
        """Parts of the lines above and below, a rule under the text or a frame around it."""
        rng = self.rng
        for side in (-1, 1):
            if rng.random() < 0.3:
                other = self.writer.line()
                family = self.families[rng.integers(len(self.families))]
                face = family[0]
                size = cap * OVER * rng.uniform(0.6, 1.2)
                gap = cap * OVER * rng.uniform(1.45, 2.4)
                image = Image.fromarray((page * 255).astype(np.uint8))
                ImageDraw.Draw(image).text((rng.uniform(-40, 60), 3 * cap * OVER + side * gap), other, font=face.at(size), fill=255, anchor="ls")
                page = np.maximum(page, np.asarray(image, np.float32) / 255)
        if rng.random() < 0.12:
            y = int(cap * OVER * (3 + rng.uniform(0.3, 0.7)))
            page[y : y + int(rng.integers(1, 5))] = rng.uniform(0.4, 1)
        return page

    def photograph(self, page, cap, stretch, width):
        rng = self.rng
        page = self.neighbours(page, cap) if rng.random() < 0.6 else page
        if rng.random() < 0.7:
            page = self.weight(page)
        angle = np.radians(rng.normal(0, 0.9))
        slant = rng.normal(0, 0.06) if rng.random() < 0.85 else rng.uniform(0.05, 0.3)
        keystone = rng.normal(0, 0.05)
        bend = rng.normal(0, 1.2) if rng.random() < 0.2 else 0.0
        drawn = page.shape[1] / OVER * stretch
        free = width - drawn
        left = rng.uniform(0.15, 0.85) * free if rng.random() < 0.4 else min(free, rng.uniform(1, 12))
        drift = rng.normal(0, 0.06) * HEIGHT
        ys, xs = np.mgrid[0:HEIGHT, 0:width].astype(np.float32)
        x = xs + 0.5 - left
        y = ys + 0.5 - HEIGHT / 2 - drift - np.tan(angle) * (xs - width / 2) - bend * ((xs / width - 0.5) ** 2 * 4 - 0.5)
        y = y / (1 + keystone * (xs / width - 0.5))
        px = ((x + slant * y) / stretch * OVER).astype(np.float32)
        py = (y * OVER + (3 - 0.5) * cap * OVER).astype(np.float32)
        soft = cv2.GaussianBlur(page, (0, 0), 0.7)
        coverage = cv2.remap(soft, px, py, cv2.INTER_LINEAR, borderValue=0)
        if rng.random() < 0.06:
            # Light print on a dark ground.
            return 255 - self.expose(coverage)
        return self.expose(coverage)
