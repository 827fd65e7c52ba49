"""People on the stage maps of a report, in the order of their names; see ``people``."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, Final

from django.utils import translation

from issuetrees.accounts.models import User
from issuetrees.careers.levels import Level
from issuetrees.careers.models import PlanStep
from issuetrees.careers.proposals import DAYS, proposals
from issuetrees.careers.read import profiles as read
from issuetrees.careers.routes import SEED
from issuetrees.careers.standing import Standing, standing, standings
from issuetrees.core.stages.records import Months
from issuetrees.core.stages.routes import Route
from issuetrees.core.stages.times import Duration
from issuetrees.kit.sentences import sentence
from issuetrees.reports.people import Person, PersonLeg, PersonLevel, PersonWay, PlanLine
from issuetrees.workspaces.access import Worker

#: Kinds of sections that show people.
KINDS: Final = frozenset({"personal_plan", "team_view"})


def build_people(
    rows: Sequence[Any], reader: Worker, language: str, today: date
) -> tuple[Person, ...]:
    """Return those on these maps whose profiles are open to all who see the map."""
    found = [(str(row.pk), one) for row in rows for one in standings(reader, row.pk)]
    steps: dict[Any, list[PlanStep]] = {}
    for step in read.steps_of(reader, [one.profile.pk for _map, one in found]):
        steps.setdefault(step.profile_id, []).append(step)
    with translation.override(language):
        people = [
            _person(map_id, one, steps.get(one.profile.pk, []), today) for map_id, one in found
        ]
    return tuple(sorted(people, key=lambda one: one.name.casefold()))


def build_owner(owner: User, profile_id: uuid.UUID, today: date) -> Person:
    """Return somebody on a map for themselves, in the active language; others are told no."""
    found = standing(owner, profile_id)
    read.require_owner(owner, found.profile)
    steps = read.steps(owner, profile_id)
    return _person(str(found.profile.graph_id), found, steps, today)


def _person(map_id: str, one: Standing, steps: Iterable[PlanStep], today: date) -> Person:
    titles = {level.key: level.title for level in one.levels}
    plan = tuple(_line(step, titles) for step in steps if _is_near(step, today))
    proposed = () if plan else tuple(
        PlanLine(step.text, titles.get(step.competency, ""), step.evidence, step.due_on)
        for step in proposals(one, today)
    )  # fmt: skip
    best = [_way(one.route, one.times)] if one.route and one.times else []
    return Person(
        id=str(one.profile.pk),
        map_id=map_id,
        name=one.profile.name,
        stage_id=one.stage.id if one.stage else "",
        goal_id=one.goal.id if one.goal else "",
        next_id=one.next.id if one.next else "",
        hours_a_week=one.profile.hours_a_week,
        levels=tuple(map(_level, one.levels)),
        answers=tuple(
            sorted(f"{key}:{option}" for key in one.answers for option in one.answers[key])
        ),
        ways=(*best, *(_way(other.route, other.times) for other in one.alternatives)),
        plan=plan or proposed,
        is_proposed=not plan,
        assumptions=tuple(map(sentence, one.assumptions)),
        seed=SEED,
    )


def _is_near(step: PlanStep, today: date) -> bool:
    """Whether a step belongs to the next 90 days: open and due by then, or done not long ago."""
    if step.done_on is not None:
        return step.done_on >= today - timedelta(days=DAYS)
    return step.due_on is None or step.due_on <= today + timedelta(days=DAYS)


def _line(step: PlanStep, titles: dict[str, str]) -> PlanLine:
    return PlanLine(
        step.text,
        titles.get(step.competency, ""),
        step.evidence,
        step.due_on,
        step.owner,
        step.mentor,
        step.done_on,
    )


def _level(row: Level) -> PersonLevel:
    shown = row.own or (row.others[0] if row.others else None)
    return PersonLevel(
        row.key,
        row.title,
        row.counted,
        shown is not None,
        tuple(dict.fromkeys(one.level for one in row.others)),
        row.next,
        row.goal,
        shown.evidence if shown else "",
        row.word(row.next or row.goal),
    )


def _way(route: Route, times: Duration) -> PersonWay:
    return PersonWay(
        route.stages,
        tuple(way.id for way in route.transitions),
        route.months,
        times.p50,
        times.p80,
        tuple(
            PersonLeg(
                leg.transition.source_id,
                leg.transition.target_id,
                _three(leg.transition.months),
                _three(leg.learning),
                leg.is_held_by_learning,
                leg.p50,
            )
            for leg in times.legs
        ),
    )


def _three(months: Months | None) -> tuple[float, float, float] | None:
    return (months.least, months.likely, months.most) if months else None
