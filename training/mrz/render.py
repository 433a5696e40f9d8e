"""Photographs of single zone lines: print, paper, light, lens, sensor and JPEG, in that order."""

import cv2
import numpy as np
from PIL import Image, ImageDraw

from glyphs import CAP, CELL, load_fonts, words
from strips import Camera
from text import ALPHABET, line, names

HEIGHT = 32
WIDTH = 512
STRIDE = 4
STEPS = WIDTH // STRIDE


class Renderer(Camera):
    """`sample()` gives a strip uint8 [32, 512], centres float32 [128], glyphs int64 [128] (−1: no character here)."""

    def __init__(self, seed):
        super().__init__(np.random.default_rng(seed))
        self.fonts, self.shares = load_fonts()
        self.words = words()

    def sample(self):
        if self.rng.random() < 0.14:
            return self.other()
        return self.zone()

    def ink(self, text, font):
        ids = [ALPHABET.index(c) for c in text]
        return np.concatenate([font[i] for i in ids], axis=1)

    def zone(self):
        rng = self.rng
        font = self.fonts[rng.choice(len(self.fonts), p=self.shares)]
        text = line(rng)
        own = self.ink(text, font)
        spacing = int(CAP * rng.uniform(1.5, 2.1))
        left = 3 * CELL[1]
        page = np.zeros((CELL[0] + 2 * spacing, own.shape[1] + 2 * left), np.float32)
        page[spacing : spacing + CELL[0], left : left + own.shape[1]] = own
        for place in (0, 2 * spacing):
            if rng.random() < 0.6:
                other = self.ink(line(rng)[: len(text)], font)
                page[place : place + CELL[0], left : left + other.shape[1]] = np.maximum(
                    page[place : place + CELL[0], left : left + other.shape[1]], other
                )
        page = self.weight(page)
        # Where the strip begins: anywhere along the line, often with its beginning or end in view.
        pitch = float(np.clip(rng.normal(17.5, 2.6), 9.5, 25))
        cap = HEIGHT * float(np.clip(rng.normal(0.57, 0.07), 0.4, 0.78))
        view = WIDTH / pitch
        start = rng.uniform(-2.5, max(-1.5, len(text) - view + 2.5))
        flip = rng.random() < 0.08
        strip, centres_x = self.photograph(page, left, spacing, pitch, cap, start, len(text))
        if flip:
            # Upside down is no zone: the reader must turn the picture, not guess.
            return np.ascontiguousarray(strip[::-1, ::-1]), np.zeros(STEPS, np.float32), np.full(STEPS, -1)
        return strip, *self.labels(text, centres_x, pitch)

    def labels(self, text, xs, pitch):
        centre = np.zeros(STEPS, np.float32)
        glyphs = np.full(STEPS, -1, np.int64)
        at = np.arange(STEPS) * STRIDE + STRIDE / 2
        for character, x in zip(text, xs):
            if x < -pitch or x > WIDTH + pitch:
                continue
            near = np.abs(at - x)
            inside = x > 0.35 * pitch and x < WIDTH - 0.35 * pitch
            if not inside:
                glyphs[near < 0.6 * pitch] = -2
                continue
            centre = np.maximum(centre, np.exp(-0.5 * (near / (0.16 * pitch)) ** 2).astype(np.float32))
            glyphs[near < 0.3 * pitch] = ALPHABET.index(character)
        # −2 marks characters that the strip cuts: neither a centre nor none.
        centre[glyphs == -2] = -1
        return centre, np.where(glyphs == -2, -1, glyphs)

    def photograph(self, page, left, spacing, pitch, cap, start, count):
        rng = self.rng
        sx, sy = pitch / CELL[1], cap / CAP
        middle = spacing + CELL[0] / 2
        angle = np.radians(rng.normal(0, 0.7))
        slant = rng.normal(0, 0.07)
        drift = rng.normal(0, 0.05) * HEIGHT
        keystone = rng.normal(0, 0.06)
        bend = rng.normal(0, 1.2) if rng.random() < 0.35 else 0.0
        over = 2
        w, h = WIDTH * over, HEIGHT * over
        ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
        x = (xs + 0.5) / over
        y = (ys + 0.5) / over - HEIGHT / 2 - drift
        y = y - np.tan(angle) * (x - WIDTH / 2) - bend * ((x / WIDTH - 0.5) ** 2 * 4 - 0.5)
        grow = 1 + keystone * (x / WIDTH - 0.5)
        px = ((x - slant * y) * (1 + 0.5 * keystone * (x / WIDTH - 0.5)) / sx + start * CELL[1] + left).astype(np.float32)
        py = (y / (sy * grow) + middle).astype(np.float32)
        coverage = cv2.remap(page, px, py, cv2.INTER_LINEAR, borderValue=0)
        coverage = cv2.resize(coverage, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
        row = px[h // 2 + int(round(drift * over)) if 0 <= h // 2 + int(round(drift * over)) < h else h // 2]
        wanted = left + (np.arange(count) + 0.5) * CELL[1]
        xs_of = np.interp(wanted, row, (np.arange(w) + 0.5) / over, left=-1e3, right=1e3 + WIDTH)
        return self.expose(coverage), xs_of

    def other(self):
        """Print that is no zone: words in proportional type, rules, or nothing."""
        rng = self.rng
        image = Image.new("L", (WIDTH * 2, HEIGHT * 2), 0)
        draw = ImageDraw.Draw(image)
        if rng.random() < 0.8:
            font = self.words[rng.integers(len(self.words))].font_variant(size=int(rng.uniform(22, 62)))
            words = " ".join(names(rng, 12).replace("<", " ").strip() for _ in range(rng.integers(1, 8)))
            case = rng.random()
            words = words.title() if case < 0.5 else words.lower() if case < 0.6 else words
            if rng.random() < 0.4:
                words += f" {rng.integers(0, 31):02d}.{rng.integers(1, 13):02d}.{rng.integers(1950, 2035)} / {rng.integers(0, 10**8)}"
            draw.text((rng.uniform(-40, 60), rng.uniform(-8, 12)), words, font=font, fill=255)
        else:
            for _ in range(rng.integers(0, 9)):
                draw.line([tuple(rng.uniform(0, 1, 2) * (WIDTH * 2, HEIGHT * 2)) for _ in range(2)], fill=255, width=int(rng.integers(1, 9)))
        coverage = cv2.resize(np.asarray(image, np.float32) / 255, (WIDTH, HEIGHT), interpolation=cv2.INTER_AREA)
        if rng.random() < 0.15:
            coverage = coverage[::-1, ::-1].copy()
        return self.expose(coverage), np.zeros(STEPS, np.float32), np.full(STEPS, -1)
