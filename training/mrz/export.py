"""Writes the recogniser as ONNX with its normalisations folded in: `python export.py WEIGHTS.pt OUT.onnx`."""

import copy
import sys
from pathlib import Path

import onnx
import torch
from torch import nn

from bare import bare
from net import MrzNet


class Probabilities(nn.Module):
    """What the reader wants: [n, width / 4, 38] with glyphs that sum to 1 and the centre's own probability."""

    def __init__(self, net):
        super().__init__()
        self.net = net

    def forward(self, strip):
        logits = self.net(strip)
        out = torch.cat([torch.softmax(logits[:, :-1], 1), torch.sigmoid(logits[:, -1:])], 1)
        return out.permute(0, 2, 1)


def export(net, path):
    model = Probabilities(copy.deepcopy(net)).eval().to(memory_format=torch.contiguous_format)
    width = torch.export.Dim("quarters", min=4, max=1024) * 4
    program = torch.onnx.export(
        model, (torch.zeros(1, 1, 32, 512),), dynamo=True, input_names=["strip"], output_names=["steps"],
        dynamic_shapes={"strip": {3: width}}, opset_version=18, verbose=False,
    )
    program.save(str(path), external_data=False)
    onnx.save(bare(onnx.load(str(path))), str(path))


if __name__ == "__main__":
    net = MrzNet()
    net.load_state_dict(torch.load(sys.argv[1]))
    export(net, Path(sys.argv[2]))
