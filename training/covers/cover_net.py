"""The covers net: one aligned face in, two logits out."""

import torch
from torch import nn


def block(inputs, outputs, stride, kernel=3):
    return [nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)]


class CoverNet(nn.Module):
    """3 × 112 × 112, values 0 … 1, to logits of headwear and of something over mouth or nose."""

    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(
            *block(3, 16, 2, 5), *block(16, 24, 2), *block(24, 32, 1), *block(32, 48, 2), *block(48, 48, 1), *block(48, 64, 2), *block(64, 56, 1)
        )
        self.head = nn.Sequential(nn.Flatten(), nn.Dropout(0.3), nn.Linear(56 * 7 * 7, 2))

    def forward(self, chips):
        # The mean light and contrast of the picture say nothing.
        mean = chips.mean((1, 2, 3), keepdim=True)
        spread = ((chips - mean) ** 2).mean((1, 2, 3), keepdim=True).sqrt() + 0.05
        return self.head(self.body((chips - mean) / spread))


def export(net, path):
    """The net as ONNX, weights as single floats, with the names that packages/vision reads."""
    net = net.to(memory_format=torch.contiguous_format).eval()
    torch.onnx.export(net, (torch.zeros(1, 3, 112, 112),), str(path), input_names=["input"], output_names=["covers"], dynamo=False, opset_version=17)
