"""Trains the covers net: `python train.py --chips FILE.npz … --minutes 15 --out FOLDER`."""

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as f

from cover_net import CoverNet, export

HELD = 1500
"""Chips of the first file that are not trained on; their portraits are."""


def varied(chips, rng):
    """Mirrored, moved by a few pixels, lit and blurred differently: batch × 3 × 112 × 112, 0 … 1."""
    if rng.random() < 0.5:
        chips = chips.flip(3)
    move = tuple(int(v) for v in rng.integers(-4, 5, 2))
    chips = torch.roll(chips, move, (2, 3))
    gain = torch.from_numpy(rng.uniform(0.75, 1.3, (len(chips), 3, 1, 1)).astype(np.float32))
    chips = chips * (0.6 * gain.mean(1, keepdim=True) + 0.4 * gain)
    draw = rng.random()
    if draw < 0.15:
        return f.interpolate(f.avg_pool2d(chips, 2), scale_factor=2, mode="bilinear")
    return chips + 0.025 * torch.randn_like(chips) if draw < 0.4 else chips


def prepared(chips):
    return torch.from_numpy(chips).permute(0, 3, 1, 2).float() / 255  # channels last, as they lie in memory


@torch.no_grad()
def score(net, chips, labels):
    """Recall of each cover where one held chip in fifty without it is called covered."""
    net.eval()
    logits = torch.cat([net(prepared(chips[i : i + 250])) for i in range(0, len(chips), 250)]).numpy()
    net.train()
    recalls = []
    for k in range(2):
        free = np.sort(logits[labels[:, k] == 0, k])
        recalls.append(float((logits[labels[:, k] == 1, k] > free[int(0.98 * len(free))]).mean()))
    return recalls


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chips", nargs="+", required=True)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", dest="start")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(args.seed)
    rng = np.random.default_rng(args.seed)
    files = [np.load(name) for name in args.chips]
    chips = np.concatenate([file["chips"] for file in files])
    labels = np.concatenate([file["labels"] for file in files])
    net = CoverNet().to(memory_format=torch.channels_last)
    if args.start:
        net.load_state_dict(torch.load(args.start))
    net.train()
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=0.02)
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    began, step, seen, loss_mean = time.time(), 0, 0, 0.7
    while (spent := (time.time() - began) / 60) < args.minutes:
        rate = 3e-3 * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * spent / args.minutes))) * min(1, (step + 1) / 100)
        for group in optimiser.param_groups:
            group["lr"] = rate
        pick = rng.integers(HELD, len(chips), 64)
        logits = net(varied(prepared(chips[pick]), rng))
        loss = f.binary_cross_entropy_with_logits(logits, torch.from_numpy(labels[pick]) * 0.96 + 0.02)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        step, seen, loss_mean = step + 1, seen + 64, 0.99 * loss_mean + 0.01 * loss.item()
        if step % 150 == 0:
            print(f"{spent:.1f} min, {seen} chips, loss {loss_mean:.4f}, held {score(net, chips[:HELD], labels[:HELD])}", flush=True)
            torch.save(net.state_dict(), out / "covers.pt")
    torch.save(net.state_dict(), out / "covers.pt")
    export(net, out / "face-covers.onnx")
    print(f"{seen} chips, held {score(net, chips[:HELD], labels[:HELD])}")


if __name__ == "__main__":
    main()
