"""What use does to a document: print lost in scratches, folds, tears, stains, rubbed patches, and ink where none belongs.

Every kind takes the page float32 [h, w, 3] in 0..1, pixels a millimetre and a place in pixels, and returns
(page, lost, here): `lost` float32 [h, w], 1 where print is gone; `here` is 0 where the page itself is."""

import cv2
import numpy as np


def noise(rng, h, w, cells):
    """Smooth noise around 0, about −1..1, with so many cells across."""
    small = rng.standard_normal((max(2, int(cells * h / w) + 1), max(2, int(cells) + 1))).astype(np.float32)
    return cv2.resize(small, (w, h), interpolation=cv2.INTER_CUBIC)


def grids(h, w):
    return np.meshgrid(np.arange(w, dtype=np.float32), np.arange(h, dtype=np.float32))


def scratches(rng, page, mm, at):
    """Bundles of fine lines; a handful of them take nothing away, dozens do."""
    h, w = page.shape[:2]
    few = rng.random() < 0.3
    layer = np.zeros((h, w), np.float32)
    turn = rng.uniform(0, np.pi)
    spread = rng.uniform(2, 5) * mm
    long = rng.uniform(5, 16) * mm
    for _ in range(rng.integers(1, 6) if few else rng.integers(22, 70)):
        a = turn + rng.normal(0, 0.12 if rng.random() < 0.8 else 0.8)
        centre = np.float32(at) + np.float32([np.cos(turn), np.sin(turn)]) * rng.normal(0, long / 2)
        centre += np.float32([-np.sin(turn), np.cos(turn)]) * rng.normal(0, spread / 2)
        half = rng.uniform(0.3, 1) * long
        ts = np.linspace(-1, 1, 9)[:, None]
        bend = rng.normal(0, 0.05) * half
        points = centre + ts * half * np.float32([np.cos(a), np.sin(a)]) + bend * ts**2 * np.float32([-np.sin(a), np.cos(a)])
        one = np.zeros((h, w), np.uint8)
        cv2.polylines(one, [np.round(points * 16).astype(np.int32)], False, int(255 * min(1, rng.uniform(0.25, 1.2))), max(1, round(rng.uniform(0.1, 0.5) * mm)), cv2.LINE_AA, shift=4)
        layer = np.maximum(layer, one / 255.0)
    tone = np.float32(rng.uniform(0.75, 1)) if rng.random() < 0.8 else rng.uniform(0.1, 0.6, 3).astype(np.float32)
    dense = cv2.GaussianBlur(layer, (0, 0), 0.8 * mm)
    lost = np.zeros_like(dense) if few else np.clip(dense / 0.3, 0, 1)
    return page * (1 - layer[..., None]) + tone * layer[..., None], lost, None


def fold(rng, page, mm, at):
    """A fold across the page: its flanks catch the light; print cracks off along it, or does not."""
    h, w = page.shape[:2]
    xs, ys = grids(h, w)
    a = rng.choice([0, np.pi / 2]) + rng.normal(0, 0.3)
    across = (ys - at[1]) * np.cos(a) - (xs - at[0]) * np.sin(a) + 0.8 * mm * noise(rng, h, w, rng.uniform(4, 14))
    half = rng.uniform(0.9, 3) * mm
    deep = rng.random() < 0.75
    flank = 1 + np.where(across > 0, rng.uniform(0, 0.25), -rng.uniform(0.05, 0.35)) * np.exp(-((across / (rng.uniform(1.5, 4) * mm)) ** 2))
    gone = np.zeros((h, w), np.float32)
    if deep:
        d = np.abs(across) / half
        gone = np.clip((1.2 - d - 0.35 * noise(rng, h, w, w / (rng.uniform(0.4, 1.4) * mm))) * 4, 0, 1) * (d < 1.1)
    else:
        gone = ((np.abs(across) < 0.25 * mm) * rng.uniform(0.2, 0.9)).astype(np.float32)
    tone = rng.uniform(0.6, 0.95) - np.float32([0, 0.02, 0.05])
    out = (page * (1 - gone[..., None]) + tone * gone[..., None]) * flank[..., None].astype(np.float32)
    lost = np.clip(cv2.GaussianBlur(gone, (0, 0), 0.7 * mm) / 0.45, 0, 1) if deep else np.zeros_like(gone)
    return out, lost, None


def tear(rng, page, mm, at):
    """A wedge or a corner gone from the nearest edge inwards; its rim is white where the layers split."""
    h, w = page.shape[:2]
    xs, ys = grids(h, w)
    distances = {(-1, 0): at[0], (1, 0): w - at[0], (0, -1): at[1], (0, 1): h - at[1]}
    dx, dy = min(distances, key=distances.get)
    open_ = rng.uniform(0.15, 0.9)
    start = rng.uniform(0.5, 5) * mm
    out = (xs - at[0]) * dx + (ys - at[1]) * dy + rng.uniform(2, 5) * mm
    across = np.abs((xs - at[0]) * dy + (ys - at[1]) * dx + rng.normal(0, 0.3) * out)
    rough = mm * (0.8 * noise(rng, h, w, w / (2.5 * mm)) + 0.35 * noise(rng, h, w, w / (0.6 * mm)))
    depth = np.minimum(out, start + open_ * out - across) + rough
    rim = rng.uniform(0.3, 1.8) * mm
    gone = np.clip(depth / 1.2 + 0.5, 0, 1)
    split = np.clip((depth + rim) / 1.2 + 0.5, 0, 1)
    fibre = np.clip(rng.uniform(0.6, 0.95) + 0.12 * noise(rng, h, w, w / (0.3 * mm)), 0, 1)[..., None]
    page = page * (1 - split[..., None]) + fibre * split[..., None]
    if rng.random() < 0.2:
        # Taped together again: the page is there, the print along the tear is not.
        narrow = np.clip((rim - np.abs(depth)) / 1.2 + 0.5, 0, 1)
        return page, narrow, None
    return page, split, 1 - gone


def hole(rng, page, mm, at):
    h, w = page.shape[:2]
    xs, ys = grids(h, w)
    r = rng.uniform(1.5, 4.5) * mm
    gone = np.clip(r - np.hypot(xs - at[0], ys - at[1]) + 0.3 * mm * noise(rng, h, w, w / (2 * mm)) + 0.5, 0, 1)
    return page, gone, 1 - gone


def stain(rng, page, mm, at):
    """A blot that washed the print out, or only a tint over legible print."""
    h, w = page.shape[:2]
    xs, ys = grids(h, w)
    a = rng.uniform(0, np.pi)
    u = (xs - at[0]) * np.cos(a) + (ys - at[1]) * np.sin(a)
    v = -(xs - at[0]) * np.sin(a) + (ys - at[1]) * np.cos(a)
    r = rng.uniform(4, 16) * mm
    d = np.hypot(u, v / rng.uniform(0.45, 1)) / r + rng.uniform(0.08, 0.25) * noise(rng, h, w, w / (rng.uniform(4, 12) * mm))
    soft = rng.uniform(3, 25)
    inside = np.clip((1 - d) * soft, 0, 1)
    rim = np.exp(-(((d - 1) / rng.uniform(0.02, 0.08)) ** 2)) * rng.uniform(0, 0.6)
    kind = rng.random()
    if kind < 0.55:
        tone = np.clip(np.float32([0.8, 0.7, 0.5]) * rng.uniform(0.6, 1.2) + rng.normal(0, 0.12, 3), 0, 1)
        strength = rng.uniform(0.72, 0.98)
    elif kind < 0.75:
        tone = rng.uniform(0, 0.35, 3)
        strength = rng.uniform(0.8, 1)
    else:
        # A tint: print stays legible.
        tone = np.clip(np.float32([0.8, 0.7, 0.5]) * rng.uniform(0.7, 1.2), 0, 1)
        strength = 0
    cloud = (1 + 0.12 * noise(rng, h, w, w / (2 * mm)))[..., None]
    washed = (inside * strength)[..., None]
    tint = 1 - inside[..., None] * (1 - np.clip(np.float32(tone) + 0.25, 0, 1)) * 0.6
    out = page * tint * (1 - washed) + np.float32(tone) * cloud * washed
    out = out * (1 - rim[..., None] * np.float32([0.7, 0.85, 1]))
    return np.clip(out, 0, 1).astype(np.float32), inside.astype(np.float32) if strength else np.zeros((h, w), np.float32), None


def rubbed(rng, page, mm, at):
    """A patch where the print is rubbed off to the paper, in flecks."""
    h, w = page.shape[:2]
    xs, ys = grids(h, w)
    r = rng.uniform(3, 11) * mm
    d = np.hypot((xs - at[0]) / rng.uniform(1, 2.2), ys - at[1]) / r
    body = np.clip((1 - d + 0.25 * noise(rng, h, w, w / (3 * mm))) * 3, 0, 1)
    flecks = np.clip(body * 1.7 - 0.5 + 0.4 * noise(rng, h, w, w / (rng.uniform(0.4, 1.0) * mm)), 0, 1) * (body > 0)
    paper = np.quantile(page.reshape(-1, 3)[:: 37], 0.85, 0) if rng.random() < 0.6 else np.float32([rng.uniform(0.7, 1)] * 3)
    out = page * (1 - flecks[..., None]) + np.float32(paper) * flecks[..., None]
    return out, np.clip((body - 0.35) * 4, 0, 1).astype(np.float32), None


def scribble(rng, page, mm, at):
    """Ink where none belongs: a marker's strokes to and fro."""
    h, w = page.shape[:2]
    layer = np.zeros((h, w), np.uint8)
    n = rng.integers(5, 16)
    wide, high = rng.uniform(5, 14) * mm, rng.uniform(1.2, 4) * mm
    a = rng.normal(0, 0.3)
    t = np.linspace(-1, 1, n)
    points = np.stack([t * wide, np.where(np.arange(n) % 2, 1, -1) * high + rng.normal(0, 0.4 * mm, n)], 1)
    points = points @ np.float32([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]) + np.float32(at)
    cv2.polylines(layer, [np.round(points).astype(np.int32)], False, 255, max(2, round(rng.uniform(0.8, 2.6) * mm)), cv2.LINE_AA)
    cover = layer.astype(np.float32) / 255
    ink = rng.uniform(0, 0.3, 3)
    dense = cv2.GaussianBlur(cover, (0, 0), 0.8 * mm)
    return page * (1 - cover[..., None] * 0.95) + np.float32(ink) * cover[..., None] * 0.95, np.clip(dense / 0.35, 0, 1), None


def cracks(rng, page, mm, at):
    """A net of whitened cracks in the laminate."""
    h, w = page.shape[:2]
    layer = np.zeros((h, w), np.uint8)
    reach = rng.uniform(4, 10) * mm
    for _ in range(rng.integers(14, 40)):
        p = np.float32(at) + rng.normal(0, reach / 2, 2).astype(np.float32)
        a = rng.uniform(0, 2 * np.pi)
        points = [p]
        for _ in range(rng.integers(2, 7)):
            a += rng.normal(0, 0.5)
            points.append(points[-1] + np.float32([np.cos(a), np.sin(a)]) * rng.uniform(0.6, 2.2) * mm)
        cv2.polylines(layer, [np.round(points).astype(np.int32)], False, 255, max(1, round(rng.uniform(0.12, 0.5) * mm)), cv2.LINE_AA)
    cover = layer.astype(np.float32) / 255
    dense = cv2.GaussianBlur(cover, (0, 0), 0.8 * mm)
    return page * (1 - cover[..., None]) + rng.uniform(0.75, 1) * cover[..., None], np.clip(dense / 0.3, 0, 1), None


KINDS = [scratches, scratches, scratches, scratches, fold, fold, tear, tear, stain, stain, rubbed, hole, scribble, cracks]


def wear(rng, page, mm):
    """One kind of wear somewhere on the page: (page, lost, here), `here` None where the page is whole."""
    h, w = page.shape[:2]
    at = (rng.uniform(0.06, 0.94) * w, rng.uniform(0.06, 0.94) * h)
    return KINDS[rng.integers(len(KINDS))](rng, page, mm, at)
