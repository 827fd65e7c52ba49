"""What the sheets of an issue tree say: its answer, else those of its parts, never more."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.graph.progress import (
    PRUNED,
    SETTLED,
    Progress,
    progress,
    statuses_in_force,
)
from issuetrees.reports.document import Tree, TreeNode
from issuetrees.reports.sections.base import TITLE_CHARACTERS, Typist
from issuetrees.reports.sections.titles import conclusion, together


def answer_title(tree: Tree, typist: Typist) -> str:
    """Say what the tree is answered with: the root's answer, else the answers of the parts."""
    root = tree.nodes[0]
    parts = [part for part in tree.parts if part.status != PRUNED]
    said = [conclusion(part) for part in parts if part.answer.strip()]
    if root.answer.strip() or not parts:
        return conclusion(root) or root.title
    if not said:
        return _leads(tree, typist)
    waiting = [part for part in parts if not part.answer.strip()]
    rest = _waiting(waiting, typist)
    return together(said, TITLE_CHARACTERS - len(rest)).rstrip(".") + rest


def rests_title(tree: Tree, typist: Typist) -> str:
    """Say what the answer rests on, where another page has the answer for its title."""
    parts = [part for part in tree.parts if part.status != PRUNED]
    said, count = sum(bool(part.answer.strip()) for part in parts), len(parts)
    if said == count:
        text = ngettext(
            "The answer rests on {count} part, which has a conclusion of its own",
            "The answer rests on {count} parts, each with a conclusion of its own",
            count,
        )
    elif said:
        text = ngettext(
            "The answer rests on {count} part, {said} with a conclusion so far",
            "The answer rests on {count} parts, {said} with a conclusion so far",
            count,
        )
    else:
        text = ngettext(
            "The answer rests on {count} part, which has no conclusion yet",
            "The answer rests on {count} parts; none has a conclusion yet",
            count,
        )
    return text.format(count=typist.number(count), said=typist.number(said))


def heads_title(heads: Sequence[TreeNode], nodes: Mapping[str, TreeNode]) -> str:
    """Say what the branches of a sheet are answered with, else what they belong to."""
    said = [conclusion(head) for head in heads if head.answer.strip()]
    if said:
        return together(said)
    above = {head.parent_id for head in heads}
    parent = nodes.get(next(iter(above)) or "") if len(above) == 1 else None
    if parent is not None and parent.parent_id:
        return conclusion(parent) or parent.title
    return together([head.title for head in heads])


def progress_title(tree: Tree, typist: Typist) -> str:
    """Say in one sentence how far the questions are answered."""
    done = progress(tree.nodes)
    answered, count = done.answered, done.to_answer
    if count == 0:
        return tree.nodes[0].title
    if answered == count:
        return ngettext(
            "The one question is answered", "All {count} questions are answered", answered
        ).format(count=typist.number(answered))
    if answered == 0:
        return _leads(tree, typist)
    said = how_far(done, typist)
    busiest = _where_most_is_open(tree, typist)
    return f"{said}; {busiest}" if busiest else said


def how_far(done: Progress, typist: Typist) -> str:
    """Say how many questions are answered."""
    answered, count = done.answered, done.to_answer
    return ngettext(
        "{answered} of {count} question is answered",
        "{answered} of {count} questions are answered",
        count,
    ).format(answered=typist.number(answered), count=typist.number(count))


def _waiting(parts: Sequence[TreeNode], typist: Typist) -> str:
    """Say what is not answered yet: one part by its name, several without."""
    if not parts:
        return ""
    if len(parts) == 1:
        return _("; {part} is open").format(part=typist.quoted(parts[0].title, 50))
    return _("; the other parts are open")


def _leads(tree: Tree, typist: Typist) -> str:
    parts, count = len(tree.parts), progress(tree.nodes).to_answer
    return ngettext(
        "{questions} {in_parts} leads to the answer",
        "{questions} {in_parts} lead to the answer",
        count,
    ).format(
        in_parts=ngettext("in {count} part", "in {count} parts", parts).format(count=parts),
        questions=ngettext("{count} question", "{count} questions", count).format(
            count=typist.number(count)
        ),
    )


def _where_most_is_open(tree: Tree, typist: Typist) -> str:
    """Name the part with the most open questions, or two of them; of more, none stands out."""
    counts = _open_by_part(tree)
    most = max(counts.values(), default=0)
    names = [typist.quoted(part.title) for part in tree.parts if counts[part.id] == most]
    if len(counts) < 2 or len(names) > 2:
        return ""
    if len(names) == 2:
        text = _("{first} and {second} have the most open ones")
        return text.format(first=names[0], second=names[1])
    if most == sum(counts.values()):
        return _("all open ones are in {part}").format(part=names[0])
    return _("{part} has the most open ones").format(part=names[0])


def _open_by_part(tree: Tree) -> dict[str, int]:
    """Count what is open in each part, the part itself among it; nodes come depth first."""
    counts: dict[str, int] = {}
    statuses = statuses_in_force(tree.nodes)
    part_id = ""
    for node in tree.nodes[1:]:
        if node.depth == 1:
            part_id = node.id
        counts[part_id] = counts.get(part_id, 0) + (statuses[node.id] not in SETTLED)
    return counts
