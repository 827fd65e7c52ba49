"""What each stage of a map asks for: levels 0 to 4 of its competencies, and what they mean."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.reports.document import Competency, Stage, StageMap
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Number, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE, Theme
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.chosen import maps
from issuetrees.reports.sections.matrices import head_widths, parts_of
from issuetrees.reports.sections.options import OneMap, YesNo

KIND: Final = "stage_levels"
MAP: Final = OneMap("map", gettext_lazy("Stage map"))
WORDS: Final = YesNo("has_words", gettext_lazy("What the levels mean"), default=True)
OPTIONS: Final = (MAP, WORDS)

#: Competencies in one table, at most.
_COLUMNS: Final = 12
_CELL: Final = 44.0


def build(assignment: Assignment) -> Built | None:
    """Return the levels of every map whose stages ask for any, else None."""
    shown = [one for one in maps(assignment, MAP) if any(stage.required for stage in one.stages)]
    if not shown:
        return None
    pages = [page for place, found in enumerate(shown) for page in _pages(assignment, found, place)]
    entries = tuple(Entry(page.id, page.title) for page in pages if not page.goes_on)
    return Built(KIND, tuple(pages), entries, 2 * len(shown))


def _pages(assignment: Assignment, found: StageMap, place: int) -> Iterator[Page]:
    typist = assignment.typist
    stages = in_order(found)
    name = assignment.anchor + (f"-{place + 1}" if place else "")
    title = action_title(found, typist)
    text = _("Source: stage map {name}, revision {revision}; {day}. Levels go from 0 to 4.")
    source = typist.text(
        text.format(
            name=typist.quoted(found.title),
            revision=found.revision,
            day=typist.day(assignment.document.cover.made_on),
        )
    )
    tables = tuple(
        _matrix(
            f"{name}-levels-{part.start}",
            stages,
            found.competencies[part.start : part.stop],
            assignment,
        )
        for part in level_parts(found.competencies, assignment.theme, typist)
    )
    page = Page(
        id=name,
        title=assignment.heading(title) if not place else typist.title(title),
        tracker=typist.text(_("Levels · {name}").format(name=typist.excerpt(found.title, 70))),
        blocks=(*tables, *source_of(source)),
        sheet=LANDSCAPE,
    )
    yield page
    said = [one for one in found.competencies if any(one.levels[1:])]
    if said and WORDS.of(assignment.choice):
        yield Page(
            id=f"{name}-words",
            title=typist.title(_("What somebody on each level has shown")),
            tracker=page.tracker,
            blocks=(_words(f"{name}-words", said, typist), *source_of(source)),
            sheet=LANDSCAPE,
            goes_on=True,
        )


def in_order(found: StageMap) -> list[Stage]:
    """Return the stages that ask for something as one reads the map."""
    stages = [one for one in found.stages if one.kind == "stage" and one.required]
    return sorted(stages, key=lambda one: (one.x, one.y))


def action_title(found: StageMap, typist: Typist) -> str:
    """Say which stage asks for most, and in how many competencies it is the most there is."""
    stages = in_order(found)
    highest = max(stages, key=lambda one: sum(one.required.values()))
    top = max(highest.required.values())
    count = sum(level == top for level in highest.required.values())
    return ngettext(
        "{stage} asks for most: level {level} in {count} of {all} competencies",
        "{stage} asks for most: level {level} in {count} of {all} competencies",
        count,
    ).format(
        stage=typist.quoted(highest.title, 40),
        level=top,
        count=count,
        all=len(found.competencies),
    )


def level_cell(level: int | None) -> Cell:
    """Return a level as a figure on a shade of its own; nothing where none is asked for."""
    return Cell(Number(level, shade=level)) if level else Cell()


def level_parts(competencies: Sequence[Competency], theme: Theme, typist: Typist) -> list[range]:
    """Return which competencies stand in one heat map."""
    titles = [typist.text(one.title) for one in competencies]
    return parts_of(titles, theme.sheet(LANDSCAPE).room, theme, _COLUMNS, _CELL)


def level_columns(
    competencies: Sequence[Competency],
    names: Sequence[str],
    first: Column,
    theme: Theme,
    typist: Typist,
) -> tuple[Column, ...]:
    """Return the columns of a heat map: names, then a figure for each competency."""
    titles = [typist.text(one.title) for one in competencies]
    needed = head_widths(titles, names, theme.sheet(LANDSCAPE).room, theme, _CELL)
    figures = (
        Column(one.key, title, Kind.NUMBER, width)
        for one, title, width in zip(competencies, titles, needed, strict=True)
    )
    return (first, *figures)


def _matrix(
    name: str, stages: Sequence[Stage], competencies: Sequence[Competency], assignment: Assignment
) -> Table:
    typist = assignment.typist
    names = [typist.text(one.title) for one in stages]
    first = Column("stage", _("Stage"))
    columns = level_columns(competencies, names, first, assignment.theme, typist)
    rows = tuple(
        Row((Cell.of(title), *(level_cell(stage.required.get(one.key)) for one in competencies)))
        for stage, title in zip(stages, names, strict=True)
    )
    return Table(name, _("Levels that stages ask for"), columns, rows, role="matrix")


def _words(name: str, said: Sequence[Competency], typist: Typist) -> Table:
    columns = (
        Column("competency", _("Competency"), width=130, role="strong"),
        *(
            Column(f"level-{level}", _("Level {level}").format(level=level))
            for level in range(1, 5)
        ),
    )
    rows = tuple(
        Row(
            (
                Cell.of(typist.text(one.title)),
                *(Cell.of(typist.text(words)) for words in (*one.levels, "", "", "", "")[1:5]),
            )
        )
        for one in said
    )
    return Table(name, _("Words of the levels"), columns, rows, role="close")
