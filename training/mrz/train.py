"""Trains the recogniser on rendered lines: `python train.py --minutes 60 --out FOLDER`. One thread and a renderer."""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as f
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from export import export
from net import MrzNet
from render import Renderer


class Strips(IterableDataset):
    def __init__(self, seed):
        self.seed = seed

    def __iter__(self):
        worker = get_worker_info()
        renderer = Renderer(self.seed + 7919 * (worker.id if worker else 0))
        while True:
            strip, centre, glyphs = renderer.sample()
            yield normalised(strip), centre, glyphs


def normalised(strip):
    x = strip.astype(np.float32)
    return ((x - x.mean()) / (x.std() + 4))[None]


def loss_of(logits, centre, glyphs):
    glyph = f.cross_entropy(logits[:, :-1], glyphs, ignore_index=-1, label_smoothing=0.01)
    known = centre >= 0
    weight = torch.where(centre > 0.5, 3.0, 1.0)[known]
    place = f.binary_cross_entropy_with_logits(logits[:, -1][known], centre[known], weight=weight)
    return glyph, place


@torch.no_grad()
def score(net, batches):
    """Share of characters whose glyph is right at their centre, of strips without any wrong one, and of false centres."""
    net.eval()
    right = total = whole = strips = false = 0
    for x, centre, glyphs in batches:
        logits = net(x)
        best = logits[:, :-1].argmax(1)
        at = (centre > 0.8) & (glyphs >= 0)
        ok = (best == glyphs) | ~at
        right += int((ok & at).sum())
        total += int(at.sum())
        some = at.any(1)
        whole += int((ok.all(1) & some).sum())
        strips += int(some.sum())
        false += int((torch.sigmoid(logits[:, -1]) > 0.4)[~some].any(1).sum())
    net.train()
    return right / total, whole / strips, false


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--minutes", type=float, default=60)
    args.add_argument("--batch", type=int, default=32)
    args.add_argument("--seed", type=int, default=20)
    args.add_argument("--rate", type=float, default=2.5e-3)
    args.add_argument("--from", dest="start")
    args.add_argument("--out", type=Path, required=True)
    args = args.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    net = MrzNet().to(memory_format=torch.channels_last)
    if args.start:
        net.load_state_dict(torch.load(args.start))
    print(sum(p.numel() for p in net.parameters()), "weights", flush=True)
    held = []
    for batch in DataLoader(Strips(10**6), batch_size=64):
        held.append(batch)
        if len(held) == 12:
            break
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.01)
    started = saved = time.time()
    seen = 0
    sums = np.zeros(3)
    for x, centre, glyphs in DataLoader(Strips(args.seed), batch_size=args.batch, num_workers=1, prefetch_factor=8):
        done = (time.time() - started) / (60 * args.minutes)
        if done >= 1:
            break
        rate = args.rate * min(1, seen / 3000 + 0.02) * 0.5 * (1 + np.cos(np.pi * done)) + 1e-6
        for group in optimiser.param_groups:
            group["lr"] = rate
        glyph, place = loss_of(net(x.to(memory_format=torch.channels_last)), centre, glyphs)
        optimiser.zero_grad()
        (glyph + 2 * place).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        seen += len(x)
        sums += (float(glyph), float(place), 1)
        if time.time() - saved > 180:
            saved = time.time()
            print(f"{(saved - started) / 60:.1f} min {seen} strips, glyph {sums[0] / sums[2]:.4f} place {sums[1] / sums[2]:.4f}, "
                  "held: characters %.4f strips %.4f false %d" % score(net, held), flush=True)
            sums[:] = 0
            torch.save(net.state_dict(), args.out / "mrz.pt")
            export(net, args.out / "mrz-lines.onnx")
    print("held: characters %.4f strips %.4f false %d" % score(net, held), seen, "strips", flush=True)
    torch.save(net.state_dict(), args.out / "mrz.pt")
    export(net, args.out / "mrz-lines.onnx")


if __name__ == "__main__":
    main()
