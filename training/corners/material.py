"""Grounds out of Debian's wallpaper and texture packages (see grounds.sh), portraits out of the project's fixtures."""

import glob
import os
from pathlib import Path

import cv2
import numpy as np

PROJECT = Path(__file__).resolve().parents[2]


def load_grounds(folder, split, most=900):
    """uint8 RGB pictures of 400 px; every fifth by name is kept for the test split."""
    paths = sorted(p for e in ("jpg", "png", "jpeg", "tga", "webp") for p in glob.glob(f"{folder}/**/*.{e}", recursive=True))
    paths = [p for i, p in enumerate(paths) if (i % 5 == 0) == (split == "test")]
    np.random.default_rng(3).shuffle(paths)
    out = []
    for path in paths:
        if len(out) >= most or os.path.getsize(path) < 20_000:
            continue
        image = cv2.imread(path, cv2.IMREAD_COLOR)
        if image is None or min(image.shape[:2]) < 200:
            continue
        scale = max(1.0, min(image.shape[:2]) / 400)
        image = cv2.resize(image, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)[..., ::-1]
        if image.std() > 4:
            out.append(np.ascontiguousarray(image))
    return out


def load_portraits():
    paths = sorted(glob.glob(str(PROJECT / "fixtures/faces/**/*.jp*g"), recursive=True))
    out = []
    for path in paths:
        image = cv2.imread(path)[..., ::-1]
        h, w = image.shape[:2]
        side = min(h / 1.25, w)
        out.append(np.ascontiguousarray(cv2.resize(image[: int(side * 1.25), int((w - side) / 2) : int((w + side) / 2)], (160, 200), interpolation=cv2.INTER_AREA)))
    return out
