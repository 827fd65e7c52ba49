"""A whole beside its part: "Europe" and "Germany", "Marketing" and "Digital marketing"."""

from collections.abc import Iterator
from typing import Final

from issuetrees.core.mece.records import Finding, SplitChild
from issuetrees.core.mece.words import wholes
from issuetrees.core.mece.words.lemmas import is_adjective
from issuetrees.core.mece.words.reading import Label, name_of
from issuetrees.core.mece.words.small_words import LINKERS
from issuetrees.core.mece.words.worded import Worded
from issuetrees.core.text import gettext_noop

#: What is said without a doubt of these; channels and firms are a matter of words.
_SURE: Final = frozenset({wholes.PLACE, wholes.TIME})
#: What takes in all of what follows: "All customers".
_ALL: Final = frozenset("all every any total весь вся все любой любые".split())
_NEW: Final = frozenset({"new", "existing", "old", "own"})
_JOINING: Final = frozenset({"and", "&", "и"})
_LONGEST_LIST: Final = 5
#: What says that the part is none of the whole, or not simply one.
_TURNED: Final = frozenset(
    {"<not>", "<except>", "<before>", "<after>", "<than>", "<over>", "<under>"}
)
_QUALIFIERS: Final = frozenset("в во на для по через из с со без".split())
_WITHOUT: Final = frozenset({"without", "без"})
#: A thing with one of them before it is another thing, or named by its maker.
_OTHER_THINGS: Final = frozenset(
    "other non anti co sub semi half quasi post former off real private social public service"
    " прочий другой иной".split()
)


def _all_wholes() -> dict[str, dict[str, str]]:
    """Return for each part all that it belongs to, with the kind."""
    above: dict[str, dict[str, str]] = {}
    for kind, whole, part in wholes.parts():
        above.setdefault(name_of(part), {})[name_of(whole)] = kind
    for part in list(above):
        waiting = list(above[part])
        while waiting:
            for further, kind in above.get(waiting.pop(), {}).items():
                if further not in above[part]:
                    above[part][further] = kind
                    waiting.append(further)
    return above


_WHOLES: Final = _all_wholes()
_NAMES: Final = frozenset(_WHOLES).union(*_WHOLES.values())


def check(split: Worded) -> Iterator[Finding]:
    """Name each part that stands beside its whole."""
    told: set[str] = set()
    for first, one, second, other in split.pairs():
        if not _may_be(one, other):
            continue
        for whole, its, part, label in ((first, one, second, other), (second, other, first, one)):
            found = _found(split, (whole, its), (part, label))
            if found and part.id not in told:
                told.add(part.id)
                yield found


def _may_be(one: Label, other: Label) -> bool:
    """Whether a closer look pays: they share a word, or both have names that we know."""
    if one.has_digits or other.has_digits:
        return False
    if not set(one.lemmas).isdisjoint(other.lemmas):
        return True
    return _has_name(one) and _has_name(other)


def _has_name(label: Label) -> bool:
    return not _NAMES.isdisjoint(label.names)


def _found(
    split: Worded, whole: tuple[SplitChild, Label], part: tuple[SplitChild, Label]
) -> Finding | None:
    message = gettext_noop("“{first}” belongs to “{second}”, so it is in both.")
    whole = (whole[0], _without_all(whole[1]))
    children = [part[0], whole[0]]
    kind = _known(whole[1], part[1])
    if kind in _SURE and len(whole[1].names) == 1:
        return split.overlap("part_of_sibling", children, message)
    if kind or _is_listed(part[1], whole[1]) or _is_kind_of(part[1], whole[1]):
        return split.advice("part_of_sibling", children, message)
    return None


def _without_all(label: Label) -> Label:
    """Return "customers" for "All customers"."""
    if (
        len(label.units) < 2
        or label.units[0].word not in _ALL
        or label.units[0] != label.content[0]
    ):
        return label
    return label._replace(units=label.units[1:], content=label.content[1:], lemmas=label.lemmas[1:])


def _known(whole: Label, part: Label) -> str:
    """Return by which list one belongs to the other, all their other words being the same."""
    ours, theirs = whole.names, part.names
    if len(ours) != len(theirs) or whole.is_turned or part.is_turned:
        return ""
    differing = [(one, other) for one, other in zip(ours, theirs, strict=True) if one != other]
    if len(differing) != 1:
        return ""
    name, below = differing[0]
    return _WHOLES.get(below, {}).get(name, "")


def _is_listed(part: Label, whole: Label) -> bool:
    """Whether the whole names the part among others: "Marketing and sales" beside "Sales"."""
    words = [unit.word for unit in whole.units]
    if len(part.content) != 1 or _JOINING.isdisjoint(words) or len(words) > _LONGEST_LIST:
        return False
    at = next(place for place, word in enumerate(words) if word in _JOINING)
    sides = (whole.units[:at], whole.units[at + 1 :])
    return (
        any(len(side) == 1 and side[0].lemma == part.lemmas[0] for side in sides)
        and len(part.units) == 1
    )


def _is_kind_of(part: Label, whole: Label) -> bool:
    """Whether the part is the whole with a word that narrows it: "Life insurance"."""
    if not whole.content or len(part.content) <= len(whole.content):
        return False
    if part.form != "noun" or whole.form != "noun" or _is_another(part, whole):
        return False
    ways = (_is_narrowed_before, _is_narrowed_behind, _is_narrowed_inside)
    return any(way(part, whole) for way in ways)


def _is_another(part: Label, whole: Label) -> bool:
    words = {unit.word for unit in part.units}
    if not all(unit.lemma[-1:].isalpha() for unit in part.content if unit.lemma[0] != "<"):
        return True
    turned = {unit.lemma for unit in part.units if unit.word not in _WITHOUT}
    if whole.is_turned or not _TURNED.isdisjoint(turned):
        return True
    return not words.isdisjoint({*_OTHER_THINGS, "and", "и"})


def _is_narrowed_before(part: Label, whole: Label) -> bool:
    count = len(whole.content)
    if part.lemmas[-count:] != whole.lemmas or count < len(whole.units):
        return False
    before = part.content[:-count]
    if part.is_russian:
        same = [unit.word for unit in part.content[-count:]] == [one.word for one in whole.content]
        return same and all(is_adjective(unit.word) for unit in before)
    return not any(unit.word in LINKERS for unit in part.units)


def _is_narrowed_inside(part: Label, whole: Label) -> bool:
    """Whether a noun stands before that of the whole: "Direct labour costs", "Direct costs"."""
    first, last = part.lemmas[0], part.lemmas[-1]
    is_one_more = len(part.units) == len(whole.units) + 1 == len(part.content)
    is_of_new = first in _NEW  # "new product sales" are sales of new products
    return not part.is_russian and is_one_more and not is_of_new and (first, last) == whole.lemmas


def _is_narrowed_behind(part: Label, whole: Label) -> bool:
    """Whether a qualifier follows the very words of the whole: "Costs of materials"."""
    count = len(whole.units)
    if [unit.word for unit in part.units[:count]] != [unit.word for unit in whole.units]:
        return False
    if part.is_russian and count == 1 and whole.lemmas[0].startswith("~"):
        return not is_adjective(
            part.units[1].word
        )  # of an action, its object: «Обучение персонала»
    following = part.units[count].word
    return following in (_QUALIFIERS if part.is_russian else LINKERS)
