"""What the page of routes shows, in the words of its reader."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.careers.routes import FoundRoutes
from issuetrees.core.stages.answers import Change
from issuetrees.core.stages.records import Answers, Fork, StageMap
from issuetrees.core.stages.routes import Route, is_tied
from issuetrees.kit.formats.numbers import short
from issuetrees.kit.sentences import fill


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a fork: what it sends, and the best months with it in words."""

    value: str
    title: str
    is_chosen: bool
    months: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """A fork with its answers."""

    fork: Fork
    choices: tuple[Choice, ...]

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it."""
        return not any(choice.is_chosen for choice in self.choices)


@dataclass(frozen=True, slots=True)
class Step:
    """A stage on a route, and how long it takes to get there."""

    title: str
    months: str


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A route in words; ``more`` says how much longer it is than the best."""

    steps: tuple[Step, ...]
    months: str
    more: str


@dataclass(frozen=True, slots=True)
class Way:
    """What would open a route: its words, and the address where it is answered so."""

    words: str
    address: str


def choices(found: StageMap, asked: Any) -> dict[str, Any]:
    """Return the fields of the form as they were sent, where there is no result."""
    given = set(asked.getlist("answer"))
    return {
        "map": found,
        "source_id": asked.get("source_id", ""),
        "target_id": asked.get("target_id", ""),
        "questions": [
            Question(fork, tuple(_choices(fork, given, {}))) for fork in found.forks.values()
        ],
    }


def shown(found: FoundRoutes) -> dict[str, Any]:
    """Return what the template shows."""
    given = {f"{fork}:{one}" for fork, options in found.answers.items() for one in options}
    best = found.routes.best
    return {
        "map": found.map,
        "source_id": found.source_id,
        "target_id": found.target_id,
        "ends": [found.map.stages[one].title for one in (found.source_id, found.target_id) if one],
        "questions": [
            Question(fork, tuple(_choices(fork, given, found.months[fork.id])))
            for fork in found.map.forks.values()
        ],
        "routes": [_row(found.map, route, best[0]) for route in best],
        "count": found.routes.count,
        "is_more": found.routes.is_more,
        # Whole months: the draws know no better.
        "times": found.times and [_months(round(found.times.p50)), _months(round(found.times.p80))],
        "seed": found.times and found.times.seed,
        "here": _address(found.source_id, found.target_id, sorted(given)),
        "unknown": _unknown(found),
        "blocking": [_blocked(fork, found.answers) for fork in found.blocking],
        "changes": [_way(found, change) for change in found.changes[:3]],
        "swapped": _address(found.target_id, found.source_id, []) if found.is_reversed else "",
        "next": found.questions[0].fork.question if found.questions else "",
    }


def _choices(
    fork: Fork, given: Iterable[str], months: Mapping[str, float | None]
) -> Iterable[Choice]:
    for option, title in fork.options.items():
        value = f"{fork.id}:{option}"
        words = ""
        if option in months:
            best = months[option]
            words = _("no route") if best is None else _months(best)
        yield Choice(value, title, value in given, words)


def _row(found: StageMap, route: Route, best: Route) -> RouteRow:
    first = Step(found.stages[route.stages[0]].title, "")
    steps = [
        Step(
            found.stages[way.target_id].title,
            _months(way.months.likely) if way.months else _("not known"),
        )
        for way in route.transitions
    ]
    more = route.months - best.months
    words = "" if route is best else fill(_("+{months}"), months=_months(more))
    if route is not best and is_tied(route, best):
        words = _("just as long")
    return RouteRow((first, *steps), _months(route.months), words)


def _unknown(found: FoundRoutes) -> list[str]:
    """The arrows of the listed routes that have no months."""
    ways = {way.id: way for route in found.routes.best for way in route.unknown}
    stages = found.map.stages
    return [
        f"{stages[way.source_id].title} → {stages[way.target_id].title}" for way in ways.values()
    ]


def _blocked(fork: Fork, answers: Answers) -> str:
    given = ", ".join(fork.options[one] for one in fork.options if one in answers[fork.id])
    return fill(_("“{question}”: {answer}"), question=fork.question, answer=given)


def _way(found: FoundRoutes, change: Change) -> Way:
    forks = found.map.forks
    answers = "; ".join(forks[fork].options[one] for fork, one in change.answers.items())
    words = fill(_("{answer}: {months}"), answer=answers, months=_months(change.months))
    kept = [
        f"{fork}:{one}"
        for fork, options in found.answers.items()
        if fork not in change.answers
        for one in sorted(options)
    ]
    changed = [f"{fork}:{one}" for fork, one in change.answers.items()]
    return Way(words, _address(found.source_id, found.target_id, [*kept, *changed]))


def _address(source_id: str, target_id: str, answers: list[str]) -> str:
    query = {"source_id": source_id, "target_id": target_id, "answer": answers}
    return "?" + urlencode(query, doseq=True)


def _months(months: float) -> str:
    return fill(_("{months} months"), months=short(months, get_language() or "en", 1))
