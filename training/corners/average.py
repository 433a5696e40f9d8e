"""Averages trainings that went on from one another: `python average.py --grounds FOLDER --out OUT.onnx WEIGHTS.pt=SHARE …`.

Nets that went on from one start lie in one valley, and the mean of their weights keeps what each learnt (Wortsman et al.
2022, arXiv:2109.01903 and arXiv:2203.05482). Means and variances of the normalisation are measured anew."""

import argparse
from pathlib import Path

import numpy as np
import torch

from export import export
from material import load_grounds, load_portraits
from net import CornerNet
from scenes import FRAMES, Scenes

BATCHES, BATCH = 12, 32
"""Scenes that the normalisation is measured on."""


def averaged(net, parts):
    """The net with the mean of the weights in files `path=share`."""
    states = [(torch.load(path, map_location="cpu"), float(share)) for path, share in (part.rsplit("=", 1) for part in parts)]
    first = states[0][0]
    mean = {k: sum(share * s[k] for s, share in states) if v.dtype.is_floating_point else v for k, v in first.items()}
    net.load_state_dict(mean)
    return net


@torch.no_grad()
def normalise(net, batches):
    """Measures the normalisation anew on batches of uint8 pictures [n, h, w, 3]."""
    for module in net.modules():
        if isinstance(module, torch.nn.BatchNorm2d):
            module.reset_running_stats()
            module.momentum = None
    net.train()
    for pictures in batches:
        net(torch.from_numpy(np.ascontiguousarray(pictures.transpose(0, 3, 1, 2))).float() / 255)
    net.eval()


def batches(scenes):
    for i in range(BATCHES):
        frame = FRAMES[i % len(FRAMES)]
        yield np.stack([scenes.sample(frame)[0] for _ in range(BATCH)])


if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--grounds", required=True)
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("parts", nargs="+")
    args = args.parse_args()
    net = averaged(CornerNet(), args.parts)
    normalise(net, batches(Scenes(15, load_portraits(), load_grounds(args.grounds, "train", 250), documents=150)))
    torch.save(net.state_dict(), args.out.with_suffix(".pt"))
    export(net, args.out)
