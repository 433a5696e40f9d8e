"""Trains the surface net: `python train_surface.py --grounds FOLDER --pages FOLDER --minutes 45 --out FOLDER`."""

import argparse
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as f
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from another_camera import another_camera
from export_surface import export
from material import load_grounds, load_portraits
from replay import DEVICE, Replay
from surface_net import SurfaceNet
from surface_scenes import SurfaceScenes, load_pages


MORE = torch.tensor([2.0, 6.0], device=DEVICE).view(1, 2, 1, 1)
"""Weight of a covered and of a worn cell: there are few of them."""


class Batches(IterableDataset):
    def __init__(self, args):
        self.args = args

    def __iter__(self):
        cv2.setNumThreads(1)
        a = self.args
        scenes = SurfaceScenes(a.seed + 7919 * get_worker_info().id, load_portraits(), load_grounds(a.grounds, "train", 400), load_pages(a.pages)[10:])
        while True:
            yield collate([scenes.sample() for _ in range(a.batch)])


def collate(samples):
    pictures, targets, weights = (np.stack(part) for part in zip(*samples))
    return tuple(torch.from_numpy(np.ascontiguousarray(x)) for x in (pictures.transpose(0, 3, 1, 2), targets, weights))


def loss_of(maps, targets, weights):
    cross = (f.binary_cross_entropy_with_logits(maps, targets, reduction="none", pos_weight=MORE) * weights).mean()
    p = torch.sigmoid(maps) * weights
    both = (p * targets).sum((2, 3))
    dice = 1 - (2 * both + 1) / (p.sum((2, 3)) + (targets * weights).sum((2, 3)) + 1)
    return cross + 0.15 * dice.mean()


@torch.no_grad()
def score(net, held):
    """Overlap of each map's cells over the held pictures, and the share of untouched pictures with a patch of 12 cells."""
    net.eval()
    both, either, clean, wrong = np.zeros(2), np.zeros(2), np.zeros(2), np.zeros(2)
    for pictures, targets, weights in held:
        on = (net(pictures.to(DEVICE).float() / 255) > 0).cpu().numpy() & (weights.numpy() > 0)
        truth = (targets.numpy() > 0) & (weights.numpy() > 0)
        both += (on & truth).sum((0, 2, 3))
        either += (on | truth).sum((0, 2, 3))
        free = truth.sum((2, 3)) == 0
        clean += free.sum(0)
        wrong += (free & (on.sum((2, 3)) > 12)).sum(0)
    net.train()
    return both / np.maximum(1, either), wrong / np.maximum(1, clean)


def step(net, optimiser, batch):
    pictures, targets, weights = batch
    with torch.autocast(DEVICE, torch.bfloat16, enabled=DEVICE == "cuda"):
        maps = net(pictures.to(memory_format=torch.channels_last))
    loss = loss_of(maps.float(), targets, weights)
    optimiser.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
    optimiser.step()
    return loss.item()


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--grounds", required=True)
    args.add_argument("--pages", required=True)
    args.add_argument("--minutes", type=float, default=45)
    args.add_argument("--batch", type=int, default=16)
    args.add_argument("--seen", type=int, default=2, help="how often a rendered picture is trained on, on average")
    args.add_argument("--kept", type=int, default=2000, help="rendered pictures in memory")
    args.add_argument("--warm", type=int, default=0, help="pictures rendered before the first step")
    args.add_argument("--every", type=float, default=3, help="minutes between scores")
    args.add_argument("--seed", type=int, default=50)
    args.add_argument("--rate", type=float, default=2e-3)
    args.add_argument("--renderers", type=int, default=1)
    args.add_argument("--from", dest="start")
    args.add_argument("--out", type=Path, required=True)
    args = args.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(1)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    net = SurfaceNet().to(DEVICE, memory_format=torch.channels_last)
    if args.start:
        net.load_state_dict(torch.load(args.start, map_location=DEVICE))
    print(sum(p.numel() for p in net.parameters()), "weights", flush=True)
    test = SurfaceScenes(10**6, load_portraits(), load_grounds(args.grounds, "test", 150), load_pages(args.pages)[:10], documents=60)
    held = [collate([test.sample() for _ in range(20)]) for _ in range(12)]
    del test
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.01)
    started = saved = time.time()
    rendered, seen, total, count = 0, 0, 0.0, 0
    loader = DataLoader(Batches(args), batch_size=None, num_workers=args.renderers, prefetch_factor=4, multiprocessing_context="spawn")
    replay = Replay(args.kept)
    for fresh in loader:
        replay.add(*fresh)
        rendered += len(fresh[0])
        done = (time.time() - started) / (60 * args.minutes)
        if done >= 1:
            break
        if rendered < args.warm:
            continue
        rate = args.rate * min(1, seen / 2000 + 0.02) * 0.5 * (1 + np.cos(np.pi * done)) + 1e-6
        for group in optimiser.param_groups:
            group["lr"] = rate
        while seen < args.seen * (rendered - args.warm):
            total += step(net, optimiser, another_camera(*replay.draw(args.batch)))
            seen, count = seen + args.batch, count + 1
        if time.time() - saved > 60 * args.every:
            saved = time.time()
            overlap, wrong = score(net, held)
            print(f"{(saved - started) / 60:.1f} min {rendered} rendered {seen} seen, loss {total / max(1, count):.4f}, held: overlap {overlap.round(3)} wrong {wrong.round(3)}", flush=True)
            total, count = 0.0, 0
            torch.save(net.state_dict(), args.out / "surface.pt")
    print("held: overlap", *score(net, held), rendered, "rendered", seen, "seen", flush=True)
    torch.save(net.state_dict(), args.out / "surface.pt")
    export(net, args.out / "document-surface.onnx")


if __name__ == "__main__":
    main()
