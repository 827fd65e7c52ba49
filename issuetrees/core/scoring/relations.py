"""How initiatives depend on each other, and whether all of it can hold at once.

An initiative requires others, excludes others, or is one of a group of which only one is done.
Whoever wants an initiative wants all that it requires, what that requires, and so on; it can be
done where none of these exclude each other or are of one group.
"""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.told import told

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Relations:
    """The relations of some initiatives, by their ids.

    ``requires`` holds pairs of an initiative and what it requires, ``excludes`` pairs in either
    order; ``groups`` says of which group an initiative is one, if of any.
    """

    requires: Sequence[Pair] = ()
    excludes: Sequence[Pair] = ()
    groups: Mapping[str, str] | None = None

    def needs(self) -> dict[str, list[str]]:
        """Return what each initiative requires itself."""
        found: dict[str, list[str]] = {}
        for one, other in self.requires:
            found.setdefault(one, []).append(other)
        return found


@dataclass(frozen=True, slots=True)
class Cycle:
    """Initiatives that require each other around; the last one requires the first."""

    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """An initiative that cannot be done: what it needs (or is) cannot go together.

    ``one`` and ``other`` exclude each other, or are of the same ``group``.
    """

    initiative: str
    one: str
    other: str
    group: str = ""


def contradiction(relations: Relations) -> Cycle | Clash | None:
    """Return the first thing that cannot hold, or None; cycles come before clashes."""
    needs = relations.needs()
    found = _cycle(needs)
    if found:
        return Cycle(found)
    for initiative in _concerned(relations):
        clash = _clash(initiative, _closure(initiative, needs), relations)
        if clash:
            return clash
    return None


def _clash(initiative: str, needed: Mapping[str, None], relations: Relations) -> Clash | None:
    """Return what of all that an initiative needs, itself included, cannot go together."""
    for one, other in relations.excludes:
        if one in needed and other in needed:
            return Clash(initiative, one, other)
    groups = relations.groups or {}
    first: dict[str, str] = {}
    for one in needed:
        group = groups.get(one, "")
        if group and first.setdefault(group, one) != one:
            return Clash(initiative, first[group], one, group)
    return None


def check(relations: Relations, titles: Mapping[str, str]) -> None:
    """Refuse relations that cannot hold, in words that name the initiatives."""
    check_circles(relations, titles)
    found = contradiction(relations)
    if isinstance(found, Clash):
        raise _clashing(found, titles)


def check_circles(relations: Relations, titles: Mapping[str, str]) -> None:
    """Refuse relations to oneself, and initiatives that require each other in a circle."""
    if any(one == other for one, other in (*relations.requires, *relations.excludes)):
        raise Invalid(
            "own_relation",
            gettext_noop("An initiative has no relation to itself."),
            field="requires",
        )
    found = _cycle(relations.needs())
    if found:
        raise _around(Cycle(found), titles)


def _around(found: Cycle, titles: Mapping[str, str]) -> Invalid:
    members = [titles[one] for one in (*found.members, found.members[0])]

    def chain(language: str) -> str:
        marks = "«»" if language == "ru" else "“”"
        return " → ".join(f"{marks[0]}{title}{marks[1]}" for title in members)

    return Invalid(
        "relations_around",
        gettext_noop("These require each other in a circle: {chain}. Take one of the steps out."),
        field="requires",
        chain=told(chain("en"), chain),
    )


def _clashing(found: Clash, titles: Mapping[str, str]) -> Invalid:
    title, one, other = (titles[key] for key in (found.initiative, found.one, found.other))
    if found.group:
        return Invalid(
            "relations_one_of",
            gettext_noop(
                "“{title}” could never be done: “{one}” and “{other}” would have to go together, "
                "but of “{group}” only one is done."
            ),
            field="one_of",
            title=title,
            one=one,
            other=other,
            group=found.group,
        )
    return Invalid(
        "relations_contradict",
        gettext_noop(
            "“{title}” could never be done: “{one}” and “{other}” would have to go together, "
            "but they exclude each other."
        ),
        field="excludes",
        title=title,
        one=one,
        other=other,
    )


def _concerned(relations: Relations) -> Iterator[str]:
    """Whatever requires something, once each; others need only themselves."""
    yield from dict.fromkeys(one for one, _other in relations.requires)


def _closure(initiative: str, needs: Mapping[str, Sequence[str]]) -> dict[str, None]:
    """Return an initiative and all that it needs, nearest first."""
    found = {initiative: None}
    waiting = deque(found)
    while waiting:
        for other in needs.get(waiting.popleft(), ()):
            if other not in found:
                found[other] = None
                waiting.append(other)
    return found


def _cycle(needs: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the members of a circle, none where there is none; without recursion."""
    done: set[str] = set()
    for start in needs:
        path: dict[str, Iterator[str]] = {}
        if start not in done:
            path[start] = iter(needs[start])
        while path:
            last = next(reversed(path))
            other = next(path[last], None)
            if other is None:
                done.add(last)
                del path[last]
            elif other in path:
                members = list(path)
                return tuple(members[members.index(other) :])
            elif other not in done:
                path[other] = iter(needs.get(other, ()))
    return ()
