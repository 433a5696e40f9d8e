"""Photographs of documents at the net's own size, with exact corners."""

import cv2
import numpy as np

from documents import SCALE, Documents

FRAMES = [(256, 256), (192, 320), (320, 192), (224, 288), (288, 224)]
"""Height and width of the pictures that the net sees; each about 62,000 px."""
STRIDE = 4


class Scenes:
    """`sample(frame)` gives a picture uint8 [h, w, 3], corners float32 [4, 2] px from the document's own top left, and 1 or 0."""

    def __init__(self, seed, portraits, grounds, documents=500):
        self.rng = np.random.default_rng(seed)
        maker = Documents(self.rng, portraits)
        self.documents = [maker.draw() for _ in range(documents)]
        self.documents = [((d * 255).astype(np.uint8), (a * 255).astype(np.uint8), b) for d, a, b in self.documents]
        self.grounds = grounds
        self.noise = self.rng.standard_normal((700, 700, 3), np.float32)

    def sample(self, frame):
        rng = self.rng
        h, w = frame
        scene = self.ground(h, w)
        page, mask, booklet = self.documents[rng.integers(len(self.documents))]
        if rng.random() < 0.06:
            for _ in range(rng.integers(0, 3)):
                scene = self.paper(scene)
            return self.camera(self.light(scene)), np.zeros((4, 2), np.float32), 0
        if rng.random() < 0.14:
            # A desk of nearly the document's own tone.
            scene = scene * rng.uniform(0, 0.25) + page.mean((0, 1)) / 255 * rng.uniform(0.75, 1.05)
        dh, dw = mask.shape
        corners = self.pose(h, w, dw / dh)
        if rng.random() < 0.3:
            scene = self.paper(scene, around=corners if rng.random() < 0.75 else None)
        elif rng.random() < 0.25:
            scene = self.clutter(scene)
        flat = np.float32([[0, 0], [dw, 0], [dw, dh], [0, dh]])
        to_scene = cv2.getPerspectiveTransform(flat, corners)
        # Shrunk to about its size in the picture first, so that one bilinear sample a pixel is enough.
        shrink = min(1.0, 1.15 * np.sqrt(cv2.contourArea(corners) / (dw * dh)))
        small = (max(8, int(dw * shrink)), max(8, int(dh * shrink)))
        to_scene = to_scene @ np.diag([dw / small[0], dh / small[1], 1.0])
        dw, dh = small
        page = cv2.resize(page, small, interpolation=cv2.INTER_AREA)
        mask = cv2.copyMakeBorder(cv2.resize(mask, small, interpolation=cv2.INTER_AREA), 2, 2, 2, 2, cv2.BORDER_CONSTANT)
        around = to_scene @ np.float64([[1, 0, -2], [0, 1, -2], [0, 0, 1]])
        cover = cv2.warpPerspective(mask, around, (w, h), flags=cv2.INTER_LINEAR).astype(np.float32)[..., None] / 255
        drawn = cv2.warpPerspective(page, to_scene, (w, h), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE).astype(np.float32) / 255
        if booklet and rng.random() < 0.4:
            scene = self.upper_page(scene, to_scene, dw, dh, page)
        if rng.random() < 0.6:
            depth = rng.uniform(1, 7)
            move = np.float32([[1, 0, rng.normal(0, depth)], [0, 1, rng.normal(0, depth)]])
            shadow = cv2.GaussianBlur(cv2.warpAffine(cover, move, (w, h)), (0, 0), depth * rng.uniform(0.5, 1))[..., None]
            scene = scene * (1 - rng.uniform(0.1, 0.55) * shadow)
        drawn = drawn * rng.uniform(0.75, 1.0)
        if rng.random() < 0.2:
            drawn = drawn + self.lamp(corners, h, w)
        scene = scene * (1 - cover) + drawn * cover
        scene = self.light(scene)
        if rng.random() < 0.4:
            scene = self.finger(scene, corners)
        return self.camera(scene), corners, 1

    def pose(self, h, w, ratio):
        rng = self.rng
        near = rng.random() < 0.5
        turn = rng.normal(0, 7) if rng.random() < 0.62 else rng.uniform(-180, 180)
        if near and rng.random() < 0.75:
            turn = rng.normal(0, 4) + (180 if rng.random() < 0.08 else 0)
        tilt = rng.normal(0, 11 if near else 15, 2)
        a, b, c = np.radians([tilt[0], tilt[1], turn])
        points = np.float32([[-ratio, -1], [ratio, -1], [ratio, 1], [-ratio, 1]]) / 2
        x = points[:, 0] * np.cos(b)
        y = points[:, 1] * np.cos(a)
        z = points[:, 1] * np.sin(a) + points[:, 0] * np.sin(b)
        scale = 1 / (1 + z / (ratio * rng.uniform(1.2, 2.5)))
        x, y = x * scale, y * scale
        x, y = x * np.cos(c) - y * np.sin(c), x * np.sin(c) + y * np.cos(c)
        spread = max(np.ptp(x) / w, np.ptp(y) / h)
        fill = rng.uniform(0.62, 0.97) if near else rng.uniform(0.28, 0.9)
        size = fill / spread
        x, y = x * size, y * size
        room_x, room_y = w - np.ptp(x), h - np.ptp(y)
        slack = 0.5 if not near else 0.3
        cx = w / 2 + rng.uniform(-slack, slack) * room_x
        cy = h / 2 + rng.uniform(-slack, slack) * room_y
        if rng.random() < 0.07:
            cx += rng.choice([-1, 1]) * rng.uniform(0.03, 0.25) * w
            cy += rng.normal(0, 0.08) * h
        x, y = x - (x.max() + x.min()) / 2 + cx, y - (y.max() + y.min()) / 2 + cy
        return np.stack([x, y], 1).astype(np.float32)

    def ground(self, h, w):
        rng = self.rng
        kind = rng.random()
        if kind < 0.72:
            image = self.grounds[rng.integers(len(self.grounds))]
            gh, gw = image.shape[:2]
            side = int(rng.uniform(0.35, 1.0) * min(gh, gw))
            y, x = rng.integers(0, gh - side + 1), rng.integers(0, gw - side + 1)
            part = np.rot90(image[y : y + side, x : x + side], rng.integers(4))
            if rng.random() < 0.5:
                part = part[:, ::-1]
            part = cv2.resize(np.ascontiguousarray(part), (w, h), interpolation=cv2.INTER_LINEAR).astype(np.float32) / 255
            if rng.random() < 0.3:
                part = part * rng.uniform(0.5, 1.4, 3).astype(np.float32)
            return np.clip(part, 0, 1)
        xs = np.arange(w, dtype=np.float32)[None]
        ys = np.arange(h, dtype=np.float32)[:, None]
        base = np.broadcast_to(rng.uniform(0.03, 1.0, 3).astype(np.float32) if rng.random() < 0.6 else np.float32([rng.uniform(0.05, 1)] * 3), (h, w, 3)).copy()
        if kind < 0.82:
            angle = rng.uniform(0, np.pi)
            along = xs * np.cos(angle) + ys * np.sin(angle)
            across = -xs * np.sin(angle) + ys * np.cos(angle)
            grain = np.sin(across / rng.uniform(1.5, 9) + rng.uniform(1, 5) * np.sin(along / rng.uniform(30, 150)))
            base *= 1 + rng.uniform(0.03, 0.25) * grain[..., None]
        elif kind < 0.88:
            period = rng.uniform(14, 90)
            angle = rng.uniform(0, np.pi)
            u, v = xs * np.cos(angle) + ys * np.sin(angle), -xs * np.sin(angle) + ys * np.cos(angle)
            tiles = (np.floor(u / period) + (np.floor(v / period) if rng.random() < 0.6 else 0)) % 2
            base = base * (1 - tiles[..., None]) + rng.uniform(0, 1, 3).astype(np.float32) * tiles[..., None]
        small = rng.standard_normal((max(2, h // int(rng.integers(2, 40))), max(2, w // int(rng.integers(2, 40))), 1)).astype(np.float32)
        base += rng.uniform(0, 0.08) * cv2.resize(small, (w, h))[..., None]
        return np.clip(base, 0, 1)

    def paper(self, scene, around=None):
        """A sheet on the ground, often printed: larger than the document when it lies around it."""
        rng = self.rng
        h, w = scene.shape[:2]
        if around is None:
            quad = np.float32([[0, 0], [1, 0], [1, 1.4], [0, 1.4]]) * rng.uniform(0.3, 0.9) * w
            a = rng.uniform(0, 2 * np.pi)
            quad = quad @ np.float32([[np.cos(a), np.sin(a)], [-np.sin(a), np.cos(a)]]) + rng.uniform(-0.2, 0.8, 2).astype(np.float32) * (w, h)
        else:
            middle = around.mean(0)
            quad = middle + (around - middle) * rng.uniform(1.15, 3.0, 2).astype(np.float32) + rng.uniform(-0.25, 0.25, 2).astype(np.float32) * w
        quad = quad.astype(np.float32)
        size = (300, 424)
        sheet = np.full((size[1], size[0], 3), 1.0, np.float32) * (rng.uniform(0.75, 1.0) if rng.random() < 0.75 else rng.uniform(0.4, 1, 3).astype(np.float32))
        if rng.random() < 0.55:
            columns = int(rng.integers(1, 5))
            step = int(rng.integers(4, 14))
            for k in range(columns):
                x0, x1 = int((k + 0.08) * 300 / columns), int((k + 0.92) * 300 / columns)
                for y in range(int(rng.integers(4, 40)), 415, step):
                    end = x1 if rng.random() < 0.85 else int(rng.uniform(x0, x1))
                    line = (rng.random((1, max(1, end - x0), 1)) < 0.6) * rng.uniform(0.3, 0.8)
                    sheet[y : y + max(1, step // 2), x0:end] *= 1 - line.astype(np.float32)
            for _ in range(rng.integers(0, 3)):
                x, y = rng.integers(0, 220), rng.integers(0, 330)
                sheet[y : y + rng.integers(30, 90), x : x + rng.integers(30, 120)] = rng.uniform(0, 1, 3)
        m = cv2.getPerspectiveTransform(np.float32([[0, 0], [300, 0], [300, 424], [0, 424]]), quad)
        cover = cv2.warpPerspective(np.ones(sheet.shape[:2], np.float32), m, (w, h))[..., None]
        return scene * (1 - cover) + cv2.warpPerspective(sheet, m, (w, h)) * cover

    def clutter(self, scene):
        rng = self.rng
        h, w = scene.shape[:2]
        out = (scene * 255).astype(np.uint8)
        for _ in range(rng.integers(1, 5)):
            colour = tuple(int(v) for v in rng.integers(0, 256, 3))
            centre = (int(rng.uniform(0, w)), int(rng.uniform(0, h)))
            if rng.random() < 0.6:
                box = (centre, (float(rng.uniform(10, 120)), float(rng.uniform(8, 90))), float(rng.uniform(0, 180)))
                cv2.fillPoly(out, [cv2.boxPoints(box).astype(np.int32)], colour, cv2.LINE_AA)
            elif rng.random() < 0.5:
                cv2.ellipse(out, centre, (int(rng.integers(6, 60)), int(rng.integers(6, 60))), float(rng.uniform(0, 180)), 0, 360, colour, -1, cv2.LINE_AA)
            else:
                cv2.line(out, centre, (int(rng.uniform(0, w)), int(rng.uniform(0, h))), colour, int(rng.integers(1, 9)), cv2.LINE_AA)
        return out.astype(np.float32) / 255

    def upper_page(self, scene, to_scene, dw, dh, page):
        """An open passport shows the page above its data page; the fold is the document's upper side."""
        rng = self.rng
        h, w = scene.shape[:2]
        tone = page.mean((0, 1)).astype(np.float32) / 255 * rng.uniform(0.85, 1.1)
        sheet = np.clip(np.broadcast_to(tone, (dh, dw, 3)) + 0.03 * rng.standard_normal((dh, dw, 1)), 0, 1).astype(np.float32).copy()
        for _ in range(rng.integers(0, 9)):
            y = rng.integers(0, dh - 8)
            sheet[y : y + 6, rng.integers(0, dw // 3) : rng.integers(dw // 2, dw)] *= 0.75
        sheet *= (1 - rng.uniform(0.1, 0.6) * np.exp(-np.arange(dh)[::-1] / rng.uniform(3, 30)))[:, None, None].astype(np.float32)
        lift = to_scene @ np.float64([[1, 0, 0], [0, rng.uniform(0.75, 1.05), 0], [0, 0, 1]]) @ np.float64([[1, 0, 0], [0, 1, -dh], [0, 0, 1]])
        cover = cv2.warpPerspective(np.ones((dh, dw), np.float32), lift, (w, h))[..., None]
        return scene * (1 - cover) + cv2.warpPerspective(sheet, lift, (w, h)) * cover

    def at_edge(self, corners):
        """A point on the document's outline, at or near a corner in every second case, and the way out from there."""
        rng = self.rng
        k = rng.integers(4)
        t = rng.uniform(0.05, 0.95) if rng.random() < 0.5 else np.clip(abs(rng.normal(0, 0.08)), 0, 1)
        if rng.random() < 0.5:
            t = 1 - t
        on = corners[k] * (1 - t) + corners[(k + 1) % 4] * t
        out = on - corners.mean(0)
        return on, out / (np.linalg.norm(out) + 1e-6)

    def lamp(self, corners, h, w):
        """A lamp's or window's image in the laminate, [h, w, 1]; bright enough to hide print and outline."""
        rng = self.rng
        size = np.sqrt(cv2.contourArea(corners))
        at, out = self.at_edge(corners)
        at = at - out * size * rng.uniform(-0.1, 0.6) * (rng.random() < 0.7)
        a, long, thin = rng.uniform(0, np.pi), size * rng.uniform(0.06, 0.3), size * rng.uniform(0.03, 0.14)
        xs = np.arange(w, dtype=np.float32)[None] - at[0]
        ys = np.arange(h, dtype=np.float32)[:, None] - at[1]
        u, v = (xs * np.cos(a) + ys * np.sin(a)) / long, (ys * np.cos(a) - xs * np.sin(a)) / thin
        power = rng.choice([2, 2, 4, 8])
        distance = (np.abs(u) ** power + np.abs(v) ** power) ** (2 / power)
        return (rng.uniform(0.8, 4) * np.exp(-distance * rng.uniform(0.7, 1.8)))[..., None].astype(np.float32)

    def finger(self, scene, corners):
        """One to three fingers that come in over the outline, often over a corner: cones with a blunt tip, lit from above."""
        rng = self.rng
        h, w = scene.shape[:2]
        skin = np.float32([0.85, 0.62, 0.5]) * rng.uniform(0.25, 1.1) if rng.random() < 0.85 else rng.uniform(0, 1, 3).astype(np.float32)
        side = np.sqrt(cv2.contourArea(corners))
        xs = np.arange(w, dtype=np.float32)[None]
        ys = np.arange(h, dtype=np.float32)[:, None]
        radius = side * rng.uniform(0.06, 0.15)
        for _ in range(rng.integers(1, 4)):
            on, out = self.at_edge(corners)
            turn = rng.normal(0, 0.5)
            away = np.float32([out[0] * np.cos(turn) - out[1] * np.sin(turn), out[0] * np.sin(turn) + out[1] * np.cos(turn)])
            tip = on - out * radius * rng.uniform(-0.8, 2.5)
            dx, dy = xs - tip[0], ys - tip[1]
            along, across = dx * away[0] + dy * away[1], dy * away[0] - dx * away[1]
            wide = radius * (1 + rng.uniform(0, 0.012) * np.clip(along, 0, None) * 60 / side)
            d = np.where(along < 0, np.hypot(across, along * rng.uniform(0.8, 1.1)), np.abs(across)) / wide
            shadow = np.clip(1.5 - d, 0, 0.5) * rng.uniform(0, 1)
            shade = skin * (0.45 + 0.55 * np.sqrt(np.clip(1 - d * d, 0, 1)) - rng.uniform(-0.2, 0.2) * across / wide)[..., None]
            if rng.random() < 0.5:
                nail = np.clip((1 - (along / wide / 0.7) ** 4 - (across / wide / 0.6) ** 4) * 4, 0, 1)[..., None]
                shade = shade * (1 - nail) + (0.5 * shade + 0.35) * nail
            edge = np.clip((1 - d) * wide / rng.uniform(0.7, 3), 0, 1)[..., None]
            scene = scene * (1 - shadow * (d >= 1))[..., None]
            scene = scene * (1 - edge) + shade.astype(np.float32) * edge
        return scene

    def light(self, scene):
        rng = self.rng
        h, w = scene.shape[:2]
        xs = np.linspace(-1, 1, w, dtype=np.float32)[None]
        ys = np.linspace(-1, 1, h, dtype=np.float32)[:, None]
        a = rng.uniform(0, 2 * np.pi)
        field = 1 + rng.uniform(0, 0.45) * (xs * np.cos(a) + ys * np.sin(a))
        if rng.random() < 0.15:
            a, period = rng.uniform(0, np.pi), rng.uniform(0.15, 1.0)
            stripe = np.sin((xs * np.cos(a) + ys * np.sin(a)) * np.pi / period + rng.uniform(0, 6))
            field *= 1 - rng.uniform(0.2, 0.75) / (1 + np.exp(-stripe * rng.uniform(3, 60)))
        if rng.random() < 0.15:
            glow = np.exp(-(((xs - rng.uniform(-1, 1)) / rng.uniform(0.05, 0.4)) ** 2 + ((ys - rng.uniform(-1, 1)) / rng.uniform(0.05, 0.4)) ** 2))
            scene = scene + (rng.uniform(0.2, 1.0) * glow)[..., None]
        tint = 1 + rng.normal(0, 0.12, 3) if rng.random() < 0.85 else rng.uniform(0.45, 1.2, 3)
        return scene * field[..., None] * np.float32(tint)

    def grain(self, h, w):
        y, x = self.rng.integers(0, 700 - h), self.rng.integers(0, 700 - w)
        return self.noise[y : y + h, x : x + w]

    def camera(self, scene):
        rng = self.rng
        scene = scene * (rng.uniform(0.6, 1.25) if rng.random() < 0.9 else rng.uniform(0.15, 0.5))
        if rng.random() < 0.35:
            scene = cv2.GaussianBlur(scene, (0, 0), rng.uniform(0.3, 1.3))
        tone = (np.linspace(0, 1, 256) ** rng.uniform(0.75, 1.3) * 255).astype(np.float32)
        scene = tone[np.clip(scene * 255, 0, 255).astype(np.uint8)]
        pixels = np.clip(scene + self.grain(*scene.shape[:2]) * rng.uniform(0, 7), 0, 255).astype(np.uint8)
        if rng.random() < 0.3:
            _, data = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(30, 95))])
            pixels = cv2.imdecode(data, cv2.IMREAD_COLOR)
        return pixels
