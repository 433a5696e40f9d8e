"""Renders faces with and without headwear and masks, to train on: aligned chips with a label each.

A head (`people.py`) gets hair of every kind or none, other ground behind it, and then, in half of the pictures each, a hat
(`headwear.py`) and something over the mouth (`mouthwear.py`). What looks like them is drawn without a label: fringes, bald
heads, beards, glasses, microphones, collars, shadows over the forehead.
"""

import cv2
import numpy as np

from drawing import SIDE, U, any_colour, cloth, filled, lay, rgb
from headwear import add_hat
from mouthwear import add_mask
from people import add_beard, add_glasses, add_ground, add_hair, person


def through_camera(rng, picture):
    if rng.random() < 0.5:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, 2.6))
    small = cv2.resize(picture, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    small = 128 + (small * rng.uniform(0.75, 1.2) - 128) * rng.uniform(0.8, 1.15)
    if rng.random() < 0.08:
        small = np.repeat(small.mean(-1, keepdims=True), 3, -1)
    if rng.random() < 0.1:
        # Beyond the picture's edge the chip is black.
        cut = int(rng.uniform(0, 0.22) * SIDE)
        small[:cut] = 0
    if rng.random() < 0.05:
        small[:, : int(rng.uniform(0, 0.2) * SIDE)] = 0
    small = np.clip(small + rng.uniform(0, 7) * rng.standard_normal(small.shape, np.float32), 0, 255).astype(np.uint8)
    if rng.random() < 0.6:
        _, code = cv2.imencode(".jpg", small[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(45, 96))])
        small = cv2.imdecode(code, cv2.IMREAD_COLOR)[:, :, ::-1]
    return small


def below_the_chin(rng, picture, head):
    """A microphone, a knot or a collar, that leaves the mouth free."""
    low = head.chin + [rng.normal(0, 0.7) * U, rng.uniform(0.15, 0.6) * U]
    if rng.random() < 0.5:
        collar = [low + [-1.5 * U, 0.4 * U], low + [0, rng.uniform(-0.1, 0.2) * U], low + [1.5 * U, 0.4 * U], low + [1.5 * U, 3 * U], low + [-1.5 * U, 3 * U]]
        return lay(picture, cloth(rng), filled(collar, 1.5))
    axes = (int(rng.uniform(0.15, 0.4) * U), int(rng.uniform(0.15, 0.5) * U))
    cv2.ellipse(picture, tuple(np.int32(low).tolist()), axes, 0, 0, 360, rgb(any_colour(rng)), -1, cv2.LINE_AA)
    return picture


def scene(rng, portraits, grounds=()):
    """One chip, SIDE × SIDE × 3 bytes, and whether it shows headwear and something over mouth or nose."""
    picture, head = person(rng, portraits)
    if rng.random() < 0.75:
        picture = add_ground(rng, picture, head, grounds)
    picture = add_hair(rng, picture, head)
    if rng.random() < 0.3:
        picture = add_beard(rng, picture, head)
    if rng.random() < 0.35:
        picture = add_glasses(rng, picture, head)
    hat, mask = rng.random() < 0.5, rng.random() < 0.4
    if mask:
        picture = add_mask(rng, picture, head, grounds)
    if hat:
        picture = add_hat(rng, picture, head, grounds)
    if not mask and rng.random() < 0.2:
        picture = below_the_chin(rng, np.ascontiguousarray(picture, np.float32), head)
    return through_camera(rng, np.clip(picture, 0, 255).astype(np.float32)), (hat, mask)
