"""A route on a stage map of a report: found from what the document keeps, told in a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.careers.routes import SEED, FoundRoutes, routes
from issuetrees.core.rounding import rounded
from issuetrees.core.stages import records as stages
from issuetrees.core.stages.answers import Change
from issuetrees.core.stages.routes import Route, is_tied
from issuetrees.core.stages.times import DRAWS
from issuetrees.core.text import shorten
from issuetrees.reports.document import SectionChoice, StageMap
from issuetrees.reports.scene.blocks import Block, Exhibit, Heading, Kept, Point, Points, Run
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Table
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.options import Answers, OneStage, YesNo
from issuetrees.reports.sections.options import Number as NumberOption
from issuetrees.reports.sections.spans import draw_times

HAS_ROUTE: Final = YesNo("has_route", gettext_lazy("The best route on it"), default=False)
START: Final = OneStage(
    "start", gettext_lazy("Where one is now"), empty=gettext_lazy("The first stage of the map")
)
GOAL: Final = OneStage("goal", gettext_lazy("Goal"), empty=gettext_lazy("The last goal of the map"))
ANSWERS: Final = Answers("answers", gettext_lazy("Answers to the questions"))
LISTED: Final = NumberOption("routes", gettext_lazy("Routes listed"), default=3, most=5)
OPTIONS: Final = (HAS_ROUTE, START, GOAL, ANSWERS, LISTED)

# Characters of a way in a cell, of a stage in a title.
_WAY: Final = 400
_NAME: Final = 40


def plain(found: StageMap) -> stages.StageMap:
    """Return a map as routes know it."""
    drawn = {one.id: one for one in found.stages if one.kind == "stage"}
    words = {one.id: one for one in found.stages if one.kind == "fork"}
    return stages.StageMap(
        {
            one.id: stages.Stage(
                one.id, one.title, one.track, one.required, _condition(one.when), one.is_final
            )
            for one in drawn.values()
        },
        tuple(
            stages.Transition(
                move.id,
                move.source_id,
                move.target_id,
                stages.Months(*move.months) if move.months else None,
                _condition(move.when),
                move.is_backward,
            )
            for move in found.moves
        ),
        {
            fork.key: stages.Fork(
                fork.key,
                words[fork.id].title,
                dict(zip(fork.options, words[fork.id].options, strict=False)),
            )
            for fork in found.forks
            if fork.id in words
        },
        {one.key: one.title for one in found.competencies},
    )


def _condition(when: Mapping[str, tuple[str, ...]]) -> stages.Answers:
    return {fork: frozenset(options) for fork, options in when.items()}


def route_of(found: StageMap, choice: SectionChoice) -> FoundRoutes | None:
    """Return the routes that a section shows; None where it shows none, or an end is gone."""
    if not HAS_ROUTE.of(choice):
        return None
    drawn = plain(found)
    ends = START.of(choice), GOAL.of(choice)
    if len(drawn.stages) < 2 or any(end and end not in drawn.stages for end in ends):
        return None
    if ends[0] and ends[0] == ends[1]:
        return None
    known = {f"{fork.id}:{one}" for fork in drawn.forks.values() for one in fork.options}
    answers = [one for one in ANSWERS.of(choice) if one in known]
    return routes(drawn, source_id=ends[0], target_id=ends[1], answers=answers)


@dataclass(frozen=True, slots=True)
class OnRoute:
    """What is drawn in the accent: stages with the forks between them, and arrows, by id."""

    stops: frozenset[str]
    arrows: frozenset[str]


def on_route(found: StageMap, route: Route) -> OnRoute:
    """Return what of a map is on a route."""
    arrows = frozenset(part for way in route.transitions for part in way.id.split("+"))
    ends = {
        end
        for way in found.transitions
        if way.id in arrows
        for end in (way.source_id, way.target_id)
    }
    return OnRoute(frozenset(route.stages) | ends, arrows)


def route_title(found: FoundRoutes, typist: Typist) -> str:
    """Say how long the best way takes, or that there is none."""
    source, target = (
        typist.quoted(found.map.stages[end].title, _NAME)
        for end in (found.source_id, found.target_id)
    )
    if not found.routes.best:
        text = _("With these answers no route leads from {source} to {target}")
        return text.format(source=source, target=target)
    months = found.routes.best[0].months
    return ngettext(
        "From {source} to {target} it takes about {months} month on the shortest route",
        "From {source} to {target} it takes about {months} months on the shortest route",
        int(rounded(months)),
    ).format(source=source, target=target, months=typist.number(months))


def price_title(found: FoundRoutes, typist: Typist) -> str:
    """Say what the alternative costs in months."""
    best = found.routes.best
    if not best:
        return _("No route: what is in the way, and what would open one")
    if len(best) == 1:
        return _("There is one route, so no alternative")
    if is_tied(best[0], best[1]):
        return _("The alternative takes just as long")
    more = best[1].months - best[0].months
    return ngettext(
        "The alternative takes {months} month longer",
        "The alternative takes {months} months longer",
        int(rounded(more)),
    ).format(months=typist.number(more))


def route_blocks(
    name: str, found: FoundRoutes, most: int, width: float, typist: Typist
) -> Iterator[Block]:
    """The routes with what each costs and on which answers it is open, and the time that the best
    takes; else what is in the way.
    """
    if found.routes.best and found.times:
        yield _routes_table(f"{name}-routes", found, found.routes.best[:most], typist)
        heading = Heading(_("How long the shortest takes, in months"))
        drawn = draw_times(f"{name}-time", found.times, found.map.stages, width, typist)
        yield Kept((heading, Exhibit(drawn)))
    elif found.blocking:
        yield Kept((Heading(_("In the way is")), _points(_given(found), typist)))
        changes = [_changed(found, change, typist) for change in found.changes]
        if changes:
            yield Kept(
                (Heading(_("The nearest change that opens a route")), _points(changes, typist))
            )
    if found.map.forks and any(found.answers.values()):
        yield Kept((Heading(_("Answers")), _answers_table(f"{name}-answers", found, typist)))


def _routes_table(name: str, found: FoundRoutes, shown: Sequence[Route], typist: Typist) -> Table:
    columns = (
        Column("number", _("No."), width=24, role="quiet"),
        Column("way", _("Route")),
        Column("open", _("Open if"), width=170),
        Column("months", _("Months, likely"), Kind.NUMBER, 62, "strong"),
        Column("more", _("Longer by"), Kind.NUMBER, 62),
    )
    best = shown[0]
    rows = tuple(
        Row(
            (
                Cell.of(str(place)),
                Cell.of(typist.text(way_of(found.map, route)), "strong" if place == 1 else ""),
                Cell.of(typist.text(shorten(condition_of(found.map, route), _WAY))),
                Cell(Number(route.months)),
                _more(route, best),
            )
        )
        for place, route in enumerate(shown, start=1)
    )
    return Table(name, _("Routes"), columns, rows)


def _more(route: Route, best: Route) -> Cell:
    if route is best:
        return Cell()
    if is_tied(route, best):
        return Cell(lines=(Line(_("just as long"), "quiet"),))
    return Cell(Number(route.months - best.months))


def way_of(found: stages.StageMap, route: Route) -> str:
    """Return the stages of a route with arrows between them."""
    return shorten(" → ".join(found.stages[one].title for one in route.stages), _WAY)


def condition_of(found: stages.StageMap, route: Route) -> str:
    """Return the answers on which a route is open, in words."""
    allowed: dict[str, frozenset[str]] = {}
    for way in route.transitions:
        for condition in (way.condition, found.stages[way.target_id].condition):
            for fork, options in condition.items():
                allowed[fork] = allowed[fork] & options if fork in allowed else options
    said = [
        " / ".join(title for one, title in found.forks[fork].options.items() if one in options)
        for fork, options in allowed.items()
        if fork in found.forks and set(found.forks[fork].options) - options
    ]
    return "; ".join(filter(None, said))


def _given(found: FoundRoutes) -> list[str]:
    return [
        _("{question} {answer}").format(
            question=fork.question,
            answer=", ".join(
                fork.options[one] for one in fork.options if one in found.answers[fork.id]
            ),
        )
        for fork in found.blocking
    ]


def _changed(found: FoundRoutes, change: Change, typist: Typist) -> str:
    words = "; ".join(found.map.forks[fork].options[one] for fork, one in change.answers.items())
    return ngettext(
        "{answer}: {months} month", "{answer}: {months} months", int(rounded(change.months))
    ).format(answer=words, months=typist.number(change.months))


def _points(texts: Sequence[str], typist: Typist) -> Points:
    return Points(tuple(Point((Run(typist.text(text)),)) for text in texts))


def _answers_table(name: str, found: FoundRoutes, typist: Typist) -> Table:
    columns = (Column("question", _("Question")), Column("answer", _("Answer")))
    rows = tuple(
        Row((Cell.of(typist.text(fork.question)), Cell.of(typist.text(_answered(found, fork)))))
        for fork in found.map.forks.values()
    )
    return Table(name, _("Answers"), columns, rows, role="close")


def _answered(found: FoundRoutes, fork: stages.Fork) -> str:
    given = found.answers.get(fork.id, frozenset())
    return " / ".join(title for one, title in fork.options.items() if one in given) or _("open")


def draws_note(found: FoundRoutes, typist: Typist) -> str:
    """Say by when draws of the best route end, and what they rest on."""
    if found.times is None:
        return ""
    text = _(
        "Months are the likely ones on the arrows. Of {draws} draws of the shortest route, each"
        " arrow between its least and most, without learning, half end within {half} months, four"
        " of five within {most}; seed {seed}."
    )
    return typist.text(
        text.format(
            draws=typist.number(DRAWS),
            half=typist.number(found.times.p50),
            most=typist.number(found.times.p80),
            seed=SEED,
        )
    )
