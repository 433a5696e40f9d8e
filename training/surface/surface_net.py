"""The surface net: maps of what covers a flattened document and where its print is lost."""

from net import MapNet


class SurfaceNet(MapNet):
    """float32 [n, 3, 256, 384] in 0..1 → logits [n, 2, 64, 96]: covered, worn."""

    def __init__(self):
        super().__init__(2, (12, 24, 40, 56, 72), (1, 2, 2, 2))
