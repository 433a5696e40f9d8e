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


STEP = 2
"""Columns of the strip for each row of the net's output."""


def labels(classes, middles, widths, width):
    """The class that each output step is to give: a character around its middle, the blank between characters, −1 where
    both would do. Neighbours always have a blank between them."""
    steps = width // STEP
    out = np.zeros(steps, np.int64)
    at = (np.arange(steps) + 0.5) * STEP
    for c, x, w in zip(classes, middles, widths):
        out[np.abs(at - x) < 0.36 * w] = -1
    for c, x, w in zip(classes, middles, widths):
        near = np.abs(at - x) < 0.2 * w
        near[min(steps - 1, max(0, int(x / STEP)))] = True
        out[near] = c
    return out


class Batches(IterableDataset):
    def __init__(self, seed, size, held=False):
        self.seed, self.size, self.held = seed, size, held

    def __iter__(self):
        worker = get_worker_info()
        renderer = Renderer(self.seed + 7919 * (worker.id if worker else 0), self.held)
        while True:
            width = int(renderer.rng.choice(WIDTHS))
            samples = [renderer.sample(width) for _ in range(max(4, self.size * 256 // width))]
            x = np.stack([strip for strip, *_ in samples]).astype(np.float32)
            x = (x - x.mean((1, 2), keepdims=True)) / (x.std((1, 2), keepdims=True) + 4)
            wanted = np.stack([labels(*places, width) for _, *places in samples])
            texts = [classes for _, classes, *_ in samples]
            yield torch.from_numpy(x[:, None]), torch.from_numpy(wanted), texts


def read(rows):
    """Classes of a line: each run of steps that are no blank is one character, the one that the run holds for likeliest."""
    out, run = [], None
    for row in [*rows, None]:
        if row is not None and row[0] < 0.5:
            run = row.copy() if run is None else run + row
        elif run is not None:
            out.append(int(run[1:].argmax()) + 1)
            run = None
    return out


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
    for x, _, texts in batches:
        for rows, text in zip(torch.softmax(net(x), 2).numpy(), texts):
            got = read(rows)
            want = text.tolist()
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
    for x, wanted, _ in DataLoader(Batches(args.seed, args.batch), batch_size=None, num_workers=args.workers, prefetch_factor=8):
        done = (time.time() - started) / (60 * args.minutes)
        if done >= 1:
            break
        steps += 1
        rate = args.rate * min(1, steps / 300 + 0.02) * 0.5 * (1 + np.cos(np.pi * done)) + 1e-6
        for group in optimiser.param_groups:
            group["lr"] = rate
        logits = net(x.to(memory_format=torch.channels_last))
        loss = f.cross_entropy(logits.flatten(0, 1), wanted.flatten(), ignore_index=-1, label_smoothing=0.01)
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
