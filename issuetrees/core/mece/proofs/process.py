"""Splits into stages of a process: in order, none missing, none inside another.

What the stages are, the data say (``stages``, or a known process by name), or the question does.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.proofs.kinds import Item, Kind
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.labels import quoted, takes_the_rest
from issuetrees.core.mece.words.lists import KnownList, own_list
from issuetrees.core.mece.words.processes import PROCESSES
from issuetrees.core.mece.words.script import is_russian
from issuetrees.core.text import gettext_noop

_ITEMS: Final = (
    Item("stages", "texts", gettext_noop("Stages of the process, in order")),
    Item("process", "text", gettext_noop("Known process"), PROCESSES.titles),
    Item("start", "text", gettext_noop("It starts with"), example=gettext_noop("Order received")),
    Item("end", "text", gettext_noop("It ends with"), example=gettext_noop("Invoice paid")),
    Item("inside", "by_child", gettext_noop("Stages that are part of a child")),
)
_ENDS: Final = {
    "start": gettext_noop("The process starts with “{said}”, the children with “{title}”."),
    "end": gettext_noop("The process ends with “{said}”, the children with “{title}”."),
}


def prove(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose kind is a process."""
    yield from _inside(parent, live)
    stages = _stated(parent) or _named(parent)
    if stages:
        yield from _compared(parent, live, stages)
        return
    yield from _ends(parent, live)
    for side in ("exclusive", "exhaustive"):
        yield _say(
            parent, "process_unknown", "unknown", side,
            gettext_noop("No list of stages says what the whole process is."),
        )  # fmt: skip


def prove_if_named(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield what differs from a process that the question names, whatever the kind."""
    stages = _named(parent)
    places = [_place(child, stages) for child in live] if stages else []
    if stages and 2 * len({one for one in places if one is not None}) > len(stages.elements):
        yield from _compared(parent, live, stages)


def read(parent: SplitParent, live: Sequence[SplitChild]) -> dict[str, Any] | None:
    """Return the process whose stages the children are."""
    named = PROCESSES.perhaps_in(parent.title)
    if named:
        return {"process": named.name}
    for one in PROCESSES.lists.values():
        if [_place(child, one) for child in live] == list(range(len(one.elements))):
            return {"process": one.name}
    return None


def _stated(parent: SplitParent) -> KnownList | None:
    own = data.texts(parent.split, "stages")
    return own_list(own) if own else PROCESSES.called(data.text(parent.split, "process"))


def _named(parent: SplitParent) -> KnownList | None:
    return PROCESSES.named_in(parent.title)


def _place(child: SplitChild, stages: KnownList) -> int | None:
    found = [at for at, one in enumerate(stages.elements) if one.is_in(child.title)]
    return found[0] if len(found) == 1 else None


def _compared(
    parent: SplitParent, live: Sequence[SplitChild], stages: KnownList
) -> Iterator[Finding]:
    members = [child for child in live if not takes_the_rest(child.title)]
    placed = [(child, _place(child, stages)) for child in members]
    known = [(child, place) for child, place in placed if place is not None]
    strange = [child for child, place in placed if place is None]
    yield from _in_order(parent, known, strange)
    there = {place for _, place in known}
    missing = [one for at, one in enumerate(stages.elements) if at not in there]
    unclear = [one for one in missing if any(one.is_in(child.title) for child in strange)]
    if not missing:
        yield _say(
            parent, "stages_complete", "proved", "exhaustive",
            gettext_noop("All {count} stages of the process are here."),
            {"count": len(stages.elements)},
        )  # fmt: skip
    elif len(unclear) < len(missing):
        is_ru = is_russian([child.title for child in live])
        first = next(one for one in missing if one not in unclear)
        name = first.ru if is_ru else first.en
        yield _say(
            parent, "stage_missing", "disproved", "exhaustive",
            gettext_noop("The stage “{name}” is missing."), {"name": quoted(name)}, (), name,
        )  # fmt: skip
    else:
        yield _say(
            parent, "stages_unclear", "unknown", "exhaustive",
            gettext_noop("“{title}” may be more than one stage."),
            {"title": quoted(strange[0].title)}, (strange[0].id,),
        )  # fmt: skip


def _in_order(
    parent: SplitParent,
    known: Sequence[tuple[SplitChild, int | None]],
    strange: Sequence[SplitChild],
) -> Iterator[Finding]:
    wrong = [
        (first, second)
        for (first, one), (second, other) in pairwise(known)
        if one is not None and other is not None and other < one
    ]
    if wrong:
        first, second = wrong[0]
        yield _say(
            parent, "stages_order", "disproved", "exclusive",
            gettext_noop("“{second}” comes before “{first}” in the process."),
            {"first": quoted(first.title), "second": quoted(second.title)},
            (first.id, second.id), second.title,
        )  # fmt: skip
    elif strange or len({place for _, place in known}) < len(known):
        title = strange[0].title if strange else known[-1][0].title
        yield _say(
            parent, "stage_unknown", "unknown", "exclusive",
            gettext_noop("Where “{title}” stands in the process is not said."),
            {"title": quoted(title)},
        )  # fmt: skip
    else:
        yield _say(
            parent, "stages_ordered", "proved", "exclusive",
            gettext_noop("The stages follow each other in order."),
        )  # fmt: skip


def _inside(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """A stage that the data call part of a sibling stands beside what it is in."""
    within = data.by_child(parent.split, "inside", live)
    titles = {child.id: child.title for child in live}
    for whole, parts in within.items():
        checklist = own_list(parts)
        for child in live:
            if child.id != whole and any(one.is_in(child.title) for one in checklist.elements):
                yield _say(
                    parent, "stage_inside", "disproved", "exclusive",
                    gettext_noop("“{part}” is a part of “{whole}”, not a stage beside it."),
                    {"part": quoted(child.title), "whole": quoted(titles[whole])},
                    (whole, child.id), child.title,
                )  # fmt: skip


def _ends(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """What the process starts and ends with is to be the first and the last child."""
    for name, child in (("start", live[:1]), ("end", live[-1:])):
        said = data.text(parent.split, name)
        if said and child and not own_list([said]).elements[0].is_in(child[0].title):
            yield _say(
                parent, f"process_{name}", "disproved", "exhaustive", _ENDS[name],
                {"said": quoted(said), "title": quoted(child[0].title)}, (child[0].id,), said,
            )  # fmt: skip


def _say(
    parent: SplitParent,
    code: str,
    verdict: Any,
    side: Any,
    message: str,
    details: dict[str, Any] | None = None,
    related_ids: tuple[str, ...] = (),
    witness: str = "",
) -> Finding:
    return Finding(code, verdict, side, parent.id, related_ids, message, details or {}, witness)


PROCESS: Final = Kind("process", prove, _ITEMS, read)
