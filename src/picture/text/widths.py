#!/usr/bin/env python3
"""Writes widths.rs: the advance widths of the shipped font, for measuring text in pictures.

    pip install fonttools brotli
    python3 src/picture/text/widths.py > src/picture/text/widths.rs

Reads the two files that site.css names as "Tl Sans" (Source Sans 3, variable in weight) and asks
them at the two weights that pictures use. Widths are in thousandths of the font size. Run it again
when the fonts change; a test compares a few widths with what a browser measures.
"""

import pathlib

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FONTS = pathlib.Path(__file__).resolve().parents[3] / "themes/default/assets/fonts"
WEIGHTS = (400, 600)
DENSE = range(0x20, 0x250)


def widths_at(weight):
    widths = {}
    for name in ("sans-ext.woff2", "sans.woff2"):
        font = TTFont(FONTS / name)
        scale = 1000 / font["head"].unitsPerEm
        font = instantiateVariableFont(font, {"wght": weight})
        for code, glyph in font.getBestCmap().items():
            widths[code] = round(font["hmtx"][glyph][0] * scale)
    return widths


def rows(cells, each):
    for at in range(0, len(cells), each):
        print("    " + " ".join(cells[at:at + each]))


def main():
    regular, bold = (widths_at(weight) for weight in WEIGHTS)
    pair = lambda code: f"({regular.get(code, 0)},{bold.get(code, 0)}),"
    sparse = sorted(code for code in regular if code not in DENSE and code != 0xFEFF)
    print("//! The advance widths of Source Sans 3, regular and semibold, in thousandths of the font size.")
    print("//!")
    print("//! Made by `widths.py` beside this file from the fonts in `themes/default/assets/fonts`.")
    print("\n/// The first character of [`DENSE`].")
    print(f"pub(super) const FIRST: u32 = 0x{DENSE.start:x};")
    print("\n/// One pair for each character from [`FIRST`] on; 0 where the font has none.")
    print("#[rustfmt::skip]")
    print(f"pub(super) const DENSE: [(u16, u16); {len(DENSE)}] = [")
    rows([pair(code) for code in DENSE], 13)
    print("];")
    print("\n/// The other characters of the font, sorted.")
    print("#[rustfmt::skip]")
    print(f"pub(super) const SPARSE: [(u32, u16, u16); {len(sparse)}] = [")
    rows([f"(0x{code:x},{regular[code]},{bold[code]})," for code in sparse], 8)
    print("];")


main()
