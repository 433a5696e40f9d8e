"""Renders chips to train on: `python render.py --portraits FOLDER --count 26000 --seed 1 --out FILE.npz`."""

import argparse

import cv2
import numpy as np

from cover_scenes import SIDE, load_portraits, scene


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", required=True)
    parser.add_argument("--count", type=int, default=26000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    cv2.setNumThreads(1)
    portraits = load_portraits(args.portraits)
    rng = np.random.default_rng(args.seed)
    chips = np.zeros((args.count, SIDE, SIDE, 3), np.uint8)
    labels = np.zeros((args.count, 2), np.float32)
    for i in range(args.count):
        chips[i], labels[i] = scene(rng, portraits)
        if i % 1000 == 999:
            print(f"{i + 1} of {args.count}", flush=True)
    np.savez(args.out, chips=chips, labels=labels)


if __name__ == "__main__":
    main()
