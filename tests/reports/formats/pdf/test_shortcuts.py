"""The shortcuts through WeasyPrint: what is painted is the same without them."""

import gc
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from weasyprint import HTML

from issuetrees.reports.formats.pdf.file import pieces_of
from issuetrees.reports.formats.pdf.renderer import paint, shortcuts
from issuetrees.reports.formats.pdf.renderer.paint import Painter
from issuetrees.reports.formats.pdf.renderers import ASSETS
from tests.reports.documents import document

PIECES = pieces_of(document("ru"))


@pytest.fixture(scope="module")
def painter() -> Iterator[Painter]:
    """A painter in this process; it switches the collector off."""
    yield Painter(ASSETS, lambda _page: None)
    gc.enable()


@pytest.mark.parametrize("index", range(len(PIECES)), ids=[piece.label for piece in PIECES])
def test_pages_are_the_same_without(
    painter: Painter, index: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piece, path = PIECES[index], tmp_path / "piece.pdf"
    painter.paint(piece.html, list(piece.styles), "0" * 64, path)
    short = path.read_bytes()
    for owner, name, usual in shortcuts.TAKEN:
        monkeypatch.setattr(owner, name, usual)
    monkeypatch.setattr(
        paint,
        "Markup",
        lambda text, fetcher: HTML(string=text, url_fetcher=fetcher, base_url="asset:"),
    )
    painter.paint(piece.html, list(piece.styles), "0" * 64, path)
    assert path.read_bytes() == short


def test_all_markup_is_well_formed() -> None:
    for piece in PIECES:
        assert ET.XML(piece.html).tag == "html"
