"""Writes the screen net as ONNX with the transform before it: `python export_screens.py WEIGHTS.pt OUT.onnx`."""

import copy
import sys
from pathlib import Path

import torch
from torch import nn

from halve import halve
from screen_net import SIDE, ScreenNet


class Looking(nn.Module):
    """Luma and red less blue, 0..255, float32 [n, 2, 128, 128] → [n, 1 + 2 · 64 · 128]: the logit, and the spectra that it is judged by.

    The transform is two products with matrices, which runtimes do several times as fast as others do a transform."""

    def __init__(self, net):
        super().__init__()
        self.net = net
        k = torch.arange(SIDE, dtype=torch.float64)
        window = 0.5 - 0.5 * torch.cos(2 * torch.pi * (k + 0.5) / SIDE)
        turns = 2 * torch.pi * torch.outer(k, k) / SIDE
        columns = torch.roll(turns, SIDE // 2, 0).T
        rows = turns[: SIDE // 2]
        self.register_buffer("columns", (torch.cat([torch.cos(columns), torch.sin(columns)], 1) * window[:, None]).float())
        self.register_buffer("rows", (torch.cat([torch.cos(rows), torch.sin(rows)], 0) * window).float())

    def forward(self, x):
        both = self.rows @ ((x - x.mean((2, 3), keepdim=True)) @ self.columns)
        upper, lower = both[:, :, : SIDE // 2], both[:, :, SIDE // 2 :]
        re = upper[..., :SIDE] - lower[..., SIDE:]
        im = upper[..., SIDE:] + lower[..., :SIDE]
        spectra = torch.log1p(re * re + im * im)
        return torch.cat([self.net(spectra), spectra.flatten(1)], 1)


def export(net, path):
    model = Looking(copy.deepcopy(net).cpu()).eval()
    program = torch.onnx.export(
        model, (torch.zeros(2, 2, SIDE, SIDE),), dynamo=True, input_names=["planes"], output_names=["logits_and_spectra"],
        dynamic_shapes={"x": {0: torch.export.Dim("squares", min=1, max=64)}}, opset_version=18, verbose=False,
    )
    program.save(str(path), external_data=False)
    halve(path, ("columns", "rows"))


if __name__ == "__main__":
    net = ScreenNet()
    net.load_state_dict(torch.load(sys.argv[1], map_location="cpu"))
    export(net, Path(sys.argv[2]))
