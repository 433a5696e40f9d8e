"""Writes the corner net as ONNX, weights stored as half floats: `python export.py WEIGHTS.pt OUT.onnx`."""

import copy
import sys
from pathlib import Path

import torch

from halve import halve
from net import CornerNet


def export(net, path):
    model = copy.deepcopy(net).cpu().eval().to(memory_format=torch.contiguous_format)
    h = torch.export.Dim("rows", min=4, max=32) * 32
    w = torch.export.Dim("columns", min=4, max=32) * 32
    program = torch.onnx.export(
        model, (torch.zeros(1, 3, 256, 224),), dynamo=True, input_names=["picture"], output_names=["maps"],
        dynamic_shapes={"x": {2: h, 3: w}}, opset_version=18, verbose=False,
    )
    program.save(str(path), external_data=False)
    halve(path)


if __name__ == "__main__":
    net = CornerNet()
    net.load_state_dict(torch.load(sys.argv[1], map_location="cpu"))
    export(net, Path(sys.argv[2]))
