"""A team on a stage map: levels people have shown, who is ready, who could come to a stage."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.rounding import rounded
from issuetrees.core.stages import records as stages
from issuetrees.core.stages.gaps import Gap
from issuetrees.core.stages.team import Member, Readiness, Successor, readiness, successors
from issuetrees.reports.document import StageMap
from issuetrees.reports.people import Person
from issuetrees.reports.scene.blocks import Block, Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.chosen import maps
from issuetrees.reports.sections.options import OneMap, OneStage
from issuetrees.reports.sections.routed import plain
from issuetrees.reports.sections.stage_levels import level_columns, level_parts

KIND: Final = "team_view"
_MANY: Final = 12  # people of a row that may go on overleaf
MAP: Final = OneMap("map", gettext_lazy("Stage map"))
STAGE: Final = OneStage(
    "stage", gettext_lazy("Succession for"), empty=gettext_lazy("The last goal of the map")
)
OPTIONS: Final = (MAP, STAGE)


def build(assignment: Assignment) -> Built | None:
    """Return the team of each map on which somebody is shown, else None."""
    pages: list[Page] = []
    for place, found in enumerate(maps(assignment, MAP)):
        people = [one for one in assignment.document.people if one.map_id == found.id]
        if people:
            name = assignment.anchor + (f"-{place + 1}" if place else "")
            pages += _Team(assignment, found, people, name).pages()
    if not pages:
        return None
    entries = tuple(Entry(page.id, page.title) for page in pages if not page.goes_on)
    return Built(KIND, tuple(pages), entries, len(pages))


class _Team:
    """Writes the pages of one map; people keep the order of their names."""

    def __init__(
        self, assignment: Assignment, found: StageMap, people: Sequence[Person], name: str
    ) -> None:
        self.assignment, self.found, self.people, self.name = assignment, found, people, name
        self.typist: Typist = assignment.typist
        self.map = plain(found)
        self.names = {one.id: self.typist.text(one.name) for one in people}
        self.members = tuple(
            Member(
                one.id,
                {level.key: level.own for level in one.levels},
                one.stage_id,
                answers_of(one),
            )
            for one in people
        )

    def pages(self) -> Iterator[Page]:
        ready = readiness(self.map, self.members)
        yield self.page("", self.assignment.heading(self.title(ready)), tuple(self.levels()))
        yield self.page("stages", _("Who is ready for which stage"), (self.readiness(ready),), True)
        stage = self.map.stages.get(STAGE.of(self.assignment.choice)) or self.goal()
        if stage:
            title = _("Who could come to {stage}").format(stage=self.typist.quoted(stage.title, 40))
            yield self.page("succession", title, (self.succession(stage),), True)

    def goal(self) -> stages.Stage | None:
        """The last goal, unless another stage is named that the map has no more."""
        if STAGE.of(self.assignment.choice):
            return None
        return next((one for one in reversed(list(self.map.stages.values())) if one.is_final), None)

    def page(self, part: str, title: str, blocks: Sequence[Block], goes_on: bool = False) -> Page:
        source = _("Source: open profiles on the map {map}, revision {revision}; {day}.").format(
            map=self.typist.quoted(self.found.title),
            revision=self.found.revision,
            day=self.typist.day(self.assignment.document.cover.made_on),
        )
        note = _("Each competency counts for itself: more of one makes up for no other.")
        tracker = _("Team · {name}").format(name=self.typist.excerpt(self.found.title, 70))
        return Page(
            id=f"{self.name}-{part}" if part else self.name,
            title=self.typist.title(title),
            tracker=self.typist.text(tracker),
            blocks=(*blocks, *source_of(self.typist.text(source), self.typist.text(note))),
            sheet=LANDSCAPE,
            goes_on=goes_on,
        )

    def title(self, ready: Sequence[Readiness]) -> str:
        """Say how many have all that a stage ahead of them asks for."""
        able = {one.id for stage in ready for one in stage.ready}
        return ngettext(
            "{ready} of {count} person is ready for a stage ahead",
            "{ready} of {count} people are ready for a stage ahead",
            len(self.people),
        ).format(ready=len(able), count=len(self.people))

    def levels(self) -> Iterator[Table]:
        """The heat map: people by competencies."""
        theme = self.assignment.theme
        for part in level_parts(self.found.competencies, theme, self.typist):
            shown = self.found.competencies[part.start : part.stop]
            first = Column("person", _("Person"))
            names = list(self.names.values())
            columns = level_columns(shown, names, first, theme, self.typist)
            rows = tuple(
                Row((self.person(one), *self.cells(one, [each.key for each in shown])))
                for one in self.people
            )
            title = _("Levels people have shown")
            yield Table(f"{self.name}-levels-{part.start}", title, columns, rows, role="matrix")

    def person(self, one: Person) -> Cell:
        stage = self.map.stages.get(one.stage_id)
        lines = [Line(self.names[one.id], "strong")]
        if stage:
            lines.append(Line(self.typist.text(stage.title), "quiet"))
        return Cell(lines=tuple(lines))

    def cells(self, one: Person, keys: Sequence[str]) -> Iterator[Cell]:
        levels = {level.key: level for level in one.levels}
        for key in keys:
            level = levels.get(key)
            is_rated = level is not None and level.is_rated
            yield Cell(Number(level.own, shade=level.own)) if level and is_rated else Cell.of("–")

    def readiness(self, ready: Sequence[Readiness]) -> Table:
        columns = (
            Column("stage", _("Stage"), width=150, role="strong"),
            Column("there", _("There now"), width=120),
            Column("ready", _("Ready"), width=120),
            Column("missing", _("One step away, and what is missing")),
        )
        rows = tuple(
            Row(
                (
                    Cell.of(self.typist.text(one.stage.title)),
                    Cell.of(self.listed(one.there)),
                    Cell.of(_("asks for no competency") if one.is_open else self.listed(one.ready)),
                    Cell(
                        lines=tuple(
                            Line(self.gaps(fit.gaps), lead=self.names[fit.member.id])
                            for fit in one.fits
                            if fit.gaps and fit.is_next
                        )
                    ),
                ),
                is_long=len(one.fits) > _MANY,
            )
            for one in ready
        )
        return Table(f"{self.name}-ready", _("Readiness"), columns, rows, role="close")

    def listed(self, members: Sequence[Member]) -> str:
        return ", ".join(self.names[one.id] for one in members)

    def gaps(self, missing: Sequence[Gap]) -> str:
        words = _("{competency}: {own} of {required}")
        said = (
            words.format(
                competency=self.map.competencies[gap.competency], own=gap.own, required=gap.required
            )
            for gap in missing
        )
        return self.typist.text("; ".join(said))

    def succession(self, stage: stages.Stage) -> Table:
        """First those who lack nothing, then the others, both in the order of names."""
        found = successors(self.map, stage.id, self.members)
        ordered = [one for one in found if not one.gaps] + [one for one in found if one.gaps]
        columns = (
            Column("person", _("Person"), width=120, role="strong"),
            Column("stage", _("Where one is now"), width=140),
            Column("missing", _("What is missing")),
            Column("months", _("Likely way, months"), Kind.NUMBER, 80),
        )
        rows = tuple(Row(self.successor(one)) for one in ordered)
        return Table(f"{self.name}-succession", _("Succession"), columns, rows, role="close")

    def successor(self, one: Successor) -> tuple[Cell, ...]:
        stage = self.map.stages.get(one.member.stage_id)
        months = (
            Cell.of(_("no way")) if one.months is None else Cell(Number(float(rounded(one.months))))
        )
        return (
            Cell.of(self.names[one.member.id]),
            Cell.of(self.typist.text(stage.title) if stage else ""),
            Cell.of(self.gaps(one.gaps) or _("nothing: ready")),
            months,
        )


def answers_of(person: Person) -> stages.Answers:
    """Return somebody's answers by fork."""
    given: dict[str, frozenset[str]] = {}
    for text in person.answers:
        fork, _colon, option = text.partition(":")
        given[fork] = given.get(fork, frozenset()) | {option}
    return given
