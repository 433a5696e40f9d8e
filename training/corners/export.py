"""Writes the corner net as ONNX, weights stored as half floats: `python export.py WEIGHTS.pt OUT.onnx`."""

import copy
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from net import CornerNet


def export(net, path):
    model = copy.deepcopy(net).eval().to(memory_format=torch.contiguous_format)
    h = torch.export.Dim("rows", min=4, max=32) * 32
    w = torch.export.Dim("columns", min=4, max=32) * 32
    program = torch.onnx.export(
        model, (torch.zeros(1, 3, 256, 224),), dynamo=True, input_names=["picture"], output_names=["maps"],
        dynamic_shapes={"x": {2: h, 3: w}}, opset_version=18, verbose=False,
    )
    program.save(str(path), external_data=False)
    halve(path)


def halve(path):
    """Stores large weights as half floats with a cast before their use: half the file, the same operations."""
    model = onnx.load(str(path))
    casts = []
    for i, tensor in enumerate(model.graph.initializer):
        value = numpy_helper.to_array(tensor)
        if value.dtype != np.float32 or value.size < 256:
            continue
        name = tensor.name
        model.graph.initializer[i].CopyFrom(numpy_helper.from_array(value.astype(np.float16), name + "_half"))
        casts.append(helper.make_node("Cast", [name + "_half"], [name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        model.graph.node.insert(0, cast)
    del model.graph.value_info[:]
    onnx.save(model, str(path))


if __name__ == "__main__":
    net = CornerNet()
    net.load_state_dict(torch.load(sys.argv[1]))
    export(net, Path(sys.argv[2]))
