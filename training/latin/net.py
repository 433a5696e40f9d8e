"""The recogniser: strip in, for every second column the character whose middle stands there, or the blank."""

import torch
from torch import nn

from text import ALPHABET

CLASSES = len(ALPHABET) + 1


class Conv(nn.Sequential):
    def __init__(self, inputs, outputs, kernel=3, stride=1, padding=1, act=True):
        layers = [nn.Conv2d(inputs, outputs, kernel, stride, padding, bias=False), nn.BatchNorm2d(outputs)]
        super().__init__(*layers, *([nn.ReLU()] if act else []))


class Block(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.one = Conv(channels, channels)
        self.two = Conv(channels, channels, act=False)

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


class LatinNet(nn.Module):
    """float32 [n, 1, 40, width], each strip with mean 0 and deviation 1 → logits [n, width / 2, classes]."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            Conv(1, 16, stride=2),
            Conv(16, 24),
            Conv(24, 48, stride=2),
            Block(48),
            Conv(48, 80, stride=(2, 1)),
            Block(80),
            Conv(80, 160, (5, 3), 1, (0, 1)),
            Along(160),
            Along(160),
            Along(160),
        )
        # Each step of four columns answers for its left and its right half.
        self.head = nn.Conv2d(160, 2 * CLASSES, 1)

    def forward(self, x):
        out = self.head(self.body(x))[:, :, 0]
        n, _, steps = out.shape
        return out.reshape(n, 2, CLASSES, steps).permute(0, 3, 1, 2).reshape(n, 2 * steps, CLASSES)
