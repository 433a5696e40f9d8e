"""What lies over mouth or nose: masks, scarves, hands, things held before the face."""

import cv2
import numpy as np

from drawing import H, U, W, XX, YY, any_colour, cloth, edged, emblem, filled, lay, lit, rgb, smooth_noise, stroke

KINDS = {"mask": 0.38, "low": 0.12, "triangle": 0.09, "scarf": 0.09, "hand": 0.15, "fist": 0.1, "thing": 0.07}
MASKS = np.array([(170, 200, 220), (235, 238, 240), (25, 25, 28), (205, 160, 175), (120, 170, 150)], np.float32)


def rounded_outline(rng, points):
    """The polygon with its corners rounded, 120 points."""
    at = np.linspace(0, len(points), 121)[:-1]
    soft = rng.uniform(0.5, 3)
    closed = np.append(points, points[:1], 0)
    return np.stack([cv2.GaussianBlur(np.interp(at, np.arange(len(closed)), closed[:, k]).reshape(1, -1), (0, 0), soft, borderType=cv2.BORDER_REFLECT)[0] for k in (0, 1)], 1)


def mask_cloth(rng, picture, head, grounds):
    draw = rng.random()
    if draw < 0.15:
        return cloth(rng, head.skin(picture) * rng.uniform(0.8, 1.2), grounds)
    return cloth(rng, MASKS[rng.integers(len(MASKS))] * rng.uniform(0.6, 1.05) if draw < 0.55 else None, grounds)


def add_cloth(rng, picture, head, kind, grounds):
    m = head.mesh
    rise = -rng.uniform(0.3, 0.55) if kind == "low" else rng.uniform(0.1, 0.95)
    nose = m[4] + (m[6] - m[4]) * rise
    grow = 1 + rng.uniform(-0.04, 0.12)
    edge = (m[[93, 132, 172, 150, 152, 379, 397, 361, 323]] - head.mouth) * grow + head.mouth
    if kind in ("scarf", "triangle"):
        edge[4] = [edge[4][0] + rng.normal(0, 0.2) * U, H if kind == "scarf" else edge[4][1] + rng.uniform(0.4, 1.3) * U]
        wide = 10 if kind == "scarf" else -rng.uniform(0, 0.4) * U
        edge[3], edge[5] = edge[3] + [-wide, 40 if kind == "scarf" else 4], edge[5] + [wide, 40 if kind == "scarf" else 4]
    elif rng.random() < 0.3:
        # Small: leaves the cheeks free.
        edge = (edge - head.mouth) * [rng.uniform(0.7, 0.95), rng.uniform(0.85, 1)] + head.mouth
    left, right = nose + (m[50] - nose) * rng.uniform(0.4, 0.95), nose + (m[280] - nose) * rng.uniform(0.4, 0.95)
    if kind == "low":
        left, right = nose + (m[132] - nose) * rng.uniform(0.3, 0.7), nose + (m[361] - nose) * rng.uniform(0.3, 0.7)
    outline = rounded_outline(rng, np.concatenate([[nose], [left], edge, [right]]))
    look = mask_cloth(rng, picture, head, grounds)
    strap = rgb(np.median(look[::8, ::8].reshape(-1, 3), 0) * rng.uniform(0.7, 1.2))
    if kind in ("mask", "low") and rng.random() < 0.7:
        for a, b, c in ((93, 127, 172), (323, 356, 397)):
            picture = lay(picture, strap, stroke([m[a], m[b], m[c]], rng.integers(1, 3), 0.6))
    for share in rng.uniform(0.1, 0.9, rng.integers(0, 5)):
        y, bow = nose[1] + share * (head.chin[1] - nose[1]), rng.normal(0, 0.12) * U
        path = [[x, y + bow * (1 - ((x - head.mouth[0]) / head.half) ** 2)] for x in np.linspace(head.left[0], head.right[0], 9)]
        look = lay(look, 0.75 * np.array(strap), stroke(path, 1, 0.6) * rng.uniform(0.4, 1))
    if rng.random() < 0.3:
        # Folded or sewn in the middle, so that one side lies in the shade.
        look = lit(look, rng.normal(0, 0.3) * np.tanh((XX - head.mouth[0]) / 3))
    if rng.random() < 0.15:
        emblem(rng, look, head.mouth + rng.normal(0, 4, 2))
    # The cloth stands off the face: light from above, dark below.
    centre = outline.mean(0)
    round_ = ((XX - centre[0]) / (0.9 * head.half)) ** 2
    look = lit(look, -rng.uniform(0, 0.5) * round_ - rng.uniform(-0.1, 0.4) * (YY - centre[1]) / U)
    return edged(rng, picture, look, filled(outline, rng.uniform(0.6, 1.4)), 0.5)


def finger(rng, picture, skin, a, b, thick):
    """One finger from a to b: round, with a dark line beside it and at times a nail."""
    a, b = np.asarray(a, float), np.asarray(b, float)
    picture = lay(picture, skin * rng.uniform(0.4, 0.8), stroke([a, b], thick * 1.1, 1) * rng.uniform(0.5, 1))
    body = stroke([a, b], thick * 0.95, 0.8)
    along = (b - a) / (np.hypot(*(b - a)) + 1e-6)
    aside = ((XX - a[0]) * -along[1] + (YY - a[1]) * along[0]) / (thick / 2)
    shade = -rng.uniform(0.1, 0.5) * np.clip(aside, -1, 1) ** 2 + rng.normal(0, 0.15) * np.clip(aside, -1, 1)
    look = lit(np.broadcast_to(np.asarray(skin, np.float32), (H, W, 3)), shade + 0.08 * smooth_noise(rng, 12))
    picture = lay(picture, look, body)
    if rng.random() < 0.4:
        nail = stroke([a, a + along * thick * 0.3], thick * 0.55, 0.8)
        picture = lay(picture, np.clip(skin * 1.15 + 12, 0, 255), nail * 0.6)
    return picture


def add_hand(rng, picture, head, fist):
    skin = (head.skin(picture) * rng.uniform(0.75, 1.2) + rng.normal(0, 6, 3)).astype(np.float32)
    if rng.random() < 0.08:
        skin = any_colour(rng).astype(np.float32)  # a glove
    side = rng.choice([-1, 1])
    centre = head.mouth - [rng.normal(0, 0.15) * U, rng.uniform(-0.1, 0.4) * U]
    thick = rng.uniform(0.22, 0.36) * U
    slope, spread = rng.normal(0, 0.5), rng.uniform(0.85, 1.1)
    palm = np.stack([centre[0] + side * rng.uniform(0.3, 0.8) * U + np.cos(t := np.linspace(0, 2 * np.pi, 20)) * rng.uniform(0.5, 0.8) * U, centre[1] + rng.uniform(0.2, 0.9) * U + np.sin(t) * rng.uniform(0.5, 0.9) * U], 1)
    look = lit(np.broadcast_to(skin, (H, W, 3)), 0.2 * smooth_noise(rng, 4) + rng.normal(0, 0.25) * (XX - centre[0]) / U)
    if fist:
        block = np.stack([centre[0] + np.cos(t) * rng.uniform(0.5, 0.8) * U, centre[1] + 0.2 * U + np.sin(t) * rng.uniform(0.4, 0.75) * U], 1)
        arm = [block[0], block[10], centre + [rng.normal(0, 0.8) * U - 0.4 * U, H], centre + [rng.normal(0, 0.8) * U + 0.5 * U, H]]
        picture = edged(rng, picture, look, np.maximum(filled(block, 1.5), filled(arm, 2)))
        upright = rng.random() < 0.5
        for i in range(4):
            off = (i - 1.5) * thick * spread
            reach = rng.uniform(0.25, 0.45) * U
            a, b = (centre + [off, -reach / 2], centre + [off + 2, reach]) if upright else (centre + [-reach, off + 0.15 * U], centre + [reach, off + 0.15 * U])
            picture = finger(rng, picture, skin * rng.uniform(0.92, 1.06), a, b, thick)
        return picture
    if rng.random() < 0.6:
        picture = edged(rng, picture, look, filled(palm, 2))
    upright = rng.random() < 0.35
    for i in range(rng.integers(3, 6)):
        off = (i - 1.2) * thick * spread
        reach, back = rng.uniform(0.3, 0.9) * U, rng.uniform(0.6, 1.6) * U
        if upright:
            a, b = centre + [off, -rng.uniform(0.2, 0.7) * U], centre + [off + side * 10, 1.6 * U]
        else:
            a, b = centre + [-side * reach, off], centre + [side * back, off + slope * back]
        picture = finger(rng, picture, skin * rng.uniform(0.92, 1.06), a, b, thick)
    return picture


def add_mask(rng, picture, head, grounds):
    kind = rng.choice(list(KINDS), p=np.array(list(KINDS.values())) / sum(KINDS.values()))
    if kind in ("hand", "fist"):
        return add_hand(rng, picture, head, kind == "fist")
    if kind == "thing":
        half = rng.uniform(0.35, 0.8) * U
        box = cv2.boxPoints((tuple(float(v) for v in head.mouth + rng.normal(0, 3, 2)), (2 * half, rng.uniform(1.0, 2.4) * half), float(rng.uniform(-40, 40))))
        return edged(rng, picture, cloth(rng, None, grounds), filled(box, 1), 0.6)
    return add_cloth(rng, picture, head, kind, grounds)
