"""The frontier on the page: its drawing, and each step in words for the slider."""

from typing import Any, Final

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from issuetrees.core.drawing.frontier import Plot, draw_frontier
from issuetrees.core.drawing.shapes import Disc, Drawing
from issuetrees.kit.formats.numbers import number
from issuetrees.kit.sentences import fill
from issuetrees.portfolio import words
from issuetrees.portfolio.read.found import Found, Step

_PLOT: Final = Plot(width=640.0, height=240.0, size=12.0)


def drawn(found: Found) -> Drawing:
    """Draw the frontier with the portfolio on it."""
    return _drawn(found, at_of(found))


def at_of(found: Found) -> int:
    """Return the number of the step at the budget of the scenario."""
    return found.frontier.index(found.named) if found.named else len(found.frontier) - 1


def _drawn(found: Found, at: int) -> Drawing:
    chosen = found.frontier[at]
    text = _("Points of the best portfolio for each budget. At {money}: {points} points.")
    return draw_frontier(
        "frontier",
        [(one.money, one.value) for one in found.frontier],
        (chosen.money, chosen.value),
        _PLOT,
        money=words.money_ticks(found),
        points=words.point_ticks(found),
        description=fill(
            text, money=words.money(chosen.money, found), points=words.points(chosen.value)
        ),
    )


def steps(found: Found) -> list[dict[str, Any]]:
    """Return each step as the slider shows it."""
    return [_step(one, place, found) for place, one in enumerate(found.frontier)]


def _step(one: Step, place: int, found: Found) -> dict[str, Any]:
    joins = [key for key in one.shares if key not in found.portfolio.shares]
    leaves = [key for key in found.portfolio.shares if key not in one.shares]
    (dot,) = _drawn(found, place).of(Disc)
    count = len(one.shares)
    said = ngettext(
        "{count} initiative, {points} points for {cost}",
        "{count} initiatives, {points} points for {cost}",
        count,
    )
    return {
        "money": words.money(one.money, found),
        "said": fill(
            said,
            count=number(count, get_language() or "en"),
            points=words.points(one.value),
            cost=words.money(one.cost, found),
        ),
        "joins": [found.problem.by_id[key].title for key in joins],
        "leaves": [found.problem.by_id[key].title for key in leaves],
        "x": dot.centre[0],
        "y": dot.centre[1],
    }
