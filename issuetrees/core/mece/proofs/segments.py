"""Splits into sets of named members: regions of countries, channels, product groups.

Members are in the data, by child, or in the labels ("DACH: Germany, Austria, Switzerland"). Each
is to be in one child; together they are the universe that the data name, or one child takes the
rest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.proofs.kinds import Item, Kind, Told
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.labels import key, quoted, says_nothing, takes_the_rest
from issuetrees.core.mece.words.places import rest_of_a_place
from issuetrees.core.mece.words.reading import SHIPPED
from issuetrees.core.text import gettext_noop

_ITEMS: Final = (
    Item(
        "dimension", "text", gettext_noop("By what it is divided"), example=gettext_noop("Region")
    ),
    Item("members", "by_child", gettext_noop("Members of each child")),
    Item("universe", "texts", gettext_noop("All members")),
)
_LIST: Final = re.compile(
    r"^(?P<name>[^(:]{1,60})(?:\((?P<inside>[^()]+)\)|:\s*(?P<behind>[^()]+))$"
)
_MARKS: Final = re.compile(r"\s*[,;]\s*|\s+(?:and|и|&)\s+")
_AND_SO_ON: Final = re.compile(
    r"\b(?:etc|and others|and so on|и др|и т|и пр|прочие|other)", re.IGNORECASE
)

Members = Mapping[str, Sequence[str]]


def prove(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose kind is segments."""
    members, universe = members_of(parent, live)
    rest = [child for child in live if takes_the_rest(child.title)]
    empty = [child for child in live if child.id not in members and child not in rest]
    yield from _exclusive(parent, live, members, empty)
    yield from _exhaustive(parent, members, universe, rest, empty)


def members_of(
    parent: SplitParent, live: Sequence[SplitChild]
) -> tuple[dict[str, list[str]], list[str]]:
    """Return the members of each child, as the data or else the labels say, and all there are."""
    given = data.by_child(parent.split, "members", live)
    universe = data.texts(parent.split, "universe")
    listed = given or _in_labels(live)
    return {**_of_titles(live, universe), **listed}, universe


def prove_if_lists(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield what lists in labels disprove, whatever the kind: a name in two of them."""
    members = _in_labels(live)
    proper = {key_: [one for one in all_ if one[:1].isupper()] for key_, all_ in members.items()}
    if len(proper) > 1:
        yield from _doubles(parent, live, proper)


def prove_if_rest(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of one side where one child takes all that the others leave."""
    rest = [child for child in live if takes_the_rest(child.title)]
    is_plain = len(rest) == 1 and len(live) > 2 and not says_nothing(rest[0].title)
    if is_plain and not _is_of_another_place(rest[0], parent):
        yield _takes_all(parent, rest[0])


def read(_parent: SplitParent, live: Sequence[SplitChild]) -> dict[str, Any] | None:
    """Return the members that labels list."""
    members = _in_labels(live)
    return (
        {"members": {one: list(all_) for one, all_ in members.items()}}
        if len(members) > 1
        else None
    )


def tell(_parent: SplitParent, live: Sequence[SplitChild]) -> Told:
    """Return the members that labels list, each child's in words."""
    return {"members": {one: ", ".join(all_) for one, all_ in _in_labels(live).items()}}


def _exclusive(
    parent: SplitParent, live: Sequence[SplitChild], members: Members, empty: Sequence[SplitChild]
) -> Iterator[Finding]:
    doubles = list(_doubles(parent, live, members))
    yield from doubles
    if doubles:
        return
    if empty:
        yield Finding(
            "members_unknown", "unknown", "exclusive", parent.id,
            tuple(child.id for child in empty),
            gettext_noop("It is not said what belongs to “{title}”."),
            {"title": quoted(empty[0].title)},
        )  # fmt: skip
    elif members:
        yield Finding(
            "members_disjoint", "proved", "exclusive", parent.id, tuple(members),
            gettext_noop("No member is in two children."),
        )  # fmt: skip


def _doubles(
    parent: SplitParent, live: Sequence[SplitChild], members: Members
) -> Iterator[Finding]:
    titles = {child.id: child.title for child in live}
    owner: dict[str, str] = {}
    for child_id, names in members.items():
        for name in names:
            first = owner.setdefault(key(name), child_id)
            if first != child_id:
                yield Finding(
                    "member_twice", "disproved", "exclusive", parent.id, (first, child_id),
                    gettext_noop("“{member}” is in “{first}” and in “{second}”."),
                    {
                        "member": quoted(name),
                        "first": quoted(titles[first]),
                        "second": quoted(titles[child_id]),
                    },
                    name,
                )  # fmt: skip


def _exhaustive(
    parent: SplitParent,
    members: Members,
    universe: Sequence[str],
    rest: Sequence[SplitChild],
    empty: Sequence[SplitChild],
) -> Iterator[Finding]:
    if len(rest) == 1:
        yield _takes_all(parent, rest[0])
        return
    covered = {key(name) for names in members.values() for name in names}
    missing = [name for name in universe if key(name) not in covered]
    if universe and missing and not empty:
        yield Finding(
            "member_nowhere", "disproved", "exhaustive", parent.id, (),
            gettext_noop("“{member}” is in no child."), {"member": quoted(missing[0])}, missing[0],
        )  # fmt: skip
    elif universe and not missing:
        yield Finding(
            "members_covered", "proved", "exhaustive", parent.id, (),
            gettext_noop("Each of the {count} members is in a child."), {"count": len(universe)},
        )  # fmt: skip
    else:
        yield Finding(
            "universe_unknown", "unknown", "exhaustive", parent.id, (),
            gettext_noop("It is not said what all the members are, and no child takes the rest."),
        )  # fmt: skip


def _takes_all(parent: SplitParent, rest: SplitChild) -> Finding:
    return Finding(
        "rest_taken", "proved", "exhaustive", parent.id, (rest.id,),
        gettext_noop("“{title}” takes whatever the others leave."), {"title": quoted(rest.title)},
    )  # fmt: skip


def _is_of_another_place(rest: SplitChild, parent: SplitParent) -> bool:
    """Whether what is left is left of a place that the question does not name."""
    place = rest_of_a_place(rest.title)
    return bool(place) and place not in SHIPPED.read(parent.title).names


def _of_titles(live: Sequence[SplitChild], universe: Sequence[str]) -> dict[str, list[str]]:
    """A child that is itself one of all members needs no list."""
    known = {key(name) for name in universe}
    return {child.id: [child.title] for child in live if key(child.title) in known}


def _in_labels(live: Sequence[SplitChild]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for child in live:
        listed = _LIST.match(child.title)
        if not listed:
            continue
        inside = listed["inside"] or listed["behind"]
        names = [name for name in _MARKS.split(_AND_SO_ON.split(inside)[0]) if name.strip()]
        if len(names) > 1 and not any(char.isdigit() for char in inside):
            found[child.id] = [name.strip(" .") for name in names]
    return found


SEGMENTS: Final = Kind("segments", prove, _ITEMS, read, tell)
