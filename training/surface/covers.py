"""What lies over a document: fingers, pens, papers, cards, cloth, hair. Each adds to a scene float32 [h, w, 3] in 0..1
and returns (scene, cover): `cover` float32 [h, w], how much it hides."""

import cv2
import numpy as np

from wear import grids, noise

SKINS = np.float32([[0.95, 0.78, 0.68], [0.87, 0.66, 0.53], [0.75, 0.53, 0.4], [0.55, 0.36, 0.25], [0.36, 0.23, 0.16], [0.24, 0.15, 0.11]])


def place_over(rng, quad):
    """A point of the document, often near its rim, and the direction out over the nearer rims."""
    u, v = (rng.uniform(0.05, 0.95), rng.uniform(0.05, 0.95)) if rng.random() < 0.6 else rng.permutation([rng.choice([0.03, 0.97]) + rng.normal(0, 0.03), rng.uniform(0.1, 0.9)])
    (x0, y0), (x1, y1) = quad[0], quad[2]
    at = np.float32([x0 + u * (x1 - x0), y0 + v * (y1 - y0)])
    rims = [(u, np.pi), (1 - u, 0.0), (v, -np.pi / 2), (1 - v, np.pi / 2)]
    rims.sort(key=lambda r: r[0])
    return at, rims[0 if rng.random() < 0.65 else 1][1] + rng.normal(0, 0.35)


def finger(rng, scene, quad, mm):
    h, w = scene.shape[:2]
    xs, ys = grids(h, w)
    at, a = place_over(rng, quad)
    r = rng.uniform(5.5, 10.5) * mm
    skin = SKINS[rng.integers(len(SKINS))] * rng.uniform(0.75, 1.15) * (1 + rng.normal(0, 0.05, 3))
    cover = np.zeros((h, w), np.float32)
    for k in range(rng.choice([1, 1, 1, 2, 3])):
        tip = at + k * np.float32([-np.sin(a), np.cos(a)]) * r * 2.05 + np.float32([np.cos(a), np.sin(a)]) * rng.normal(0, 3) * mm * (k > 0)
        along = (xs - tip[0]) * np.cos(a) + (ys - tip[1]) * np.sin(a)
        across = -(xs - tip[0]) * np.sin(a) + (ys - tip[1]) * np.cos(a)
        width = r * (1 + 0.05 * np.exp(-(((along / r) - 2.2) ** 2)) + rng.uniform(0, 0.08) * np.clip(along / r, 0, 4))
        d = np.where(along < 0, np.hypot(across, along * rng.uniform(0.8, 1)), np.abs(across)) / width
        one = np.clip((1 - d) * r / 1.5, 0, 1)
        shadow = np.exp(-np.clip(d - 1, 0, 9) * rng.uniform(2, 7)) * rng.uniform(0.15, 0.6)
        scene = scene * (1 - shadow[..., None] * (one < 1)[..., None])
        up = np.sqrt(np.clip(1 - d * d, 0, 1))
        side = across / width
        light = rng.uniform(0.45, 0.75) + rng.uniform(0.25, 0.55) * up + rng.uniform(-0.2, 0.2) * side
        light = light * (1 + 0.04 * noise(rng, h, w, w / (1.2 * mm)) + 0.03 * np.sin(along / mm * rng.uniform(3, 9) + 2 * side))
        light = light * (1 - 0.25 * np.exp(-(((along / r) - rng.uniform(1.8, 2.6)) / 0.12) ** 2) * rng.random())
        shade = light[..., None] * np.float32(skin)
        if rng.random() < 0.5:
            nail = np.clip((1 - (((along / r) - 0.1) / 0.75) ** 4 - (side / 0.62) ** 4) * 6, 0, 1)[..., None]
            tone = np.clip(skin * 0.6 + np.float32([0.4, 0.3, 0.28]), 0, 1) if rng.random() < 0.8 else rng.uniform(0, 1, 3)
            shade = shade * (1 - nail) + np.float32(tone) * light[..., None] * nail
        scene = scene * (1 - one[..., None]) + shade * one[..., None]
        cover = np.maximum(cover, one)
    return scene.astype(np.float32), cover


def stick(rng, scene, quad, mm):
    """A pen, a cable, a ruler."""
    h, w = scene.shape[:2]
    xs, ys = grids(h, w)
    at, a = place_over(rng, quad)
    half = rng.uniform(0.8, 6) * mm
    along = (xs - at[0]) * np.cos(a) + (ys - at[1]) * np.sin(a)
    across = -(xs - at[0]) * np.sin(a) + (ys - at[1]) * np.cos(a)
    taper = np.clip((along + 6 * mm) / (8 * mm), 0.08, 1) if rng.random() < 0.5 else 1
    d = np.where(along < -4 * mm, 9, np.abs(across) / (half * taper))
    cover = np.clip((1 - d) * half / 1.5, 0, 1).astype(np.float32)
    tone = rng.uniform(0.02, 1, 3).astype(np.float32)
    shade = tone * (0.55 + 0.45 * np.sqrt(np.clip(1 - d * d, 0, 1)))[..., None] + (rng.uniform(0, 0.5) * np.exp(-(((across / half) + 0.3) / 0.2) ** 2))[..., None]
    shadow = np.exp(-np.clip(d - 1, 0, 9) * rng.uniform(1, 4)) * rng.uniform(0.1, 0.5)
    scene = scene * (1 - (shadow * (cover < 1))[..., None])
    return (scene * (1 - cover[..., None]) + shade * cover[..., None]).astype(np.float32), cover


def sheet(rng, scene, quad, mm):
    """A piece of paper, tape, a sticker, a coin or another card."""
    h, w = scene.shape[:2]
    at, a = place_over(rng, quad)
    mask = np.zeros((h, w), np.uint8)
    kind = rng.random()
    if kind < 0.3:
        cv2.ellipse(mask, tuple(int(v) for v in at), (int(rng.uniform(3, 13) * mm), int(rng.uniform(3, 13) * mm)), float(np.degrees(a)), 0, 360, 255, -1, cv2.LINE_AA)
    else:
        size = (float(rng.uniform(5, 60) * mm), float(rng.uniform(3, 18) * mm))
        middle = at + np.float32([np.cos(a), np.sin(a)]) * size[0] * rng.uniform(0, 0.45)
        cv2.fillPoly(mask, [np.round(cv2.boxPoints(((float(middle[0]), float(middle[1])), size, float(np.degrees(a))))).astype(np.int32)], 255, cv2.LINE_AA)
    cover = mask.astype(np.float32) / 255
    tone = rng.uniform(0.75, 1, 3) if rng.random() < 0.4 else rng.uniform(0.02, 1, 3)
    shade = np.broadcast_to(np.float32(tone), scene.shape) * (1 + rng.uniform(0, 0.08) * noise(rng, h, w, rng.uniform(4, 60)))[..., None]
    if rng.random() < 0.35:
        # Something is on it: stripes of print.
        xs, ys = grids(h, w)
        b = a + rng.normal(0, 0.1)
        v = -xs * np.sin(b) + ys * np.cos(b)
        u = xs * np.cos(b) + ys * np.sin(b)
        print_ = ((np.sin(v / mm * rng.uniform(1, 3)) > 0.3) & (np.sin(u / mm * 4 + 9 * np.sin(u / mm)) > -0.4)).astype(np.float32)
        shade = shade * (1 - rng.uniform(0.3, 0.9) * print_[..., None])
    soft = cv2.GaussianBlur(cover, (0, 0), rng.uniform(0.5, 3) * mm)
    scene = scene * (1 - rng.uniform(0, 0.5) * (soft * (1 - cover))[..., None])
    return (scene * (1 - cover[..., None]) + shade * cover[..., None]).astype(np.float32), cover


def cloth(rng, scene, quad, mm):
    """A sleeve, a strap, a palm: an irregular edge with a texture beyond it."""
    h, w = scene.shape[:2]
    xs, ys = grids(h, w)
    at, a = place_over(rng, quad)
    out = (xs - at[0]) * np.cos(a) + (ys - at[1]) * np.sin(a) + rng.uniform(0.5, 4) * mm * noise(rng, h, w, rng.uniform(2, 9))
    cover = np.clip(out / rng.uniform(1, 3) + 0.5, 0, 1).astype(np.float32)
    tone = SKINS[rng.integers(len(SKINS))] if rng.random() < 0.4 else rng.uniform(0.02, 0.95, 3)
    weave = 1 + rng.uniform(0, 0.25) * np.sin(xs / mm * rng.uniform(1, 8) + ys / mm * rng.uniform(-6, 6)) + 0.2 * noise(rng, h, w, rng.uniform(3, 20))
    shade = np.float32(tone) * weave[..., None]
    shadow = np.exp(-np.abs(out) / (rng.uniform(1, 5) * mm)) * rng.uniform(0.1, 0.5) * (out < 0)
    scene = scene * (1 - shadow[..., None])
    return np.clip(scene * (1 - cover[..., None]) + shade * cover[..., None], 0, 1.2).astype(np.float32), cover


KINDS = [finger, finger, finger, finger, stick, sheet, sheet, cloth]


def lay_over(rng, scene, quad, mm):
    return KINDS[rng.integers(len(KINDS))](rng, scene, quad, mm)
