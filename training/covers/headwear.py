"""What is worn on the head: caps with the peak ahead, aside or behind, hats, wool, scarves, hoods, turbans, helmets."""

import cv2
import numpy as np

from drawing import HAIR, H, U, W, XX, YY, any_colour, cloth, edged, emblem, filled, lay, lit, rgb, smooth_noise, stroke
from people import hair_colours

KINDS = {"cap": 0.19, "backward": 0.14, "sideways": 0.03, "beanie": 0.13, "brim": 0.09, "visor": 0.04, "band": 0.05, "scarf": 0.1,
         "hood": 0.06, "turban": 0.05, "bandana": 0.05, "helmet": 0.06, "swim": 0.02, "beret": 0.04}
TALL = {"brim": 1.2, "beanie": 1.35, "turban": 1.5, "bandana": 1.15, "helmet": 1.4, "swim": 1.15, "beret": 0.85}


def worn_cloth(rng, head, picture, grounds):
    draw = rng.random()
    if draw < 0.1:
        # Of the colour of somebody's hair.
        return cloth(rng, HAIR[rng.integers(len(HAIR))] * rng.uniform(0.7, 1.3), grounds)
    if draw < 0.15:
        return cloth(rng, head.skin(picture) * rng.uniform(0.7, 1.3), grounds)
    return cloth(rng, None, grounds)


def rounded(rng, look, shape):
    """The look under the light that falls on something round."""
    low, high = shape.min(0), shape.max(0)
    across = 2 * (XX - (low[0] + high[0]) / 2) / (high[0] - low[0] + 1)
    up = (high[1] - YY) / (high[1] - low[1] + 1)
    light = rng.normal(0, 0.3) * across - rng.uniform(0, 0.6) * across ** 2 + rng.normal(0, 0.3) * np.clip(up, 0, 1)
    if rng.random() < 0.25:
        light = light - rng.uniform(0.2, 0.8) * np.clip(1 - up * rng.uniform(2, 6), 0, 1)
    return lit(look, light)


def seams(rng, look, foot, top, head):
    """The panels of a cap and its button, or the ribs of wool."""
    middle = foot[12] + [rng.normal(0, 0.3) * U, 0]
    colour = np.median(look[::8, ::8].reshape(-1, 3), 0) * rng.uniform(0.5, 1.35)
    for x in np.linspace(-1, 1, rng.integers(3, 8)) + rng.normal(0, 0.1):
        low = np.array([middle[0] + x * head.half, middle[1] + 12])
        path = [low + (np.array([middle[0] + x * 0.2 * head.half, top]) - low) * t + [0.25 * U * x * np.sin(np.pi * t), 0] for t in np.linspace(0, 1, 7)]
        look = lay(look, colour, stroke(path, rng.integers(1, 3)) * rng.uniform(0.3, 1))
    if rng.random() < 0.3:
        for y in np.linspace(middle[1], top, 5)[1:-1]:
            at = (int(middle[0] + rng.choice([-1, 1]) * 0.5 * head.half), int(y))
            cv2.circle(look, at, 2, rgb(colour * 0.5), -1, cv2.LINE_AA)
    return look


def brow_shadow(rng, picture, head, foot):
    """The shadow of a peak or brim over forehead and eyes."""
    deep = rng.uniform(0.1, 1.0) * U
    inside = filled(head.outline, 3)
    line = np.interp(XX[0], foot[:, 0], foot[:, 1])[None] + deep * (1 + 0.2 * smooth_noise(rng, 3))
    dark = 1 / (1 + np.exp(np.clip((YY - line) / rng.uniform(0.8, 5), -30, 30)))
    return lit(picture, -rng.uniform(0.2, 1.1) * dark * inside)


def gap(rng, picture, bare, head, foot):
    """The opening at the back of a cap with the strap below it: what lies under the cap shows, hair more often than skin."""
    middle = foot[12] + [rng.normal(0, 0.2) * U, 0]
    wide, tall, strap = rng.uniform(0.25, 0.6) * U, rng.uniform(0.2, 0.6) * U, rng.uniform(0.06, 0.25) * U
    angle = np.linspace(0, np.pi, 17)
    arch = np.stack([middle[0] + wide * np.cos(angle), middle[1] - strap - tall * np.sin(angle) ** rng.uniform(0.5, 1.2)], 1)
    opening = filled(arch, 0.8)
    look = bare
    draw = rng.random()
    if draw < 0.75:
        look = hair_colours(rng, head)
        look = lit(look, -rng.uniform(0, 0.6) * opening)
    elif draw < 0.85:
        look = np.broadcast_to(np.float32([20, 18, 18]), (H, W, 3))
    picture = lay(picture, look, opening)
    picture = lay(picture, np.zeros(3), np.clip(stroke(arch, rng.integers(1, 4)), 0, 1) * rng.uniform(0, 0.5))
    if draw < 0.6 and rng.random() < 0.5:
        # Hair that comes out over the strap or stands up.
        tuft = [middle + [x * wide, -strap - rng.uniform(0, 0.5) * U] for x in np.linspace(-0.8, 0.8, 7)]
        tuft += [middle + [0.6 * wide, -strap + 0.15 * U], middle + [-0.6 * wide, -strap + 0.15 * U]]
        picture = lay(picture, look, filled(tuft, 1.2))
    if rng.random() < 0.5:
        x, y = middle[0] + rng.uniform(-0.7, 0.7) * wide, middle[1] - strap / 2
        cv2.rectangle(picture, (int(x), int(y - strap / 3)), (int(x + 5), int(y + strap / 3)), rgb(any_colour(rng)), -1)
    return picture


def peak(rng, picture, look, head, foot, turn=0.0):
    """A peak from above (it hangs over the forehead) or from below (its dark underside, the middle higher)."""
    tilt = foot[:, 1] - foot[:, 1].mean()
    half, mid = head.half * rng.uniform(0.7, 1.15), foot[12]
    x = np.linspace(-1, 1, 25)
    shift = rng.normal(0, 0.25) * U + turn * head.half
    if rng.random() < 0.35:
        deep = rng.uniform(0.15, 0.65) * U
        arch = mid[1] + 0.1 * U - deep * (1 - np.abs(x) ** rng.uniform(1.6, 3))
        low, high = arch + rng.uniform(0.15, 0.4) * U * (1 - 0.3 * x ** 2), arch - rng.uniform(0, 0.15) * U
        under = lit(look, -rng.uniform(0.3, 1.3)) if rng.random() < 0.6 else cloth(rng, any_colour(rng) * 0.4)
    else:
        deep = rng.uniform(0.08, 0.55) * U
        low = mid[1] + deep * (1 - np.abs(x) ** 2.5) + 0.05 * U
        high = mid[1] - rng.uniform(0.02, 0.25) * U * (1 - x ** 2) + 0.05 * U
        under = cloth(rng) if rng.random() < 0.25 else lit(look, rng.uniform(-0.6, 0.15))
    px = mid[0] + shift + x * half
    under = lit(under, rng.normal(0, 0.4) * np.clip((YY - mid[1]) / U, -1, 1))
    points = np.concatenate([np.stack([px, low + 0.4 * tilt], 1), np.stack([px, high + 0.4 * tilt], 1)[::-1]])
    picture = brow_shadow(rng, picture, head, foot) if rng.random() < 0.7 else picture
    picture = edged(rng, picture, under, filled(points, 0.8), 0.5)
    if rng.random() < 0.3:
        picture = lay(picture, rgb(any_colour(rng)), stroke(points[:25], 2) * 0.8)
    return picture


def around_face(rng, head, room):
    """A window about the face, `room` of its outline, open downwards or closed below the chin."""
    centre = head.outline.mean(0)
    return (head.outline - centre) * room + centre


def scarf(rng, picture, head, look, foot):
    """A cloth round the face, closed below the chin or knotted, over the hair or behind its front."""
    mid = foot[12]
    window = around_face(rng, head, rng.uniform(0.86, 1.1))
    if rng.random() < 0.75:
        window[:, 1] = np.maximum(window[:, 1], mid[1] + 0.1 * np.abs(window[:, 0] - mid[0]))
    wide = rng.uniform(0.2, 0.6) * U
    foot_wide = rng.uniform(1.3, 2.6) * U
    cap = head.dome(np.stack([[head.left[0] - wide, head.brow[1] + 0.3 * U], [head.right[0] + wide, head.brow[1] + 0.3 * U]]), head.top - rng.uniform(0, 0.3) * U, rng.uniform(1.9, 3))
    drape = [[mid[0] - foot_wide, H + 40], [head.left[0] - wide, head.brow[1] + 0.2 * U], [head.right[0] + wide, head.brow[1] + 0.2 * U], [mid[0] + foot_wide, H + 40]]
    around = np.maximum(filled(cap, 2), filled(drape, 3))
    if rng.random() < 0.4:
        # Folds that follow the face.
        centre = head.outline.mean(0)
        ring = np.hypot((XX - centre[0]) / 0.8, YY - centre[1])
        look = lit(look, rng.uniform(0.1, 0.4) * np.sin(ring / rng.uniform(2, 7) + 3 * smooth_noise(rng, 3)))
    picture = edged(rng, picture, look, np.clip(around - filled(window, rng.uniform(0.8, 2)), 0, 1))
    if rng.random() < 0.25:
        band = np.concatenate([foot, foot[::-1] - [0, rng.uniform(0.1, 0.3) * U]])
        picture = edged(rng, picture, cloth(rng), filled(band, 0.8) * filled(window, 1))
    return picture


def hood(rng, picture, head, look):
    """A hood behind the face: dark inside, its opening wide about the hair or close to the face."""
    window = around_face(rng, head, rng.uniform(1.0, 1.3))
    window[:, 1] -= rng.uniform(0, 0.35) * U * (window[:, 1] < head.brow[1])
    out = rng.uniform(0.3, 0.9) * U
    shape = head.dome(np.stack([[head.left[0] - out - 0.4 * U, H + 20], [head.right[0] + out + 0.4 * U, H + 20]]), head.top - rng.uniform(0.1, 0.6) * U, rng.uniform(1.8, 3.5))
    opening = filled(window, rng.uniform(1, 2.5))
    inner = cv2.GaussianBlur(opening, (0, 0), rng.uniform(3, 9))
    look = lit(look, -rng.uniform(0, 1.2) * np.clip(2 * inner, 0, 1))
    if rng.random() < 0.5:
        rim = around_face(rng, head, 1.0) * 0 + window
        look = lay(look, cloth(rng) if rng.random() < 0.3 else lit(look, 0.25), stroke(rim, rng.integers(3, 10)) * 0.9)
    return edged(rng, picture, rounded(rng, look, shape), np.clip(filled(shape, 2) - opening, 0, 1))


def turban(rng, picture, head, look, foot):
    """Cloth wound in layers, or a patka with its knot."""
    top = foot[12][1] - rng.uniform(0.8, 1.6) * U
    shape = head.dome(foot, top, rng.uniform(1.8, 3)) + [rng.normal(0, 0.08) * U, 0]
    turns = rng.uniform(0.08, 0.3) * U
    side = np.abs(XX - foot[12][0]) if rng.random() < 0.5 else (XX - foot[12][0]) * rng.choice([-1, 1])
    layer = np.mod(YY + rng.uniform(0.2, 0.9) * side + 4 * smooth_noise(rng, 3), turns) / turns
    look = lit(look, rng.uniform(0.1, 0.5) * (layer - 0.5)) if rng.random() < 0.8 else look
    picture = edged(rng, picture, rounded(rng, look, shape), filled(shape, 1))
    if rng.random() < 0.4:
        knot = [foot[12][0] + rng.normal(0, 0.15) * U, top - 0.05 * U]
        ball = np.zeros((H, W), np.uint8)
        cv2.circle(ball, (int(knot[0]), int(knot[1])), int(rng.uniform(0.15, 0.4) * U), 255, -1, cv2.LINE_AA)
        picture = edged(rng, picture, look, cv2.GaussianBlur(ball / np.float32(255), (0, 0), 1))
    return picture


def brim(rng, picture, look, head, foot):
    mid, x = foot[12], np.linspace(-1, 1, 25)
    half, droop = head.half * rng.uniform(1.35, 2.3), rng.normal(0.05, 0.2) * U
    tilt = foot[:, 1] - foot[:, 1].mean()
    # From below the middle of the brim lies higher than its ends.
    sag = rng.uniform(0.02, 0.3) * U if rng.random() < 0.65 else -rng.uniform(0.1, 0.45) * U
    low = np.stack([mid[0] + x * half, mid[1] + sag * (1 - x ** 2) + droop * x ** 2 + tilt], 1)
    high = np.stack([low[::-1, 0], low[::-1, 1] - rng.uniform(0.08, 0.4) * U * (1.02 - x ** 2)], 1)
    picture = brow_shadow(rng, picture, head, foot) if rng.random() < 0.7 else picture
    under = lit(look, rng.uniform(-1, 0.1))
    return edged(rng, picture, under, filled(np.concatenate([low, high]), 0.8), 0.5)


def band_round(rng, picture, look, foot):
    """A hat's band or the turned up rim of wool."""
    band = np.concatenate([foot, foot[::-1] - [0, rng.uniform(0.12, 0.5) * U]])
    own = cloth(rng) if rng.random() < 0.4 else lit(look, rng.uniform(-0.35, 0.2))
    if rng.random() < 0.5:
        own = lit(own, rng.uniform(0.05, 0.35) * np.sin(XX * rng.uniform(0.7, 2)))
    return edged(rng, picture, own, filled(band, 0.8), 0.5)


def helmet_parts(rng, picture, head, foot, shape):
    inside = filled(shape, 1)
    if rng.random() < 0.6:
        at = foot[12] + [rng.normal(0, 0.6) * U, -rng.uniform(0.3, 1) * U]
        shine = np.exp(-(((XX - at[0]) / (rng.uniform(0.1, 0.5) * U)) ** 2 + ((YY - at[1]) / (rng.uniform(0.1, 0.3) * U)) ** 2))
        picture = lay(picture, np.full(3, 255), shine * inside * rng.uniform(0.3, 0.9))
    if rng.random() < 0.4:
        for x in np.linspace(-0.7, 0.7, rng.integers(2, 6)):
            a = foot[12] + [x * head.half, -rng.uniform(0.15, 0.3) * U]
            picture = lay(picture, np.full(3, 15), stroke([a, a + [-x * 0.4 * U, -rng.uniform(0.4, 0.9) * U]], rng.uniform(4, 11), 1) * inside)
    if rng.random() < 0.7:
        for side, jaw in ((0, 132), (-1, 361)):
            picture = lay(picture, np.full(3, rng.uniform(10, 60)), stroke([foot[side], head.mesh[jaw], head.chin], rng.integers(2, 6)))
    return picture


def crown(rng, picture, head, look, foot, kind):
    """The dome of a cap, hat or helmet."""
    mid = foot[12]
    top = mid[1] - rng.uniform(0.75, 1.3) * TALL.get(kind, 1.25) * U
    shape = head.dome(foot, top, rng.uniform(1.9, 3.8))
    if kind in ("beret", "beanie") and rng.random() < 0.6:
        shape = shape + [rng.normal(0, 0.5 if kind == "beret" else 0.15) * U, 0] * (np.linspace(0, 1, len(shape)) > 0.45)[:, None]
    if kind in ("cap", "backward", "sideways") or rng.random() < 0.3:
        look = seams(rng, look, foot, top, head)
    if kind != "backward" and rng.random() < 0.5:
        emblem(rng, look, mid - [0, rng.uniform(0.25, 0.7) * U])
    if kind in ("swim", "helmet"):
        look = lit(look, rng.uniform(0, 0.7) * np.exp(-(((XX - mid[0] - rng.normal(0, 0.5) * U) / (0.4 * U)) ** 2)))
    return edged(rng, picture, rounded(rng, look, shape), filled(shape, rng.uniform(0.6, 1.6))), look, shape


def add_hat(rng, picture, head, grounds):
    kind = rng.choice(list(KINDS), p=np.array(list(KINDS.values())) / sum(KINDS.values()))
    bare, look = picture, worn_cloth(rng, head, picture, grounds)
    height = rng.uniform(0.0, 0.55) if rng.random() < 0.5 else rng.uniform(0.45, 1.15)
    foot = head.arc(height, rng.uniform(0.98, 1.2), rng.uniform(-0.2, 0.6))
    foot[:, 1] += rng.normal(0, 0.14) * U * np.linspace(-1, 1, len(foot))
    if kind == "scarf":
        return scarf(rng, picture, head, look, foot)
    if kind == "hood":
        return hood(rng, picture, head, look)
    if kind == "turban":
        return turban(rng, picture, head, look, foot)
    if kind in ("band", "visor"):
        band = np.concatenate([foot, foot[::-1] - [0, rng.uniform(0.2, 0.6) * U]])
        if rng.random() < 0.6:
            emblem(rng, look, foot[12] - [0, 0.2 * U])
        picture = edged(rng, picture, look, filled(band, 0.8))
        return peak(rng, picture, look, head, foot) if kind == "visor" else picture
    picture, look, shape = crown(rng, picture, head, look, foot, kind)
    if kind == "backward":
        picture = gap(rng, picture, bare, head, foot) if rng.random() < 0.85 else picture
        if rng.random() < 0.3:
            picture = lay(picture, lit(look, rng.normal(0, 0.4)), filled(np.concatenate([foot, foot[::-1] - [0, rng.uniform(0.08, 0.2) * U]]), 0.7))
    if kind in ("beanie", "bandana", "brim") and rng.random() < 0.65:
        picture = band_round(rng, picture, look, foot)
    if kind == "bandana" and rng.random() < 0.5:
        end = foot[rng.choice([0, -1])]
        picture = edged(rng, picture, look, filled([end, end + rng.normal(0, 0.5, 2) * U, end + [rng.normal(0, 0.3) * U, 0.7 * U]], 1))
    if kind == "brim":
        picture = brim(rng, picture, look, head, foot)
    if kind == "cap" or (kind == "helmet" and rng.random() < 0.4):
        picture = peak(rng, picture, look, head, foot)
    if kind == "sideways":
        picture = peak(rng, picture, look, head, foot, rng.choice([-1, 1]) * rng.uniform(0.5, 1.2))
    if kind == "helmet":
        picture = helmet_parts(rng, picture, head, foot, shape)
    return picture
