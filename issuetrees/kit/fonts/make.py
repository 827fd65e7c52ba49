"""Make the fonts of reports and pictures from Inter's web fonts; by hand when Inter is updated.

``python issuetrees/kit/fonts/make.py FOLDER`` reads ``Inter-*.woff2`` from FOLDER (the
``web`` folder of the npm package ``inter-ui``) and writes beside this file:

- ``RepSans-*.ttf``: one complete file per weight with Latin, Greek, Cyrillic and the signs a
  report uses, uncompressed (WOFF2 costs a second of every export), under a private family
  name, since a font installed under the same name would share its key in the PDF and mix up
  glyphs. Inter reserves no font name, so this is allowed by its licence.
- ``widths.json``: advance widths in thousandths of an em, for fitting labels into boxes.

IBM Plex Serif reserves its name and is shipped as it comes (complete WOFF).
"""

import json
import sys
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

HERE = Path(__file__).parent
STYLES = ("Regular", "Italic", "Medium", "SemiBold")
FEATURES = "kern mark mkmk ccmp locl tnum lnum calt case sups subs liga".split()
RANGES = (
    "U+0020-007E,U+00A0-036F,U+0370-052F,U+1E00-1EFF,U+2000-209F,U+20A0-20BF,U+2100-214F,"
    "U+2190-23FF,U+25A0-27BF,U+FB00-FB06,U+FFFD"
)
MEASURED = {
    "regular": "RepSans-Regular.ttf",
    "semibold": "RepSans-SemiBold.ttf",
    "serif": "IBMPlexSerif-SemiBold.woff",
}


def make_font(source: Path, style: str) -> None:
    """Write one weight of Rep Sans: a subset of Inter with its names replaced."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    font = TTFont(source)
    font.flavor = None
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=subset.parse_unicodes(RANGES))
    cutter.subset(font)
    names = {
        1: "Rep Sans",
        3: f"Rep Sans {style}",
        4: f"Rep Sans {style}",
        6: f"RepSans-{style}",
        16: "Rep Sans",
        17: style,
    }
    for record in list(font["name"].names):
        if record.nameID in names:
            record.string = names[record.nameID]
    font.save(HERE / f"RepSans-{style}.ttf")


def measure(path: Path) -> dict[str, int]:
    """Return the advance width of every character of a font, in thousandths of an em."""
    font = TTFont(path)
    unit = font["head"].unitsPerEm
    advances = font["hmtx"].metrics
    return {
        chr(code): round(advances[glyph][0] * 1000 / unit)
        for code, glyph in sorted(font.getBestCmap().items())
    }


def main(folder: Path) -> None:
    """Write every font and the table of widths."""
    for style in STYLES:
        make_font(folder / f"Inter-{style}.woff2", style)
    widths = {name: measure(HERE / file) for name, file in MEASURED.items()}
    text = json.dumps(widths, ensure_ascii=True, separators=(",", ":"))
    (HERE / "widths.json").write_text(text + "\n", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
