"""Flattened photographs of documents, as the reader hands them to the net, with what covers them and where print is lost."""

import glob

import cv2
import numpy as np

from covers import lay_over
from documents import Documents
from scenes import Scenes
from wear import grids, noise, wear

WIDTH, HEIGHT = 384, 256
STRIDE = 4
MARGIN = 0.04
"""Ground shown around the document on each side, a share of the document's side."""
DETAIL = 1.2
"""Drawn this much larger than the net's input."""


def load_pages(folder):
    """Flat pages `NAME.jpg` (uint8 RGB) with their width in millimetres in the name: `WIDTHmm-….jpg`."""
    out = []
    for path in sorted(glob.glob(f"{folder}/*mm-*.jpg")):
        image = cv2.imread(path)[..., ::-1]
        out.append((np.ascontiguousarray(image), float(path.split("/")[-1].split("mm-")[0])))
    return out


class SurfaceScenes(Scenes):
    """`sample()` gives a picture uint8 [256, 384, 3], labels float32 [2, 64, 96] (covered, worn) and weights alike."""

    def __init__(self, seed, portraits, grounds, pages, documents=300):
        self.rng = np.random.default_rng(seed)
        maker = Documents(self.rng, portraits)
        drawn = [maker.draw() for _ in range(documents)]
        self.pages = pages + [((page * 255).astype(np.uint8), page.shape[1] / 4.0) for page, _, _ in drawn]
        self.exported = len(pages)
        self.grounds = grounds
        self.noise = self.rng.standard_normal((700, 700, 3), np.float32)

    def pick(self):
        rng = self.rng
        if self.exported and rng.random() < 0.55:
            return self.pages[rng.integers(self.exported)]
        return self.pages[rng.integers(self.exported, len(self.pages))]

    def sample(self):
        rng = self.rng
        w, h = round(WIDTH * DETAIL), round(HEIGHT * DETAIL)
        page, wide = self.pick()
        iw, ih = round(w / (1 + 2 * MARGIN)), round(h / (1 + 2 * MARGIN))
        x0, y0 = (w - iw) // 2, (h - ih) // 2
        flat = cv2.resize(page, (iw, ih), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
        if rng.random() < 0.05:
            flat = np.ascontiguousarray(flat[::-1, ::-1])
        if rng.random() < 0.2:
            flat = np.repeat(flat.mean(2, keepdims=True), 3, 2) * rng.uniform(0.8, 1) + rng.uniform(0, 0.1)
        if rng.random() < 0.25:
            flat = self.stamp(flat)
        mm = iw / wide
        lost, here = np.zeros((ih, iw), np.float32), np.ones((ih, iw), np.float32)
        for _ in range(rng.choice([0, 1, 2], p=[0.4, 0.5, 0.1])):
            flat, gone, left = wear(rng, flat, mm)
            lost = np.maximum(lost, gone)
            if left is not None:
                here = here * left
        scene = self.ground(h, w)
        present = np.zeros((h, w), np.float32)
        present[y0 : y0 + ih, x0 : x0 + iw] = here
        drawn = np.zeros((h, w, 3), np.float32)
        drawn[y0 : y0 + ih, x0 : x0 + iw] = flat
        scene = scene * (1 - present[..., None]) + drawn * present[..., None] * rng.uniform(0.75, 1)
        if rng.random() < 0.35:
            scene = self.shine(scene)
        quad = np.float32([[x0, y0], [x0 + iw, y0], [x0 + iw, y0 + ih], [x0, y0 + ih]])
        cover = np.zeros((h, w), np.float32)
        for _ in range(rng.choice([0, 1, 2], p=[0.55, 0.35, 0.1])):
            scene, one = lay_over(rng, scene, quad, mm)
            cover = np.maximum(cover, one)
        scene = self.light(scene)
        if rng.random() < 0.4:
            scene = self.lamp(scene)
        worn = np.zeros((h, w), np.float32)
        worn[y0 : y0 + ih, x0 : x0 + iw] = lost
        inside = np.zeros((h, w), np.float32)
        inside[y0 : y0 + ih, x0 : x0 + iw] = 1
        scene, cover, worn, inside = self.askew(scene, quad, cover, worn, inside)
        return self.camera(scene), *labels(cover, worn, inside)

    def askew(self, scene, quad, *maps):
        """The outline that the document was flattened by is a little off."""
        rng = self.rng
        h, w = scene.shape[:2]
        moved = quad + rng.normal(0, 0.006 * w, quad.shape).astype(np.float32)
        m = cv2.getPerspectiveTransform(quad, moved)
        size = (WIDTH, HEIGHT)
        m = np.diag([WIDTH / w, HEIGHT / h, 1]) @ m
        blurred = cv2.GaussianBlur(scene, (0, 0), 0.5 * DETAIL * 0.6)
        return [cv2.warpPerspective(x, m, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE) for x in (blurred, *maps)]

    def stamp(self, flat):
        """A stamp's rings over the page: print that belongs there."""
        rng = self.rng
        h, w = flat.shape[:2]
        layer = np.zeros((h, w), np.uint8)
        at = (int(rng.uniform(0.1, 0.9) * w), int(rng.uniform(0.2, 0.9) * h))
        r = rng.uniform(0.05, 0.14) * w
        for k in range(rng.integers(1, 4)):
            cv2.circle(layer, at, int(r * (1 - 0.25 * k)), 255, max(1, int(rng.uniform(1, 4))), cv2.LINE_AA)
        cover = (layer / 255.0 * rng.uniform(0.3, 0.9) * np.clip(0.7 + 0.5 * noise(rng, h, w, 40), 0, 1))[..., None].astype(np.float32)
        return flat * (1 - cover) + rng.uniform(0, 0.7, 3).astype(np.float32) * cover

    def shine(self, scene):
        """Holograms and laminate: patches of other colour through which the print stays legible."""
        rng = self.rng
        h, w = scene.shape[:2]
        xs, ys = grids(h, w)
        a = rng.uniform(0, np.pi)
        phase = (xs * np.cos(a) + ys * np.sin(a)) / rng.uniform(10, 90) + rng.uniform(0, 6)
        hue = np.stack([np.sin(phase), np.sin(phase + 2.1), np.sin(phase + 4.2)], 2) * rng.uniform(0.05, 0.3)
        d = np.hypot((xs - rng.uniform(0, w)) / rng.uniform(30, 220), (ys - rng.uniform(0, h)) / rng.uniform(20, 120))
        body = np.clip((1 - d) * rng.uniform(1, 12), 0, 1)
        if rng.random() < 0.4:
            body = body * (np.sin(phase * rng.uniform(2, 7)) > 0)
        return np.clip(scene + hue * body[..., None] + rng.uniform(0, 0.25) * body[..., None], 0, 1.5).astype(np.float32)

    def lamp(self, scene):
        """A lamp's reflection: light, not wear."""
        rng = self.rng
        h, w = scene.shape[:2]
        xs, ys = grids(h, w)
        for _ in range(rng.integers(1, 4)):
            a = rng.uniform(0, np.pi)
            dx, dy = xs - rng.uniform(0, w), ys - rng.uniform(0, h)
            u, v = dx * np.cos(a) + dy * np.sin(a), -dx * np.sin(a) + dy * np.cos(a)
            long, high = rng.uniform(12, 130), rng.uniform(6, 50)
            d = (np.abs(u / long) ** rng.choice([2, 6]) + np.abs(v / high) ** rng.choice([2, 6]))
            body = 1 / (1 + np.exp(np.minimum(30, (d - 1) * rng.uniform(2, 14))))
            scene = scene + (rng.uniform(0.3, 2.5) * body)[..., None] * (1 + rng.normal(0, 0.04, 3)).astype(np.float32)
        return scene.astype(np.float32)


def labels(cover, worn, inside):
    """Cells of the net's maps: what is hidden is not also worn; nothing is asked where it is neither nor, or beside the page."""
    small = (WIDTH // STRIDE, HEIGHT // STRIDE)
    cover, worn, inside = (cv2.resize(np.ascontiguousarray(m), small, interpolation=cv2.INTER_AREA) for m in (cover, worn, inside))
    targets = np.stack([cover > 0.5, (worn > 0.5) & (cover < 0.5)]).astype(np.float32)
    sure = np.stack([np.abs(cover - 0.5) > 0.2, (np.abs(worn - 0.5) > 0.3) & (cover < 0.2) | (cover > 0.7)])
    return targets, sure.astype(np.float32) * (inside > 0.9)
