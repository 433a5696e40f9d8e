"""Small encoders and decoders of plain convolutions that draw maps of a picture; the corner net is one."""

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


class MapNet(nn.Module):
    """float32 [n, 3, h, w] in 0..1, sides multiples of 32 → logits [n, maps, h / 4, w / 4].

    `widths`: channels at a half, quarter, eighth, sixteenth and thirty-second of the size; `blocks` at each from the quarter on.
    """

    def __init__(self, maps, widths, blocks):
        super().__init__()
        half, *levels = widths
        stem = nn.Sequential(Conv(3, half, stride=2), Conv(half, levels[0], stride=2), *blocks_of(levels[0], blocks[0]))
        steps = zip(levels, levels[1:], blocks[1:])
        self.downs = nn.ModuleList([stem, *(nn.Sequential(Conv(a, b, stride=2), *blocks_of(b, n)) for a, b, n in steps)])
        self.sides = nn.ModuleList(Conv(width, width, 1, act=False) for width in levels[:-1])
        self.narrows = nn.ModuleList(Conv(b, a, 1) for a, b in zip(levels, levels[1:]))
        self.joins = nn.ModuleList(Block(width) for width in levels[:-1])
        self.head = nn.Conv2d(levels[0], maps, 1)

    def forward(self, x):
        seen = []
        for down in self.downs:
            x = down(x)
            seen.append(x)
        for level in reversed(range(len(self.joins))):
            up = f.interpolate(self.narrows[level](x), scale_factor=2.0, mode="nearest")
            x = self.joins[level](self.sides[level](seen[level]) + up)
        return self.head(x)


def blocks_of(channels, count):
    return [Block(channels) for _ in range(count)]


class CornerNet(MapNet):
    """Heat maps of the corners from the document's own top left clockwise, then its area."""

    def __init__(self):
        super().__init__(5, (12, 24, 40, 64, 80), (1, 2, 3, 3))
