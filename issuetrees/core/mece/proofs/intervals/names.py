"""What stands beside the ranges of a split: nothing, names of the bands, or a second dimension."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from issuetrees.core.mece.words.ranges import Range
from issuetrees.core.mece.words.units import UNITS, unit_of

_SIZES: Final = frozenset(
    unit_of(word)
    for word in (
        "small medium large big micro tiny huge mid mid-size midsize smb sme enterprise startup"
        " startups низкий средний высокий малый крупный микро мелкий большой маленький низкая"
        " средняя высокая малые средние крупные мелкие микропредприятия стартапы low high young old"
        " new mature early late short long молодые пожилые новые зрелые короткий длинный junior"
        " middle senior light heavy bronze silver gold cheap expensive premium budget дешёвые"
        " дорогие бюджетный премиум легкий тяжёлый near far ближний дальний cold warm hot"
    ).split()
)
_SAY_NOTHING: Final = frozenset(
    "in for the a an with and of customers clients companies people who в на для с у со и клиенты"
    " компании люди".split()
)


@dataclass(frozen=True, slots=True)
class Groups:
    """For each range the name of the group to which it belongs; "" where there is one group."""

    names: tuple[str, ...]

    @property
    def kinds(self) -> list[str]:
        """The groups, each once, in their order."""
        return list(dict.fromkeys(self.names))


def groups_of(ranges: Sequence[Range], *, is_stated: bool) -> Groups | None:
    """Return how ranges are grouped, or None where names and ranges are of no one split.

    "Men 18–34", "Men 35+", "Women 18–34", "Women 35+" are two groups; "Small (1–9)", "Large
    (10+)" one, whose names say what the numbers say; "Pilot (1–2 months)", "Launch (2–4 months)"
    are things that have lengths.
    """
    names = _names(ranges)
    one_group = Groups(("",) * len(ranges))
    if len(set(names) - {""}) <= 1:
        return one_group
    counts = Counter(names)
    if len(counts) == len(names):
        is_named = all(_is_size(name) for name in names) or _name_bands(ranges)
        return one_group if is_named or is_stated else None
    if is_stated and min(counts.values()) == 1 and "" in counts:
        return one_group
    return Groups(tuple(names)) if "" not in counts else None


def _names(ranges: Sequence[Range]) -> list[str]:
    """Return the words beside each range; unit words that all of them share are no name."""
    strangers = [[word for word in one.unit if word not in UNITS] for one in ranges]
    is_shared = len({tuple(words) for words in strangers if words}) <= 1
    return [
        " ".join([one.name, *([] if is_shared else words)]).strip()
        for one, words in zip(ranges, strangers, strict=True)
    ]


def _is_size(name: str) -> bool:
    return any(unit_of(word) in _SIZES for word in name.split() if word not in _SAY_NOTHING)


def _name_bands(ranges: Sequence[Range]) -> bool:
    """Whether names stand apart from ranges that go from one end to the other."""
    if not all(one.is_apart for one in ranges):
        return False
    has_bottom = any(
        one.low is None or (one.low.value == 0 and not one.low.period) for one in ranges
    )
    return has_bottom and (any(one.high is None for one in ranges) or _is_a_scale(ranges))


def _is_a_scale(ranges: Sequence[Range]) -> bool:
    """Whether bare whole numbers follow each other: "Critics (0–6)", "Neutral (7–8)"."""
    ends = [
        (one.low.value, one.high.value)
        for one in ranges
        if one.low and one.high and not one.unit and not one.more
    ]
    ends.sort()
    pairs = pairwise(ends)
    return len(ends) == len(ranges) and all(low[1] + 1 == high[0] for low, high in pairs)
