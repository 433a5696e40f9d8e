"""A published ONNX graph as a PyTorch module that can be trained on, and back into the same graph."""

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as f


class Graph(nn.Module):
    """float32 input of the graph → what its softmax is taken of. Every floating initializer with more than one number is
    a parameter; normalisations keep their published statistics."""

    FIXED = {"BatchNormalization": (3, 4)}

    def __init__(self, path):
        super().__init__()
        self.model = onnx.load(str(path))
        self.nodes = list(self.model.graph.node)
        self.input = self.model.graph.input[0].name
        fixed = {node.input[i] for node in self.nodes for i in self.FIXED.get(node.op_type, ())}
        self.slots = {}
        for k, tensor in enumerate(self.model.graph.initializer):
            value = torch.from_numpy(numpy_helper.to_array(tensor).copy())
            self.slots[tensor.name] = f"w{k}"
            if value.is_floating_point() and value.numel() > 1 and tensor.name not in fixed:
                self.register_parameter(f"w{k}", nn.Parameter(value))
            else:
                self.register_buffer(f"w{k}", value)
        self.gelus = self.find_gelus()
        self.attributes = [{a.name: onnx.helper.get_attribute_value(a) for a in node.attribute} for node in self.nodes]

    def find_gelus(self):
        """x / √2, erf, + 1, · x, · ½ in a row are one operation: by the name of its output, the input and the nodes skipped."""
        found = {}
        names = ["Div", "Erf", "Add", "Mul", "Mul"]
        for i, node in enumerate(self.nodes):
            row = self.nodes[i : i + 5]
            if [n.op_type for n in row] == names:
                found[i] = (node.input[0], row[-1].output[0])
        return found

    def value(self, name):
        return getattr(self, self.slots[name])

    def replace(self, name, value):
        self.register_parameter(self.slots[name], nn.Parameter(value))

    def forward(self, x):
        known = {self.input: x}
        skip = 0
        for i, (node, a) in enumerate(zip(self.nodes, self.attributes)):
            if skip:
                skip -= 1
                continue
            if i in self.gelus:
                source, target = self.gelus[i]
                known[target] = f.gelu(known[source])
                skip = 4
                continue
            if node.op_type == "Softmax":
                return known[node.input[0]]
            known[node.output[0]] = self.apply_node(node.op_type, a, [known[i] if i in known else self.value(i) for i in node.input])
        raise ValueError("the graph has no softmax")

    @staticmethod
    def apply_node(kind, a, x):
        match kind:
            case "Conv":
                top, left, bottom, right = a["pads"]
                if (top, left) != (bottom, right):
                    raise ValueError("lopsided padding")
                return f.conv2d(x[0], x[1], x[2] if len(x) > 2 else None, a["strides"], (top, left), a["dilations"], a["group"])
            case "BatchNormalization":
                return f.batch_norm(x[0], x[3], x[4], x[1], x[2], False, 0.0, a["epsilon"])
            case "Add":
                return x[0] + x[1]
            case "Mul":
                return x[0] * x[1]
            case "Div":
                return x[0] / x[1]
            case "Erf":
                return torch.erf(x[0])
            case "Relu":
                return torch.relu(x[0])
            case "HardSigmoid":
                return torch.clamp(x[0] * a["alpha"] + a["beta"], 0, 1)
            case "ReduceMean":
                return x[0].mean(tuple(a["axes"]), keepdim=bool(a["keepdims"]))
            case "AveragePool":
                return f.avg_pool2d(x[0], a["kernel_shape"], a["strides"])
            case "Squeeze":
                return x[0].squeeze(tuple(a["axes"]))
            case "Unsqueeze":
                for axis in a["axes"]:
                    x[0] = x[0].unsqueeze(axis)
                return x[0]
            case "Transpose":
                return x[0].permute(a["perm"])
            case "MatMul":
                return x[0] @ x[1]
            case "Identity":
                return x[0]
        raise ValueError(f"no rule for {kind}")

    def save(self, path):
        """Writes the graph with the weights as they are now."""
        for tensor in self.model.graph.initializer:
            value = self.value(tensor.name).detach().numpy()
            tensor.CopyFrom(numpy_helper.from_array(np.ascontiguousarray(value), tensor.name))
        del self.model.graph.value_info[:]
        for size in self.model.graph.output[0].type.tensor_type.shape.dim:
            size.Clear()
        onnx.checker.check_model(self.model)
        onnx.save(self.model, str(path))
