"""Writes the screen net as ONNX, weights stored as half floats: `python export_screens.py WEIGHTS.pt OUT.onnx`."""

import copy
import sys
from pathlib import Path

import torch

from halve import halve
from screen_net import SIDE, ScreenNet


def export(net, path):
    model = copy.deepcopy(net).cpu().eval()
    program = torch.onnx.export(
        model, (torch.zeros(2, 2, SIDE // 2, SIDE),), dynamo=True, input_names=["spectra"], output_names=["logits"],
        dynamic_shapes={"x": {0: torch.export.Dim("tiles", min=1, max=64)}}, opset_version=18, verbose=False,
    )
    program.save(str(path), external_data=False)
    halve(path)


if __name__ == "__main__":
    net = ScreenNet()
    net.load_state_dict(torch.load(sys.argv[1], map_location="cpu"))
    export(net, Path(sys.argv[2]))
