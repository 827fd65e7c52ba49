"""A 40-page report beside WeasyPrint rendering the same HTML in a warm process."""

import gc
import os
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import django

from tests.bench.figures import judge, milliseconds, say

if TYPE_CHECKING:
    from issuetrees.reports.formats.pdf.html import Composed

ROUNDS = 4


def main() -> bool:
    """Make both in turns, so that a busy minute of the machine meets both; compare the best."""
    with tempfile.TemporaryDirectory(prefix="issuetrees-bench-") as home:
        os.environ["ISSUETREES_HOME"] = home
        os.environ["DJANGO_SETTINGS_MODULE"] = "issuetrees.settings"
        django.setup()
        return _measure()


def _measure() -> bool:
    from issuetrees.reports.formats.pdf.file import make_pdf
    from issuetrees.reports.formats.pdf.html import compose
    from tests.reports.documents import document, large_outline, tree

    report = replace(document("ru"), trees=(tree(large_outline(parts=6, fan=3, depth=4)),))
    composed = compose(report)
    pages = make_pdf(report).page_count
    _render_plainly(composed)
    ours: list[float] = []
    plain: list[float] = []
    for _ in range(ROUNDS):
        plain.append(milliseconds(lambda: _render_plainly(composed)))
        ours.append(milliseconds(lambda: make_pdf(report)))
    say(f"{pages} pages: {min(ours) / 1000:.2f} s, WeasyPrint alone {min(plain) / 1000:.2f} s")
    what = f"{pages}-page report, sandbox and check included, to WeasyPrint alone"
    return judge(what, min(ours) / min(plain), 1.3)


def _render_plainly(composed: "Composed") -> bytes:
    """WeasyPrint on the same HTML and style, with the collector tuned."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    from issuetrees.reports.formats.pdf.printing import ASSETS

    class Fonts(URLFetcher):  # type: ignore[misc]
        def fetch(self, url, headers=None):
            return URLFetcherResponse(url, Path(ASSETS[url.removeprefix("asset:")]).read_bytes())

    before = gc.get_threshold()
    gc.set_threshold(100_000, 50, 100)
    try:
        fonts = FontConfiguration()
        styles = [
            CSS(string=text, url_fetcher=Fonts(), font_config=fonts, base_url="asset:")
            for text in composed.whole.styles
        ]
        pdf: bytes = HTML(string=composed.whole.html, url_fetcher=Fonts()).write_pdf(
            stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1"
        )
    finally:
        gc.set_threshold(*before)
        gc.collect()
    return pdf
