"""Every reader takes any text: it reads or refuses, and no word is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.outline import READABLE, read
from issuetrees.core.outline.accounting import unaccounted

SIGNS = [
    "graph TD", "mindmap", "A --> B", "A[x (y)]", "@startmindmap", "** x", "* TODO y", "#+TITLE: t",
    "h1. H", "== M ==", "├── a", "│   └── b", "|-- c", "\\item d", "\\begin{itemize}", "<ul><li>e",
    "<opml>", "<map>", "<node TEXT='f'>", "<graphml>", '{"title": "g"}', "[1, 2]", "a\tb\tc", "\td",
    "id,parent,title", "1,,Root", "| h | i |", "|---|---|", "Q: j?", "A: k.", "> l", "From: m@n.o",
    "12.05.2026, 10:15 - Anna: p", "Sure! Here is", "Let me know", "```", "---", "Page 1 of 2",
    "word-", "p > q > r", "p > q > s", "- [x] t", "1.1 u", "Часть 1. Ф", "note:: v", "",
]  # fmt: skip
PIECES = st.one_of(st.sampled_from(SIGNS), st.text(max_size=12))
TEXTS = st.lists(PIECES, min_size=1, max_size=9).map("\n".join)


def check(text: str, form: str | None) -> None:
    try:
        outline = read(text, form)
    except Invalid:
        return
    depth = 0
    for node in outline.nodes:
        assert node.title
        assert 1 <= node.depth <= depth + 1
        depth = node.depth


@pytest.mark.parametrize("form", [None, *READABLE])
@settings(max_examples=40)
@given(text=TEXTS)
def test_reads_or_refuses(form: str | None, text: str) -> None:
    check(text, form)


PLAIN = st.lists(
    st.sampled_from(["Revenue", "growth", "выручка", "- Price", "1. Volume", "  Costs", "• Mix"]),
    min_size=1,
    max_size=8,
).map("\n".join)


@given(text=PLAIN)
def test_no_word_is_lost(text: str) -> None:
    outline = read(text)
    lines = list(enumerate(text.split("\n"), 1))
    assert list(unaccounted(lines, outline)) == []
