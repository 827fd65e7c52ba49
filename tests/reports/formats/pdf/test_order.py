"""What a page shows comes in the order in which its tags are read, and is read once."""

from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from issuetrees.reports.formats.pdf.file import make_pdf
from issuetrees.reports.sections import built
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.remembered import Remembered
from tests.reports.documents import document

pytestmark = pytest.mark.sweeps


@cache
def made(language: str) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(make_pdf(document(language)).content))


def painted(page: pikepdf.Page) -> list[int]:
    """The numbers of the texts in the content of a page."""
    begin = pikepdf.Operator("BDC")
    marks = (one.operands[1] for one in pikepdf.parse_content_stream(page) if one.operator == begin)
    return [int(mark["/MCID"]) for mark in marks if "/MCID" in mark]


def read(pdf: pikepdf.Pdf) -> dict[Any, list[int]]:
    """The numbers of the texts of each page in the order of the tags."""
    found: dict[Any, list[int]] = {page.objgen: [] for page in pdf.pages}

    def walk(one: Any, page: Any) -> None:
        if isinstance(one, int):
            found[page].append(one)
        elif isinstance(one, pikepdf.Array):
            for kid in one:
                walk(kid, page)
        elif "/K" in one:
            walk(one["/K"], one["/Pg"].objgen if "/Pg" in one else page)
        elif one.get("/Type") == "/MCR":
            found[one["/Pg"].objgen].append(int(one["/MCID"]))

    walk(pdf.Root.StructTreeRoot, None)
    return found


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_painted_comes_in_the_order_in_which_it_is_read(language: str) -> None:
    pdf = made(language)
    tags = read(pdf)
    assert any(tags.values())
    for page in pdf.pages:
        assert painted(page) == tags[page.objgen]


def test_a_line_above_the_titles_of_a_section_is_read_out_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sections = build_sections(document("en"))
    repeated = sum(page.has_known_tracker for one in sections for page in one.pages)
    assert repeated
    once = sum(map(len, read(made("en")).values()))
    monkeypatch.setattr(built, "_with_known_trackers", lambda pages: pages)
    monkeypatch.setattr(built, "REMEMBERED", Remembered())
    often = make_pdf(document("en")).content
    assert sum(map(len, read(pikepdf.open(BytesIO(often))).values())) == once + repeated
