"""Quick choices between two initiatives: what is asked next, and the order that all make together.

They are hidden as scores are: by the same condition, until the same moment.
"""

import uuid
from dataclasses import dataclass, replace
from math import exp

from django.db.models import QuerySet

from issuetrees.accounts.models import User
from issuetrees.core.errors import Denied, Invalid
from issuetrees.core.scoring import methods as core
from issuetrees.core.scoring.pairs import pairs
from issuetrees.core.scoring.ranking import rank_keys
from issuetrees.core.scoring.results import Notice, RankSpan
from issuetrees.core.text import gettext_noop
from issuetrees.kit.rows import one
from issuetrees.scoring.models.choices import GutChoice
from issuetrees.scoring.models.guests import Guest
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.rounds import Round, Sheet
from issuetrees.scoring.read import guests, results, rounds, sheets
from issuetrees.workspaces.access import Reader, within


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody is asked next of their sheet; no ``pair`` when all is answered."""

    sheet: Sheet
    pair: tuple[Initiative, Initiative] | None
    done: int
    total: int
    last: GutChoice | None


@dataclass(frozen=True, slots=True)
class Line:
    """One initiative in the gut order: its place there and by scores among the same ones.

    ``strength``: of two, each is preferred by its share of theirs; all add up to 1. ``chance``: to
    be preferred to one of average strength, 0 to 1.
    """

    initiative: Initiative
    place: RankSpan
    strength: float
    chance: float
    won: int
    lost: int
    scored: RankSpan | None = None

    @property
    def met(self) -> int:
        """In how many choices it was."""
        return self.won + self.lost

    @property
    def apart(self) -> float:
        """How many places higher it is by gut than by scores; shared places count as the middle."""
        if self.scored is None:
            return 0.0
        return (self.scored.first + self.scored.last - self.place.first - self.place.last) / 2


@dataclass(frozen=True, slots=True)
class GutOrder:
    """The order that quick choices make, the best first."""

    round: Round
    lines: list[Line]
    choices: int
    skipped: int
    people: int
    prior: float
    notices: tuple[Notice, ...]


def turn(reader: User, round_id: uuid.UUID) -> Turn:
    """Return what the person is asked next; Denied where the round does not ask them."""
    row = rounds.get(reader, round_id)
    sheet = Sheet.objects.filter(round=row, assessor__user=reader.pk, is_asked=True).first()
    if sheet is None:
        raise Denied("not_asked_here", gettext_noop("This round does not ask you."))
    return _turn(sheet, list(rounds.asked(reader, row).initiatives))


def turn_of_guest(guest: Guest) -> Turn:
    """Return what a guest is asked next."""
    found = guests.sheet_of(guest)
    return _turn(found.sheet, list(found.asked.initiatives))


def choices(reader: Reader, round_id: uuid.UUID) -> QuerySet[GutChoice]:
    """Return the choices of a round that the reader may see, oldest first."""
    row = rounds.get(reader, round_id)
    seen = GutChoice.objects.filter(within(reader, "round__engagement"), sheets.seen(reader))
    return seen.filter(round=row).order_by("id")


def gut_order(reader: Reader, round_id: uuid.UUID) -> GutOrder:
    """Order initiatives by the choices of all; Denied as long as they are hidden.

    A choice counts as much as the weight of who made it; what was passed over counts for nobody.
    Who was in no choice has no place. Raises Invalid ``no_choices`` where nobody has chosen.
    """
    row = rounds.get(reader, round_id)
    sheets.require_shown(row, sheets.own_of(reader, rounds.sheets(reader, row)))
    asked = {one.pk: one for one in rounds.asked(reader, row).initiatives}
    said = list(choices(reader, round_id).select_related("assessor"))
    made = [one for one in said if one.preferred_id and {one.first_id, one.second_id} <= set(asked)]
    if not made:
        raise Invalid("no_choices", gettext_noop("Nobody has chosen between two yet."))
    met = {key for one in made for key in (one.first_id, one.second_id)}
    compared = [one for key, one in asked.items() if key in met]
    lines, outcome = _ordered(compared, made)
    return GutOrder(
        round=row,
        lines=_beside_scores(reader, row, lines),
        choices=len(made),
        skipped=sum(one.preferred_id is None for one in said),
        people=len({one.assessor_id for one in made}),
        prior=float(str(outcome.conventions["prior"])),
        notices=outcome.notices,
    )


def _turn(sheet: Sheet, initiatives: list[Initiative]) -> Turn:
    by_id = {str(one.pk): one for one in initiatives}
    asked = pairs(list(by_id), f"{sheet.round_id}:{sheet.assessor_id}")
    given = list(GutChoice.objects.filter(round=sheet.round_id, assessor=sheet.assessor_id))
    answered = {one.pair for one in given}
    left = [pair for pair in asked if frozenset(pair) not in answered]
    return Turn(
        sheet=sheet,
        pair=(by_id[left[0][0]], by_id[left[0][1]]) if left else None,
        done=len(asked) - len(left),
        total=len(asked),
        last=max(given, key=lambda one: (one.updated_at, one.pk), default=None),
    )


def _ordered(compared: list[Initiative], made: list[GutChoice]) -> tuple[list[Line], core.Outcome]:
    """Fit strengths to the choices, weighed by who made them."""
    places = {one.pk: index for index, one in enumerate(compared)}
    subject = core.read_choices([], len(compared), titles=[one.title for one in compared])
    counts = core.read_choices([_won(one, places) for one in made], len(compared)).wins
    for choice in made:
        subject.wins[_won(choice, places)] += choice.assessor.weight
    outcome = core.run("bradley_terry", subject)
    logs = outcome.scored.figures["logarithm"]
    won, lost = counts.sum(axis=1), counts.sum(axis=0)
    lines = [
        Line(
            compared[index],
            outcome.places[index] or RankSpan(1, 1),
            float(outcome.scores[index]),
            1 / (1 + exp(-float(logs[index]))),
            int(won[index]),
            int(lost[index]),
        )
        for index in outcome.order
    ]
    return lines, outcome


def _won(choice: GutChoice, places: dict[uuid.UUID, int]) -> tuple[int, int]:
    """Return the places of the one preferred and of the other."""
    first, second = places[choice.first_id], places[choice.second_id]
    return (first, second) if choice.preferred_id == choice.first_id else (second, first)


def _beside_scores(reader: Reader, row: Round, lines: list[Line]) -> list[Line]:
    """Add the places by scores among those in the gut order; none where nothing gives points."""
    try:
        found = results.board(reader, row.engagement_id, row.engagement, of=row).evaluation()
    except Invalid:
        return lines
    ranks = {one.initiative_id: one.rank for one in found.ranked}
    both = [one for one in lines if str(one.initiative.pk) in ranks]
    keys = [-rank.first if (rank := ranks[str(one.initiative.pk)]) else None for one in both]
    _order, places = rank_keys(keys)
    scored = {one.initiative.pk: place for one, place in zip(both, places, strict=True)}
    return [replace(line, scored=scored.get(line.initiative.pk)) for line in lines]


def latest(round_id: uuid.UUID, assessor_id: uuid.UUID) -> GutChoice:
    """Return the choice that an assessor made last in a round, or raise NotFound."""
    found = GutChoice.objects.filter(round=round_id, assessor=assessor_id)
    return one(found.order_by("-updated_at", "-id"))
