"""Markdown becomes blocks of a page, and nothing but these."""

from dataclasses import replace

import pytest

from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.document import SectionChoice
from issuetrees.reports.prose import read_prose
from issuetrees.reports.scene.blocks import Heading, Paragraph, Points
from issuetrees.reports.scene.tables import Kind, Table
from issuetrees.reports.sections.base import Typist
from tests.reports.documents import BODY, document, markup_of
from tests.reports.scenes import words

ENGLISH = Typist("en")


def html_of(body: str) -> str:
    choice = SectionChoice("text", "Title", options={"body": body})
    return markup_of(replace(document(), sections=(choice,))).partition("</h1>")[2]


def test_blocks_are_read() -> None:
    heading, paragraph, points, table = read_prose(BODY, ENGLISH)
    assert heading == Heading("Why now")
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.is_strong, run.is_slanted, run.address) for run in paragraph.runs] == [
        ("Rents rise ", False, False, ""),
        ("next year", True, False, ""),
        (", as ", False, False, ""),
        ("all", False, True, ""),
        (" expect; see ", False, False, ""),
        (f"the{NBSP}study", False, False, "https://example.org/study"),
        (".", False, False, ""),
    ]
    assert isinstance(points, Points)
    assert (points.is_numbered, [point.text for point in points.points]) == (
        True, [f"Sign in{NBSP}May", f"Move in{NBSP}June"],
    )  # fmt: skip
    assert [point.text for point in points.points[1].below] == [f"by{NBSP}train"]
    assert isinstance(table, Table)
    assert [(column.title, column.kind) for column in table.columns] == [
        ("City", Kind.WORDS), ("Rent, k", Kind.NUMBER),
    ]  # fmt: skip
    assert [words(cell) for cell in table.rows[0].cells] == ["Porto", "12"]


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "#s-tree", "/reports/1",
        "https://xref.invalid/s-tree", "vbscript:x", "//example.org",
    ],
)  # fmt: skip
def test_links_lead_to_pages_and_mailboxes_only(link: str) -> None:
    assert "href=" not in html_of(f"[words]({link})")


def test_links_that_may_stand() -> None:
    assert 'href="mailto:a@example.org"' in html_of("[mail](mailto:a@example.org)")
    assert 'href="https://example.org/"' in html_of("<https://example.org/>")


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>", "a <b onclick=x>b</b>", "![alt](https://example.org/a.png)",
        "<img src=x>", "```\n<style>*{}</style>\n```", "&lt;script&gt;",
    ],
)  # fmt: skip
def test_nothing_of_html_comes_through(body: str) -> None:
    for tag in ("<script", "<b ", "<img", "<style"):
        assert tag not in html_of(body)


def test_a_text_of_many_levels_does_no_harm() -> None:
    assert read_prose("- " * 8 + "deep", ENGLISH)
    for mark in ("> ", "- ", "[", "*", "| "):
        html_of(mark * 3000 + "deep")
