"""Reads painted pictures with Pillow: python read_png.py GRAPH.png SCALE GRAPH.svg LANDSCAPE.png

The SVG of the same layout tells how large the first picture must be, and which colours it must have.
"""

import re
import sys

import PIL
from expected import same
from PIL import Image

# Pixels of one colour in a row that no letter or line has.
LEAST = 100


def main(painted, scale, drawn, landscape):
    svg = open(drawn, encoding="utf-8").read()
    width, height = (int(side) for side in re.search(r'<svg [^>]*width="(\d+)" height="(\d+)"', svg).groups())
    scale = int(scale)
    with Image.open(painted) as picture:
        picture.load()
        same("format", (picture.format, picture.mode), ("PNG", "RGB"))
        same("size", picture.size, (width * scale, height * scale))
        same("resolution", [round(inch) for inch in picture.info["dpi"]], [96 * scale, 96 * scale])
        counts = {color: n for n, color in picture.getcolors(1 << 24)}
    fills = set(re.findall(r'fill="#([0-9A-Fa-f]{6})"', svg))
    areas = [fill for fill in fills if counts.get(tuple(bytes.fromhex(fill)), 0) > LEAST]
    same("white", counts[(255, 255, 255)] > sum(counts.values()) // 4, True)
    missing = {fill for fill in set(re.findall(r'<(?:rect|polygon|ellipse)[^>]* fill="#([0-9A-Fa-f]{6})" stroke', svg))} - set(areas)
    same("colours of nodes that are missing", missing, set())
    with Image.open(landscape) as picture:
        same("landscape", picture.width > 1.2 * picture.height, True)
    print(f"Pillow {PIL.__version__}: a picture of {width * scale} by {height * scale} pixels in {len(counts)} colours, and one in landscape")


main(*sys.argv[1:])
