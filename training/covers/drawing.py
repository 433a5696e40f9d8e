"""Basics of the drawings: noise, filled shapes, colours and cloth. Pictures are H × W × 3 floats of 0–255."""

import cv2
import numpy as np

# The net's chip, px, with the eyes' middles UNIT apart and in its middle, as packages/vision/src/face/covers.ts cuts it.
SIDE, UNIT = 112, 27.0
# Drawn half as large again.
W = H = SIDE * 3 // 2
U = UNIT * 1.5
YY, XX = np.mgrid[0:H, 0:W].astype(np.float32)

HAIR = np.array([(18, 15, 14), (26, 21, 19), (34, 26, 22), (48, 34, 26), (60, 42, 30), (88, 60, 40), (130, 95, 60), (180, 145, 95),
                 (205, 180, 130), (120, 60, 32), (150, 85, 45), (110, 106, 104), (160, 158, 156), (215, 213, 210)], np.float32)


def smooth_noise(rng, cells, shape=(H, W)):
    """Noise of about −1 … 1 that changes over 1/cells of the picture."""
    small = 2 * rng.random((max(2, int(cells)), max(2, int(cells))), np.float32) - 1
    return cv2.resize(small, shape[::-1], interpolation=cv2.INTER_LINEAR if cells > 12 else cv2.INTER_CUBIC)


def filled(points, soft=1.0):
    mask = np.zeros((H, W), np.uint8)
    cv2.fillPoly(mask, [np.round(np.asarray(points) * 8).astype(np.int32)], 255, cv2.LINE_AA, 3)
    return cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), soft)


def stroke(points, width, soft=0.8):
    mask = np.zeros((H, W), np.uint8)
    cv2.polylines(mask, [np.round(np.asarray(points) * 8).astype(np.int32)], False, 255, max(1, int(round(width))), cv2.LINE_AA, 3)
    return cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), soft)


def lay(picture, colour, alpha):
    alpha, colour = np.asarray(alpha, np.float32), np.asarray(colour, np.float32)
    rows = np.flatnonzero(alpha.max(1) > 1e-4)
    out = np.array(picture, np.float32)
    if len(rows):
        band = slice(rows[0], rows[-1] + 1)
        out[band] += ((colour[band] if colour.ndim == 3 else colour) - out[band]) * alpha[band, :, None]
    return out


def lit(picture, light):
    """The picture under another light: `light` in natural logarithms, over the pixels or for all of them."""
    light = np.asarray(light, np.float32)
    return np.clip((picture + 4) * np.exp(light[..., None] if light.ndim == 2 else light) - 4, 0, 255)


def rgb(colour):
    return tuple(float(v) for v in np.clip(colour, 0, 255))


def any_colour(rng):
    draw = rng.random()
    if draw < 0.22:
        return np.full(3, rng.uniform(8, 55)) + rng.normal(0, 4, 3)
    if draw < 0.42:
        return np.full(3, rng.uniform(185, 252)) + rng.normal(0, 6, 3)
    if draw < 0.52:
        return np.full(3, rng.uniform(60, 190)) + rng.normal(0, 6, 3)
    hsv = np.uint8([[[rng.integers(180), rng.integers(60, 255), rng.integers(40, 245)]]])
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)[0, 0].astype(np.float64)


def cloth(rng, colour=None, grounds=()):
    """Plain, knitted, striped, checked or printed cloth with folds, under one light."""
    colour = any_colour(rng) if colour is None else colour
    look = np.broadcast_to(np.asarray(colour, np.float32), (H, W, 3)).copy()
    kind = rng.choice(["plain", "knit", "stripes", "checks", "print", "dots", "photo"], p=[0.5, 0.14, 0.09, 0.07, 0.1, 0.04, 0.06])
    angle, period = rng.uniform(0, np.pi), rng.uniform(3, 16)
    if kind == "knit":
        angle, period = (rng.normal(np.pi / 2, 0.1) if rng.random() < 0.3 else rng.normal(0, 0.1)), rng.uniform(3, 9)
    right, down = np.float32(2 * np.pi / period * np.cos(angle)), np.float32(2 * np.pi / period * np.sin(angle))
    wave, other = np.sin(XX * right + YY * down), np.sin(YY * right - XX * down)
    light = 0.18 * smooth_noise(rng, 3) + rng.uniform(0, 0.15) * smooth_noise(rng, 9) + rng.uniform(0.01, 0.07) * rng.standard_normal((H, W), np.float32)
    if rng.random() < 0.35:
        fold, wide = rng.uniform(0, np.pi), rng.uniform(12, 50)
        bend = 10 * smooth_noise(rng, 3)
        light = light + rng.uniform(0.05, 0.3) * np.sin(np.float32(2 * np.pi / wide) * (XX * np.float32(np.cos(fold)) + YY * np.float32(np.sin(fold)) + bend))
    if kind == "knit":
        light = light + rng.uniform(0.05, 0.3) * wave
    if kind in ("stripes", "checks"):
        look[(wave > rng.uniform(-0.5, 0.5)) ^ ((other > 0) if kind == "checks" else False)] = any_colour(rng)
    if kind == "dots":
        look[wave + other > rng.uniform(1, 1.6)] = any_colour(rng)
    if kind == "print":
        look[smooth_noise(rng, rng.integers(8, 40)) > rng.uniform(0.1, 0.5)] = any_colour(rng)
    if kind == "photo" and len(grounds):
        look = lay(look, any_ground(rng, grounds), np.full((H, W), rng.uniform(0.4, 1), np.float32))
    return lit(look, light + rng.normal(0, 0.35) * (XX - W / 2) / W)


def any_ground(rng, grounds):
    """A part of one of the photographs, turned, at another scale and light."""
    ground = grounds[rng.integers(len(grounds))].astype(np.float32)
    side = int(rng.uniform(0.35, 1) * min(ground.shape[:2]))
    y, x = (int(rng.integers(0, ground.shape[k] - side + 1)) for k in (0, 1))
    part = cv2.resize(ground[y : y + side, x : x + side], (W, H), interpolation=cv2.INTER_LINEAR)
    return lit(part[:, :: 1 if rng.random() < 0.5 else -1], rng.normal(0, 0.3) + rng.normal(0, 0.1, 3))


def edged(rng, picture, look, mask, dark=0.35):
    """Lays cloth with a darker rim and a shadow below it."""
    shadow = np.roll(cv2.GaussianBlur(mask, (0, 0), rng.uniform(2, 7)), int(rng.integers(0, 9)), axis=0)
    picture = picture * (1 - rng.uniform(0, 0.55) * shadow)[..., None]
    inner = cv2.GaussianBlur(mask, (0, 0), 2.5)
    rim = 1 - rng.uniform(0, dark) * np.clip(2 * (1 - inner), 0, 1)
    return lay(picture, look * rim[..., None], mask)


def emblem(rng, look, at):
    w, h = rng.uniform(0.15, 0.6) * U, rng.uniform(0.1, 0.35) * U
    colour = rgb(any_colour(rng))
    for _ in range(rng.integers(1, 6)):
        p = (int(at[0] + rng.uniform(-w, w) / 2), int(at[1] + rng.uniform(-h, h) / 2))
        if rng.random() < 0.5:
            letters = np.zeros((H, W), np.uint8)
            text = "".join(rng.choice(list("ABEHKNSTXZ"), 4))
            cv2.putText(letters, text, (int(at[0] - w / 2), int(at[1])), int(rng.integers(0, 4)), rng.uniform(0.3, 0.9), 255, int(rng.integers(1, 3)), cv2.LINE_AA)
            look[:] = lay(look, np.array(colour), letters / 255)
        else:
            axes = (int(rng.uniform(3, w / 2 + 4)), int(rng.uniform(3, h / 2 + 4)))
            cv2.ellipse(look, p, axes, rng.uniform(0, 180), 0, 360, colour, int(rng.choice([-1, 2])), cv2.LINE_AA)
