"""The recogniser: strip in, for every fourth column the glyph that stands there and how near its middle is."""

import torch
from torch import nn

from text import ALPHABET


class Conv(nn.Sequential):
    def __init__(self, inputs, outputs, kernel=3, stride=1, padding=1, act=True):
        layers = [nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False), nn.BatchNorm2d(outputs)]
        super().__init__(*layers, *([nn.ReLU()] if act else []))


class Block(nn.Module):
    def __init__(self, channels, kernel=3, padding=1):
        super().__init__()
        self.one = Conv(channels, channels, kernel, 1, padding)
        self.two = Conv(channels, channels, kernel, 1, padding, act=False)

    def forward(self, x):
        return torch.relu(x + self.two(self.one(x)))


class Along(nn.Module):
    """Looks along the line: a depthwise row of seven steps, then a mix of channels."""

    def __init__(self, channels):
        super().__init__()
        self.row = nn.Conv2d(channels, channels, (1, 7), padding=(0, 3), groups=channels, bias=False)
        self.norm = nn.BatchNorm2d(channels)
        self.mix = Conv(channels, channels, 1, 1, 0, act=False)

    def forward(self, x):
        return torch.relu(x + self.mix(torch.relu(self.norm(self.row(x)))))


class MrzNet(nn.Module):
    """float32 [n, 1, 32, width], each strip with mean 0 and deviation 1 → logits [n, 38, width / 4]: 37 glyphs, centre."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            Conv(1, 16, stride=2),
            Conv(16, 24),
            Conv(24, 40, stride=2),
            Block(40),
            Conv(40, 64, stride=(2, 1)),
            Block(64),
            Conv(64, 128, (4, 3), 1, (0, 1)),
            Along(128),
            Along(128),
            Along(128),
        )
        self.head = nn.Conv2d(128, len(ALPHABET) + 1, 1)

    def forward(self, x):
        return self.head(self.body(x))[:, :, 0]
