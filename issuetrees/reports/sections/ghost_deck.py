"""The ghost deck: a page for each end product, with its title and a sketch, before there are data.

What its pages show stands in ``core.synthesis.ghosts``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.drawing.ghost import draw_ghost
from issuetrees.core.graph.progress import PRUNED, pruned_by, statuses_in_force
from issuetrees.core.synthesis.ghosts import FORM_WORDS, Ghost, ghosts
from issuetrees.kit.pruned import pruned_words
from issuetrees.reports.document import Tree, TreeNode
from issuetrees.reports.scene.blocks import Block, Entry, Exhibit, Paragraph, Run
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.room import head_height
from issuetrees.reports.scene.rows import numbered
from issuetrees.reports.scene.tables import Cell, Column, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Misfit, source_of
from issuetrees.reports.sections.titles import first_sentence

KIND: Final = "ghost_deck"
#: More pages than these no team draws up before it has data.
MOST: Final = 60
# What a page takes beside its title and its sketch.
_BESIDE: Final = 84.0
_LOWEST: Final = 120.0


@dataclass(frozen=True, slots=True)
class Leaf:
    """A question of a report with the words of its work."""

    node: TreeNode

    @property
    def title(self) -> str:
        return self.node.title

    @property
    def answer(self) -> str:
        return self.node.answer

    @property
    def hypothesis(self) -> str:
        return self._text("hypothesis")

    @property
    def end_product(self) -> str:
        return self._text("end_product")

    @property
    def data_source(self) -> str:
        return self._text("data_source")

    def _text(self, name: str) -> str:
        return str(self.node.fields.get(name) or "")


def build(assignment: Assignment) -> Built | None:
    """Return a page for each end product of the leaves, or None where no leaf has one."""
    found = [
        (leaf, ghost)
        for tree in assignment.document.questions
        for leaf in _leaves(tree)
        for ghost in ghosts(Leaf(leaf))
    ]
    if not found:
        return None
    pages = tuple(
        _page(assignment, leaf, ghost, place) for place, (leaf, ghost) in enumerate(found[:MOST])
    )
    pages += tuple(_pruned_page(assignment))
    first = replace(pages[0], title=assignment.heading(pages[0].title))
    left = len(found) - MOST
    return Built(
        kind=KIND,
        pages=(first, *pages[1:]),
        entries=(Entry(first.id, _("Ghost deck")),),
        sheets=len(pages),
        misfits=(_cut(assignment, left),) if left > 0 else (),
    )


def _leaves(tree: Tree) -> Iterator[TreeNode]:
    """Yield the leaves that are not pruned, as one reads the tree."""
    parents = {node.parent_id for node in tree.nodes}
    statuses = statuses_in_force(tree.nodes)
    for node in tree.nodes:
        if node.id not in parents and statuses.get(node.id, node.status) != PRUNED:
            yield node


def _page(assignment: Assignment, leaf: TreeNode, ghost: Ghost, place: int) -> Page:
    typist = assignment.typist
    name = assignment.anchor + (f"-{place + 1}" if place else "")
    title = typist.title(first_sentence(ghost.says) or ghost.says)
    sheet = assignment.theme.sheet(LANDSCAPE)
    height = sheet.depth - head_height(assignment.theme, sheet, title) - _BESIDE
    shown = ghost.shows or _(FORM_WORDS[ghost.form])
    said = _("Sketch: {exhibit}").format(exhibit=shown)
    drawing = draw_ghost(
        f"{name}-sketch",
        ghost.form,
        sheet.room,
        max(height, _LOWEST),
        title=said,
        description=said,
    )
    sticker = _("Draft – no data yet") if ghost.is_open else ""
    number = f"{leaf.number} " if leaf.number else ""
    stuck = (Run(f"{sticker}. ", is_strong=True),) if sticker else ()
    words = Paragraph((*stuck, Run(typist.text(number + shown))))
    source = _("Source: {source}").format(source=ghost.source or _("to be named"))
    blocks: tuple[Block, ...] = (words, Exhibit(drawing), *source_of(typist.text(source)))
    tracker = f"{_('Ghost deck')} · {sticker}" if sticker else _("Ghost deck")
    return Page(name, title, tracker, blocks, LANDSCAPE, goes_on=place > 0)


def _pruned_page(assignment: Assignment) -> Iterator[Page]:
    """Yield a page of the branches with end products that are not drawn any more, and why."""
    typist = assignment.typist
    rows = tuple(
        Row(
            (
                Cell.of(top.number),
                Cell.of(typist.text(top.title) or "–", "quiet"),
                Cell.of(
                    typist.text(pruned_words(str(top.fields.get("prune_reason") or ""))), "quiet"
                ),
            )
        )
        for tree in assignment.document.questions
        for top in _pruned(tree)
    )
    if not rows:
        return
    said = ngettext(
        "{count} branch is not drawn: it is pruned",
        "{count} branches are not drawn: they are pruned",
        len(rows),
    ).format(count=typist.number(len(rows)))
    columns = (
        Column("number", _("No."), width=34, role="quiet"),
        Column("question", _("Question")),
        Column("reason", _("Reason"), width=300),
    )
    table = numbered(Table(f"{assignment.anchor}-pruned", said, columns, rows))
    name = f"{assignment.anchor}-left-out"
    yield Page(name, typist.title(said), _("Ghost deck"), (table,), LANDSCAPE, goes_on=True)


def _pruned(tree: Tree) -> list[TreeNode]:
    """Return the pruned branches of a tree in which a leaf has an end product."""
    tops = pruned_by(tree.nodes)
    parents = {node.parent_id for node in tree.nodes}
    left = (node for node in tree.nodes if node.id in tops and node.id not in parents)
    shown = {tops[node.id].id for node in left if any(ghosts(Leaf(node)))}
    return [node for node in tree.nodes if node.id in shown]


def _cut(assignment: Assignment, left: int) -> Misfit:
    words = ngettext("{count} page is left out.", "{count} pages are left out.", left)
    return Misfit("cut", assignment.anchor, words.format(count=assignment.typist.number(left)))
