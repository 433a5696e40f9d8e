"""Trains PP-OCRv6 tiny on with rendered lines: `PYTHONPATH=.. python train.py --start rec.onnx --characters dict.txt --minutes 75 --out FOLDER`."""

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as f
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from characters import LIKE, classes, published
from graph import Graph
from halve import halve
from render import Renderer

WIDTHS = [96, 160, 240, 320, 320, 480, 640]
"""Each batch has one of these widths; eight columns make one step of the net's output."""


def contrast(strip):
    """What the reader does with dim strips: the 1st to 99th percentile over 20 to 235, where they use less than half."""
    low, high = np.percentile(strip, (1, 99))
    if high - low >= 120 or high - low < 6:
        return strip
    return np.clip(20 + (strip - low) * 215 / (high - low), 0, 255)


class Batches(IterableDataset):
    """Pixels as the net takes them, float32 [n, 3, 48, width], and the texts' classes."""

    def __init__(self, names, seed, size, held=False):
        self.index = {c: i + 1 for i, c in enumerate(names)}
        self.rare = [c for c in names if "\u4e00" <= c <= "\u9fff"]
        self.seed, self.size, self.held = seed, size, held

    def __iter__(self):
        worker = get_worker_info()
        renderer = Renderer(self.seed + 7919 * (worker.id if worker else 0), self.rare, self.held)
        rng = renderer.rng
        while True:
            width = int(rng.choice(WIDTHS))
            samples = [renderer.sample(width) for _ in range(max(4, self.size * 320 // width))]
            grey = np.stack([contrast(strip) for strip, _ in samples]).astype(np.float32)[:, None]
            # Paper and ink have a tint.
            tint = 1 + 0.12 * rng.standard_normal((len(samples), 3, 1, 1)) * (rng.random((len(samples), 1, 1, 1)) < 0.7)
            pixels = np.clip(grey * np.clip(tint, 0.6, 1.2), 0, 255) / 127.5 - 1
            yield torch.from_numpy(pixels.astype(np.float32)), [[self.index[c] for c in text if c in self.index] for _, text in samples]


def best_path(logits):
    best = logits.argmax(2).numpy()
    return [[int(c) for i, c in enumerate(row) if c and (i == 0 or c != row[i - 1])] for row in best]


def distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


@torch.no_grad()
def score(net, batches, names):
    """Share of characters right (1 − edits / characters), of lines right, of lines without text that stay empty; some misread lines."""
    edits = characters = right = lines = empty = none = 0
    shown = []
    for x, texts in batches:
        for got, want in zip(best_path(net(x)), texts):
            if not want:
                none += 1
                empty += not got
                continue
            wrong = distance(want, got)
            edits, characters, lines, right = edits + wrong, characters + len(want), lines + 1, right + (wrong == 0)
            if wrong and len(shown) < 6:
                shown.append("".join(names[c - 1] for c in want) + " → " + "".join(names[c - 1] for c in got))
    return f"characters {1 - edits / characters:.4f} lines {right / lines:.4f} of {lines}, empty {empty}/{none}; {shown}"


def with_added_classes(net, names, start):
    """The head with rows for the added letters, each beginning as the published letter that it looks like."""
    weights, bias = (next(n for n in net.slots if n.endswith(f"linear_1.{kind}_0")) for kind in "wb")
    added = [names.index(LIKE[c]) + 1 for c in names[start:]]
    with torch.no_grad():
        net.replace(weights, torch.cat([net.value(weights), net.value(weights)[:, added]], 1).clone())
        net.replace(bias, torch.cat([net.value(bias), net.value(bias)[added] - 2]).clone())


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--start", type=Path, required=True)
    args.add_argument("--characters", type=Path, required=True)
    args.add_argument("--minutes", type=float, default=75)
    args.add_argument("--batch", type=int, default=24)
    args.add_argument("--workers", type=int, default=1)
    args.add_argument("--seed", type=int, default=50)
    args.add_argument("--rate", type=float, default=2e-4)
    args.add_argument("--from", dest="weights")
    args.add_argument("--out", type=Path, required=True)
    args = args.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    names = classes(args.characters)
    (args.out / "text-characters.txt").write_text("\n".join(names) + "\n", encoding="utf8")
    net = Graph(args.start)
    held = [batch for batch, _ in zip(iter(Batches(names, 10**6, 48, held=True)), range(6))]
    print(f"as published: {score(net, held, names)}", flush=True)
    with_added_classes(net, names, len(published(args.characters)) + 1)
    if args.weights:
        net.load_state_dict(torch.load(args.weights))
    print(sum(p.numel() for p in net.parameters()), "weights", flush=True)
    # The first convolution sees edges; it costs a fifth of a step and has nothing to learn.
    next(net.parameters()).requires_grad_(False)
    net.to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW([p for p in net.parameters() if p.requires_grad], lr=args.rate, weight_decay=0.001)
    started = saved = time.time()
    seen, sums = 0, np.zeros(2)

    def keep():
        print(f"{(time.time() - started) / 60:.1f} min {seen} lines, loss {sums[0] / max(1, sums[1]):.4f}, held: {score(net, held, names)}", flush=True)
        torch.save(net.state_dict(), args.out / "print.pt")
        net.save(args.out / "text-recognition.onnx")
        halve(args.out / "text-recognition.onnx")

    steps = 0
    for x, texts in DataLoader(Batches(names, args.seed, args.batch), batch_size=None, num_workers=args.workers, prefetch_factor=8):
        done = (time.time() - started) / (60 * args.minutes)
        if done >= 1:
            break
        steps += 1
        rate = args.rate * min(1, steps / 100 + 0.02) * 0.5 * (1 + np.cos(np.pi * done)) + 1e-6
        for group in optimiser.param_groups:
            group["lr"] = rate
        logits = net(x.to(memory_format=torch.channels_last))
        chances = f.log_softmax(logits, 2).permute(1, 0, 2)
        lengths = torch.full((len(x),), chances.shape[0])
        targets = torch.tensor([c for text in texts for c in text]), lengths, torch.tensor([len(t) for t in texts])
        # By the steps of the output: by characters, a strip without text would weigh as much as ten others.
        loss = f.ctc_loss(chances, *targets, reduction="sum", zero_infinity=True) / (0.25 * chances.shape[0] * len(x))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        seen += len(x)
        sums += (float(loss.detach()), 1)
        if time.time() - saved > (60 if seen < 5000 else 240):
            saved = time.time()
            keep()
            sums[:] = 0
    keep()


if __name__ == "__main__":
    main()
