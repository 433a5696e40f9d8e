"""Packs photographs and textures (`../corners/grounds.sh` fetches them) to draw behind heads: `python grounds.py FOLDER OUT.npz`."""

import argparse
from pathlib import Path

import cv2
import numpy as np

SIDE = 224


def pack(folder, count, seed=1):
    """JPEG bytes of `count` pictures, SIDE px high and wide, each a square of the whole or of half of it."""
    rng = np.random.default_rng(seed)
    paths = sorted(p for p in Path(folder).rglob("*") if p.suffix.lower() in (".jpg", ".jpeg", ".png") and p.stat().st_size > 20_000)
    large = [p for p in paths if "textures" not in str(p)]
    chosen = [large[i] if rng.random() < 0.5 else paths[j] for i, j in zip(rng.integers(0, len(large), count), rng.integers(0, len(paths), count))]
    for path in chosen:
        picture = cv2.imread(str(path))
        if picture is None or min(picture.shape[:2]) < SIDE:
            continue
        side = int(min(picture.shape[:2]) * rng.uniform(0.5, 1))
        y, x = (int(rng.integers(0, picture.shape[k] - side + 1)) for k in (0, 1))
        part = cv2.resize(picture[y : y + side, x : x + side], (SIDE, SIDE), interpolation=cv2.INTER_AREA)
        yield cv2.imencode(".jpg", part, [cv2.IMWRITE_JPEG_QUALITY, 75])[1]


def load(path):
    """The packed pictures, RGB bytes."""
    with np.load(path, allow_pickle=False) as file:
        return [cv2.imdecode(file[name], cv2.IMREAD_COLOR)[:, :, ::-1] for name in sorted(file.files)]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("out")
    parser.add_argument("--count", type=int, default=260)
    args = parser.parse_args()
    np.savez(args.out, **{f"{i:04}": code for i, code in enumerate(pack(args.folder, args.count))})
