"""The surface net: a small encoder and decoder of plain convolutions; maps of what covers a document and where its print is lost."""

import torch
from torch import nn
from torch.nn import functional as f

from net import Block, Conv


class SurfaceNet(nn.Module):
    """float32 [n, 3, 192, 288] in 0..1 → logits [n, 2, 48, 72]: covered, worn."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(Conv(3, 12, stride=2), Conv(12, 24, stride=2), Block(24))
        self.eighth = nn.Sequential(Conv(24, 40, stride=2), Block(40), Block(40))
        self.sixteenth = nn.Sequential(Conv(40, 56, stride=2), Block(56), Block(56))
        self.deep = nn.Sequential(Conv(56, 72, stride=2), Block(72), Block(72))
        self.side16 = Conv(56, 56, 1, act=False)
        self.side8 = Conv(40, 40, 1, act=False)
        self.side4 = Conv(24, 24, 1, act=False)
        self.down72 = Conv(72, 56, 1)
        self.down56 = Conv(56, 40, 1)
        self.down40 = Conv(40, 24, 1)
        self.join16 = Block(56)
        self.join8 = Block(40)
        self.join4 = Block(24)
        self.head = nn.Conv2d(24, 2, 1)

    def forward(self, x):
        quarter = self.stem(x)
        eighth = self.eighth(quarter)
        sixteenth = self.sixteenth(eighth)
        deep = self.deep(sixteenth)
        up = lambda y: f.interpolate(y, scale_factor=2.0, mode="nearest")
        y = self.join16(self.side16(sixteenth) + up(self.down72(deep)))
        y = self.join8(self.side8(eighth) + up(self.down56(y)))
        y = self.join4(self.side4(quarter) + up(self.down40(y)))
        return self.head(y)
