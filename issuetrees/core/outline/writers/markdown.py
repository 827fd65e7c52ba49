"""Markdown: the title and the first level as headings, the rest as nested lists."""

import re
from collections.abc import Iterator

from issuetrees.core.outline.facts import take_facts
from issuetrees.core.outline.inline import from_words
from issuetrees.core.outline.marks import BETWEEN_STEPS, LABEL, is_page, spot_mark
from issuetrees.core.outline.records import Outline, OutlineNode
from issuetrees.core.outline.written import TOLD

_SIGN = re.compile(r"(?P<escaped>\\.)|[^\w\s]")
_FIRST_SIGN = re.compile(r"(?<!\\)[^\w\s\\]")


def write_markdown(outline: Outline, *, answer_label: str = "Answer") -> str:
    """Return the outline as Markdown that is read back as it was.

    Notes become paragraphs, answers labelled ones. Line breaks in a title become spaces.
    """
    written: list[str] = []
    if outline.title is not None:
        written += [f"# {_title(outline.title)}", ""]
        written += _extras("", outline, answer_label)
    has_sections = outline.title is None or any(node.depth > 1 for node in outline.nodes)
    for node in outline.nodes:
        written += _node(node, answer_label, has_sections=has_sections)
    text = "\n".join(written).strip("\n")
    return re.sub(r"\n{3,}", "\n\n", text) + "\n" if text else ""


def _node(node: OutlineNode, answer_label: str, *, has_sections: bool) -> Iterator[str]:
    if has_sections and node.depth == 1:
        yield from ("", f"## {_title(node.words)}", "")
        indent = ""
    else:
        level = node.depth - 1 - has_sections
        yield f"{'  ' * level}- {_title(node.words)}"
        indent = "  " * (level + 1)
    if any(getattr(node, name) for name in TOLD):
        yield from ("", *_extras(indent, node, answer_label))


def _extras(indent: str, told: Outline | OutlineNode, label: str) -> Iterator[str]:
    for line in told.note.splitlines():
        words = " ".join(line.split())
        yield f"{indent}{_opening(from_words(words))}" if words else ""
    if told.note:
        yield ""
    for line in told.answer.splitlines():
        yield f"{indent}{label}: {from_words(' '.join(line.split()))}".rstrip()
    if told.answer:
        yield ""
    facts = [(name, getattr(told, name)) for name in ("status", "owner", "due")]
    for name, text in facts:
        if text:
            yield from (f"{indent}{name.capitalize()}: {from_words(' '.join(text.split()))}", "")


def _title(title: str) -> str:
    """Escape what would be emphasis, or another mark behind the list's own."""
    words = " ".join(title.split())
    text = from_words(words)
    marks = (spot_mark(words), spot_mark(f"- {words}")) if words else ()
    is_marked = any(mark and mark.form not in {"emoji", "bullet"} for mark in marks[:1])
    if take_facts(words)[1] or BETWEEN_STEPS.search(words):
        text = _SIGN.sub(lambda found: found["escaped"] or f"\\{found.group()}", text)
    elif text.endswith(";"):
        text = f"{text[:-1]}\\;"  # the end of an item in a Russian list
    is_rule = any(mark and mark.form == "rule" for mark in marks)
    return _escape_first(text) if is_marked or is_rule else text


def _opening(text: str) -> str:
    """Keep a paragraph from being read as the number of a page, its first words as a mark."""
    is_other = spot_mark(text) or LABEL.match(text) or is_page(text)
    return _escape_first(text) if is_other else text


def _escape_first(text: str) -> str:
    return _FIRST_SIGN.sub(lambda match: f"\\{match.group()}", text, count=1)
