"""The storyline: situation, complication, question, answer, and the key line that carries it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from issuetrees.core.graph.progress import PRUNED
from issuetrees.reports.document import Tree, TreeNode
from issuetrees.reports.scene.blocks import Block, Entry, Heading, Point, Points, Run, Term, Terms
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.sections.base import Assignment, Built
from issuetrees.reports.sections.options import YesNo
from issuetrees.reports.sections.titles import conclusion, first_sentence, together

KIND: Final = "storyline"
BELOW: Final = YesNo("has_below", gettext_lazy("What each part rests on"), default=True)
OPTIONS: Final = (BELOW,)


def build(assignment: Assignment) -> Built | None:
    """Return a page for each tree that has an answer or a so-what, else None."""
    told = [tree for tree in assignment.document.questions if _is_told(assignment, tree)]
    pages = tuple(_page(assignment, tree, place) for place, tree in enumerate(told))
    if not pages:
        return None
    return Built(KIND, pages, tuple(Entry(page.id, page.title) for page in pages), len(pages))


def _is_told(assignment: Assignment, tree: Tree) -> bool:
    said = any(node.answer.strip() for node in tree.nodes if node.depth <= 1)
    return said or bool(tree.root and _answer(assignment, tree).strip())


def _answer(assignment: Assignment, tree: Tree) -> str:
    """The root's answer; of the first tree also the one that the report says itself."""
    is_first = tree is assignment.document.questions[0]
    return tree.nodes[0].answer or (assignment.document.summary.answer if is_first else "")


def _page(assignment: Assignment, tree: Tree, place: int) -> Page:
    root, typist = tree.nodes[0], assignment.typist
    label = _("Storyline")
    answer = _answer(assignment, tree)
    written = _title(assignment, tree, answer)
    title = assignment.heading(written) if place == 0 else typist.title(written)
    terms = tuple(
        Term(word, typist.paragraphs(text), is_answer=is_answer)
        for word, text, is_answer in _opening(assignment, root, answer)
        if text.strip()
    )
    points = tuple(_points(assignment, tree))
    blocks: list[Block] = [Terms(terms)]
    if points:
        blocks += [Heading(_("Key line")), Points(points, is_numbered=True)]
    name = assignment.anchor + (f"-{place + 1}" if place else "")
    return Page(name, title, "" if title == label else label, tuple(blocks))


def _title(assignment: Assignment, tree: Tree, answer: str) -> str:
    """Say the answer; where the summary has it for its title, what it rests on."""
    said = first_sentence(answer)
    if not said or said != first_sentence(assignment.document.summed_up):
        return said or tree.nodes[0].title
    parts = [conclusion(part) for part in _standing(tree.parts) if part.answer.strip()]
    return together(parts) if parts else _("The answer and what it rests on")


def _opening(
    assignment: Assignment, root: TreeNode, answer: str
) -> Iterator[tuple[str, str, bool]]:
    summary = assignment.document.summary
    yield _("Situation"), summary.situation, False
    yield _("Complication"), summary.complication, False
    yield _("Question"), root.title, False
    yield _("Answer"), answer, True


def _points(assignment: Assignment, tree: Tree) -> Iterator[Point]:
    """Yield the key line: what each part comes to, and what it rests on."""
    typist, has_below = assignment.typist, BELOW.of(assignment.choice)
    children: defaultdict[str | None, list[TreeNode]] = defaultdict(list)
    for node in tree.nodes:
        children[node.parent_id].append(node)
    for part in _standing(tree.parts):
        if part.answer.strip():
            runs = (Run(typist.text(part.answer), is_strong=True),)
        else:
            said = _("{title} – not answered yet").format(title=part.title.rstrip("?"))
            runs = (Run(typist.text(said), is_slanted=True),)
        parts = _standing(children[part.id])
        below = tuple(
            Point((Run(typist.text(node.answer)),)) for node in parts if node.answer.strip()
        )
        yield Point(runs, below if has_below else ())


def _standing(nodes: Sequence[TreeNode]) -> list[TreeNode]:
    return [node for node in nodes if node.status != PRUNED]
