"""The shipped fonts: private names, both scripts, licences, and widths that are theirs."""

import json
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from issuetrees.kit.fonts import FOLDER as FONTS
from issuetrees.reports.formats.pdf.renderers import ASSETS
from issuetrees.reports.formats.pdf.style import stylesheet
from issuetrees.reports.scene.theme import Look

NEEDED = "AZaz09 АЯая Ёё №₽%«»„“”…–—→←×−≤≥"


@pytest.mark.parametrize("name", sorted(ASSETS))
def test_font_has_both_scripts(name: str) -> None:
    known = TTFont(ASSETS[name]).getBestCmap()
    assert [sign for sign in NEEDED if ord(sign) not in known] == []


@pytest.mark.parametrize("name", [name for name in sorted(ASSETS) if name.startswith("RepSans")])
def test_family_is_one_that_no_system_has(name: str) -> None:
    names = TTFont(ASSETS[name])["name"]
    assert names.getDebugName(1) == "Rep Sans"
    assert names.getDebugName(6) == Path(name).stem


def test_every_font_of_the_style_sheet_is_shipped_once() -> None:
    style = stylesheet(Look())
    assert all(style.count(f"asset:{name}") == 1 for name in ASSETS)
    assert style.count("asset:") == len(ASSETS)
    assert "unicode-range: " not in style


def test_licences_lie_beside_the_fonts() -> None:
    for name in ("Inter-LICENSE.txt", "IBMPlexSerif-LICENSE.txt"):
        assert "SIL Open Font License" in (FONTS / name).read_text()


@pytest.mark.parametrize(
    ("face", "file"),
    [
        ("regular", "RepSans-Regular.ttf"),
        ("semibold", "RepSans-SemiBold.ttf"),
        ("serif", "IBMPlexSerif-SemiBold.woff"),
    ],
)
def test_widths_are_those_of_the_fonts(face: str, file: str) -> None:
    widths = json.loads((FONTS / "widths.json").read_text())[face]
    font = TTFont(FONTS / file)
    for sign in NEEDED:
        advance = font["hmtx"][font.getBestCmap()[ord(sign)]][0]
        assert widths[sign] == round(advance * 1000 / font["head"].unitsPerEm)
