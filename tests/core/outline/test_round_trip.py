"""What a writer writes, its reader reads back as it was; and no text makes a reader fall over."""

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.outline import Outline, OutlineNode, read, write_indented, write_markdown
from issuetrees.core.outline.records import MAX_DEPTH, MAX_NODES
from issuetrees.core.text import normal

PIECES = [
    "Рост", "why", "Sales", "№", "1.", "1.2", "2)", "a)", "А.", "IV.", "i)", "-", "—", "•", "*",
    "**", "_", "`", "#", "##", ">", "[x]", "[", "]", "(y)", "\\", "\\\\", "Часть 1.", "Part 2:",
    "Section 3", "Answer:", "Note: x", "Ответ :", "🔹", "🚀", "✅", "❌", "1️⃣", "---", "===", "~~~",
    "<http://a.b>", "o", "?", ":", "10", "2.5 млн", "=>", "|", "+", "é", "“quoted”",
    "a rather long run of ordinary words that a mail program might well have broken",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
ANY = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)
TITLES = st.one_of(WORDS, GLUED, ANY).map(normal)
NOTES = st.one_of(st.just(""), st.lists(TITLES, min_size=1, max_size=3).map("\n".join))


@st.composite
def outlines(draw: st.DrawFn, notes: st.SearchStrategy[str] = NOTES) -> Outline:
    """An outline that a text can stand for: several top lines where there is no title."""
    title = draw(st.one_of(st.none(), TITLES))
    nodes: list[OutlineNode] = []
    for _ in range(draw(st.integers(0 if title else 2, 8))):
        deepest = nodes[-1].depth + 1 if nodes else 1
        depth = draw(st.integers(1, deepest))
        nodes.append(OutlineNode(draw(TITLES), depth, draw(notes), draw(notes)))
    if title is None and sum(node.depth == 1 for node in nodes) < 2:
        nodes.append(OutlineNode(draw(TITLES), 1))
    note, answer = (draw(notes), draw(notes)) if title else ("", "")
    return Outline("any", title, tuple(nodes), (), note, answer)


def essence(outline: Outline) -> object:
    """The outline without its form, warnings, line numbers and double spaces."""
    return (
        outline.title and words(outline.title),
        words(outline.note),
        words(outline.answer),
        [
            (words(node.title), node.depth, words(node.note), words(node.answer))
            for node in outline.nodes
        ],
    )


def words(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


@given(outlines())
def test_indented_text_is_read_back(outline: Outline) -> None:
    back = read(write_indented(outline))
    assert back.format == "indented"
    assert essence(back) == essence(outline)


@given(outlines(), st.sampled_from(["  ", "   ", "    ", "\t"]))
def test_any_indent_will_do(outline: Outline, indent: str) -> None:
    back = read(write_indented(outline, indent=indent, answer_label="Ответ", note_label="Заметка"))
    assert essence(back) == essence(outline)


@given(outlines())
@example(Outline("any", None, (OutlineNode("A", 1, "1/2"), OutlineNode("B", 1, "2 / 2"))))
def test_markdown_is_read_back(outline: Outline) -> None:
    assert essence(read(write_markdown(outline))) == essence(outline)


HIDDEN = {"Cc", "Cf", "Cs"}
LINES = st.lists(
    st.tuples(st.sampled_from(["", " ", "  ", "\t", "\t ", "    ", "\u00a0"]), TITLES).map("".join),
    max_size=12,
)
ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\n \n", "\x0b"])


@given(LINES, ENDS)
@example(["", "\ufeff"], "\n")
def test_any_text_is_read_or_refused_and_nothing_is_lost(lines: list[str], end: str) -> None:
    check(end.join(lines))


@given(st.text())
def test_any_characters_are_read_or_refused(text: str) -> None:
    check(text)


def check(text: str) -> None:
    try:
        outline = read(text)
    except Invalid as refusal:
        check_refusal(refusal)
        return
    depth = 0
    for node in outline.nodes:
        assert node.title
        assert 1 <= node.depth <= min(depth + 1, MAX_DEPTH)
        depth = node.depth
    assert len(outline.nodes) <= MAX_NODES
    for warning in outline.warnings:
        assert warning.message.format(**warning.details)
    blob = kept(outline)
    if "…" not in blob:  # an excerpt was cut: its lines are listed by number
        assert [word for word in long_words(normal(text)) if word not in blob] == []


def check_refusal(refusal: Invalid) -> None:
    assert refusal.details["field"] == "text"
    assert str(refusal)


def kept(outline: Outline) -> str:
    """The outline's words, and those that it says it left out, without spaces."""
    parts = [outline.title or "", outline.note, outline.answer]
    for node in outline.nodes:
        parts += [node.title, node.note, node.answer]
    parts += [str(warning.details.get("text", "")) for warning in outline.warnings]
    return "".join("\n".join(parts).split())


def long_words(text: str) -> set[str]:
    """The long words of a text; marks and labels have none."""
    visible = "".join(
        char for char in text if unicodedata.category(char) not in HIDDEN or char in "\r\n\v\f"
    )
    found = set(re.findall(r"[^\W\d_]{5,}", visible))
    return found - {"Часть", "Section", "Answer", "Ответ"}


@pytest.mark.parametrize("write", [write_indented, write_markdown])
def test_an_empty_outline_is_an_empty_text(write) -> None:
    assert write(Outline("any", None, ())) == ""
