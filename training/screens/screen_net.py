"""The screen net: whether a square of a photograph was taken off a display, from its spectra."""

import torch
from torch import nn

from net import Conv

SIDE = 128


def spectra(tiles):
    """Bytes [n, 3, 128, 128] to logarithmic power spectra [n, 2, 64, 128] of luma and of red less blue: rows from frequency 0 on,
    columns with frequency 0 in the middle, in periods a tile."""
    r, g, b = tiles.float().unbind(1)
    planes = torch.stack([0.299 * r + 0.587 * g + 0.114 * b, r - b], 1)
    planes = planes - planes.mean((2, 3), keepdim=True)
    window = 0.5 - 0.5 * torch.cos(2 * torch.pi * (torch.arange(SIDE, device=tiles.device) + 0.5) / SIDE)
    power = torch.fft.fft2(planes * window[:, None] * window).abs().square()
    return torch.log1p(torch.fft.fftshift(power, 3)[:, :, : SIDE // 2])


class ScreenNet(nn.Module):
    """Spectra float32 [n, 2, 64, 128] → logit [n, 1]. Where a frequency lies matters (JPEG's blocks have theirs), so each has a bias of its own."""

    def __init__(self, widths=(8, 16, 24, 32)):
        super().__init__()
        a, b, c, d = widths
        self.first = nn.Conv2d(2, a, 3, padding=1)
        self.place = nn.Parameter(torch.zeros(1, a, SIDE // 2, SIDE))
        self.body = nn.Sequential(
            nn.ReLU(), nn.MaxPool2d(2), Conv(a, b), nn.MaxPool2d(2), Conv(b, c), nn.MaxPool2d(2), Conv(c, d), Conv(d, d),
        )
        self.head = nn.Linear(2 * d, 1)

    def forward(self, x):
        x = self.body(self.first((x - 8) / 4) + self.place)
        return self.head(torch.cat([x.amax((2, 3)), x.mean((2, 3))], 1))
