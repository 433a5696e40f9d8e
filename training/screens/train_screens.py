"""Trains the screen net: `python train_screens.py --textures FOLDER --minutes 20 --out FOLDER`. On a GPU where there is one."""

import argparse
import copy
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as f

from export_screens import export
from screen_net import ScreenNet, spectra
from screen_photographs import Photographs, load_textures

TILES = 4
"""Squares of a photograph that are judged together."""
KEEP = 0.998
"""Share of the running mean of the weights that a step keeps."""


def over_photographs(logits):
    return logits.view(-1, TILES).mean(1)


@torch.no_grad()
def score(net, held):
    """Share of displays found where one print in fifty is taken for one: all, and by display pixels finer than 1.2 photograph pixels, to 2, above."""
    net.eval()
    logits = torch.cat([over_photographs(net(spectra(tiles))) for tiles, _, _ in held])
    labels = torch.cat([labels for _, labels, _ in held])
    pitch = torch.cat([pitch for _, _, pitch in held])
    threshold = torch.quantile(logits[labels == 0], 0.98)
    found = (logits[labels == 1] > threshold).float()
    parts = [pitch < 1.2, (pitch >= 1.2) & (pitch < 2), pitch >= 2]
    return [found.mean().item(), *(found[part].mean().item() for part in parts)]


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--textures", required=True)
    args.add_argument("--minutes", type=float, default=20)
    args.add_argument("--photos", type=int, default=None, help="photographs of a step")
    args.add_argument("--seed", type=int, default=60)
    args.add_argument("--rate", type=float, default=3e-3)
    args.add_argument("--from", dest="start")
    args.add_argument("--out", type=Path, required=True)
    args = args.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    photos = args.photos or (24 if device.type == "cuda" else 4)
    textures = load_textures(args.textures, device)
    kept = torch.arange(len(textures)) % 6 == 0
    net = ScreenNet().to(device)
    if args.start:
        net.load_state_dict(torch.load(args.start, map_location=device))
    mean = copy.deepcopy(net)
    print(sum(p.numel() for p in net.parameters()), "weights,", len(textures), "textures,", device, flush=True)
    test = Photographs(textures[kept], 10**6)
    held = [test.batch(photos, TILES) for _ in range(40 if device.type == "cuda" else 12)]
    scenes = Photographs(textures[~kept], args.seed)
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.01)
    started = saved = time.time()
    seen, total, count = 0, 0.0, 0

    def save(minutes):
        torch.save(mean.state_dict(), args.out / "screens.pt")
        shares = " ".join(f"{share:.3f}" for share in score(mean, held))
        print(f"{minutes:.1f} min {seen} photographs, loss {total / max(1, count):.4f}, held: displays found (all, fine, middle, coarse) {shares}", flush=True)
        export(mean, args.out / "document-screens.onnx")

    while (done := (time.time() - started) / (60 * args.minutes)) < 1:
        # Two batches a step, made smaller or larger in ways of their own.
        tiles, labels, _ = (torch.cat(part) for part in zip(scenes.batch(photos, TILES), scenes.batch(photos, TILES)))
        rate = args.rate * min(1, seen / 2000 + 0.02) * 0.5 * (1 + np.cos(np.pi * done)) + 1e-6
        for group in optimiser.param_groups:
            group["lr"] = rate
        net.train()
        logits = net(spectra(tiles))[:, 0]
        together = f.binary_cross_entropy_with_logits(over_photographs(logits), labels)
        alone = f.binary_cross_entropy_with_logits(logits, labels.repeat_interleave(TILES))
        optimiser.zero_grad()
        (together + 0.3 * alone).backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        seen, total, count = seen + len(labels), total + together.item(), count + 1
        with torch.no_grad():
            share = min(KEEP, count / (count + 10))
            for a, b in zip(mean.state_dict().values(), net.state_dict().values()):
                a.copy_(a * share + b * (1 - share) if a.is_floating_point() else b)
        if time.time() - saved > 60:
            saved = time.time()
            save((saved - started) / 60)
    save(args.minutes)


if __name__ == "__main__":
    main()
