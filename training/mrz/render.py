"""Photographs of single zone lines: print, paper, light, lens, sensor and JPEG, in that order."""

import cv2
import numpy as np
from PIL import Image, ImageDraw

from glyphs import CAP, CELL, load_fonts, words
from text import ALPHABET, LETTERS, line, names

HEIGHT = 32
WIDTH = 512
STRIDE = 4
STEPS = WIDTH // STRIDE


class Renderer:
    """`sample()` gives a strip uint8 [32, 512], centres float32 [128], glyphs int64 [128] (−1: no character here)."""

    def __init__(self, seed):
        self.rng = np.random.default_rng(seed)
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

    def weight(self, page):
        """Thicker or thinner strokes, dots and worn ink."""
        rng = self.rng
        blur = rng.uniform(0.6, 2.2)
        soft = cv2.GaussianBlur(page, (0, 0), blur)
        page = np.clip((soft - rng.uniform(0.25, 0.68)) * rng.uniform(2, 6) + 0.5, 0, 1)
        if rng.random() < 0.25:
            noise = cv2.resize(rng.random((page.shape[0] // 3, page.shape[1] // 3), np.float32), page.shape[::-1])
            page = page * np.clip(0.35 + noise * rng.uniform(0.9, 1.8), 0, 1)
        if rng.random() < 0.15:
            period = rng.uniform(2.5, 5)
            ys, xs = np.mgrid[0 : page.shape[0], 0 : page.shape[1]].astype(np.float32)
            screen = 0.5 + 0.5 * np.sin(xs * 2 * np.pi / period) * np.sin(ys * 2 * np.pi / period)
            page = page * (0.4 + 0.6 * screen)
        return page

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

    def paper(self, h, w):
        rng = self.rng
        ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
        out = np.full((h, w), rng.uniform(0.5, 1.0), np.float32)
        for _ in range(rng.integers(0, 4)):
            direction = rng.uniform(0, np.pi)
            period = rng.uniform(3, 60)
            wave = np.sin((xs * np.cos(direction) + ys * np.sin(direction) + rng.normal(0, 2) * np.sin(xs / rng.uniform(8, 50))) * 2 * np.pi / period + rng.uniform(0, 6))
            if rng.random() < 0.5:
                wave = (np.abs(wave) < 0.3).astype(np.float32)
            out = out + rng.uniform(0.02, 0.1) * wave
        if rng.random() < 0.3:
            spots = rng.random((h // 4, w // 8), np.float32)
            out = out + rng.uniform(0, 0.18) * (cv2.resize(spots, (w, h), interpolation=cv2.INTER_CUBIC) - 0.5)
        return out

    def expose(self, coverage):
        rng = self.rng
        h, w = coverage.shape
        paper = self.paper(h, w)
        if rng.random() < 0.3:
            # The document ends near the line; ground of another brightness follows.
            edge = rng.uniform(0.8, 1.15) * h if rng.random() < 0.7 else rng.uniform(-0.15, 0.15) * h
            slope = rng.normal(0, 0.01)
            ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
            beyond = (ys - edge - slope * (xs - w / 2)) * (1 if edge > h / 2 else -1) > 0
            paper = np.where(beyond, rng.uniform(0, 1.1) + 0.1 * rng.standard_normal((h, w)), paper).astype(np.float32)
            coverage = np.where(beyond, 0, coverage)
        paper, coverage = self.ends(paper, coverage)
        ink = rng.uniform(0.0, 0.3) if rng.random() < 0.75 else rng.uniform(0.3, 0.55)
        # Print stands out from its paper by a quarter at least: the unreadable teaches nothing.
        paper = np.maximum(paper, ink + 0.25)
        strength = rng.uniform(0.75, 1.0)
        light = paper * (1 - strength * coverage) + ink * strength * coverage
        xs = np.linspace(-1, 1, w, dtype=np.float32)[None]
        ys = np.linspace(-1, 1, h, dtype=np.float32)[:, None]
        light = light * (1 + rng.normal(0, 0.15) * xs + rng.normal(0, 0.06) * ys)
        if rng.random() < 0.2:
            # A stripe of shadow or a patch of shine.
            at, width = rng.uniform(-1, 1), rng.uniform(0.05, 0.5)
            light = light * (1 + rng.uniform(-0.6, 0.5) / (1 + np.exp(np.clip((np.abs(xs - at + 0.2 * ys) - width) * rng.uniform(20, 120), -30, 30))))
        light = light * rng.uniform(0.35, 1.15) + rng.uniform(0, 0.12)
        # Low resolution: the strip was enlarged from fewer pixels.
        if rng.random() < 0.55:
            shrink = rng.uniform(1.0, 2.6)
            small = cv2.resize(light, (max(16, int(w / shrink)), max(8, int(h / shrink))), interpolation=cv2.INTER_AREA)
            small = self.lens(small, 0.6)
            light = cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR if rng.random() < 0.6 else cv2.INTER_CUBIC)
        else:
            light = self.lens(light, 1.3)
        gamma = rng.uniform(0.7, 1.4)
        pixels = np.clip(light, 0, 1.05) ** gamma * 255
        pixels = np.clip(pixels + rng.standard_normal((h, w)) * rng.uniform(0, 7), 0, 255).astype(np.uint8)
        if rng.random() < 0.6:
            _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 95))])
            pixels = cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)
        return pixels

    def ends(self, paper, coverage):
        """The document's left or right border, a rule or a stripe beside the print: none of them is a 1, an I or a L."""
        rng = self.rng
        h, w = coverage.shape
        free = coverage.max(0) < 0.15
        for side in (0, 1):
            # Columns without print at this end of the strip; the border stands somewhere among them.
            room = int(np.argmin(free if side == 0 else free[::-1])) if not free.all() else w
            if room < 12 or rng.random() < 0.35:
                continue
            xs = np.arange(w, dtype=np.float32)[None]
            ys = np.arange(h, dtype=np.float32)[:, None]
            from_end = (xs if side == 0 else w - 1 - xs) + rng.normal(0, 0.06) * (ys - h / 2)
            edge = rng.uniform(2, room - 5 if rng.random() < 0.6 else min(room - 5, 40))
            kind = rng.random()
            if kind < 0.6:
                ground = rng.uniform(0, 1.15) + rng.uniform(0, 0.12) * rng.standard_normal((h, w))
                paper = np.where(from_end < edge, ground, paper).astype(np.float32)
                if kind < 0.3:
                    # A shadow or a bright rim along the border.
                    paper = np.where(np.abs(from_end - edge) < rng.uniform(0.8, 3), rng.uniform(0, 1.1), paper).astype(np.float32)
            else:
                mark = np.abs(from_end - edge) < rng.uniform(0.6, 2.5)
                if rng.random() < 0.5:
                    mark = mark & (np.abs(ys - rng.uniform(0, h)) < rng.uniform(3, h))
                coverage = np.where(mark, rng.uniform(0.4, 1), coverage)
        return paper, coverage

    def lens(self, light, most):
        rng = self.rng
        sigma = rng.uniform(0, most)
        if sigma > 0.25:
            light = cv2.GaussianBlur(light, (0, 0), sigma)
        if rng.random() < 0.15:
            length = int(rng.integers(2, 5))
            kernel = np.zeros((5, 5), np.float32)
            cv2.line(kernel, (2, 2), (int(round(2 + length / 2 * np.cos(t := rng.uniform(0, 6.3)))), int(round(2 + length / 2 * np.sin(t)))), 1.0)
            light = cv2.filter2D(light, -1, kernel / kernel.sum())
        return light

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
