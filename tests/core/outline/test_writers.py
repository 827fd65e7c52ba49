"""What each writer writes is read back equal, as far as its form can carry it."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.drawing.outline_sheet import write_outline_svg
from issuetrees.core.outline import WRITERS, Outline, OutlineNode, read_file
from issuetrees.core.outline.written import TOLD
from tests.core.outline.test_round_trip import essence, outlines

SAMPLE = Outline(
    "any",
    "Почему падает прибыль?",
    (
        OutlineNode("Revenue & <b>mix</b>", 1, "money in\nsecond line", "flat", 0, "open", "Anna"),
        OutlineNode('Price "list"', 2, due="2026-05-12"),
        OutlineNode("Volume; units", 2, status="in_progress"),
        OutlineNode("Costs", 1, owner="Иван"),
        OutlineNode("=1+1", 2),
    ),
    note="About all.",
)
BARE = ("mermaid",)  # carries titles alone


def back(form: str, outline: Outline) -> Outline:
    written = WRITERS[form].write(outline)
    return read_file(written.encode() if isinstance(written, str) else written, "", form)


def told(outline: Outline) -> list[tuple[str, ...]]:
    return [tuple(getattr(node, name) for name in TOLD) for node in (outline, *outline.nodes)]


def bare(outline: Outline) -> Outline:
    nodes = tuple(OutlineNode(node.title, node.depth) for node in outline.nodes)
    return replace(outline, nodes=nodes, note="", answer="", status="", owner="", due="")


@pytest.mark.parametrize("form", WRITERS)
def test_a_tree_comes_back(form: str) -> None:
    wanted = bare(SAMPLE) if form in BARE else SAMPLE
    found = back(form, SAMPLE)
    assert essence(found) == essence(wanted)
    assert told(found) == told(wanted)


@pytest.mark.parametrize("form", sorted({*WRITERS} - {"freemind"}))
def test_several_tops_come_back(form: str) -> None:
    outline = Outline("any", None, (OutlineNode("A", 1), OutlineNode("B", 2), OutlineNode("C", 1)))
    assert essence(back(form, outline)) == essence(outline)


@pytest.mark.parametrize("form", ["opml", "freemind", "xmind", "graphml", "json", "workbook"])
@settings(max_examples=30)
@given(outline=outlines(notes=st.just("")))
def test_any_titles_come_back(form: str, outline: Outline) -> None:
    outline = replace(outline, title=outline.title or "Root")
    found = back(form, outline)
    wanted, got = essence(outline), essence(found)
    assert (got[0], got[3]) == (wanted[0], wanted[3])  # type: ignore[index]


def test_svg_has_every_word_as_text() -> None:
    svg = write_outline_svg(SAMPLE)
    assert "foreignObject" not in svg
    words = " ".join(ET.fromstring(svg).itertext())
    for node in SAMPLE.nodes:
        assert all(word in words for word in node.title.split())
