"""Appendix: every question in reading order, whole, with all that is printed of its fields."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.graph.fields import Field
from issuetrees.core.graph.progress import progress
from issuetrees.core.graph.records import TABLE
from issuetrees.kit.words import label
from issuetrees.reports.document import Printed, TreeNode
from issuetrees.reports.sections.base import Assignment, Built, Entry, Typist
from issuetrees.reports.sections.chosen import branches, cut_to_levels, whole_outline
from issuetrees.reports.sections.levels import printed_levels
from issuetrees.reports.sections.marks import field_word
from issuetrees.reports.sections.options import BRANCH, LEVELS, Several

# A row with more characters than this may be longer than a page, so it may be cut by one.
LONG_ROW: Final = 1500
_PRINTED: Final = [row for row in TABLE["nodes"].values() if row.is_printed and row.name != "title"]
_WRITTEN: Final = [row for row in _PRINTED if row.form == "text"]
_KNOWN_BY_LOOK: Final = {"answer", "note"}
_CHOSEN: Final = [row for row in _PRINTED if row.form != "text"]
COLUMNS: Final = Several(
    "columns",
    gettext_lazy("Columns and texts"),
    default=tuple(row.name for row in _PRINTED),
    choices={row.name: lazy(label, str)(row) for row in _PRINTED},
)
OPTIONS: Final = (BRANCH, LEVELS, COLUMNS)


@dataclass(frozen=True, slots=True)
class Column:
    """A field that has a column of its own."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What a question says in a column; ``word`` is what to call the value, where it is a word."""

    name: str
    value: Printed
    word: str


@dataclass(frozen=True, slots=True)
class OutlineText:
    """A text below a question's title; ``label`` names it where its look does not."""

    name: str
    label: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """A question."""

    anchor: str
    number: str
    depth: int
    title: str
    texts: tuple[OutlineText, ...]
    cells: tuple[Cell, ...]
    is_long: bool


@dataclass(frozen=True, slots=True)
class OutlineContent:
    """All rows; columns without any value are left out."""

    columns: tuple[Column, ...]
    rows: tuple[OutlineRow, ...]


def build(assignment: Assignment) -> Built | None:
    """Return the outline of all trees."""
    typist = assignment.typist
    shown_trees = cut_to_levels(branches(assignment), assignment)
    levels = printed_levels(shown_trees)
    nodes = [node for tree in levels.trees for node in tree.nodes]
    if not nodes:
        return None
    chosen = COLUMNS.of(assignment.choice)
    said = [row for row in _CHOSEN if row.name in chosen]
    shown = [row for row in said if any(_is_said(node, row.name) for node in nodes)]
    written = [row for row in _WRITTEN if row.name in chosen]
    prefix = _anchor_prefix(assignment)
    rows = tuple(_row(node, shown, written, typist, prefix) for node in nodes)
    title = assignment.heading(action_title(progress(nodes).total, levels.left_out, typist))
    return Built(
        kind="appendix_outline",
        title=title,
        tracker=_("Appendix · Outline"),
        content=OutlineContent(tuple(Column(row.name, label(row)) for row in shown), rows),
        entries=(Entry(assignment.anchor, title),),
        source=typist.text(levels.note(typist)),
        pages=1 + len(rows) // 26,
    )


def action_title(count: int, left_out: int, typist: Typist) -> str:
    """Say how many questions are listed, and whether these are all."""
    if left_out:
        text = ngettext(
            "The upper {shown} of {count} question in full, in reading order",
            "The upper {shown} of {count} questions in full, in reading order",
            count + left_out,
        )
        return text.format(shown=typist.number(count), count=typist.number(count + left_out))
    return ngettext(
        "The one question in full", "All {count} questions in full, in reading order", count
    ).format(count=typist.number(count))


def _is_said(node: TreeNode, name: str) -> bool:
    return node.fields.get(name) not in {None, ""}


def _anchor_prefix(assignment: Assignment) -> str:
    """Drawings point into the outline where all questions stand; another has its own places."""
    whole = whole_outline(assignment.document)
    is_whole = whole is not None and (whole.id or whole.kind) == assignment.id
    return "o" if is_whole else f"o-{assignment.id}"


def _row(
    node: TreeNode,
    shown: Sequence[Field],
    written: Sequence[Field],
    typist: Typist,
    prefix: str,
) -> OutlineRow:
    texts = [_text(row, str(node.fields.get(row.name) or ""), typist) for row in written]
    length = len(node.title) + sum(len(str(node.fields.get(row.name) or "")) for row in written)
    return OutlineRow(
        anchor=f"{prefix}-{node.id}",
        number=node.number,
        depth=node.depth,
        title=typist.text(node.title) or "–",
        texts=tuple(texts),
        cells=tuple(_cell(row, node.fields.get(row.name), typist) for row in shown),
        is_long=length > LONG_ROW,
    )


def _text(row: Field, text: str, typist: Typist) -> OutlineText:
    name = "" if row.name in _KNOWN_BY_LOOK else label(row)
    return OutlineText(row.name, name, typist.paragraphs(text))


def _cell(row: Field, value: Printed, typist: Typist) -> Cell:
    word = value if isinstance(value, str) else ""
    if row.form == "choice" and word:
        return Cell(row.name, value, field_word(row.name, word))
    return Cell(row.name, value, typist.text(word))
