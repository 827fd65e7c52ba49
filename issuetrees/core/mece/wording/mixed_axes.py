"""Parts cut by more than one axis: "New" beside "Large" and "Small"."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from issuetrees.core.mece.records import Finding, SplitChild
from issuetrees.core.mece.words import axes, wholes
from issuetrees.core.mece.words.lemmas import lemma
from issuetrees.core.mece.words.ranges import read_range
from issuetrees.core.mece.words.reading import SHIPPED, Label, name_of
from issuetrees.core.mece.words.worded import MOST_COMPARED, Worded
from issuetrees.core.text import gettext_noop


class _Cut(NamedTuple):
    """By which axes a label cuts, and what it cuts."""

    child: SplitChild
    axes: frozenset[str]
    thing: tuple[str, ...]


def _table() -> dict[str, frozenset[str]]:
    table = {name_of(word): names for names, words in axes.axes() for word in words}
    for one in wholes.parts():
        if one.kind == wholes.PLACE:
            names = (name_of(one.whole), name_of(one.part))
            table |= dict.fromkeys(names, frozenset({"place"}))
    return table


#: Axes of few sides, all of them in the table.
_CLOSED: Final = frozenset(
    "behaviour directness urgency plan inside payment novelty size loyalty".split()
)
_OF_PEOPLE: Final = frozenset({"novelty"})
#: Words for what stands on both sides, or for neither.
_BOTH: Final = frozenset(
    SHIPPED.read(word).lemmas[0]
    for word in (
        "mixed combined hybrid joint shared neutral semi-variable other total key strategic all"
        " extra oversize oversized bulky standard flagship pilot main single individual"
        " смешанный комбинированный гибридный совместный общий прочий ключевой стратегический все"
        " весь негабаритный стандартный флагманский пилотный основной отдельный"
    ).split()
)
#: What stands behind "by" and names an axis, not a means.
_WAYS: Final = frozenset(
    map(
        lemma,
        "region country city geography market product brand segment channel function department"
        " size age customer client type category industry sector line unit period quarter year"
        " month cause reason stage role level value supplier store plant site team".split(),
    )
)
#: What a range may be of, where its words do not say it.
_OF_NUMBERS: Final = frozenset("number size age income frequency term profit activity".split())
_AXES: Final = _table()
_PEOPLE: Final = frozenset(SHIPPED.read(word.strip()).lemmas for word in axes.PEOPLE.split(","))


def check(split: Worded) -> Iterator[Finding]:
    """Name two parts that are cut by axes that have nothing to do with each other."""
    if len(split.children) > MOST_COMPARED:
        return
    ways = [_is_a_way_to_cut(label) for _, label in split.parts]
    begin = {label.units[0].word for _, label in split.parts if label.units}
    if any(ways) and not all(ways) and len(begin) > 1:
        yield _told(split, split.parts[ways.index(True)][0], split.parts[ways.index(False)][0])
        return
    if not any(_has_axis(label) for _, label in split.parts):
        return
    cuts = _cuts(split)
    odd = _odd(cuts) if cuts and _is_of_one_thing(cuts) else None
    if odd:
        yield _told(split, cuts[0].child, odd.child)
    elif not cuts and (found := _beside_a_pair(split)):
        yield found


def _has_axis(label: Label) -> bool:
    return not _AXES.keys().isdisjoint(label.names)


def _is_a_way_to_cut(label: Label) -> bool:
    """Whether a label names an axis itself: "By region", «По регионам»."""
    words = [unit.word for unit in label.units]
    if len(words) != 2:
        return False
    is_russian = words[0] == "по" and words[1].endswith(("ам", "ям"))
    return is_russian or (words[0] == "by" and lemma(words[1]) in _WAYS)


def _told(split: Worded, first: SplitChild, second: SplitChild) -> Finding:
    message = gettext_noop("“{first}” and “{second}” are cut by different axes.")
    return split.advice("mixed_axes", [first, second], message)


def _beside_a_pair(split: Worded) -> Finding | None:
    """Return what is beside two sides of an axis that has no third: "Fixed", "Variable", "Direct".

    The odd one has one word more than the thing that all of them cut, and no axis that we know.
    """
    shared = _shared(split)
    cuts = [(child, label, _cut(child, label, shared)) for child, label in split.parts]
    known = [cut for _, _, cut in cuts if cut]
    pair = frozenset.intersection(*(cut.axes for cut in known)) & _CLOSED if known else frozenset()
    if len(known) < 2 or len(cuts) != len(known) + 1 or not pair or not known[0].thing:
        return None
    thing = known[0].thing
    [(odd, label)] = [(child, label) for child, label, cut in cuts if not cut]
    more = [name for name in label.names if name not in thing]
    if (
        any(cut.thing != thing for cut in known)
        or len(label.names) != len(thing) + 1
        or len(more) != 1
    ):
        return None
    if more[0] in _BOTH or (pair <= _OF_PEOPLE and thing not in _PEOPLE):
        return None
    return _told(split, known[0].child, odd)


def _cuts(split: Worded) -> list[_Cut]:
    """Return how each part is cut, or nothing where one of them is cut by no axis, or by two."""
    shared = _shared(split)
    cuts: list[_Cut] = []
    for child, label in split.parts:
        cut = _cut(child, label, shared)
        if not cut:
            return []
        cuts.append(cut)
    return cuts


def _shared(split: Worded) -> frozenset[str]:
    """Return the names that stand in all labels: what is cut, by which nothing is."""
    names = [frozenset(label.names) for _, label in split.parts]
    return frozenset.intersection(*names) if names else frozenset()


def _cut(child: SplitChild, label: Label, shared: frozenset[str]) -> _Cut | None:
    if label.has_digits and _has_axis(label):
        return None  # by two: "Men under 35"
    if label.form == "question" or label.is_turned:
        return _cut_by_numbers(child, label)
    for names in (label.names, label.lemmas):  # "Fixed costs" is a name of its own
        found = [_AXES[name] for name in names if name in _AXES and name not in shared]
        if len(found) == 1:
            thing = tuple(name for name in names if name not in _AXES or name in shared)
            return _Cut(child, found[0], thing)
        if found:
            return None
    return _cut_by_numbers(child, label)


def _cut_by_numbers(child: SplitChild, label: Label) -> _Cut | None:
    begins_so = any(unit.word[0].isdigit() for unit in label.units[:3])
    found = read_range(child.title) if begins_so else None
    return _Cut(child, _OF_NUMBERS, ()) if found and not found.is_point else None


def _is_of_one_thing(cuts: list[_Cut]) -> bool:
    """Whether all parts are of one thing, be it left out or only said to be people."""
    things = {cut.thing for cut in cuts if cut.thing}
    if len(cuts) == 2:
        return len(things) == 1 and all(cut.thing for cut in cuts)
    return len(things) <= 1 or things <= _PEOPLE


def _odd(cuts: list[_Cut]) -> _Cut | None:
    """Return the first part that shares no axis with the first, if there is none that all share."""
    if frozenset.intersection(*(cut.axes for cut in cuts)):
        return None
    return next((cut for cut in cuts if not cut.axes & cuts[0].axes), None)
