"""Trains the corner net: `python train.py --grounds FOLDER --minutes 60 --out FOLDER`. One thread and renderers, or a GPU."""

import argparse
import time
from pathlib import Path

import cv2
import numpy as np
import torch
from torch.nn import functional as f
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from export import export
from material import load_grounds, load_portraits
from net import CornerNet
from replay import DEVICE, Replay
from scenes import FRAMES, STRIDE, Scenes

SIGMA = 1.2
"""Width of a corner's target, cells of four pixels."""


class Batches(IterableDataset):
    def __init__(self, seed, grounds, batch):
        self.seed, self.grounds, self.batch = seed, grounds, batch

    def __iter__(self):
        cv2.setNumThreads(1)
        scenes = Scenes(self.seed + 7919 * get_worker_info().id, load_portraits(), load_grounds(self.grounds, "train"))
        while True:
            frame = FRAMES[scenes.rng.integers(len(FRAMES))]
            yield collate([scenes.sample(frame) for _ in range(self.batch)])


def collate(samples):
    pictures = np.stack([s[0] for s in samples]).transpose(0, 3, 1, 2)
    corners = np.stack([s[1] for s in samples])
    present = np.float32([s[2] for s in samples])
    h, w = pictures.shape[2] // STRIDE, pictures.shape[3] // STRIDE
    area = np.zeros((len(samples), h, w), np.float32)
    for i, quad in enumerate(corners):
        if present[i]:
            cv2.fillPoly(area[i], [np.round(quad / STRIDE * 16 - 8).astype(np.int32)], 1.0, cv2.LINE_AA, shift=4)
    return torch.from_numpy(np.ascontiguousarray(pictures)), torch.from_numpy(corners), torch.from_numpy(present), torch.from_numpy(area)


def targets(corners, present, h, w):
    """Heat maps that sum to 1, [n, 4, h·w], and which corners lie in the picture."""
    at = corners / STRIDE - 0.5
    ys = torch.arange(h, device=at.device).view(1, 1, h, 1)
    xs = torch.arange(w, device=at.device).view(1, 1, 1, w)
    d = (xs - at[..., 0, None, None]) ** 2 + (ys - at[..., 1, None, None]) ** 2
    heat = torch.exp(-d / (2 * SIGMA**2)).flatten(2)
    inside = (at[..., 0] > -1) & (at[..., 0] < w) & (at[..., 1] > -1) & (at[..., 1] < h) & (present[:, None] > 0)
    return heat / heat.sum(2, keepdim=True).clamp(min=1e-6), inside


def loss_of(maps, corners, present, area):
    h, w = maps.shape[2:]
    heat, inside = targets(corners, present, h, w)
    logs = torch.log_softmax(maps[:, :4].flatten(2), 2)
    cross = -(heat * logs).sum(2)
    place = (cross * inside).sum() / inside.sum().clamp(min=1)
    cover = f.binary_cross_entropy_with_logits(maps[:, 4], area)
    return place, cover


def corners_of(maps):
    """[n, 4, 2] px: mean place in the five cells around the strongest one."""
    n, _, h, w = maps.shape
    p = torch.softmax(maps[:, :4].flatten(2), 2).view(n, 4, h, w).cpu().numpy()
    out = np.zeros((n, 4, 2), np.float32)
    for i in range(n):
        for c in range(4):
            y, x = np.unravel_index(p[i, c].argmax(), (h, w))
            y0, y1, x0, x1 = max(0, y - 2), min(h, y + 3), max(0, x - 2), min(w, x + 3)
            part = p[i, c, y0:y1, x0:x1]
            out[i, c] = ((part * np.arange(x0, x1)).sum() / part.sum(), (part * np.arange(y0, y1)[:, None]).sum() / part.sum())
    return (out + 0.5) * STRIDE


@torch.no_grad()
def score(net, held):
    """Mean overlap of the quads, share of them over 0.9, share with every corner in its own order."""
    net.eval()
    overlaps, ordered = [], []
    for pictures, corners, present, _ in held:
        found = corners_of(net(pictures.to(DEVICE).float() / 255))
        for quad, truth, there in zip(found, corners.numpy(), present):
            if not there:
                continue
            size = np.sqrt(cv2.contourArea(truth))
            best = max(iou(np.roll(quad, k, 0), truth) for k in range(1))
            overlaps.append(best)
            ordered.append(np.linalg.norm(quad[0] - truth[0]) < size * 0.25)
    net.train()
    return np.mean(overlaps), np.mean(np.array(overlaps) > 0.9), np.mean(ordered)


def another_camera(pictures):
    """uint8 pictures [n, 3, h, w] → float32 in 0..1, as another exposure, tint and sensor would have given them."""
    n, device = len(pictures), pictures.device

    def per(low, high, channels=1):
        return low + (high - low) * torch.rand(n, channels, 1, 1, device=device)

    pictures = (pictures.float() / 255) ** per(0.85, 1.2) * per(0.85, 1.15) * per(0.95, 1.05, 3)
    return (pictures + per(0, 0.015) * torch.randn_like(pictures)).clamp(0, 1)


def step(net, optimiser, pictures, corners, present, area):
    place, cover = loss_of(net(pictures.to(memory_format=torch.channels_last)), corners, present, area)
    optimiser.zero_grad()
    (place + 2 * cover).backward()
    torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
    optimiser.step()
    return place.item(), cover.item(), 1


def iou(a, b):
    hull = cv2.convexHull(a.astype(np.float32))
    area, _ = cv2.intersectConvexConvex(hull, cv2.convexHull(b.astype(np.float32)))
    return area / max(1e-6, cv2.contourArea(hull) + cv2.contourArea(b) - area)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--grounds", required=True)
    args.add_argument("--minutes", type=float, default=60)
    args.add_argument("--batch", type=int, default=24)
    args.add_argument("--seen", type=int, default=1, help="how often a rendered scene is trained on, on average")
    args.add_argument("--kept", type=int, default=600, help="rendered scenes of each frame in memory")
    args.add_argument("--renderers", type=int, default=2)
    args.add_argument("--every", type=float, default=3, help="minutes between scores")
    args.add_argument("--seed", type=int, default=30)
    args.add_argument("--rate", type=float, default=2e-3)
    args.add_argument("--from", dest="start")
    args.add_argument("--out", type=Path, required=True)
    args = args.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    cv2.setNumThreads(1)
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    net = CornerNet().to(DEVICE, memory_format=torch.channels_last)
    if args.start:
        net.load_state_dict(torch.load(args.start, map_location=DEVICE))
    print(sum(p.numel() for p in net.parameters()), "weights", flush=True)
    test = Scenes(10**6, load_portraits(), load_grounds(args.grounds, "test"), documents=80)
    held = [collate([test.sample(FRAMES[k % len(FRAMES)]) for _ in range(30)]) for k in range(10)]
    del test
    optimiser = torch.optim.AdamW(net.parameters(), lr=args.rate, weight_decay=0.01)
    started = saved = time.time()
    rendered = seen = 0
    sums = np.zeros(3)
    # Pictures of one batch have one size.
    kept = {frame: Replay(args.kept) for frame in FRAMES}
    loader = DataLoader(Batches(args.seed, args.grounds, args.batch), batch_size=None, num_workers=args.renderers, prefetch_factor=4, multiprocessing_context="spawn")
    for fresh in loader:
        frame = tuple(fresh[0].shape[2:])
        kept[frame].add(*fresh)
        rendered += len(fresh[0])
        done = (time.time() - started) / (60 * args.minutes)
        if done >= 1:
            break
        rate = args.rate * min(1, seen / 3000 + 0.02) * 0.5 * (1 + np.cos(np.pi * done)) + 1e-6
        for group in optimiser.param_groups:
            group["lr"] = rate
        while seen < args.seen * rendered:
            pictures, *truth = kept[FRAMES[int(torch.randint(len(FRAMES), ()))] if rendered > 40 * args.batch else frame].draw(args.batch)
            sums += step(net, optimiser, another_camera(pictures), *truth)
            seen += args.batch
        if time.time() - saved > 60 * args.every:
            saved = time.time()
            print(f"{(saved - started) / 60:.1f} min {rendered} rendered {seen} seen, place {sums[0] / sums[2]:.3f} area {sums[1] / sums[2]:.4f}, "
                  "held: overlap %.4f over 0.9 %.3f ordered %.3f" % score(net, held), flush=True)
            sums[:] = 0
            torch.save(net.state_dict(), args.out / "corners.pt")
    print("held: overlap %.4f over 0.9 %.3f ordered %.3f" % score(net, held), rendered, "rendered", seen, "seen", flush=True)
    torch.save(net.state_dict(), args.out / "corners.pt")
    export(net, args.out / "document-corners.onnx")


if __name__ == "__main__":
    main()
