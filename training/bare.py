"""ONNX files without what the exporter notes of the machine: `python bare.py FILE.onnx …`."""

import sys

import onnx


def bare(model):
    """Takes notes off a model and all its parts: where in which file of which folder each node was written."""
    parts = [model, model.graph, *model.graph.node, *model.graph.input, *model.graph.output, *model.graph.value_info, *model.graph.initializer, *model.functions]
    for part in parts:
        part.ClearField("doc_string")
        if "metadata_props" in part.DESCRIPTOR.fields_by_name:
            part.ClearField("metadata_props")
    return model


if __name__ == "__main__":
    for path in sys.argv[1:]:
        onnx.save(bare(onnx.load(path)), path)
