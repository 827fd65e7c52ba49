"""What somebody could do in the next 90 days: steps that close what blocks the next stage."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.careers.levels import Level
from issuetrees.careers.standing import Standing
from issuetrees.kit.sentences import fill

#: A plan is for so many days.
DAYS: Final = 90
_MOST: Final = 8
_MOST_GAPS: Final = 4


@dataclass(frozen=True, slots=True)
class Proposal:
    """A step to take over: what to do, for which competency, what counts as done, by when.

    ``level`` is that which the step is to show, None for a step of the map.
    """

    text: str
    competency: str
    evidence: str
    due_on: dt.date
    level: int | None = None


def proposals(found: Standing, today: dt.date) -> tuple[Proposal, ...]:
    """Return up to eight steps, spread over 90 days; none where there is no next stage.

    First a step for each gap that blocks, one level up; its words count as done. Then what the map
    says that one does on this transition, beside its signals of being ready. Texts are in the
    language of the moment.
    """
    if found.next is None:
        return ()
    steps = [*_levels(found), *_of_map(found)][:_MOST]
    return tuple(
        Proposal(text, key, evidence, today + dt.timedelta(days=_day(place, len(steps))), level)
        for place, (text, key, evidence, level) in enumerate(steps, start=1)
    )


def _day(place: int, count: int) -> int:
    return round(DAYS * place / count)


_Step = tuple[str, str, str, int | None]


def _levels(found: Standing) -> Iterator[_Step]:
    """One level up for each of the gaps that block."""
    levels = {one.key: one for one in found.levels}
    for gap in found.to_next.blocking[:_MOST_GAPS] if found.to_next else ():
        level, following = levels[gap.competency], gap.own + 1
        words = _("Show level {level} in “{competency}”")
        text = fill(words, level=following, competency=level.title)
        yield text, gap.competency, _evidence(found, level, following), following


def _evidence(found: Standing, level: Level, following: int) -> str:
    """What would show a level: an example of the next stage that names it, else the words of it."""
    for text, example in found.onward.expectations:
        if example and level.title.casefold() in text.casefold():
            return example
    return level.word(following) or _("A result that somebody else saw, with a link")


def _of_map(found: Standing) -> Iterator[_Step]:
    signals = found.onward.signals
    for place, text in enumerate(found.onward.steps):
        yield text, "", signals[place] if place < len(signals) else "", None
