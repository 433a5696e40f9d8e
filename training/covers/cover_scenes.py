"""Renders faces with and without headwear and masks, to train on: aligned chips with a label each.

A portrait is only the start: its shape, skin and light are changed, hair of every kind or none is drawn on it, other
ground put behind it, and then, in half of the pictures each, a hat and something over the mouth. What looks like them is
drawn without a label: fringes, bald heads, beards, glasses, microphones, collars.
"""

from pathlib import Path

import cv2
import numpy as np

# The net's chip, px, with the eyes' middles UNIT apart and in its middle, as packages/vision/src/face/covers.ts cuts it.
SIDE, UNIT = 112, 27.0
# Drawn half as large again.
W = H = SIDE * 3 // 2
U = UNIT * 1.5
YY, XX = np.mgrid[0:H, 0:W].astype(np.float32)
BROWS, LIPS = (105, 334), (61, 40, 37, 0, 267, 270, 291, 321, 314, 17, 84, 91)
OUTLINE = (10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
           150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109)


def load_portraits(folder):
    """Chips at the drawing's size with their meshes, as `main.ts portraits` of evaluation/covers writes them."""
    found = []
    for path in sorted(Path(folder).glob("*.png")):
        picture = cv2.imread(str(path))[:, :, ::-1]
        mesh = np.fromfile(path.with_suffix(".f32"), np.float32).reshape(468, 2) * (W / picture.shape[1])
        found.append((path.stem, cv2.resize(picture, (W, H), interpolation=cv2.INTER_AREA).astype(np.float32), mesh))
    return found


def smooth_noise(rng, cells, shape=(H, W)):
    """Noise of about −1 … 1 that changes over 1/cells of the picture."""
    small = rng.uniform(-1, 1, (max(2, int(cells)), max(2, int(cells)))).astype(np.float32)
    return cv2.resize(small, shape[::-1], interpolation=cv2.INTER_LINEAR if cells > 12 else cv2.INTER_CUBIC)


def filled(points, soft=1.0):
    mask = np.zeros((H, W), np.uint8)
    cv2.fillPoly(mask, [np.round(np.asarray(points) * 8).astype(np.int32)], 255, cv2.LINE_AA, 3)
    return cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), soft)


def lay(picture, colour, alpha):
    return picture + (np.asarray(colour, np.float32) - picture) * np.asarray(alpha, np.float32)[..., None]


def changed_portrait(rng, portrait, mesh):
    """Another shape, skin and light."""
    if rng.random() < 0.5:
        # A mirrored mesh keeps its numbers: only outlines and pairs are used, which are symmetric.
        portrait, mesh = portrait[:, ::-1], np.stack([W - mesh[:, 0], mesh[:, 1]], 1)
    angle, scale = rng.normal(0, 0.07), rng.uniform(0.88, 1.12)
    aspect, shear = rng.uniform(0.9, 1.1), rng.normal(0, 0.04)
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    m = turn @ np.array([[scale * aspect, shear], [0, scale / aspect]])
    middle = np.array([W / 2, H / 2])
    move = middle + rng.normal(0, 4, 2) - m @ middle
    bent = np.stack([smooth_noise(rng, 4), smooth_noise(rng, 4)], -1) * rng.uniform(0, 5)
    inverse = np.linalg.inv(m)
    grid = np.stack([XX, YY], -1) + bent
    source = (grid - move.astype(np.float32)) @ inverse.T.astype(np.float32)
    out = cv2.remap(portrait, source.astype(np.float32), None, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    points = mesh @ m.T + move
    at = np.clip(np.round(points).astype(int), 0, [W - 1, H - 1])
    points = points - bent[at[:, 1], at[:, 0]]
    light = np.log(out + 4)
    tone = np.array([rng.normal(0, 0.09), 0, rng.normal(0, 0.12)]) + rng.normal(-0.1, 0.32)
    light = (light - 4.7) * rng.uniform(0.8, 1.25) + 4.7 + tone
    side = rng.normal(0, 0.3) * (XX - W / 2) / W + rng.normal(0, 0.2) * (YY - H / 2) / H + 0.12 * smooth_noise(rng, 3)
    lit = np.exp((light + side[..., None]).astype(np.float32)) - 4
    return np.clip(lit, 0, 255), points


class Head:
    """Where things lie on one face, in the chip's pixels."""

    def __init__(self, rng, mesh):
        self.mesh, self.rng = mesh, rng
        self.brow = mesh[list(BROWS)].mean(0)
        self.chin, self.nose, self.mouth = mesh[152], mesh[4], mesh[list(LIPS)].mean(0)
        self.left, self.right = mesh[127], mesh[356]
        self.half = np.hypot(*(self.right - self.left)) / 2
        self.middle = (self.left + self.right) / 2
        self.top = self.brow[1] - rng.uniform(1.25, 1.6) * U
        self.outline = mesh[list(OUTLINE)]

    def arc(self, height, wide=1.0, sag=0.25):
        """A line over the forehead from temple to temple, `height` eye distances above the brows in the middle."""
        x = np.linspace(-1, 1, 25)
        px = self.middle[0] + x * self.half * wide + (self.brow[0] - self.middle[0]) * (1 - x ** 2)
        py = self.brow[1] - height * U + sag * U * np.abs(x) ** 2.5
        return np.stack([px, py], 1)

    def dome(self, foot, top, power):
        """A closed shape from a line of the forehead over the head."""
        x = np.linspace(-1, 1, 33)
        ends = foot[0], foot[-1]
        px = np.interp(x, [-1, 1], [ends[0][0], ends[1][0]])
        base = np.interp(x, [-1, 1], [ends[0][1], ends[1][1]])
        py = base + (top - base) * (1 - np.abs(x) ** power) ** (1 / power)
        return np.concatenate([foot, np.stack([px, py], 1)[::-1]])


HAIR = np.array([(18, 15, 14), (34, 26, 22), (60, 42, 30), (88, 60, 40), (130, 95, 60), (180, 145, 95), (205, 180, 130),
                 (120, 60, 32), (150, 85, 45), (110, 106, 104), (160, 158, 156), (215, 213, 210)], np.float32)


def streaks(rng, head):
    """Hair's texture, about −1 … 1: strands that leave a crown, or that are combed one way, and waves across."""
    fine, long = rng.uniform(40, 150), rng.uniform(2, 7)
    noise = rng.normal(0, 1, (int(fine) * 2, int(long) + 3)).astype(np.float32)
    if rng.random() < 0.6:
        cx, cy = head.middle[0] + rng.normal(0, 0.5) * U, head.top + rng.uniform(-0.3, 0.8) * U
        across = (np.arctan2(YY - cy, XX - cx) / np.pi + 1) / 2
        along = np.hypot(XX - cx, YY - cy) / H
    else:
        angle = rng.uniform(0, np.pi)
        across = ((XX * np.cos(angle) + YY * np.sin(angle)) / (W + H) + 1) / 2
        along = ((YY * np.cos(angle) - XX * np.sin(angle)) / (W + H) + 1) / 2
    bend = smooth_noise(rng, rng.integers(3, 14)) * rng.uniform(0.002, 0.04)
    px = np.clip(along, 0, 1) * (noise.shape[1] - 1)
    py = np.clip(across + bend, 0, 1) * (noise.shape[0] - 1)
    drawn = cv2.remap(noise, px.astype(np.float32), py.astype(np.float32), cv2.INTER_LINEAR)
    return drawn + rng.uniform(0, 0.8) * smooth_noise(rng, rng.integers(4, 20))


def hair_colours(rng, head, colour=None):
    colour = HAIR[rng.integers(len(HAIR))] * rng.uniform(0.7, 1.2) if colour is None else colour
    light = rng.uniform(0.1, 0.45) * streaks(rng, head) + 0.25 * smooth_noise(rng, 3)
    shine = rng.uniform(0, 0.5) * np.exp(-(((YY - head.top - rng.uniform(0.2, 0.9) * U) / (0.2 * U)) ** 2))
    return np.clip((colour + 4) * np.exp(light + shine)[..., None] - 4, 0, 255)


def ragged(rng, mask, amount):
    """An edge of strands: the mask moved up and down by fine noise."""
    shift = amount * (0.5 * rng.normal(0, 1, W).astype(np.float32) + cv2.resize(rng.normal(0, 1, (1, 24)).astype(np.float32), (W, 1))[0])
    return cv2.remap(mask, XX, YY + shift[None, :].astype(np.float32), cv2.INTER_LINEAR)


def add_hair(rng, picture, head):
    kind = rng.choice(["short", "long", "fringe", "bald", "own"], p=[0.32, 0.22, 0.16, 0.15, 0.15])
    if kind == "own":
        return picture
    face = filled(head.outline, 1.5)
    volume = rng.uniform(1.02, 1.45)
    if kind == "bald":
        skin = np.median(picture[face > 0.5], axis=0)
        mask = filled(head.dome(head.arc(0.25, 1.0), head.top, 2.2), 2)
        shade = 0.2 * smooth_noise(rng, 3) - 0.25 * ((XX - head.middle[0]) / head.half) ** 2 * rng.random()
        lit = np.clip((skin + 4) * np.exp(shade)[..., None] - 4, 0, 255)
        return lay(picture, lit, mask * np.clip((head.brow[1] - 0.3 * U - YY) / (0.35 * U), 0, 1))
    look = hair_colours(rng, head)
    if kind == "long":
        around = filled(head.dome(np.stack([[head.left[0] - U * rng.uniform(0.1, 0.6), H], [head.right[0] + U * rng.uniform(0.1, 0.6), H]]), head.top - 0.1 * U, 3), 2)
        window = filled(head.outline * [rng.uniform(0.9, 1.0), 1] + [head.middle[0] * 0.04, 0], 2)
        neck = filled([[head.left[0] + 8, head.chin[1] - U * 0.3], [head.right[0] - 8, head.chin[1] - U * 0.3], [head.right[0] - 8, H], [head.left[0] + 8, H]], 2)
        picture = lay(picture, look, np.clip(around - np.maximum(window, neck), 0, 1))
    height = rng.uniform(-0.1, 0.45) if kind == "fringe" else rng.uniform(0.45, 1.05)
    line = head.arc(height, volume, rng.uniform(0.1, 0.9))
    if rng.random() < 0.35:
        line[:, 1] += rng.normal(0, 0.35) * U * np.linspace(-1, 1, len(line))
    mask = filled(head.dome(line, head.top - rng.uniform(0, 0.25) * U, rng.uniform(2, 3)), rng.uniform(0.8, 3))
    mask = ragged(rng, mask, rng.uniform(0, 5))
    if kind == "fringe" and rng.random() < 0.5:
        mask = mask * np.clip(1 - 0.8 * (streaks(rng, head) > rng.uniform(0.4, 1.4)), 0, 1)
    return lay(picture, look, mask)


def add_beard(rng, picture, head):
    jaw = filled(np.concatenate([head.mesh[[93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323]], head.mouth[None] - [0, rng.uniform(0.1, 0.4) * U]]), rng.uniform(2, 5))
    jaw = jaw * (1 - filled(head.mesh[list(LIPS)], 1))
    return lay(picture, hair_colours(rng, head, HAIR[rng.integers(len(HAIR))] * 1.1), jaw * rng.uniform(0.35, 0.95))


def any_colour(rng):
    draw = rng.random()
    if draw < 0.22:
        return np.full(3, rng.uniform(10, 55)) + rng.normal(0, 4, 3)
    if draw < 0.4:
        return np.full(3, rng.uniform(190, 250)) + rng.normal(0, 6, 3)
    if draw < 0.5:
        return np.full(3, rng.uniform(60, 190)) + rng.normal(0, 6, 3)
    hsv = np.uint8([[[rng.integers(180), rng.integers(60, 255), rng.integers(50, 245)]]])
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB)[0, 0].astype(np.float64)


def cloth(rng, colour=None):
    """Plain, knitted, striped, checked or printed cloth with folds, under one light."""
    colour = any_colour(rng) if colour is None else colour
    look = np.broadcast_to(colour.astype(np.float32), (H, W, 3)).copy()
    kind = rng.choice(["plain", "knit", "stripes", "checks", "print"], p=[0.5, 0.15, 0.12, 0.08, 0.15])
    angle, period = rng.uniform(0, np.pi), rng.uniform(3, 16)
    if kind == "knit":
        angle = rng.normal(np.pi / 2, 0.1) if rng.random() < 0.3 else rng.normal(0, 0.1)
    wave = np.sin(2 * np.pi * (XX * np.cos(angle) + YY * np.sin(angle)) / period)
    other = np.sin(2 * np.pi * (YY * np.cos(angle) - XX * np.sin(angle)) / period)
    light = 0.18 * smooth_noise(rng, 3) + rng.uniform(0, 0.15) * smooth_noise(rng, 9) + rng.uniform(0.01, 0.07) * rng.standard_normal((H, W), np.float32)
    if kind == "knit":
        light = light + rng.uniform(0.05, 0.3) * wave
    if kind in ("stripes", "checks"):
        on = (wave > rng.uniform(-0.5, 0.5)) ^ ((other > 0) if kind == "checks" else False)
        look[on] = any_colour(rng)
    if kind == "print":
        look[smooth_noise(rng, rng.integers(8, 40)) > rng.uniform(0.1, 0.5)] = any_colour(rng)
    light = light + rng.normal(0, 0.35) * (XX - W / 2) / W
    return np.clip((look + 3) * np.exp(light)[..., None] - 3, 0, 255)


def edged(rng, picture, look, mask, dark=0.35):
    """Lays cloth with a darker rim and a shadow below it."""
    shadow = np.roll(cv2.GaussianBlur(mask, (0, 0), rng.uniform(2, 7)), int(rng.integers(0, 9)), axis=0)
    picture = picture * (1 - rng.uniform(0, 0.55) * shadow)[..., None]
    inner = cv2.GaussianBlur(mask, (0, 0), 2.5)
    rim = 1 - rng.uniform(0, dark) * np.clip(2 * (1 - inner), 0, 1)
    return lay(picture, look * rim[..., None], mask)


def emblem(rng, look, at):
    w, h = rng.uniform(0.15, 0.6) * U, rng.uniform(0.1, 0.35) * U
    colour = tuple(float(v) for v in any_colour(rng))
    for _ in range(rng.integers(1, 6)):
        p = (int(at[0] + rng.uniform(-w, w) / 2), int(at[1] + rng.uniform(-h, h) / 2))
        if rng.random() < 0.5:
            letters = np.zeros((H, W), np.uint8)
            cv2.putText(letters, "".join(rng.choice(list("ABEHKNSTXZ"), 4)), (int(at[0] - w / 2), int(at[1])), int(rng.integers(0, 4)), rng.uniform(0.3, 0.9), 255, int(rng.integers(1, 3)), cv2.LINE_AA)
            look[:] = lay(look, np.array(colour), letters / 255)
        else:
            cv2.ellipse(look, p, (int(rng.uniform(3, w / 2 + 4)), int(rng.uniform(3, h / 2 + 4))), rng.uniform(0, 180), 0, 360, colour, int(rng.choice([-1, 2])), cv2.LINE_AA)


def add_hat(rng, picture, head):
    kind = rng.choice(["cap", "beanie", "brim", "band", "scarf", "wrap", "helmet", "beret", "backward"], p=[0.24, 0.16, 0.12, 0.09, 0.12, 0.09, 0.07, 0.06, 0.05])
    look = cloth(rng)
    height = rng.uniform(0.02, 0.55) if rng.random() < 0.55 else rng.uniform(0.45, 0.95)
    foot = head.arc(height, rng.uniform(1.0, 1.18), rng.uniform(-0.15, 0.55))
    tilt = rng.normal(0, 0.12) * U * np.linspace(-1, 1, len(foot))
    foot[:, 1] += tilt
    mid = foot[12]
    if kind == "scarf":
        room = rng.uniform(0.85, 1.04)
        window = head.outline * room + head.outline.mean(0) * (1 - room)
        window[:, 1] = np.maximum(window[:, 1], mid[1] + 0.1 * np.abs(window[:, 0] - mid[0]))
        around = filled([[mid[0] - U * 2.4, H + 40], [head.left[0] - U * 0.35, head.brow[1]], [mid[0] - U * 0.7, head.top - 0.2 * U], [mid[0] + U * 0.7, head.top - 0.2 * U], [head.right[0] + U * 0.35, head.brow[1]], [mid[0] + U * 2.4, H + 40]], 3)
        return edged(rng, picture, look, np.clip(around - filled(window, 1.2), 0, 1))
    if kind == "band":
        band = np.concatenate([foot, foot[::-1] - [0, rng.uniform(0.25, 0.6) * U]])
        if rng.random() < 0.6:
            emblem(rng, look, mid - [0, 0.2 * U])
        return edged(rng, picture, look, filled(band, 0.8))
    tall = {"cap": 1.25, "beanie": 1.35, "brim": 1.2, "wrap": 1.3, "helmet": 1.4, "beret": 0.8, "backward": 1.2}[kind]
    top = mid[1] - rng.uniform(0.8, 1.25) * tall * U
    shape = head.dome(foot, top, rng.uniform(1.9, 3.6))
    if kind == "beret":
        shape = shape + [rng.normal(0, 0.5) * U, 0] * (np.linspace(0, 1, len(shape)) > 0.45)[:, None]
    if rng.random() < 0.5:
        emblem(rng, look, mid - [0, rng.uniform(0.25, 0.7) * U])
    if rng.random() < 0.5:
        for _ in range(rng.integers(1, 5)):
            x = mid[0] + rng.uniform(-1, 1) * head.half
            seam = tuple(float(v) for v in np.clip(look[int(np.clip(mid[1], 0, H - 1)), W // 2] * rng.uniform(0.5, 1.4), 0, 255))
            cv2.line(look, (int(x), int(mid[1] + 10)), (int(mid[0] + (x - mid[0]) * 0.3), int(top)), seam, 1, cv2.LINE_AA)
    picture = edged(rng, picture, look, filled(shape, rng.uniform(0.6, 1.6)))
    if kind == "backward":
        cv2.ellipse(look, tuple(np.int32(mid - [0, 0.3 * U])), (int(0.45 * U), int(0.2 * U)), 0, 0, 360, tuple(float(v) for v in HAIR[rng.integers(8)]), -1, cv2.LINE_AA)
        picture = lay(picture, look, filled(shape, 1))
    if kind in ("beanie", "wrap", "brim") and rng.random() < 0.7:
        band = np.concatenate([foot, foot[::-1] - [0, rng.uniform(0.15, 0.4) * U]])
        picture = edged(rng, picture, cloth(rng) if rng.random() < 0.4 else look * rng.uniform(0.7, 1.2), filled(band, 0.8), 0.5)
    if kind == "brim":
        half = head.half * rng.uniform(1.4, 2.2)
        droop = rng.normal(0.1, 0.15) * U
        x = np.linspace(-1, 1, 25)
        low = np.stack([mid[0] + x * half, mid[1] + rng.uniform(0.02, 0.25) * U * (1 - x ** 2) + droop * x ** 2 + tilt], 1)
        high = np.stack([low[::-1, 0], low[::-1, 1] - rng.uniform(0.08, 0.35) * U * (1.02 - x ** 2)], 1)
        picture = edged(rng, picture, look * rng.uniform(0.7, 1.1), filled(np.concatenate([low, high]), 0.8))
    if kind == "cap" or (kind == "helmet" and rng.random() < 0.4):
        half, turn = head.half * rng.uniform(0.75, 1.1), rng.normal(0, 0.25) * U
        x = np.linspace(-1, 1, 25)
        deep = rng.uniform(0.08, 0.5) * U
        low = np.stack([mid[0] + turn + x * half, mid[1] + deep * (1 - np.abs(x) ** 2.5) + 0.05 * U + tilt], 1)
        high = np.stack([low[::-1, 0], mid[1] - rng.uniform(0.02, 0.25) * U * (1 - x ** 2) + 0.05 * U + tilt[::-1]], 1)
        look2 = cloth(rng) if rng.random() < 0.3 else look * rng.uniform(0.55, 1.1)
        picture = edged(rng, picture, look2, filled(np.concatenate([low, high]), 0.8), 0.5)
    if kind == "helmet":
        for side in (0, -1):
            cv2.polylines(picture, [np.int32([foot[side], head.mesh[132 if side == 0 else 361], head.chin])], False, (25, 25, 25), int(rng.integers(2, 6)), cv2.LINE_AA)
    return picture


def add_mask(rng, picture, head):
    m = head.mesh
    kind = rng.choice(["mask", "low", "hand", "scarf", "thing"], p=[0.5, 0.1, 0.24, 0.1, 0.06])
    if kind in ("mask", "low", "scarf"):
        rise = rng.uniform(0.25, 0.95) if kind != "low" else -0.45
        nose = m[4] + (m[6] - m[4]) * rise
        grow = 1 + rng.uniform(0, 0.12)
        edge = (m[[93, 132, 172, 150, 152, 379, 397, 361, 323]] - head.mouth) * grow + head.mouth
        if kind == "scarf":
            edge[4] = [edge[4][0], H]
            edge[3], edge[5] = edge[3] + [-10, 40], edge[5] + [10, 40]
        left, right = nose + (m[50] - nose) * rng.uniform(0.5, 0.9), nose + (m[280] - nose) * rng.uniform(0.5, 0.9)
        if kind == "low":
            left, right = nose + (m[132] - nose) * 0.5, nose + (m[361] - nose) * 0.5
        points = np.concatenate([[nose], [left], edge, [right]])
        spline = np.stack([cv2.GaussianBlur(np.interp(np.linspace(0, len(points), 121)[:-1], np.arange(len(points) + 1), np.append(points[:, k], points[0, k])).reshape(1, -1), (0, 0), rng.uniform(0.5, 3), borderType=cv2.BORDER_REFLECT)[0] for k in (0, 1)], 1)
        colour = np.array([(170, 200, 220), (235, 238, 240), (25, 25, 28), (205, 160, 175), (120, 170, 150)])[rng.integers(5)] * rng.uniform(0.6, 1.05) if rng.random() < 0.5 else None
        if rng.random() < 0.15:
            colour = np.median(picture[filled(head.outline) > 0.5], axis=0) * rng.uniform(0.8, 1.2)
        look = cloth(rng, colour)
        strap = tuple(float(v) for v in np.clip(look[H // 2, W // 2], 0, 255))
        if rng.random() < 0.7:
            for a, b, c in ((93, 127, 172), (323, 356, 397)):
                cv2.polylines(picture, [np.int32([m[a], m[b], m[c]])], False, strap, int(rng.integers(1, 3)), cv2.LINE_AA)
        for share in rng.uniform(0.15, 0.85, rng.integers(0, 5)):
            y = nose[1] + share * (head.chin[1] - nose[1])
            cv2.line(look, (int(head.left[0]), int(y - 3)), (int(head.right[0]), int(y + rng.normal(0, 4))), tuple(0.8 * v for v in strap), 1, cv2.LINE_AA)
        return edged(rng, picture, look, filled(spline, 0.8), 0.5)
    skin = np.median(picture[filled(head.outline) > 0.5], axis=0) * rng.uniform(0.75, 1.2)
    shade = np.clip((skin + 4) * np.exp(0.15 * smooth_noise(rng, 5))[..., None] - 4, 0, 255)
    if kind == "thing":
        half = rng.uniform(0.3, 0.75) * U
        box = cv2.boxPoints((tuple(head.mouth + rng.normal(0, 3, 2)), (2 * half, rng.uniform(1.0, 2.2) * half), rng.uniform(-40, 40)))
        return edged(rng, picture, cloth(rng), filled(box, 1), 0.6)
    side = rng.choice([-1, 1])
    centre = head.mouth - [0, rng.uniform(-0.05, 0.4) * U]
    thick = rng.uniform(0.24, 0.36) * U
    slope, spread = rng.normal(0, 0.5), rng.uniform(0.85, 1.1)
    upright = rng.random() < 0.3
    for i in range(rng.integers(3, 6)):
        off = (i - 1.2) * thick * spread
        reach, back = rng.uniform(0.3, 0.85) * U, rng.uniform(0.6, 1.6) * U
        if upright:
            a, b = centre + [off, -rng.uniform(0.2, 0.6) * U], centre + [off + side * 10, 1.6 * U]
        else:
            a, b = centre + [-side * reach, off], centre + [side * back, off + slope * back]
        for colour, width in ((shade * rng.uniform(0.4, 0.75), thick * 1.08), (shade * rng.uniform(0.92, 1.08), thick * 0.93)):
            mask = np.zeros((H, W), np.uint8)
            cv2.line(mask, tuple(np.int32(a)), tuple(np.int32(b)), 255, max(1, int(width)), cv2.LINE_AA)
            picture = lay(picture, colour, cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), 1))
    return picture


def add_glasses(rng, picture, head):
    dark = rng.random() < 0.45
    colour = tuple(float(v) for v in any_colour(rng) * (0.35 if dark else 1))
    frame = tuple(float(v) for v in np.full(3, rng.uniform(10, 90)))
    layer, alpha = picture.copy(), np.zeros((H, W), np.float32)
    for a, b in ((33, 133), (362, 263)):
        c = (head.mesh[a] + head.mesh[b]) / 2 + [0, 0.08 * U]
        axes = (int(rng.uniform(0.36, 0.5) * U), int(rng.uniform(0.24, 0.46) * U))
        cv2.ellipse(layer, tuple(np.int32(c)), axes, 0, 0, 360, colour, -1, cv2.LINE_AA)
        cv2.ellipse(alpha, tuple(np.int32(c)), axes, 0, 0, 360, rng.uniform(0.85, 1) if dark else 0.08, -1)
        cv2.ellipse(layer, tuple(np.int32(c)), axes, 0, 0, 360, frame, int(rng.integers(1, 6)), cv2.LINE_AA)
        cv2.ellipse(alpha, tuple(np.int32(c)), axes, 0, 0, 360, 1, int(rng.integers(1, 6)))
    return lay(picture, layer, alpha)


def add_ground(rng, picture, head):
    """Another ground behind head and shoulders."""
    ground = np.clip(any_colour(rng) + 40 * smooth_noise(rng, rng.integers(2, 9))[..., None] * rng.uniform(0, 1.5, 3), 0, 255)
    for _ in range(rng.integers(0, 7)):
        box = rng.uniform([-20, -20, 5, 5], [W, H, W, H / 2])
        cv2.rectangle(ground, (int(box[0]), int(box[1])), (int(box[0] + box[2]), int(box[1] + box[3])), tuple(float(v) for v in any_colour(rng)), -1)
    ground = cv2.GaussianBlur(ground, (0, 0), rng.uniform(0.6, 7))
    whole = filled(head.dome(np.stack([[head.left[0] - 0.3 * U, head.chin[1]], [head.right[0] + 0.3 * U, head.chin[1]]]), head.top, 2.6), 2)
    body = filled([[head.chin[0] - 0.6 * U, head.chin[1] - 8], [head.chin[0] + 0.6 * U, head.chin[1] - 8], [head.chin[0] + 2.2 * U, H + 30], [head.chin[0] - 2.2 * U, H + 30]], 3)
    return lay(picture, ground, 1 - np.clip(whole + body, 0, 1))


def through_camera(rng, picture):
    if rng.random() < 0.5:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, 2.6))
    small = cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    small = 128 + (small * rng.uniform(0.75, 1.2) - 128) * rng.uniform(0.8, 1.15)
    if rng.random() < 0.08:
        small = np.repeat(small.mean(-1, keepdims=True), 3, -1)
    small = np.clip(small + rng.uniform(0, 7) * rng.standard_normal(small.shape, np.float32), 0, 255).astype(np.uint8)
    if rng.random() < 0.6:
        _, code = cv2.imencode(".jpg", small[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(45, 96))])
        small = cv2.imdecode(code, cv2.IMREAD_COLOR)[:, :, ::-1]
    return small


def scene(rng, portraits):
    """One chip, SIDE × SIDE × 3 bytes, and whether it shows headwear and something over mouth or nose."""
    _, portrait, mesh = portraits[rng.integers(len(portraits))]
    picture, points = changed_portrait(rng, portrait, mesh)
    head = Head(rng, points)
    if rng.random() < 0.75:
        picture = add_ground(rng, picture, head)
    picture = add_hair(rng, picture, head)
    if rng.random() < 0.3:
        picture = add_beard(rng, picture, head)
    if rng.random() < 0.35:
        picture = add_glasses(rng, picture, head)
    hat, mask = rng.random() < 0.5, rng.random() < 0.4
    if mask:
        picture = add_mask(rng, picture, head)
    if hat:
        picture = add_hat(rng, picture, head)
    if not mask and rng.random() < 0.12:
        low = head.chin + [rng.normal(0, 0.7) * U, rng.uniform(0.15, 0.6) * U]
        cv2.ellipse(picture, tuple(np.int32(low)), (int(rng.uniform(0.15, 0.4) * U), int(rng.uniform(0.15, 0.5) * U)), 0, 0, 360, tuple(float(v) for v in any_colour(rng)), -1, cv2.LINE_AA)
    return through_camera(rng, np.clip(picture, 0, 255).astype(np.float32)), (hat, mask)
