"""Readers of machine readable zones in Python, to measure against: `read.py --list`, `read.py NAME PICTURE`.

Prints the lines that the reader gives as JSON, or null. Needs `pip install passporteye fastmrz` and Tesseract.
"""

import importlib.util
import json
import sys


def passporteye(path):
    from passporteye import read_mrz

    found = read_mrz(path)
    return found.aux["raw_text"].split("\n") if found is not None else None


def fastmrz(path):
    from fastmrz import FastMRZ

    text = FastMRZ().get_details(path, ignore_parse=True)
    return text.split("\n") if isinstance(text, str) and text else None


PEERS = {"PassportEye": ("passporteye", passporteye), "FastMRZ": ("fastmrz", fastmrz)}

if __name__ == "__main__":
    if sys.argv[1] == "--list":
        print("\n".join(name for name, (module, _) in PEERS.items() if importlib.util.find_spec(module)))
    else:
        try:
            print(json.dumps(PEERS[sys.argv[1]][1](sys.argv[2])))
        except Exception as error:  # A reader that fails on a picture has not read it.
            print(error, file=sys.stderr)
            print("null")
