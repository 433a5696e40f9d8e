"""What happens to a line of print on its way into a picture: ink, paper, light, lens, sensor and JPEG, in that order."""

import cv2
import numpy as np


class Camera:
    """Makes grey strips of coverage (float32 [h, w], 1 where ink is); `rng` is a `numpy.random.Generator`."""

    def __init__(self, rng):
        self.rng = rng

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
