"""Trains the recogniser on rendered lines: `PYTHONPATH=.. python train.py --minutes 80 --out FOLDER`."""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as f
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from export import export
from net import LatinNet
from render import Renderer
from text import ALPHABET

WIDTHS = [96, 160, 256, 256, 384, 384, 560]
"""Each batch has one of these widths."""


class Batches(IterableDataset):
    def __init__(self, seed, size, held=False):
        self.seed, self.size, self.held = seed, size, held

    def __iter__(self):
        worker = get_worker_info()
        renderer = Renderer(self.seed + 7919 * (worker.id if worker else 0), self.held)
        while True:
            width = int(renderer.rng.choice(WIDTHS))
            strips, targets = zip(*(renderer.sample(width) for _ in range(max(4, self.size * 256 // width))))
            x = np.stack(strips).astype(np.float32)
            x = (x - x.mean((1, 2), keepdims=True)) / (x.std((1, 2), keepdims=True) + 4)
            yield torch.from_numpy(x[:, None]), torch.from_numpy(np.concatenate(targets)), torch.tensor([len(t) for t in targets])


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


@torch.no_grad()
def score(net, batches):
    """Share of characters right (1 − edits / characters), of lines right, of lines without text that stay empty; some misread lines."""
    net.eval()
    edits = characters = right = lines = empty = none = 0
    shown = []
    for x, targets, lengths in batches:
        best = net(x).argmax(2).numpy()
        ends = np.cumsum(lengths.numpy())
        for row, end, length in zip(best, ends, lengths.numpy()):
            got = [int(c) for c, p in zip(row, [0, *row[:-1]]) if c and c != p]
            want = targets[end - length : end].tolist()
            if not want:
                none += 1
                empty += not got
                continue
            wrong = distance(want, got)
            edits, characters, lines, right = edits + wrong, characters + len(want), lines + 1, right + (wrong == 0)
            if wrong and len(shown) < 6:
                shown.append("".join(ALPHABET[c - 1] for c in want) + " → " + "".join(ALPHABET[c - 1] for c in got))
    net.train()
    return f"characters {1 - edits / characters:.4f} lines {right / lines:.4f} of {lines}, empty {empty}/{none}; {shown}"


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--minutes", type=float, default=80)
    args.add_argument("--batch", type=int, default=32)
    args.add_argument("--workers", type=int, default=1)
    args.add_argument("--seed", type=int, default=40)
    args.add_argument("--rate", type=float, default=2.5e-3)
    args.add_argument("--from", dest="start")
    args.add_argument("--out", type=Path, required=True)
    args = args.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    net = LatinNet().to(memory_format=torch.channels_last)
    if args.start:
        net.load_state_dict(torch.load(args.start))
    print(sum(p.numel() for p in net.parameters()), "weights", flush=True)
    held = [batch for batch, _ in zip(iter(Batches(10**6, 64, held=True)), range(10))]
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.01)
    started = saved = time.time()
    seen, sums = 0, np.zeros(2)

    def keep():
        print(f"{(time.time() - started) / 60:.1f} min {seen} lines, loss {sums[0] / max(1, sums[1]):.4f}, held: {score(net, held)}", flush=True)
        torch.save(net.state_dict(), args.out / "latin.pt")
        export(net, args.out / "latin-lines.onnx")

    steps = 0
    for x, targets, lengths in DataLoader(Batches(args.seed, args.batch), batch_size=None, num_workers=args.workers, prefetch_factor=8):
        done = (time.time() - started) / (60 * args.minutes)
        if done >= 1:
            break
        steps += 1
        rate = args.rate * min(1, steps / 300 + 0.02) * 0.5 * (1 + np.cos(np.pi * done)) + 1e-6
        for group in optimiser.param_groups:
            group["lr"] = rate
        logits = net(x.to(memory_format=torch.channels_last))
        lines = f.log_softmax(logits, 2).permute(1, 0, 2)
        loss = f.ctc_loss(lines, targets, torch.full((len(x),), lines.shape[0]), lengths, zero_infinity=True)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
        optimiser.step()
        seen += len(x)
        sums += (float(loss.detach()), 1)
        if time.time() - saved > 240:
            saved = time.time()
            keep()
            sums[:] = 0
    keep()


if __name__ == "__main__":
    main()
