"""The shortcuts through WeasyPrint: what is painted is the same without them."""

import gc
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pypdfium2
import pytest
import weasyprint.draw
from PIL import Image, ImageChops, ImageStat
from weasyprint import HTML
from weasyprint.draw.border import draw_border as RULES  # noqa: N812 - before it is replaced

from issuetrees.reports.formats.pdf.file import pieces_of
from issuetrees.reports.formats.pdf.renderer import paint, shortcuts
from issuetrees.reports.formats.pdf.renderer.paint import Painter
from issuetrees.reports.formats.pdf.renderers import ASSETS
from tests.reports.documents import document

pytestmark = pytest.mark.sweeps

PIECES = pieces_of(document("ru"))
#: Levels of grey, on the average of a page: the edge of a rule is filled once instead of twice.
SEEN = 1.0


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

    def painted() -> bytes:
        painter.paint(piece.html, list(piece.styles), "0" * 64, path)
        return path.read_bytes()

    shown = pictures_of(painted())
    with monkeypatch.context() as patch:
        patch.setattr(weasyprint.draw, "draw_border", RULES)
        short = painted()
    for ruled, usual in zip(shown, pictures_of(short), strict=True):
        assert ImageStat.Stat(ImageChops.difference(ruled, usual)).mean[0] < SEEN
    for owner, name, usual in shortcuts.TAKEN:
        monkeypatch.setattr(owner, name, usual)
    monkeypatch.setattr(
        paint,
        "Markup",
        lambda text, fetcher: HTML(string=text, url_fetcher=fetcher, base_url="asset:"),
    )
    assert painted() == short


def pictures_of(content: bytes) -> list[Image.Image]:
    """The pages in shades of grey, finely enough to see a hairline."""
    pages = pypdfium2.PdfDocument(content)
    return [page.render(scale=2).to_pil().convert("L") for page in pages]


def test_all_markup_is_well_formed() -> None:
    for piece in PIECES:
        assert ET.XML(piece.html).tag == "html"
