"""What the kind of a tree advises on its splits; read anew each time, for a kind may change."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from issuetrees.core import mece
from issuetrees.core.brief import SENTENCES, lint
from issuetrees.core.graph.records import Node
from issuetrees.core.tree_kinds.checks import check_kind
from issuetrees.inquiry.found import Found

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph


#: Kinds whose root is a question.
_ASKED: Final = frozenset({"diagnostic", "solution", "decision"})


def advised(graph: "Graph", parent: Node, children: Sequence[Node]) -> tuple[Found, ...]:
    """Return the advice on one split; none where nobody has said what kind of tree it is."""
    if not graph.tree_kind:
        return ()
    is_root = parent.parent_id is None
    found = check_kind(graph.tree_kind, parent, children, is_root=is_root)
    if is_root and graph.tree_kind in _ASKED:
        found = (*_on_question(parent), *found)
    if not found:
        return ()
    fingerprint = mece.fingerprint(parent, children)
    return tuple(Found(one, mece.identity(fingerprint, one, children), None) for one in found)


def _on_question(root: Node) -> Iterator[mece.Finding]:
    """Say of the root what the brief says of its question."""
    for one in lint(root.title):
        told = {"quote": one.quote} if one.quote else {}
        code, message = f"question_{one.code}", SENTENCES[one.code]
        yield mece.Finding(code, "advice", "wording", root.id, (), message, told)
