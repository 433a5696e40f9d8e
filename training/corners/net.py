"""The corner net: a small encoder and decoder of plain convolutions; heat maps of the four corners and the document's area."""

import torch
from torch import nn
from torch.nn import functional as f


class Conv(nn.Sequential):
    def __init__(self, inputs, outputs, kernel=3, stride=1, act=True):
        layers = [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs)]
        super().__init__(*layers, *([nn.ReLU()] if act else []))


class Block(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.body = nn.Sequential(Conv(channels, channels), Conv(channels, channels, act=False))

    def forward(self, x):
        return torch.relu(x + self.body(x))


class CornerNet(nn.Module):
    """float32 [n, 3, h, w] in 0..1, sides multiples of 32 → logits [n, 5, h / 4, w / 4]: corners from the document's own
    top left clockwise, then its area."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(Conv(3, 12, stride=2), Conv(12, 24, stride=2), Block(24))
        self.eighth = nn.Sequential(Conv(24, 40, stride=2), Block(40), Block(40))
        self.sixteenth = nn.Sequential(Conv(40, 64, stride=2), Block(64), Block(64), Block(64))
        self.deep = nn.Sequential(Conv(64, 80, stride=2), Block(80), Block(80), Block(80))
        self.side16 = Conv(64, 64, 1, act=False)
        self.side8 = Conv(40, 40, 1, act=False)
        self.side4 = Conv(24, 24, 1, act=False)
        self.down80 = Conv(80, 64, 1)
        self.down64 = Conv(64, 40, 1)
        self.down40 = Conv(40, 24, 1)
        self.join16 = Block(64)
        self.join8 = Block(40)
        self.join4 = Block(24)
        self.head = nn.Conv2d(24, 5, 1)

    def forward(self, x):
        quarter = self.stem(x)
        eighth = self.eighth(quarter)
        sixteenth = self.sixteenth(eighth)
        deep = self.deep(sixteenth)
        up = lambda y: f.interpolate(y, scale_factor=2.0, mode="nearest")
        y = self.join16(self.side16(sixteenth) + up(self.down80(deep)))
        y = self.join8(self.side8(eighth) + up(self.down64(y)))
        y = self.join4(self.side4(quarter) + up(self.down40(y)))
        return self.head(y)
