"""What moves the lead of one initiative over another most, in words and as one figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.drawing import tornado as drawing
from issuetrees.core.drawing.shapes import Drawing, Fit
from issuetrees.core.drawing.tornado import Frame, draw_tornado
from issuetrees.core.rounding import Figure, rounded
from issuetrees.core.scoring import POINT_DIGITS
from issuetrees.core.scoring.robust.tornado import Bar, Moved, Tornado
from issuetrees.kit.formats.numbers import number, percent
from issuetrees.kit.sentences import fill

SHOWN: Final = 12


@dataclass(frozen=True, slots=True)
class Swing:
    """The weight of ``name``, or the score of ``initiative`` on it, goes from one end to another;
    the lead is then ``low`` and ``high``, in points.
    """

    moved: str
    name: str
    start: float
    end: float
    low: float
    high: float
    initiative: str = ""

    @property
    def turns(self) -> bool:
        """Whether the other one leads at an end, as printed."""
        return min(rounded(self.low, POINT_DIGITS), rounded(self.high, POINT_DIGITS)) < 0


@dataclass(frozen=True, slots=True)
class Lead:
    """By how many points ``first`` leads ``second``, and what moves that most.

    ``printed``: the lead between the points as they are printed, which may be a digit beside
    ``base`` rounded. ``step``: by which part of itself each weight goes up and down.
    """

    first: str
    second: str
    base: float
    printed: float
    step: float
    swings: tuple[Swing, ...]


def lead_of(found: Tornado, printed: Figure, names: Mapping[str, str], most: int = SHOWN) -> Lead:
    """Return a lead with the names of what is moved, the largest swings of it."""
    return Lead(
        first=names[found.initiative_id],
        second=names.get(found.rival_id or "", ""),
        base=found.base,
        printed=float(printed),
        step=found.step,
        swings=tuple(_swing(bar, names) for bar in found.bars[:most]),
    )


def signed(points: Figure) -> str:
    """Write a difference of points with its sign."""
    figure = rounded(points, POINT_DIGITS)
    return ("+" if figure > 0 else "") + number(figure, get_language() or "en", POINT_DIGITS)


def title_of(swing: Swing) -> str:
    """Name what moves."""
    if swing.moved == Moved.WEIGHT:
        return fill(_("Weight of “{title}”"), title=swing.name)
    return fill(
        _("“{initiative}” on “{criterion}”"), initiative=swing.initiative, criterion=swing.name
    )


def ends_of(swing: Swing) -> str:
    """Say from where to where it moves: shares of weights, points of scores."""
    language = get_language() or "en"
    ends = (swing.start, swing.end)
    if swing.moved == Moved.WEIGHT:
        return " → ".join(percent(one, language) for one in ends)
    return " → ".join(number(one, language, POINT_DIGITS) for one in ends)


def draw_lead(lead: Lead, name: str, frame: Frame, fit: Fit) -> Drawing:
    """Draw the swings of a lead as a tornado, with its words for those who listen."""
    swings = [
        drawing.Swing(
            str(place), title_of(one), one.low, one.high, signed(one.low), signed(one.high)
        )
        for place, one in enumerate(lead.swings)
    ]
    told = (
        fill(
            _("{title}: the lead goes from {low} to {high}"),
            title=one.title,
            low=one.low_figure,
            high=one.high_figure,
        )
        for one in swings
    )
    title = fill(
        _("What moves the lead of “{first}” over “{second}”"), first=lead.first, second=lead.second
    )
    base = (lead.base, signed(lead.printed))
    return draw_tornado(name, swings, base, frame, fit, title=title, description="; ".join(told))


def _swing(bar: Bar, names: Mapping[str, str]) -> Swing:
    initiative = names[bar.initiative_id] if bar.initiative_id else ""
    return Swing(bar.moved, names[bar.id], bar.from_, bar.to, bar.low, bar.high, initiative)
