"""What people write in Markdown, as blocks of a page: paragraphs, headings, lists, tables.

Nothing of HTML comes through: a parser reads tokens, and what is not understood stands there as
text. Links lead to pages and mailboxes, nowhere else.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from issuetrees.reports.scene.blocks import Heading, Paragraph, Point, Points, Run
from issuetrees.reports.scene.tables import Cell, Column, Kind, Row, Table
from issuetrees.reports.sections.base import Typist

ProseBlock = Paragraph | Heading | Points | Table
Runs = tuple[Run, ...]
_PARSER: Final = MarkdownIt("commonmark", {"html": False}).enable("table").disable("image")
_LINK: Final = re.compile(r"(?:https?://|mailto:)[^\s]+", re.IGNORECASE)
# Where links between the parts of a file lead until these are joined.
_OURS: Final = "xref.invalid"
_LISTS: Final = frozenset({"bullet_list", "ordered_list"})


def read_prose(markdown: str, typist: Typist) -> tuple[ProseBlock, ...]:
    """Return the typeset blocks of a text."""
    nodes = SyntaxTreeNode(_PARSER.parse(markdown)).children
    return tuple(_Reader(typist).blocks(nodes))


def words_of(runs: Runs) -> str:
    """Return the words without their look."""
    return "".join(run.text for run in runs)


class _Reader:
    def __init__(self, typist: Typist) -> None:
        self.typist = typist
        self.tables = 0

    def blocks(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[ProseBlock]:
        for node in nodes:
            if node.type == "heading":
                level = 2 if node.tag == "h1" else 3
                yield Heading(words_of(self.inline(node)), level)
            elif node.type == "paragraph":
                yield Paragraph(self.inline(node))
            elif node.type in _LISTS:
                yield Points(tuple(self.points(node)), node.type == "ordered_list")
            elif node.type == "table":
                yield self.table(node)
            elif node.type in {"fence", "code_block"}:
                lines = node.content.splitlines()
                yield from (Paragraph((self.run(Run(line)),)) for line in lines if line.strip())
            else:
                yield from self.blocks(node.children)

    def points(self, node: SyntaxTreeNode) -> Iterator[Point]:
        """Entries of a list; what a list may not hold stands in its words."""
        for item in node.children:
            words = [self.inline(one) for one in item.children if one.type not in _LISTS]
            lists = [one for one in item.children if one.type in _LISTS]
            below = tuple(point for one in lists for point in self.points(one))
            yield Point(_joined(words), below)

    def table(self, node: SyntaxTreeNode) -> Table:
        self.tables += 1
        head, *rows = [line.children for part in node.children for line in part.children]
        columns = tuple(
            Column(f"column-{index}", words_of(self.inline(cell)), _kind(cell))
            for index, cell in enumerate(head, 1)
        )
        lines = tuple(
            Row(tuple(Cell.of(words_of(self.inline(cell))) for cell in row)) for row in rows
        )
        return Table(f"table-{self.tables}", columns[0].title, columns, lines)

    def inline(self, node: SyntaxTreeNode) -> Runs:
        return tuple(run for one in node.children for run in self.runs(one.children, Run("")))

    def runs(self, nodes: Sequence[SyntaxTreeNode], look: Run) -> Iterator[Run]:
        for node in nodes:
            if node.type == "strong":
                yield from self.runs(node.children, replace(look, is_strong=True))
            elif node.type == "em":
                yield from self.runs(node.children, replace(look, is_slanted=True))
            elif node.type == "link":
                yield from self.runs(node.children, replace(look, address=_address(node)))
            elif node.type in {"softbreak", "hardbreak"}:
                yield replace(look, text=" ")
            elif node.content:
                yield self.run(replace(look, text=node.content))

    def run(self, run: Run) -> Run:
        return replace(run, text=self.typist.text(run.text))


def _joined(words: Sequence[Runs]) -> Runs:
    """Several paragraphs of an entry, one after the other."""
    joined: list[Run] = []
    for runs in words:
        joined += [Run(" "), *runs] if joined else runs
    return tuple(joined)


def _kind(cell: SyntaxTreeNode) -> Kind:
    """A column whose figures stand to the right holds numbers."""
    is_right = str(cell.attrs.get("style", "")).endswith("right")
    return Kind.NUMBER if is_right else Kind.WORDS


def _address(node: SyntaxTreeNode) -> str:
    address = str(node.attrs.get("href", ""))
    return address if _LINK.fullmatch(address) and _OURS not in address.lower() else ""
