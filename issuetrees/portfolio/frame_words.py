"""What follows from a budget frame in sentences, for pages and reports."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.portfolio.frame import Growth, Voice
from issuetrees.kit.formats.money import money
from issuetrees.kit.formats.numbers import number, percent
from issuetrees.kit.sentences import fill
from issuetrees.portfolio.read.frames import VoiceYear


def voice_said(own: Voice | None) -> str:
    """Say how loud the own brand is against its size; "" where that is not known."""
    if own is None or own.excess is None or own.share is None or own.brand.market_share is None:
        return ""
    if own.excess >= 0.05:
        text = _("Share of voice {voice} against {market} of the market: {points} points more.")
    elif own.excess <= -0.05:
        text = _("Share of voice {voice} against {market} of the market: {points} points less.")
    else:
        text = _("Share of voice and share of market are equal: {voice}.")
    return fill(
        text,
        voice=in_percent(own.share),
        market=in_percent(own.brand.market_share),
        points=number(abs(own.excess), _language(), 1),
    )


def growth_said(growth: Growth | None) -> str:
    """Say what the published relation makes of that: a range, the average beside it."""
    if growth is None:
        return ""
    if abs(growth.likely) < 0.005:
        return _("By the published relation the share of market would hold.")
    return fill(
        _(
            "By the published relation this goes with {low} to {high} points of market share a "
            "year, {likely} on average. Single brands scatter widely: plan with the range."
        ),
        low=signed(growth.low),
        high=signed(growth.high),
        likely=signed(growth.likely),
    )


def needed_said(own: Voice | None, needed: Decimal | None, currency: str) -> str:
    """Say what a share of voice as large as the share of market would cost."""
    if own is None or needed is None:
        return ""
    return fill(
        _(
            "Share of voice equal to share of market would cost {needed} a year, as long as the "
            "others spend what they do; it is {spend} now."
        ),
        needed=money(needed, currency, _language()),
        spend=money(own.brand.spend, currency, _language()),
    )


def change_said(points: float | None) -> str:
    """Say how the share of search has moved; "" where there are not two spans of time."""
    if points is None:
        return ""
    shown = number(abs(points), _language(), 1)
    if points >= 0.05:
        return fill(_("Up by {points} points from the first line to the last."), points=shown)
    if points <= -0.05:
        return fill(_("Down by {points} points from the first line to the last."), points=shown)
    return _("It has not moved from the first line to the last.")


def years_said(years: Sequence[VoiceYear]) -> str:
    """Say how the own share of voice and of the market went over the years; "" where that is not
    known of two of them.
    """
    known = [one for one in years if one.own and one.own.share is not None]
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    assert first.own  # noqa: S101 - see above
    assert last.own  # noqa: S101 - see above
    voice = fill(
        _("Share of voice went from {before} ({year}) to {after}."),
        before=in_percent(first.own.share),
        year=year_title(first),
        after=in_percent(last.own.share),
    )
    held = [one for one in known if one.own and one.own.brand.market_share is not None]
    if len(held) < 2:
        return voice
    before, after = (one.own.brand.market_share for one in (held[0], held[-1]) if one.own)
    market = fill(
        _("Share of market went from {before} ({year}) to {after}."),
        before=in_percent(before),
        year=year_title(held[0]),
        after=in_percent(after),
    )
    return f"{voice} {market}"


def year_title(one: VoiceYear) -> str:
    """Return what a year is called."""
    return one.title or _("now")


def later(years: Sequence[VoiceYear]) -> list[float | None]:
    """Return for each year by how many points the own share of market changed until the next."""
    held = [one.own.brand.market_share if one.own else None for one in years]
    pairs = zip_longest(held, held[1:])
    return [None if None in (was, then) else then - was for was, then in pairs]  # type: ignore[operator]


def signed(value: float, digits: int = 2) -> str:
    """Write points with their sign: "+0.52"; no sign for what rounds to nothing."""
    shown = number(abs(value), _language(), digits)
    if not any(sign in "123456789" for sign in shown):
        return number(0, _language())
    return ("+" if value > 0 else "\u2212") + shown


def in_percent(share: float | None) -> str:
    """Write a share that is in percent with one decimal; a dash for None."""
    return percent(None if share is None else share / 100, _language(), 1)


def _language() -> str:
    return get_language() or "en"
