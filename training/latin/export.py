"""Writes the recogniser as ONNX, normalisations folded in, weights stored as half floats: `python export.py WEIGHTS.pt OUT.onnx`."""

import copy
import sys
from pathlib import Path

import torch
from torch import nn

from halve import halve
from net import LatinNet


class Probabilities(nn.Module):
    """What the reader wants: probabilities [n, width / 2, classes]."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, strip):
        return torch.softmax(self.net(strip), 2)


def export(net, path):
    model = Probabilities(copy.deepcopy(net)).eval().to(memory_format=torch.contiguous_format)
    width = torch.export.Dim("quarters", min=4, max=1024) * 4
    program = torch.onnx.export(
        model, (torch.zeros(1, 1, 40, 256),), dynamo=True, input_names=["strip"], output_names=["steps"],
        dynamic_shapes={"strip": {3: width}}, opset_version=18, verbose=False,
    )
    program.save(str(path), external_data=False)
    halve(path)


if __name__ == "__main__":
    net = LatinNet()
    net.load_state_dict(torch.load(sys.argv[1]))
    export(net, Path(sys.argv[2]))
