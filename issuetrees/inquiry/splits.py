"""What the labels of one split say of it, and what of its data nobody understands, in words."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from issuetrees.core import mece
from issuetrees.core.graph.records import SPLIT_KINDS, Node
from issuetrees.core.mece.proofs.kinds import Item, Told
from issuetrees.core.mece.words.labels import takes_the_rest
from issuetrees.graphs import branches
from issuetrees.graphs import read as graphs
from issuetrees.inquiry.own_words import words_for
from issuetrees.kit.sentences import fill, words_of
from issuetrees.kit.words import spoken

if TYPE_CHECKING:
    from issuetrees.graphs.models import Graph

_LONGEST: Final = 300  # characters of a value in words


@dataclass(frozen=True, slots=True)
class Suggested:
    """A kind of split and its data, as ``set_split`` takes them, and both in words."""

    kind: str
    split: dict[str, Any]
    words: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A value of the data that no proof understands: its name, and how to write it."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class SplitLabels:
    """``told`` is what the label of each child means to the proof, by field and child."""

    suggestion: Suggested | None
    unread: tuple[Unread, ...]
    told: Told
    rest_ids: tuple[str, ...]


def split_labels(graph: "Graph", node_id: uuid.UUID) -> SplitLabels:
    """Read the labels of the split of a node, or raise NotFound.

    ``graph`` is what the reader got from ``graphs.read.graph``.
    """
    key = str(graphs.node(graph, node_id).id)
    parent, children = branches.splits(graph, {key}).get(key, (None, []))
    if parent is None:
        return SplitLabels(None, (), {}, ())
    vocabulary = words_for(graph).vocabulary
    kind = mece.KINDS.get(parent.split_kind or "")
    live = mece.records.not_pruned(children)
    return SplitLabels(
        suggestion=_suggested(parent, children, vocabulary),
        unread=tuple(map(_unread, mece.unread(parent, vocabulary))),
        told={
            name: {child: words_of(said) for child, said in by_child.items()}
            for name, by_child in (kind.tell(parent, live) if kind and kind.tell else {}).items()
        },
        rest_ids=tuple(child.id for child in live if takes_the_rest(child.title)),
    )


def _suggested(
    parent: Node, children: Sequence[Node], vocabulary: mece.Vocabulary
) -> Suggested | None:
    """Return what the labels say, unless the data say it already."""
    found = mece.suggest(parent, children, vocabulary)
    if found is None or (
        found.kind == parent.split_kind and {**parent.split, **found.split} == parent.split
    ):
        return None
    items = {item.name: item for item in mece.KINDS[found.kind].items}
    parts = [_words(items[name], value) for name, value in found.split.items()]
    return Suggested(found.kind, found.split, "; ".join([spoken(SPLIT_KINDS[found.kind]), *parts]))


def _words(item: Item, value: Any) -> str:
    return fill("{name}: {value}", name=spoken(item.word), value=_value_words(item, value))


def _value_words(item: Item, value: Any) -> Any:
    if item.form == "flag":
        return _("yes") if value else _("no")
    if item.choices:
        return spoken(item.choices[value]) if value in item.choices else value  # one's own list
    if item.form == "by_child":
        return _listed(one for all_ in value.values() for one in all_)
    return _listed(value) if item.form == "texts" else value


def _listed(texts: Iterable[str]) -> str:
    words = ", ".join(texts)
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _unread(found: mece.Unread) -> Unread:
    message = fill(spoken(found.message), field=spoken(found.item.word))
    return Unread(found.item.name, message)
