"""Cuts textures for `train_screens.py` out of pages, grounds and portraits: `python screen_textures.py --pages FOLDER --grounds FOLDER --out FOLDER`."""

import argparse
import glob
from pathlib import Path

import cv2
import numpy as np

PROJECT = Path(__file__).resolve().parents[2]
SIDE = 512
"""Side of a texture, px."""


def pictures(folder):
    paths = sorted(p for e in ("jpg", "jpeg", "png", "tga") for p in glob.glob(f"{folder}/**/*.{e}", recursive=True))
    for path in paths:
        image = cv2.imread(path, cv2.IMREAD_COLOR)
        if image is not None and min(image.shape[:2]) >= SIDE:
            yield image


def cuts(rng, image, count):
    """Squares of the picture at its own resolution; those without any detail are left out."""
    h, w = image.shape[:2]
    for _ in range(count):
        y, x = rng.integers(0, h - SIDE + 1), rng.integers(0, w - SIDE + 1)
        square = image[y : y + SIDE, x : x + SIDE]
        if square.std() > 3:
            yield square


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--pages", required=True)
    args.add_argument("--grounds", required=True)
    args.add_argument("--of-each", type=int, default=2, help="textures of one page")
    args.add_argument("--most", type=int, default=100, help="textures of grounds")
    args.add_argument("--out", type=Path, required=True)
    args = args.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(9)
    found = [square for image in pictures(args.pages) for square in cuts(rng, image, args.of_each)]
    paths = sorted(p for e in ("jpg", "png", "tga") for p in glob.glob(f"{args.grounds}/**/*.{e}", recursive=True) if not p.endswith(f"_nm.{e}"))
    rng.shuffle(paths)
    grounds = []
    for path in paths:
        if len(grounds) >= args.most:
            break
        image = cv2.imread(path, cv2.IMREAD_COLOR)
        if image is not None and min(image.shape[:2]) >= SIDE:
            grounds += cuts(rng, image, 2 if min(image.shape[:2]) > 2 * SIDE else 1)
    portraits = [square for image in pictures(PROJECT / "fixtures/faces") for square in cuts(rng, image, 4)]
    for i, square in enumerate([*found, *grounds, *portraits]):
        cv2.imwrite(str(args.out / f"{i:03}.jpg"), square, [cv2.IMWRITE_JPEG_QUALITY, 91])
    print(len(found), "of pages,", len(grounds), "of grounds,", len(portraits), "of portraits")


if __name__ == "__main__":
    main()
