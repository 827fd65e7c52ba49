"""Somebody's way on a stage map: route, gaps, time, the next 90 days, what another way costs."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.drawing import standing
from issuetrees.core.stages import records as stages
from issuetrees.core.stages.times import Duration, Leg
from issuetrees.reports.document import ReportDocument, StageMap
from issuetrees.reports.people import Person, PersonLeg, PersonLevel, PersonWay, PlanLine
from issuetrees.reports.scene.blocks import Block, Entry, Exhibit, Paragraph, Run
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Day, Kind, Line, Number, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.options import OnePerson, YesNo
from issuetrees.reports.sections.routed import OnRoute, plain
from issuetrees.reports.sections.spans import draw_times
from issuetrees.reports.sections.stage_map import map_sheet

KIND: Final = "personal_plan"
PERSON: Final = OnePerson(
    "person",
    gettext_lazy("Person"),
    help_text=gettext_lazy("Only people whose profile is open to all who see the map."),
)
MAP: Final = YesNo("has_map", gettext_lazy("The map with the route"), default=True)
OPTIONS: Final = (PERSON, MAP)

_SIZE: Final = 8.0
# The best way and so many others.
_SHOWN: Final = 3
_BELOW: Final = 8.0
# Characters of a name in a title, and of a stage.
_NAME: Final = 30
_STAGE: Final = 32


def build(assignment: Assignment) -> Built | None:
    """Return the plan of everybody who is chosen and stands on a map, else None."""
    chosen = PERSON.of(assignment.choice)
    shown = [
        (one, found)
        for one in assignment.document.people
        if chosen in {"", one.id} and (found := map_of(assignment.document, one.map_id))
    ]
    pages: list[Page] = []
    for place, (person, found) in enumerate(shown):
        name = assignment.anchor + (f"-{place + 1}" if place else "")
        pages += _Plan(assignment, person, found, name).pages()
    if not pages:
        return None
    first = replace(pages[0], title=assignment.heading(pages[0].title))
    entries = tuple(Entry(page.id, page.title) for page in (first, *pages[1:]) if not page.goes_on)
    return Built(KIND, (first, *pages[1:]), entries, len(pages))


def map_of(document: ReportDocument, map_id: str) -> StageMap | None:
    """Return a map of the document."""
    return next((one for one in document.stage_maps if one.id == map_id), None)


class _Plan:
    """Writes the pages of one person."""

    def __init__(self, assignment: Assignment, person: Person, found: StageMap, name: str) -> None:
        self.assignment, self.person, self.map, self.name = assignment, person, found, name
        self.typist = assignment.typist
        self.stages = plain(found).stages
        self.width = assignment.theme.sheet(LANDSCAPE).room

    @property
    def best(self) -> PersonWay | None:
        return self.person.ways[0] if self.person.ways else None

    def pages(self) -> Iterator[Page]:
        made = [*self.route(), *self.gaps(), *self.time(), *self.plan()]
        for place, page in enumerate(made):
            yield replace(page, goes_on=place > 0)

    def page(self, part: str, title: str, blocks: Sequence[Block], sheet: str = LANDSCAPE) -> Page:
        tracker = _("Personal plan · {name}").format(
            name=self.typist.excerpt(self.person.name, _NAME)
        )
        return Page(
            id=f"{self.name}-{part}" if part else self.name,
            title=self.typist.title(title),
            tracker=self.typist.text(tracker),
            blocks=tuple(blocks),
            sheet=sheet,
        )

    def stage(self, stage_id: str) -> str:
        found = self.stages.get(stage_id)
        return self.typist.quoted(found.title, _STAGE) if found else _("a stage nobody has named")

    def source(self, *more: str) -> Sequence[Block]:
        text = _("Source: profile of {name} on the map {map}, revision {revision}; {day}.").format(
            name=self.typist.excerpt(self.person.name, _NAME),
            map=self.typist.quoted(self.map.title),
            revision=self.map.revision,
            day=self.typist.day(self.assignment.document.cover.made_on),
        )
        return source_of(self.typist.text(text), *(self.typist.text(one) for one in more))

    def route(self) -> Iterator[Page]:
        """The map with the route in the accent; without one, where somebody is and wants to be."""
        way = self.best
        title = _("{name}: from {stage} to {goal}").format(
            name=self.typist.excerpt(self.person.name, _NAME),
            stage=self.stage(self.person.stage_id),
            goal=self.stage(self.person.goal_id),
        )
        if way is None:
            said = _("No way leads from where {name} is to the goal, or one of them is not given.")
            words = said.format(name=self.typist.excerpt(self.person.name, _NAME))
            yield self.page("", title, (Paragraph.of(self.typist.text(words)), *self.source()))
            return
        if MAP.of(self.assignment.choice):
            sheet = map_sheet(self.map, _drawn(self.map, way), self.assignment)
            blocks = (Exhibit(sheet.drawing), *self.source(_("Figures on arrows: months.")))
            yield self.page("", title, blocks, sheet.paper.name)

    def gaps(self) -> Iterator[Page]:
        levels = [one for one in self.person.levels if one.is_rated or one.next or one.goal]
        if not levels:
            return
        drawing = standing.draw_standing(
            f"{self.name}-levels", [_standing(one, self.typist) for one in levels], self.width,
            _SIZE, fit_lines,
            standing.Words(
                own=_("Shown"), others=_("Seen by others"), next=_("Next stage asks for"),
                goal=_("Goal asks for"),
            ),
            title=_("Levels shown and asked for"), description=_heard(levels, self.typist),
        )  # fmt: skip
        exhibit = Exhibit(replace(drawing, height=drawing.height + _BELOW))
        blocks = (exhibit, *self.source(_("More of one makes up for no other.")))
        yield self.page("gaps", self.gap_title(levels), blocks)
        yield from self.missing(levels)

    def gap_title(self, levels: Sequence[PersonLevel]) -> str:
        """Say how many gaps the next stage leaves, and which is the largest; else the goal."""
        if self.person.next_id:
            stage, short = self.stage(self.person.next_id), _short(levels, "next")
        else:
            stage, short = self.stage(self.person.goal_id), _short(levels, "goal")
        if not short:
            return _("Nothing is missing for {stage}").format(stage=stage)
        largest, missing = max(short, key=lambda pair: pair[1])
        is_single = sum(gap == missing for _level, gap in short) == 1
        text = ngettext(
            "{count} competency falls short of {stage}",
            "{count} competencies fall short of {stage}",
            len(short),
        ).format(count=len(short), stage=stage)
        if not is_single:
            return text
        return _("{gaps}; most of all {competency}").format(
            gaps=text, competency=self.typist.quoted(largest.title, 40)
        )

    def missing(self, levels: Sequence[PersonLevel]) -> Iterator[Page]:
        """What is missing for the next stage, what shows it now, what would show the next level."""
        name = "next" if self.person.next_id else "goal"
        short = _short(levels, name)
        if not short:
            return
        columns = (
            Column("competency", _("What is missing"), width=150, role="strong"),
            Column("levels", _("Shown → asked"), width=70),
            Column("evidence", _("What shows it now")),
            Column("needed", _("What would show it")),
        )
        rows = tuple(
            Row(
                (
                    Cell.of(self.typist.text(one.title)),
                    Cell.of(f"{one.own} → {getattr(one, name)}"),
                    Cell.of(self.typist.text(one.evidence) or _("nothing yet")),
                    Cell.of(self.typist.text(one.needed)),
                )
            )
            for one, _gap in sorted(short, key=lambda pair: -pair[1])
        )
        table = Table(f"{self.name}-missing", _("What is missing"), columns, rows)
        title = _("What shows these levels now, and what would show the missing ones")
        yield self.page("evidence", title, (table, *self.source()))

    def time(self) -> Iterator[Page]:
        """How long the route takes, what an alternative costs, and all that both rest on."""
        way = self.best
        if way is None:
            return
        title = _(
            "Half of the draws reach the goal within {half} months, four of five within {most}"
        )
        times = _duration(way, self.person.seed)
        drawing = draw_times(f"{self.name}-time", times, self.stages, self.width, self.typist)
        said = (Run(_("What this rests on:"), is_strong=True), *self.assumed())
        yield self.page(
            "time",
            title.format(half=self.typist.number(way.p50), most=self.typist.number(way.p80)),
            (Exhibit(drawing), *self.others(), Paragraph(said, "note"), *self.source()),
        )

    def assumed(self) -> Iterator[Run]:
        for sentence in self.person.assumptions:
            yield Run(" " + self.typist.text(sentence))

    def others(self) -> Iterator[Block]:
        """The alternatives with their price."""
        if len(self.person.ways) < 2:
            return
        best = self.person.ways[0]
        columns = (
            Column("way", _("The alternative")),
            Column("months", _("Months, likely"), Kind.NUMBER, 70, "strong"),
            Column("more", _("Longer by"), Kind.NUMBER, 60),
            Column("half", _("Half within"), Kind.NUMBER, 60),
            Column("most", _("Four of five within"), Kind.NUMBER, 80),
        )
        rows = tuple(
            Row(
                (
                    Cell.of(
                        self.typist.text(" → ".join(self.stages[one].title for one in way.stages))
                    ),
                    Cell(Number(way.months)),
                    Cell(Number(way.months - best.months)),
                    Cell(Number(way.p50)),
                    Cell(Number(way.p80)),
                )
            )
            for way in self.person.ways[1:_SHOWN]
        )
        yield Table(
            f"{self.name}-others", _("Alternatives and their price"), columns, rows, role="close"
        )

    def plan(self) -> Iterator[Page]:
        """The next 90 days with what will count as done."""
        steps = self.person.plan
        if not steps:
            return
        done = sum(one.done_on is not None for one in steps)
        title = ngettext(
            "The next 90 days: {count} step, {done} done",
            "The next 90 days: {count} steps, {done} done",
            len(steps),
        ).format(count=len(steps), done=done)
        if self.person.is_proposed:
            title = ngettext(
                "The map proposes {count} step for the next 90 days",
                "The map proposes {count} steps for the next 90 days",
                len(steps),
            ).format(count=len(steps))
        yield self.page(
            "plan", title, (_plan(f"{self.name}-steps", steps, self.typist), *self.source())
        )


def _drawn(found: StageMap, way: PersonWay) -> OnRoute:
    arrows = frozenset(part for move in way.moves for part in move.split("+"))
    ends = {
        end
        for one in found.transitions
        if one.id in arrows
        for end in (one.source_id, one.target_id)
    }
    return OnRoute(frozenset(way.stages) | ends, arrows)


def _standing(one: PersonLevel, typist: Typist) -> standing.Standing:
    asked = one.next if one.next is not None else one.goal
    figure = _("{own} of {asked}").format(own=one.own, asked=asked) if asked else str(one.own)
    return standing.Standing(
        one.key, typist.text(one.title), one.own, one.next, one.goal, one.others, figure
    )


def _heard(levels: Sequence[PersonLevel], typist: Typist) -> str:
    """The levels in words, for those who listen."""
    words = _("{competency}: {own}, next stage {next}, goal {goal}")
    return "; ".join(
        words.format(
            competency=typist.text(one.title), own=one.own, next=one.next or 0, goal=one.goal or 0
        )
        for one in levels
    )


def _short(levels: Sequence[PersonLevel], name: str) -> list[tuple[PersonLevel, int]]:
    """Return what falls short, with how many levels are missing; more makes up for no other."""
    gaps = [(one, (getattr(one, name) or 0) - one.own) for one in levels]
    return [(one, gap) for one, gap in gaps if gap > 0]


def _duration(way: PersonWay, seed: int) -> Duration:
    return Duration(
        tuple(_leg(place, one) for place, one in enumerate(way.legs)), way.p50, way.p80, seed
    )


def _leg(place: int, one: PersonLeg) -> Leg:
    months = stages.Months(*one.months) if one.months else None
    learning = stages.Months(*one.learning) if one.learning else None
    way = stages.Transition(str(place), one.source_id, one.target_id, months)
    return Leg(way, 0, learning, one.is_learning, one.p50, one.p50)


def _plan(name: str, steps: Sequence[PlanLine], typist: Typist) -> Table:
    """Steps by their day; what nobody said has no column."""
    known: tuple[tuple[Column, Callable[[PlanLine], Cell]], ...] = (
        (Column("step", _("Step")), lambda one: _step(one, typist)),
        (Column("evidence", _("Counts as done")), lambda one: Cell.of(typist.text(one.evidence))),
        (Column("owner", _("Owner"), width=80), lambda one: Cell.of(typist.text(one.owner))),
        (Column("mentor", _("Mentor"), width=80), lambda one: Cell.of(typist.text(one.mentor))),
        (Column("due", _("By"), Kind.DAY, 66), lambda one: _day(one.due_on)),
        (Column("done", _("Done"), Kind.DAY, 66), lambda one: _day(one.done_on)),
    )
    shown = [(column, cell) for column, cell in known if any(cell(one) != Cell() for one in steps)]
    rows = tuple(Row(tuple(cell(one) for _column, cell in shown)) for one in steps)
    return Table(name, _("Next 90 days"), tuple(column for column, _cell in shown), rows)


def _step(one: PlanLine, typist: Typist) -> Cell:
    lines = [Line(typist.text(one.text), "strong")]
    if one.competency:
        lines.append(Line(typist.text(one.competency), "quiet"))
    return Cell(lines=tuple(lines))


def _day(day: date | None) -> Cell:
    return Cell(Day(day)) if day else Cell()
