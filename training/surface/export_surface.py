"""Writes the surface net as ONNX, weights stored as half floats: `python export_surface.py WEIGHTS.pt OUT.onnx`."""

import copy
import sys
from pathlib import Path

import torch

from halve import halve
from surface_net import SurfaceNet


def export(net, path):
    model = copy.deepcopy(net).cpu().eval().to(memory_format=torch.contiguous_format)
    program = torch.onnx.export(
        model, (torch.zeros(1, 3, 256, 384),), dynamo=True, input_names=["picture"], output_names=["maps"], opset_version=18, verbose=False,
    )
    program.save(str(path), external_data=False)
    halve(path)


if __name__ == "__main__":
    net = SurfaceNet()
    net.load_state_dict(torch.load(sys.argv[1]))
    export(net, Path(sys.argv[2]))
