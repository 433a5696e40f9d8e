"""Bare heads of people who do not exist: few portraits, of which shape, skin, age, light, pose and hair are changed."""

from pathlib import Path

import cv2
import numpy as np

from drawing import HAIR, H, U, W, XX, YY, any_colour, any_ground, filled, lay, lit, rgb, smooth_noise, stroke

BROWS, LIPS = (105, 334), (61, 40, 37, 0, 267, 270, 291, 321, 314, 17, 84, 91)
OUTLINE = (10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149,
           150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109)
# The same vertex on the other half of the face, for the points that hold a portrait while it is bent.
HELD = ((10, 10), (152, 152), (168, 168), (4, 4), (0, 0), (17, 17), (9, 9), (2, 2), (33, 263), (133, 362), (159, 386), (145, 374),
        (61, 291), (70, 300), (105, 334), (107, 336), (98, 327), (127, 356), (234, 454), (132, 361), (172, 397), (150, 379), (54, 284), (50, 280))
POINTS = sorted({v for pair in HELD for v in pair})
MIRRORED = {**dict(HELD), **{b: a for a, b in HELD}}
BORDER = np.array([(x, y) for x in (-20, W / 2, W + 20) for y in (-20, H / 2, H + 20) if (x, y) != (W / 2, H / 2)])
STEP = 7
GRID = np.stack(np.meshgrid(np.arange(0, W + STEP, STEP), np.arange(0, H + STEP, STEP)), -1).reshape(-1, 2).astype(float)


class Portrait:
    """A chip at the drawing's size with its mesh, 468 × 2, px."""

    def __init__(self, name, picture, mesh):
        self.name, self.picture, self.mesh = name, picture, mesh
        # How far aside the nose lies between the temples, −1 … 1.
        self.aside = float((mesh[4, 0] - (mesh[127, 0] + mesh[356, 0]) / 2) / ((mesh[356, 0] - mesh[127, 0]) / 2))


def mirrored(portrait):
    points = np.stack([W - portrait.mesh[:, 0], portrait.mesh[:, 1]], 1)
    mesh = points.copy()
    for a, b in MIRRORED.items():
        mesh[a] = points[b]
    # The outline is walked the other way round.
    for a, b in zip(OUTLINE, (OUTLINE[0], *OUTLINE[:0:-1])):
        mesh[a] = points[b]
    return Portrait(portrait.name, portrait.picture[:, ::-1], mesh)


def load_portraits(folder):
    """Chips with their meshes, as `main.ts portraits` of evaluation/covers writes them; and each one mirrored."""
    found = []
    for path in sorted(Path(folder).glob("*.png")):
        picture = cv2.imread(str(path))[:, :, ::-1]
        mesh = np.fromfile(path.with_suffix(".f32"), np.float32).reshape(468, 2) * (W / picture.shape[1])
        one = Portrait(path.stem, cv2.resize(picture, (W, H), interpolation=cv2.INTER_AREA).astype(np.float32), mesh)
        found += [one, mirrored(one)]
    return found


def spline(r2):
    return r2 * np.log(r2 + np.float32(1e-6))


def squared_distances(a, b):
    return np.maximum((a ** 2).sum(1)[:, None] + (b ** 2).sum(1)[None] - 2 * a @ b.T, 0)


def bent(picture, source, target):
    """The picture with its points `source` at `target`, by a thin plate (Bookstein 1989)."""
    target, source = np.concatenate([target, BORDER]), np.concatenate([source, BORDER])
    n = len(target)
    system = np.zeros((n + 3, n + 3))
    system[:n, :n] = spline(squared_distances(target, target)) + 0.5 * np.eye(n)
    system[:n, n], system[:n, n + 1 :] = 1, target
    system[n:, :n] = system[:n, n:].T
    weights = np.linalg.solve(system, np.concatenate([source, np.zeros((3, 2))]))
    near = spline(squared_distances(GRID, target))
    coarse = near @ weights[:n] + weights[n] + GRID @ weights[n + 1 :]
    rows = len(np.arange(0, H + STEP, STEP))
    # Grid nodes lie STEP apart from pixel 0 on: warpAffine keeps them there, a resize would not.
    scale = np.float32([[STEP, 0, 0], [0, STEP, 0]])
    field = cv2.warpAffine(coarse.reshape(rows, -1, 2).astype(np.float32), scale, (W, H), flags=cv2.INTER_LINEAR)
    return cv2.remap(picture, field[..., 0], field[..., 1], cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)


def other_shape(rng, mesh):
    """A mesh of another face: wider or longer, other jaw, nose, mouth and eyes, turned a little, moved and tilted."""
    middle = (mesh[127] + mesh[356]) / 2
    half = np.hypot(*(mesh[356] - mesh[127])) / 2
    out = mesh.copy()
    down = (out[:, 1] - mesh[168, 1]) / U
    across = (out[:, 0] - mesh[168, 0]) / half
    below = np.clip(down, 0, 2)
    out[:, 0] += half * across * (rng.normal(0, 0.07) + rng.normal(0, 0.05) * (below - 0.6) + rng.normal(0, 0.04) * np.abs(across))
    out[:, 1] += U * (rng.normal(0, 0.06) * np.sin(np.pi * np.clip(down, 0, 1.6) / 1.6) + rng.normal(0, 0.07) * below / 1.5)
    out[:, 1] += U * rng.normal(0, 0.12) * np.clip(-down - 0.3, 0, 1)
    round_ = np.sqrt(np.clip(1 - ((mesh - middle) / [half, 1.6 * half]).astype(float) ** 2 @ np.ones(2), 0, 1))
    out[:, 0] += half * rng.normal(0, 0.1) * round_
    out[:, 1] += half * rng.normal(0, 0.06) * round_
    angle, scale = rng.normal(0, 0.07), rng.uniform(0.88, 1.12)
    turn = scale * np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    return (out - W / 2) @ turn.T + W / 2 + rng.normal(0, 3.5, 2)


SKINS = np.array([(246, 224, 210), (240, 205, 182), (228, 186, 155), (214, 164, 128), (190, 138, 102), (160, 110, 78), (126, 82, 56),
                  (96, 62, 44), (68, 44, 32), (48, 32, 25)], np.float32)


def blended(rng, portraits):
    """Somebody between two portraits, with the shape and features of both."""
    one = portraits[rng.integers(len(portraits))]
    near = [p for p in portraits if p.name[0] != one.name[0] and abs(p.aside - one.aside) < 0.3]
    mesh = one.mesh
    other = near[rng.integers(len(near))] if near and rng.random() < 0.65 else None
    if other:
        mesh = mesh + (other.mesh - mesh) * rng.uniform(0.1, 0.9)
    points = other_shape(rng, mesh)
    picture = bent(one.picture, one.mesh[POINTS], points[POINTS])
    if other:
        second = bent(other.picture, other.mesh[POINTS], points[POINTS])
        inside = filled(points[list(OUTLINE)] * 0.94 + 0.06 * points[list(OUTLINE)].mean(0), 5)
        core = inside > 0.8
        a, b = np.log(picture[core] + 8), np.log(second[core] + 8)
        spread = np.clip(a.std(0) / (b.std(0) + 0.05), 0.6, 1.6)
        second = np.exp(((np.log(second + 8) - b.mean(0)) * spread + a.mean(0)).astype(np.float32)) - 8
        picture = lay(picture, second, inside * rng.uniform(0.25, 1))
    return np.clip(picture, 0, 255), points


def other_skin(rng, picture, points):
    """Another skin under another light; older or smoother."""
    face = filled(points[list(OUTLINE)], 3)
    detail = picture - cv2.GaussianBlur(picture, (0, 0), rng.uniform(1.5, 3.5))
    picture = picture + detail * rng.uniform(-0.5, 1.0) * face[..., None]
    light = np.log(np.clip(picture, 0, 255).astype(np.float32) + 6)
    if rng.random() < 0.6:
        at = rng.uniform(0, len(SKINS) - 1.001)
        skin = SKINS[int(at)] + (SKINS[int(at) + 1] - SKINS[int(at)]) * (at % 1)
        now = np.median(light[face > 0.8], axis=0)
        # The whole picture takes the light, what has the skin's own colour the tone too.
        likeness = np.exp(-(((light - now) ** 2).sum(-1)) / 1.2)
        weight = np.clip(np.maximum(face, likeness * rng.uniform(0.4, 1)), 0, 1)
        light = light + (np.log(skin + 6) - now).astype(np.float32) * weight[..., None]
    tone = np.float32([rng.normal(0, 0.09), 0, rng.normal(0, 0.12)]) + np.float32(rng.normal(-0.05, 0.18))
    light = (light - 4.7) * np.float32(rng.uniform(0.8, 1.2)) + 4.7 + tone
    side = rng.normal(0, 0.35) * (XX - W / 2) / W + rng.normal(0, 0.25) * (YY - H / 2) / H + 0.12 * smooth_noise(rng, 3)
    if rng.random() < 0.12:
        # A hard edge of shadow over the face, as a roof or a tree throws it.
        edge = (XX - W / 2) * rng.normal() + (YY - H / 2) * rng.normal() + 12 * smooth_noise(rng, 4)
        side = side - rng.uniform(0.2, 0.7) / (1 + np.exp(-np.clip(edge / rng.uniform(1, 8), -30, 30)))
    return np.clip(np.exp((light + side[..., None]).astype(np.float32)) - 6, 0, 255)


class Head:
    """Where things lie on one face, in the chip's pixels."""

    def __init__(self, rng, mesh):
        self.mesh, self.rng = mesh, rng
        self.brow = mesh[list(BROWS)].mean(0)
        self.chin, self.nose, self.mouth = mesh[152], mesh[4], mesh[list(LIPS)].mean(0)
        self.left, self.right = mesh[127], mesh[356]
        self.half = np.hypot(*(self.right - self.left)) / 2
        self.middle = (self.left + self.right) / 2
        self.top = self.brow[1] - rng.uniform(1.2, 1.6) * U
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

    def skin(self, picture):
        """Median colour of the face."""
        return np.median(picture[filled(self.outline) > 0.5], axis=0)


def streaks(rng, head):
    """Hair's texture, about −1 … 1: strands that leave a crown, or that are combed one way, and waves across."""
    fine, long = rng.uniform(40, 170), rng.uniform(2, 9)
    noise = rng.normal(0, 1, (int(fine) * 2, int(long) + 3)).astype(np.float32)
    if rng.random() < 0.6:
        cx, cy = np.float32(head.middle[0] + rng.normal(0, 0.5) * U), np.float32(head.top + rng.uniform(-0.3, 0.8) * U)
        across = (np.arctan2(YY - cy, XX - cx) / np.pi + 1) / 2
        along = np.hypot(XX - cx, YY - cy) / H
    else:
        right, down = np.float32(np.cos(angle := rng.uniform(0, np.pi))), np.float32(np.sin(angle))
        across = ((XX * right + YY * down) / (W + H) + 1) / 2
        along = ((YY * right - XX * down) / (W + H) + 1) / 2
    bend = smooth_noise(rng, rng.integers(3, 14)) * rng.uniform(0.002, 0.05)
    px = np.clip(along, 0, 1) * (noise.shape[1] - 1)
    py = np.clip(across + bend, 0, 1) * (noise.shape[0] - 1)
    drawn = cv2.remap(noise, px.astype(np.float32), py.astype(np.float32), cv2.INTER_LINEAR)
    return cv2.GaussianBlur(drawn, (0, 0), rng.uniform(0.4, 1.4)) + rng.uniform(0, 0.8) * smooth_noise(rng, rng.integers(4, 20))


def hair_colours(rng, head, colour=None, curly=False):
    if colour is None:
        # Most hair is dark.
        colour = HAIR[rng.integers(5) if rng.random() < 0.5 else rng.integers(len(HAIR))] * rng.uniform(0.7, 1.2)
    texture = smooth_noise(rng, rng.integers(25, 60)) + 0.6 * rng.standard_normal((H, W), np.float32) if curly else streaks(rng, head)
    light = rng.uniform(0.05, 0.35) * texture + rng.uniform(0.05, 0.3) * smooth_noise(rng, 3) + rng.normal(0, 0.4) * (XX - W / 2) / W
    shine = rng.uniform(0, 0.6) * rng.random() * np.exp(-(((YY - head.top - rng.uniform(0.1, 0.9) * U) / (rng.uniform(0.1, 0.35) * U)) ** 2))
    look = np.broadcast_to(np.asarray(colour, np.float32), (H, W, 3))
    return lit(look, light + shine)


def ragged(rng, mask, amount):
    """An edge of strands: the mask moved up and down by fine noise."""
    shift = amount * (0.5 * rng.normal(0, 1, W).astype(np.float32) + cv2.resize(rng.normal(0, 1, (1, 24)).astype(np.float32), (W, 1))[0])
    return cv2.remap(mask, XX, YY + shift[None, :].astype(np.float32), cv2.INTER_LINEAR)


def bare_scalp(rng, picture, head):
    skin = head.skin(picture)
    mask = filled(head.dome(head.arc(0.25, 1.0), head.top, 2.2), 2) * np.clip((head.brow[1] - 0.3 * U - YY) / (0.35 * U), 0, 1)
    shade = 0.2 * smooth_noise(rng, 3) - 0.35 * ((XX - head.middle[0]) / head.half) ** 2 * rng.random() - 0.3 * rng.random() * np.clip((head.brow[1] - U - YY) / U, 0, 1)
    if rng.random() < 0.5:
        at = head.middle[0] + rng.normal(0, 0.4) * U, head.brow[1] - rng.uniform(0.6, 1.2) * U
        shade = shade + rng.uniform(0.1, 0.6) * np.exp(-(((XX - at[0]) ** 2 + 2 * (YY - at[1]) ** 2) / (rng.uniform(0.15, 0.5) * U) ** 2))
    return lay(picture, lit(np.broadcast_to(skin.astype(np.float32), (H, W, 3)), shade), mask)


def hairline(rng, head, kind, volume):
    height = {"fringe": rng.uniform(-0.15, 0.45), "receding": rng.uniform(0.85, 1.25)}.get(kind, rng.uniform(0.45, 1.05))
    line = head.arc(height, volume, rng.uniform(0.1, 1.1))
    x = np.linspace(-1, 1, len(line))
    if kind in ("short", "receding", "buzz"):
        # Corners of the forehead stay free on both sides of the middle.
        depth = rng.uniform(0, 0.3) if kind != "receding" else rng.uniform(0.15, 0.6)
        line[:, 1] -= U * depth * np.exp(-(((np.abs(x) - rng.uniform(0.4, 0.65)) / 0.22) ** 2))
    if rng.random() < 0.4:
        line[:, 1] += rng.normal(0, 0.35) * U * x
    if kind == "fringe" and rng.random() < 0.4:
        # Parted: open where the parting is, low beside it.
        line[:, 1] -= U * rng.uniform(0.2, 0.8) * np.exp(-(((x - rng.normal(0, 0.3)) / rng.uniform(0.1, 0.35)) ** 2))
    return line


def add_hair(rng, picture, head):
    kind = rng.choice(["short", "long", "fringe", "bald", "own", "receding", "buzz", "curly"], p=[0.2, 0.13, 0.14, 0.09, 0.26, 0.08, 0.05, 0.05])
    if kind == "own":
        return picture
    if kind in ("bald", "receding", "buzz"):
        picture = bare_scalp(rng, picture, head)
    if kind == "bald":
        return picture
    look = hair_colours(rng, head, curly=kind == "curly")
    volume = rng.uniform(1.0, 1.4) if kind != "buzz" else rng.uniform(0.97, 1.06)
    if kind == "long" or (kind in ("fringe", "curly") and rng.random() < 0.5):
        out = U * rng.uniform(0.1, 0.7, 2)
        around = filled(head.dome(np.stack([[head.left[0] - out[0], H], [head.right[0] + out[1], H]]), head.top - 0.1 * U, 3), 2)
        window = filled(head.outline * [rng.uniform(0.88, 1.0), 1] + [head.middle[0] * 0.06, 0], 2)
        neck = filled([[head.left[0] + 8, head.chin[1] - U * 0.3], [head.right[0] - 8, head.chin[1] - U * 0.3], [head.right[0] - 8, H], [head.left[0] + 8, H]], 2)
        picture = lay(picture, look, np.clip(around - np.maximum(window, neck), 0, 1))
    line = hairline(rng, head, kind, volume)
    soft = rng.uniform(0.8, 3) if kind != "buzz" else rng.uniform(2, 6)
    top = head.top - rng.uniform(0, 0.25) * U - (U * rng.uniform(0.1, 0.6) if kind == "curly" else 0)
    shape = head.dome(line, top, rng.uniform(2, 3))
    if kind == "curly":
        shape = (shape - head.middle) * (1 + 0.06 * rng.normal(0, 1, (len(shape), 1))) * [rng.uniform(1, 1.3), 1] + head.middle
    mask = filled(shape, soft)
    if kind in ("short", "buzz", "receding") and rng.random() < 0.8:
        # Down before the ears.
        for temple, jaw, inner in ((head.left, head.mesh[132], 1), (head.right, head.mesh[361], -1)):
            end = temple + (jaw - temple) * rng.uniform(0.1, 0.7)
            wide = rng.uniform(0.08, 0.28) * U * inner
            mask = np.maximum(mask, filled([line[0 if inner > 0 else -1], temple + [wide, -0.3 * U], end + [wide * 0.6, 0], end - [wide, 0], temple - [wide, 0.3 * U]], soft))
    mask = ragged(rng, mask, rng.uniform(0, 5) if kind != "buzz" else 0.5)
    if kind == "fringe" and rng.random() < 0.5:
        mask = mask * np.clip(1 - 0.8 * (streaks(rng, head) > rng.uniform(0.3, 1.2)), 0, 1)
    return lay(picture, look, mask * (rng.uniform(0.35, 0.8) if kind == "buzz" else rng.uniform(0.85, 1)))


def add_beard(rng, picture, head):
    edge = head.mesh[[93, 132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323]]
    jaw = filled(np.concatenate([edge, head.mouth[None] - [0, rng.uniform(0.1, 0.4) * U]]), rng.uniform(2, 5))
    if rng.random() < 0.25:
        # Full and long, down over the collar.
        jaw = np.maximum(jaw, filled([*edge[4:15], head.chin + [0.5 * U, 0.4 * U], head.chin + [0, rng.uniform(0.3, 0.9) * U], head.chin + [-0.5 * U, 0.4 * U]], 4))
    jaw = jaw * (1 - filled(head.mesh[list(LIPS)], 1))
    return lay(picture, hair_colours(rng, head, HAIR[rng.integers(len(HAIR))] * 1.1, rng.random() < 0.4), ragged(rng, jaw, 1.5) * rng.uniform(0.3, 0.95))


def add_glasses(rng, picture, head):
    dark = rng.random() < 0.45
    colour = rgb(any_colour(rng) * (0.35 if dark else 1))
    frame = rgb(np.full(3, rng.uniform(10, 90)))
    layer, alpha = picture.copy(), np.zeros((H, W), np.float32)
    axes = (int(rng.uniform(0.34, 0.52) * U), int(rng.uniform(0.2, 0.46) * U))
    thick = int(rng.integers(1, 6))
    round_ = rng.random() < 0.6
    for a, b in ((33, 133), (362, 263)):
        c = np.int32((head.mesh[a] + head.mesh[b]) / 2 + [0, 0.08 * U])
        solid = rng.uniform(0.85, 1) if dark else 0.08
        for picture_, inside, rim in ((layer, colour, frame), (alpha, solid, 1)):
            if round_:
                cv2.ellipse(picture_, rgb_point(c), axes, 0, 0, 360, inside, -1)
                cv2.ellipse(picture_, rgb_point(c), axes, 0, 0, 360, rim, thick)
            else:
                cv2.rectangle(picture_, rgb_point(c - axes), rgb_point(c + axes), inside, -1)
                cv2.rectangle(picture_, rgb_point(c - axes), rgb_point(c + axes), rim, thick)
    for a, b in ((133, 362), (33, 127), (263, 356)):
        line = stroke([head.mesh[a] + [0, 2], head.mesh[b] + [0, 2]], max(1, thick - 1))
        layer, alpha = lay(layer, frame, line), np.maximum(alpha, line)
    return lay(picture, layer, cv2.GaussianBlur(alpha, (0, 0), 0.6))


def rgb_point(point):
    return tuple(int(v) for v in point)


def add_ground(rng, picture, head, grounds):
    """Another ground behind head and shoulders: a wall, a place, things close behind the head; other clothes."""
    if len(grounds) and rng.random() < 0.6:
        ground = any_ground(rng, grounds)
    else:
        ground = np.clip(any_colour(rng) + 40 * smooth_noise(rng, rng.integers(2, 9))[..., None] * rng.uniform(0, 1.5, 3), 0, 255)
    for _ in range(rng.integers(0, 6)):
        box = rng.uniform([-20, -20, 5, 5], [W, H, W, H / 2])
        if rng.random() < 0.5:
            cv2.rectangle(ground, rgb_point(box[:2]), rgb_point(box[:2] + box[2:]), rgb(any_colour(rng)), -1)
        else:
            cv2.ellipse(ground, rgb_point(box[:2]), (int(box[2] / 4) + 2, int(box[3] / 4) + 2), rng.uniform(0, 180), 0, 360, rgb(any_colour(rng)), -1)
    ground = cv2.GaussianBlur(ground, (0, 0), rng.uniform(0.6, 6))
    whole = filled(head.dome(np.stack([[head.left[0] - 0.3 * U, head.chin[1]], [head.right[0] + 0.3 * U, head.chin[1]]]), head.top, 2.6), 2)
    wide = rng.uniform(1.6, 2.6)
    body = filled([[head.chin[0] - 0.6 * U, head.chin[1] - 8], [head.chin[0] + 0.6 * U, head.chin[1] - 8], [head.chin[0] + wide * U, H + 30], [head.chin[0] - wide * U, H + 30]], 3)
    return lay(picture, ground, 1 - np.clip(whole + body, 0, 1))


def person(rng, portraits):
    """A bare face with its own hair, and where things lie on it."""
    picture, points = blended(rng, portraits)
    return other_skin(rng, picture, points), Head(rng, points)
