"""A rendered picture as another camera would have taken it, so that it can be seen several times."""

import torch
from torch.nn import functional as f


def another_camera(pictures, targets, weights):
    """uint8 pictures [n, 3, h, w] and maps [n, 2, h / 4, w / 4] → float32 pictures in 0..1, maps moved alike."""
    pictures, targets, weights = moved(pictures.float() / 255, targets.float(), weights.float())
    return anew(pictures), (targets > 0.5).float(), (weights > 0.95).float()


def moved(pictures, targets, weights):
    """Each sample shifted and scaled by a few hundredths."""
    n, device = len(pictures), pictures.device
    theta = torch.zeros(n, 2, 3, device=device)
    theta[:, 0, 0] = 1 + 0.02 * torch.randn(n, device=device)
    theta[:, 1, 1] = 1 + 0.02 * torch.randn(n, device=device)
    theta[:, :, 2] = 0.015 * torch.randn(n, 2, device=device)
    theta[:, 0, 1] = 0.008 * torch.randn(n, device=device)
    theta[:, 1, 0] = 0.008 * torch.randn(n, device=device)

    def warp(x):
        return f.grid_sample(x, f.affine_grid(theta, x.shape, align_corners=False), padding_mode="border", align_corners=False)

    return warp(pictures), warp(targets), warp(weights)


def anew(pictures):
    """Another exposure, tint, curve, focus and noise."""
    n, device = len(pictures), pictures.device

    def per(low, high, channels=1):
        return low + (high - low) * torch.rand(n, channels, 1, 1, device=device)

    soft = f.avg_pool2d(f.pad(pictures, (1, 1, 1, 1), mode="replicate"), 3, 1)
    pictures = pictures + per(-0.35, 0.8) * (soft - pictures)
    pictures = pictures.clamp(0, 1) ** per(0.8, 1.25) * per(0.75, 1.2) * per(0.93, 1.07, 3)
    return (pictures + per(0, 0.02) * torch.randn_like(pictures)).clamp(0, 1)
