"""Half floats in ONNX files."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from bare import bare


def halve(path, whole=()):
    """Stores large weights as half floats with a cast before their use: half the file, the same operations. `whole`: names
    of those that stay as they are."""
    model = onnx.load(str(path))
    casts = []
    for i, tensor in enumerate(model.graph.initializer):
        value = numpy_helper.to_array(tensor)
        if value.dtype != np.float32 or value.size < 256 or tensor.name in whole:
            continue
        name = tensor.name
        model.graph.initializer[i].CopyFrom(numpy_helper.from_array(value.astype(np.float16), name + "_half"))
        casts.append(helper.make_node("Cast", [name + "_half"], [name], to=TensorProto.FLOAT))
    for cast in reversed(casts):
        model.graph.node.insert(0, cast)
    del model.graph.value_info[:]
    onnx.save(bare(model), str(path))
