"""Answers about a driver tree in words and as drawings: tornado, goal, bridge."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.drawing import tornado as tornado_drawing
from issuetrees.core.drawing.shapes import Drawing, Fit
from issuetrees.core.drawing.tornado import Frame, draw_tornado
from issuetrees.core.drawing.waterfall import Fall, draw_waterfall
from issuetrees.core.drivers.bridge import Bridge, Step
from issuetrees.core.drivers.goal_seek import Sought
from issuetrees.core.drivers.records import Driver
from issuetrees.core.drivers.tornado import Tornado
from issuetrees.core.rounding import apportion, rounded
from issuetrees.inquiry.driver_answers import Asked
from issuetrees.inquiry.driver_words import amount, digits_of, figure, of_driver
from issuetrees.kit.formats.numbers import number
from issuetrees.kit.sentences import fill

SHOWN: Final = 15


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table beside a drawing."""

    title: str
    ends: str
    low: str
    high: str


def tornado_rows(ask: Asked, found: Tornado) -> list[Row]:
    """Return the largest swings in words: from where to where a leaf goes, what then comes out."""
    drivers = ask.found.tree.drivers
    return [
        Row(
            drivers[one.id].title,
            f"{_plain(drivers[one.id], one.start)} → {of_driver(drivers[one.id], one.end)}",
            _plain(ask.target, one.low),
            _plain(ask.target, one.high),
        )
        for one in found.swings[:SHOWN]
    ]


def swings_of(ask: Asked, found: Tornado) -> list[tornado_drawing.Swing]:
    """Return the largest swings of a tornado as they are drawn, in the unit of the target."""
    target = ask.target
    return [
        tornado_drawing.Swing(
            str(place), ask.found.tree.drivers[one.id].title, _float(target, one.low),
            _float(target, one.high), _plain(target, one.low), _plain(target, one.high),
        )
        for place, one in enumerate(found.swings[:SHOWN])
    ]  # fmt: skip


def base_of(ask: Asked, found: Tornado) -> tuple[float, str]:
    """Return what the target is now, and its figure."""
    base = found.base or Fraction(0)
    return _float(ask.target, base), _plain(ask.target, base)


def draw_swings(ask: Asked, found: Tornado, name: str, frame: Frame, fit: Fit) -> Drawing:
    """Draw the largest swings of a tornado."""
    swings = swings_of(ask, found)
    return draw_tornado(
        name, swings, base_of(ask, found), frame, fit,
        title=moves_title(ask.target.title), description=told_swings(swings),
    )  # fmt: skip


def moves_title(title: str) -> str:
    """Return the name of the tornado of a driver."""
    return fill(_("What moves “{title}” most"), title=title)


def told_swings(swings: Sequence[tornado_drawing.Swing]) -> str:
    """Tell a tornado to those who listen."""
    said = _("{title}: from {low} to {high}")
    return "; ".join(
        fill(said, title=one.title, low=one.low_figure, high=one.high_figure) for one in swings
    )


def goal_words(ask: Asked, driver: Driver, goal: float, found: Sought) -> str:
    """Say what a driver must be, or why it cannot, with what can be reached."""
    target = ask.target
    names = {"driver": driver.title, "target": target.title, "goal": amount(goal, target.unit)}
    if found.value is not None:
        now = ask.found.sheet.values.get(driver.id)
        message = (
            _("“{driver}” must be {value} (now {now}) for “{target}” to be {goal}.")
            if found.is_exact
            else _("“{driver}” must be about {value} (now {now}) for “{target}” to be {goal}.")
        )
        return fill(
            message, value=of_driver(driver, found.value), now=of_driver(driver, now), **names
        )
    if found.reason == "flat":
        return fill(_("“{driver}” does not move “{target}”."), **names)
    if found.reason == "unknown":
        return _("A number is missing, so nothing can be sought.")
    refused = fill(_("“{driver}” alone cannot bring “{target}” to {goal}."), **names)
    return " ".join([refused, *_reach(ask, found)])


def _reach(ask: Asked, found: Sought) -> list[str]:
    target = ask.target
    if found.reach is not None:
        low, high = (of_driver(target, one) for one in found.reach)
        return [fill(_("It can be from {low} to {high}."), low=low, high=high)]
    if found.limit is not None:
        limit = of_driver(target, found.limit)
        return [fill(_("It comes near to {limit}, but never meets it."), limit=limit)]
    return []


@dataclass(frozen=True, slots=True)
class Printed:
    """A step of a bridge as it is printed; all printed steps add up to the printed difference."""

    title: str
    figure: str


def printed_steps(ask: Asked, found: Bridge, steps: Sequence[Step]) -> list[Printed]:
    """Return the steps rounded so that they add up, in the unit of the target."""
    target, digits = ask.target, bridge_digits(ask.target, found, steps)
    ends = [_float(target, end or Fraction(0)) for end in (found.start, found.end)]
    total = rounded(ends[1], digits) - rounded(ends[0], digits)
    parts = apportion([_float(target, one.amount) for one in steps], digits, total)
    language = get_language() or "en"
    return [
        Printed(
            ask.found.tree.drivers[step.id].title,
            ("+" if part > 0 else "") + number(part, language, digits),
        )
        for step, part in zip(steps, parts, strict=True)
    ]


def falls_of(ask: Asked, found: Bridge, steps: Sequence[Step], ends: tuple[str, str]) -> list[Fall]:
    """Return a bridge as it is drawn; ``ends`` are the names of both sets of numbers."""
    target, digits = ask.target, bridge_digits(ask.target, found, steps)
    language = get_language() or "en"
    start, end = (_float(target, one or Fraction(0)) for one in (found.start, found.end))
    falls = [Fall("start", ends[0], 0.0, start, number(start, language, digits), is_total=True)]
    at = found.start or Fraction(0)
    for place, (step, one) in enumerate(zip(steps, printed_steps(ask, found, steps), strict=True)):
        after = at + step.amount
        falls.append(
            Fall(str(place), one.title, _float(target, at), _float(target, after), one.figure)
        )
        at = after
    falls.append(Fall("end", ends[1], 0.0, end, number(end, language, digits), is_total=True))
    return falls


def draw_falls(name: str, falls: Sequence[Fall], title: str, frame: Frame, fit: Fit) -> Drawing:
    """Draw the bridge of the driver of this title as a waterfall."""
    said = fill(
        _("“{title}”: from {start} to {end}"),
        title=title,
        start=falls[0].title,
        end=falls[-1].title,
    )
    told = "; ".join(f"{one.title}: {one.figure}" for one in falls)
    return draw_waterfall(name, falls, frame, fit, title=said, description=told)


def bridge_digits(target: Driver, found: Bridge, steps: Sequence[Step]) -> int:
    """Return how many decimals the ends ask for, fewer where nothing of a bridge needs them."""
    ends = [_float(target, one or Fraction(0)) for one in (found.start, found.end)]
    digits = digits_of(max(map(abs, ends)))
    values = [*ends, *(_float(target, one.amount) for one in steps)]
    while digits and all(rounded(one, digits) == rounded(one, digits - 1) for one in values):
        digits -= 1
    return digits


def _float(driver: Driver, base: Fraction) -> float:
    return float(driver.shown(base))


def _plain(driver: Driver, base: Fraction) -> str:
    return figure(driver.shown(base))
