"""Averages trainings of the surface net: `python average_surface.py --out OUT.onnx WEIGHTS.pt=SHARE …`.

As in `corners/average.py`, but the normalisation is averaged too: measured anew it sees wear on real documents again."""

import argparse
from pathlib import Path

from average import averaged
from export_surface import export
from surface_net import SurfaceNet

if __name__ == "__main__":
    args = argparse.ArgumentParser()
    args.add_argument("--out", type=Path, required=True)
    args.add_argument("parts", nargs="+")
    args = args.parse_args()
    export(averaged(SurfaceNet(), args.parts), args.out)
