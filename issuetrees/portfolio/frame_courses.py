"""Shares of voice, of search and of market as lines, for pages and reports."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.drawing.courses import LEVEL, OTHER, OWN, Course
from issuetrees.core.drawing.frontier import Tick
from issuetrees.core.portfolio.entry import nice
from issuetrees.kit.formats.numbers import percent
from issuetrees.portfolio.frame_words import in_percent

#: A brand: its name, share of market, share of voice, in percent.
Shares = tuple[str, float | None, float | None]
_STEPS: Final = 5
_SPANS: Final = 2


def voice_spans() -> tuple[str, str]:
    """Return the words of the two ends of the lines of ``voice_courses``."""
    return _("Share of market"), _("Share of voice")


def voice_courses(brands: Iterable[Shares]) -> list[Course]:
    """Return a line from share of market to share of voice for each brand, the own one first.

    None at all where no brand has both: there is nothing to compare.
    """
    shown = [one for one in brands if one[2] is not None]
    if not any(market is not None for _name, market, _voice in shown):
        return []
    return [
        _course(name, (market, voice), OTHER if place else OWN)
        for place, (name, market, voice) in enumerate(shown)
    ]


def search_courses(
    rows: Sequence[Sequence[float | None]], brands: Sequence[Shares]
) -> list[Course]:
    """Return the shares of search over spans of time, beside what the own brand has of the market
    and of the voice; ``rows`` hold a share in percent for each brand. None with fewer than two
    spans in which somebody searched.
    """
    if sum(any(one is not None for one in row) for row in rows) < _SPANS:
        return []
    found = [
        _course(brand[0], tuple(row[place] for row in rows), OTHER if place else OWN)
        for place, brand in enumerate(brands)
    ]
    _name, market, voice = brands[0]
    for word, share in zip(voice_spans(), (market, voice), strict=True):
        if share is not None:
            found.append(_course(word, (share,) * len(rows), LEVEL))
    return found


def year_courses(
    rows: Sequence[Sequence[float | None]], markets: Sequence[float | None], names: Sequence[str]
) -> list[Course]:
    """Return what each brand had of the voice year by year, the own one first, and what the own
    one had of the market (``markets``); ``rows`` hold a share in percent for each brand.
    """
    if len(rows) < _SPANS:
        return []
    found = [
        _course(name, tuple(row[place] for row in rows), OTHER if place else OWN)
        for place, name in enumerate(names)
        if any(row[place] is not None for row in rows)
    ]
    if any(one is not None for one in markets):
        found.append(_course(voice_spans()[0], tuple(markets), LEVEL))
    return found


def _course(name: str, values: tuple[float | None, ...], kind: str) -> Course:
    last = next((one for one in reversed(values) if one is not None), None)
    return Course(f"{in_percent(last)} {name}", values, kind, name)


def share_ticks(courses: Iterable[Course]) -> list[Tick]:
    """Return the figures of an axis of percents, from 0 to just above the largest share."""
    most = max((value for one in courses for value in one.values if value is not None), default=0.0)
    step = nice(max(most, 1.0) / 2)
    while most > step * _STEPS:
        step = nice(step * 2.5)
    count = int(-(-most // step))
    return [
        Tick(step * place, percent(step * place / 100, get_language() or "en"))
        for place in range(max(count, 1) + 1)
    ]
