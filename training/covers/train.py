"""Draws and trains at once: `python train.py --portraits FOLDER --grounds FILE.npz --minutes 9 --out FOLDER`.

Some processes draw chips into a store of the newest ones, another part of the machine (a GPU where there is one) trains on
them, each changed anew every time.
"""

import argparse
import copy
import math
import multiprocessing
import time
from pathlib import Path

import numpy as np
import torch
from torch.nn import functional as f

from cover_net import CoverNet, export

SHEAF = 50
"""Chips that a drawing process hands over at once."""


def draw(portraits, grounds, seed, queue):
    """Draws for ever: sheaves of chips and their labels."""
    import cv2

    import grounds as ground_files
    from cover_scenes import SIDE, scene
    from people import load_portraits

    cv2.setNumThreads(1)
    rng = np.random.default_rng(seed)
    people, places = load_portraits(portraits), ground_files.load(grounds)
    while True:
        chips, labels = np.zeros((SHEAF, SIDE, SIDE, 3), np.uint8), np.zeros((SHEAF, 2), np.float32)
        for i in range(SHEAF):
            chips[i], labels[i] = scene(rng, people, places)
        queue.put((chips, labels))


class Store:
    """The newest chips, on the device that trains."""

    def __init__(self, queue, most, device):
        self.queue, self.most, self.drawn = queue, most, 0
        self.chips = torch.zeros((most, 3, 112, 112), dtype=torch.uint8, device=device)
        self.labels = torch.zeros((most, 2), device=device)

    def take(self, wait=False):
        """Whether a sheaf came in."""
        if not wait and self.queue.empty():
            return False
        chips, labels = self.queue.get()
        at = self.drawn % self.most
        self.chips[at : at + SHEAF] = torch.from_numpy(chips).permute(0, 3, 1, 2).to(self.chips.device)
        self.labels[at : at + SHEAF] = torch.from_numpy(labels).to(self.labels.device)
        self.drawn += SHEAF
        return True

    def batch(self, count):
        pick = torch.randint(min(self.drawn, self.most), (count,), device=self.chips.device)
        return self.chips[pick].float() / 255, self.labels[pick]


def varied(chips):
    """Each chip mirrored, turned, moved, lit, coloured, blurred and with noise in its own way; parts of some blacked out."""
    n, device = len(chips), chips.device
    uniform = lambda low, high, *shape: low + (high - low) * torch.rand((n, *shape), device=device)
    angle, scale = 0.1 * torch.randn(n, device=device), uniform(0.9, 1.1)
    flip = torch.where(torch.rand(n, device=device) < 0.5, -1.0, 1.0)
    move = 0.05 * torch.randn((n, 2), device=device)
    theta = torch.stack([torch.stack([flip * scale * angle.cos(), -scale * angle.sin(), move[:, 0]], 1), torch.stack([flip * scale * angle.sin(), scale * angle.cos(), move[:, 1]], 1)], 1)
    chips = f.grid_sample(chips, f.affine_grid(theta, list(chips.shape), align_corners=False), mode="bilinear", padding_mode="reflection", align_corners=False)
    grey = chips.mean(1, keepdim=True)
    chips = grey + (chips - grey) * uniform(0.3, 1.4, 1, 1, 1)
    chips = chips.clamp(0.001, 1) ** uniform(0.7, 1.4, 1, 1, 1)
    chips = chips * uniform(0.75, 1.25, 1, 1, 1) * uniform(0.9, 1.1, 3, 1, 1) + uniform(-0.06, 0.06, 1, 1, 1)
    soft = f.avg_pool2d(f.pad(chips, (1, 1, 1, 1), mode="replicate"), 3, 1)
    chips = chips + (soft - chips) * uniform(-0.7, 1, 1, 1, 1)
    coarse = f.interpolate(f.avg_pool2d(chips, 2), scale_factor=2.0, mode="bilinear")
    chips = torch.where(torch.rand((n, 1, 1, 1), device=device) < 0.12, coarse, chips)
    return (chips + uniform(0, 0.04, 1, 1, 1) * torch.randn_like(chips)).clamp(0, 1)


@torch.no_grad()
def score(net, chips, labels):
    """Recall of each cover where one held chip in fifty without it is called covered, and where one in twenty is."""
    logits = torch.cat([net(chips[i : i + 250].float() / 255) for i in range(0, len(chips), 250)]).float().cpu().numpy()
    labels = labels.cpu().numpy()
    recalls = []
    for k in range(2):
        free = np.sort(logits[labels[:, k] == 0, k])
        recalls += [round(float((logits[labels[:, k] == 1, k] > free[int(share * len(free))]).mean()), 3) for share in (0.98, 0.95)]
    return recalls


@torch.no_grad()
def follow(mean, net, share):
    """Moves the mean of the weights towards those of the net."""
    for slow, fast in zip(mean.state_dict().values(), net.state_dict().values()):
        slow.lerp_(fast, share) if slow.is_floating_point() else slow.copy_(fast)


def train(args, queue, log):
    torch.manual_seed(args.seed)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    batch = args.batch or (384 if device.type == "cuda" else 64)
    net = CoverNet()
    if args.start:
        net.load_state_dict(torch.load(args.start))
    net = net.to(device, memory_format=torch.channels_last)
    mean = copy.deepcopy(net).eval()
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.02)
    began = time.time()
    held = Store(queue, args.held, device)
    while held.drawn < args.held:
        held.take(wait=True)
    store = Store(queue, args.most // SHEAF * SHEAF, device)
    while store.drawn < args.first:
        store.take(wait=True)
    log(f"{device}, batches of {batch}; first {store.drawn} chips after {time.time() - began:.0f} s")
    step, loss_mean, written, since = 0, 0.7, 0, time.time()
    whole = args.minutes - (since - began) / 60
    while (spent := (time.time() - since) / 60) < whole:
        while store.take():
            pass
        rate = args.rate * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * spent / whole))) * min(1, (step + 1) / 200)
        for group in optimiser.param_groups:
            group["lr"] = rate
        # No chip oftener than some hundred times: on a GPU the drawing is what is waited for.
        if step * batch > args.often * store.drawn:
            store.take(wait=True)
            continue
        chips, labels = store.batch(batch)
        net.train()
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            logits = net(varied(chips).to(memory_format=torch.channels_last))
        loss = f.binary_cross_entropy_with_logits(logits.float(), labels * 0.96 + 0.02)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        step += 1
        if step % 4 == 0:
            follow(mean, net, max(0.004, 8 / (step + 8)))
        if step % 20 == 0:
            loss_mean += 0.1 * (loss.item() - loss_mean)
        if spent > written + args.every:
            written = spent
            write(mean, out, f"{written:.0f}")
            log(f"{spent:.2f} min, {store.drawn} drawn, {step * batch} seen, loss {loss_mean:.4f}, hats and masks at 2 and 5 % {score(mean, held.chips, held.labels)}")
    write(mean, out, "")
    log(f"{store.drawn} drawn, {step * batch} seen, {step} steps, loss {loss_mean:.4f}, hats and masks at 2 and 5 % {score(mean, held.chips, held.labels)}")


def write(net, out, mark):
    still = copy.deepcopy(net).float().cpu()
    torch.save(still.state_dict(), out / f"covers{mark and '-' + mark}.pt")
    try:
        export(still, out / f"face-covers{mark and '-' + mark}.onnx")
    except Exception as error:  # the weights are kept; without the onnx package they can be exported elsewhere
        print(f"not exported: {error}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--portraits", required=True)
    parser.add_argument("--grounds", required=True)
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--workers", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--batch", type=int)
    parser.add_argument("--held", type=int, default=1500, help="chips that are not trained on; their portraits are")
    parser.add_argument("--first", type=int, default=3000)
    parser.add_argument("--most", type=int, default=200_000)
    parser.add_argument("--often", type=float, default=120)
    parser.add_argument("--every", type=float, default=1, help="minutes between two states that are written")
    parser.add_argument("--from", dest="start", help="weights to go on from")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    queue = context.Queue(40)
    draw_args = [(args.portraits, args.grounds, 1000 * args.seed + i, queue) for i in range(args.workers)]
    drawing = [context.Process(target=draw, args=each, daemon=True) for each in draw_args]
    for process in drawing:
        process.start()
    Path(args.out).mkdir(parents=True, exist_ok=True)
    with open(Path(args.out) / "train.log", "a") as file:

        def log(line):
            print(line, flush=True)
            print(line, file=file, flush=True)

        try:
            train(args, queue, log)
        finally:
            for process in drawing:
                process.terminate()


if __name__ == "__main__":
    main()
