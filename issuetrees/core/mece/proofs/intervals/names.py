"""What stands beside the ranges of a split: nothing, names of the bands, or a second dimension."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from issuetrees.core.mece.words.bounds import Range
from issuetrees.core.mece.words.units import TIME, UNITS, unit_of

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
    if "" in counts:
        return one_group if is_stated else None
    return Groups(tuple(names)) if _are_alike(ranges, names, counts) else None


def _are_alike(ranges: Sequence[Range], names: Sequence[str], counts: Counter[str]) -> bool:
    """Whether each group has several ranges, or one that another group has too."""
    ends = [(one.low and one.low.value, one.high and one.high.value) for one in ranges]
    alone = [end for end, name in zip(ends, names, strict=True) if counts[name] == 1]
    return all(ends.count(end) > 1 for end in alone)


def _names(ranges: Sequence[Range]) -> list[str]:
    """Return the words beside each range; unit words that all of them share are no name."""
    strangers = [[word for word in one.unit if word not in UNITS] for one in ranges]
    is_shared = len({tuple(words) for words in strangers if words}) <= 1
    return [
        " ".join([_without_units(one.name), *([] if is_shared else words)]).strip()
        for one, words in zip(ranges, strangers, strict=True)
    ]


def _without_units(name: str) -> str:
    """Leave out names that are a unit: "days 31–60" beside "61–90 days"."""
    return "" if all(unit_of(word) in UNITS for word in name.split()) else name


def _is_size(name: str) -> bool:
    return any(unit_of(word) in _SIZES for word in name.split() if word not in _SAY_NOTHING)


def _name_bands(ranges: Sequence[Range]) -> bool:
    """Whether names stand beside ranges that follow each other: "Teens (13–17)", "Adults 18+"."""
    has_bottom = any(
        one.low is None or (one.low.value == 0 and not one.low.period) for one in ranges
    )
    has_top = any(one.high is None for one in ranges)
    if all(one.is_apart for one in ranges):
        is_of_time = any(set(one.unit) & TIME for one in ranges)
        return (has_top and (has_bottom or not is_of_time)) or _is_a_scale(ranges)
    return has_bottom and has_top and len(ranges) > 2 and _follow(ranges)


def _is_a_scale(ranges: Sequence[Range]) -> bool:
    """Whether bare whole numbers follow each other: "Critics (0–6)", "Neutral (7–8)"."""
    is_bare = not any(one.unit or one.more for one in ranges)
    return is_bare and all(one.low and one.high for one in ranges) and _follow(ranges)


def _follow(ranges: Sequence[Range]) -> bool:
    """Whether each range starts where the one before ends, or one further."""
    if any(bound.period for one in ranges for bound in one.bounds):
        return False
    lows = sorted(one.low.value for one in ranges if one.low)
    highs = sorted(one.high.value for one in ranges if one.high)
    lows = lows if len(lows) < len(ranges) else lows[1:]
    highs = highs if len(highs) < len(ranges) else highs[:-1]
    pairs = zip(highs, lows, strict=False)
    return len(lows) == len(highs) and all(low - high in {0, 1} for high, low in pairs)
