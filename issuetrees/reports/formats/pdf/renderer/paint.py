"""WeasyPrint, kept warm: style sheets and fonts are read once, each piece is painted alone."""

import gc
import logging
import re
from collections.abc import Callable
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import PIL.Image
import weasyprint.pdf
from pikepdf import ObjectStreamMode, Pdf
from weasyprint import CSS
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from issuetrees.reports.formats.pdf.renderer.order import paint_in_order
from issuetrees.reports.formats.pdf.renderer.painted import finish
from issuetrees.reports.formats.pdf.renderer.shortcuts import Markup, take_shortcuts

_LINE: Final = re.compile(r"Step (?P<step>\d)[^\d]*(?P<page>\d+)?")
_LAYING_OUT: Final = "5"
DATA_BUDGET_BYTES: Final = 20_000_000
DATA_BUDGET_COUNT: Final = 200
MAX_IMAGE_PIXELS: Final = 25_000_000


class Assets(URLFetcher):  # type: ignore[misc]
    """No network, no file but the fixed assets, and small ``data:`` addresses within a budget."""

    def __init__(self, paths: dict[str, str]) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self.paths = paths
        self.renew()

    def renew(self) -> None:
        """Begin a new piece with a full budget."""
        self.count = self.size = 0

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Return an asset or the content of a ``data:`` address; refuse all else."""
        if url.startswith("asset:"):
            path = self.paths.get(url.removeprefix("asset:"))
            if path is None:
                raise ValueError("unknown asset")
            return URLFetcherResponse(url, Path(path).read_bytes())
        self.count += 1
        self.size += len(url)
        if self.count > DATA_BUDGET_COUNT or self.size > DATA_BUDGET_BYTES:
            raise ValueError("too many embedded files")
        return super().fetch(url, headers)


class Painter:
    """Paints pieces, one after the other; ``tell`` hears the number of each page laid out."""

    def __init__(self, assets: dict[str, str], tell: Callable[[int], None]) -> None:
        PIL.Image.MAX_IMAGE_PIXELS = MAX_IMAGE_PIXELS
        logging.getLogger("weasyprint").setLevel(logging.ERROR)
        progress = logging.getLogger("weasyprint.progress")
        progress.setLevel(logging.INFO)
        progress.addHandler(_Listener(tell))
        self.fetcher = Assets(assets)
        self.fonts = FontConfiguration()
        self.style = lru_cache(8)(self._style)
        _keep_painted()
        paint_in_order()
        take_shortcuts()
        gc.disable()  # a piece is short; what it leaves behind is collected after it

    def paint(self, html: str, styles: list[str], name: str, target: Path) -> None:
        """Write the PDF of a piece; ``name`` tells it from all others."""
        self.fetcher.renew()
        document = Markup(html, self.fetcher).render(
            stylesheets=[self.style(text) for text in styles],
            font_config=self.fonts,
            pdf_variant="pdf/ua-1",
        )
        written = BytesIO()
        document.write_pdf(
            written,
            finisher=lambda document, pdf: finish(document, pdf, name[:12]),
            pdf_variant="pdf/ua-1",
        )
        _write_closely(written, target)

    def _style(self, text: str) -> CSS:
        return CSS(string=text, url_fetcher=self.fetcher, font_config=self.fonts, base_url="asset:")


def _write_closely(written: BytesIO, target: Path) -> None:
    """Leave out what nothing refers to any more, nearly half of all objects: a piece is written
    once and read at every joining.
    """
    with Pdf.open(written) as pdf:
        pdf.save(target, static_id=True, object_stream_mode=ObjectStreamMode.generate)


class _Listener(logging.Handler):
    """Turns WeasyPrint's messages of progress into numbers of pages."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        super().__init__()
        self.tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        """Pass on which page is laid out."""
        found = _LINE.match(record.getMessage())
        if found is not None and found["step"] == _LAYING_OUT and found["page"]:
            self.tell(int(found["page"]))


@cache
def _keep_painted() -> None:
    """Have WeasyPrint remember which box each text of a page came from.

    The one place that reaches into it: it forgets that while it writes the tags, and without it
    nobody could say afterwards which text is a number of a page or a running line.
    """
    add_tags = weasyprint.pdf.add_tags

    def remember(pdf: Any, document: Any, version: Any, streams: Any) -> None:
        document.painted = [
            {kid["mcid"]: box for box, kid in stream._tags.items()}  # noqa: SLF001
            for stream in streams
        ]
        add_tags(pdf, document, version, streams)

    weasyprint.pdf.add_tags = remember
