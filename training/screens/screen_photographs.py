"""Squares of photographs of displays and of print, at the file's own resolution."""

import glob

import cv2
import numpy as np
import torch
from torch.nn import functional as f

from screen_camera import as_jpeg, developed, through_lens
from screen_net import SIDE
from screen_scenes import Draw, View, displayed, printed

ROOM = SIDE + 16
"""Side of what the file is coded from, px: the square lies anywhere in it, so that it begins at any place in JPEG's blocks."""


def load_textures(folder, device):
    """Linear light, RGB [k, rows, columns, 3] as half floats."""
    paths = sorted(glob.glob(f"{folder}/*.jpg"))
    light = ((np.arange(256) / 255) ** 2.2).astype(np.float16)
    return torch.from_numpy(np.stack([light[cv2.imread(p)[..., ::-1]] for p in paths])).to(device)


class Photographs:
    """`batch(photos, tiles)` gives bytes [photos · tiles, 3, 128, 128], the tiles of one photograph in a row; labels float [photos]
    (1: off a display), of which the first half are; and how many photograph pixels a display's pixel takes, [photos / 2]."""

    def __init__(self, textures, seed):
        self.textures = textures
        self.generator = torch.Generator(device=textures.device)
        self.generator.manual_seed(seed)
        self.steps = np.random.default_rng(seed)

    @torch.no_grad()
    def batch(self, photos, tiles):
        # How the file is made smaller, or larger, is the same for a whole batch.
        side, scale = 160, 1.0
        way = self.steps.random()
        if way > 0.85:
            scale = self.steps.uniform(1, 1.6)
        elif way > 0.6:
            side = int(self.steps.choice([192, 240]))
            scale = self.steps.uniform((ROOM + 6) / side, 1)
        half = photos // 2
        draw = Draw(self.generator, half)
        pitch = draw.logs(0.85, 5.2)
        upright = torch.zeros(half, dtype=torch.bool, device=draw.device)
        off_display = displayed(draw, View(draw, tiles, side, upright), self.textures, draw.whole(len(self.textures)), pitch)
        flat = draw.chance(0.22)
        off_print = printed(draw, View(draw, tiles, side, flat), self.textures, draw.whole(len(self.textures)))
        light = torch.cat([off_display, off_print]).flatten(0, 1)
        del off_display, off_print
        camera = Draw(self.generator, photos, tiles)
        flat = torch.cat([upright, flat]).repeat_interleave(tiles)
        blur = torch.where(camera.chance(0.85), camera.between(0.32, 0.85), camera.between(0.85, 1.5))
        shake = camera.between(0, 1.6) * camera.chance(0.2)
        seen = through_lens(light, torch.where(flat, 0.6 * blur, blur), shake, camera.between(0, 3.2))
        picture = self.filed(developed(seen, camera, flat), scale)
        labels = torch.cat([torch.ones(half), torch.zeros(half)]).to(picture.device)
        return picture, labels, pitch

    def filed(self, picture, scale):
        n = len(picture)
        draw = Draw(self.generator, n)
        quality = lambda: torch.where(draw.chance(0.75), draw.between(78, 97), draw.between(45, 97))
        if self.steps.random() < 0.3:
            picture = as_jpeg(picture, quality(), draw.chance(0.7))
        if scale != 1:
            mode = str(self.steps.choice(["bilinear", "bicubic"]))
            picture = f.interpolate(picture, scale_factor=scale, mode=mode, antialias=True).round().clamp(0, 255)
        edge = (picture.shape[2] - ROOM) // 2
        picture = picture[:, :, edge : edge + ROOM, edge : edge + ROOM].contiguous()
        if self.steps.random() < 0.95:
            picture = as_jpeg(picture, quality(), draw.chance(0.7))
        y, x = self.steps.integers(0, ROOM - SIDE + 1, 2)
        return picture[:, :, y : y + SIDE, x : x + SIDE]
