"""A stage map on one landscape sheet, and the table of its transitions."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from math import floor
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.drawing.arrows import AWAY, ON_ROUTE, Way
from issuetrees.core.drawing.stage_map import MapSheet, Paper, Stop, draw_stage_map
from issuetrees.core.rounding import rounded
from issuetrees.core.text import shorten
from issuetrees.reports.document import Stage, StageMap, Transition
from issuetrees.reports.scene.blocks import Entry, Exhibit, Heading, Kept
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Span, Table
from issuetrees.reports.scene.theme import LANDSCAPE, Sheet, Theme
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.chosen import maps
from issuetrees.reports.sections.options import OneMap, YesNo
from issuetrees.reports.sections.routed import (
    HAS_ROUTE,
    LISTED,
    OnRoute,
    draws_note,
    on_route,
    price_title,
    route_blocks,
    route_of,
    route_title,
)
from issuetrees.reports.sections.routed import OPTIONS as ROUTE_OPTIONS

# Characters in a cell of the table.
CELL = 300
# What title and source take of the first sheet.
_AROUND = 111.0
MAP: Final = OneMap("map", gettext_lazy("Stage map"))
TABLE: Final = YesNo("has_table", gettext_lazy("Table of the transitions"), default=True)
OPTIONS: Final = (MAP, *ROUTE_OPTIONS, TABLE)

# How much larger the words are on larger sheets.
_LARGER: Final = {"landscape-a3": 1.1, "landscape-a2": 1.25, "landscape-a1": 1.25}


def build(assignment: Assignment) -> Built | None:
    """Return the maps, or None when no map has a stage."""
    shown = maps(assignment, MAP)
    if not shown:
        return None
    pages = [page for index, found in enumerate(shown) for page in _map(assignment, found, index)]
    entries = tuple(Entry(page.id, page.title) for page in pages if not page.goes_on)
    sheets = sum(
        1 + HAS_ROUTE.of(assignment.choice) + _table_sheets(assignment, found) for found in shown
    )
    return Built("stage_map", tuple(pages), entries, sheets)


def _table_sheets(assignment: Assignment, found: StageMap) -> int:
    return 1 + len(found.transitions) // 24 if TABLE.of(assignment.choice) else 0


def action_title(found: StageMap, typist: Typist) -> str:
    """Say how many ways there are and what decides between them."""
    stages = [stage for stage in found.stages if stage.kind == "stage"]
    finals = [stage for stage in stages if stage.is_final]
    forks = len(found.stages) - len(stages)
    count = len(stages)
    if len(finals) == 1 and count > 1:
        count -= 1
        text = ngettext(
            "{count} stage leads to {goal}", "{count} stages lead to {goal}", count
        ).format(count=count, goal=typist.quoted(finals[0].title))
    else:
        ways = len(found.transitions)
        text = _("{stages} are joined by {transitions}").format(
            stages=ngettext("{count} stage", "{count} stages", count).format(count=count),
            transitions=ngettext("{count} transition", "{count} transitions", ways).format(
                count=ways
            ),
        )
    if forks:
        decide = ngettext(
            "{count} question decides the way", "{count} questions decide the way", forks
        )
        text += "; " + decide.format(count=forks)
    return text


def _map(assignment: Assignment, found: StageMap, index: int) -> Iterator[Page]:
    """The drawing on a sheet that holds it, its routes, the tables of its transitions and forks."""
    typist = assignment.typist
    routes = route_of(found, assignment.choice)
    best = routes.routes.best if routes else ()
    sheet = map_sheet(found, on_route(found, best[0]) if best else None, assignment)
    title = route_title(routes, typist) if routes else action_title(found, typist)
    has_months = any(way.months for way in found.transitions)
    source = _source(assignment, found)
    note = typist.text(_("Figures on arrows: months, least–most.")) if has_months else ""
    page = Page(
        id=assignment.anchor + (f"-{index + 1}" if index else ""),
        title=assignment.heading(title) if index == 0 else typist.title(title),
        tracker=typist.text(_("Stage map · {name}").format(name=typist.excerpt(found.title, 70))),
        blocks=(Exhibit(sheet.drawing), *source_of(source, note)),
        sheet=sheet.paper.name,
    )
    yield page
    if routes:
        most, width = LISTED.of(assignment.choice) or 1, assignment.theme.sheet(LANDSCAPE).room
        blocks = tuple(route_blocks(page.id, routes, most, width, typist))
        if blocks:
            yield replace(
                page,
                id=f"{page.id}-routes",
                title=typist.title(price_title(routes, typist)),
                blocks=(*blocks, *source_of(source, draws_note(routes, typist))),
                sheet=LANDSCAPE,
                goes_on=True,
            )
    if found.transitions and TABLE.of(assignment.choice):
        yield _tables(page, found, typist, source)


def map_sheet(found: StageMap, route: OnRoute | None, assignment: Assignment) -> MapSheet:
    """Return a map drawn on the smallest sheet that holds it, with a route in the accent."""
    typist = assignment.typist
    return draw_stage_map(
        _stops(found, route, typist),
        _ways(found, route, typist),
        papers(assignment.theme),
        fit_lines,
        title=_("Arrows from each stage to the stages that can follow it"),
    )


def _emphasis(route: OnRoute | None, *, is_on: bool) -> str:
    return "" if route is None else ON_ROUTE if is_on else AWAY


def _source(assignment: Assignment, found: StageMap) -> str:
    typist = assignment.typist
    text = _("Source: stage map {name}, revision {revision}; {day}.").format(
        name=typist.quoted(found.title),
        revision=found.revision,
        day=typist.day(assignment.document.cover.made_on),
    )
    return typist.text(text)


def papers(theme: Theme) -> tuple[Paper, ...]:
    """Return the sheets that a map may stand on, the smallest first."""
    larger = (_paper(theme.sheet(name), scale) for name, scale in _LARGER.items())
    return (_paper(theme.sheet(LANDSCAPE)), *larger)


def _paper(sheet: Sheet, scale: float = 1.0) -> Paper:
    """The room on a sheet; on a larger one the names of tracks and months are larger too."""
    width, height = floor(sheet.room), floor(sheet.depth - _AROUND)
    if scale == 1.0:
        return Paper(sheet.name, width, height)
    return Paper(sheet.name, width, height, scale, label=8.75, lane_leading=11.0, lane=68.0)


def _tables(page: Page, found: StageMap, typist: Typist, source: str) -> Page:
    """The page after the drawing: every transition in words, and the forks with their answers."""
    titles = {stage.id: typist.text(shorten(stage.title, CELL)) for stage in found.stages}
    forks = _forks(page.id, found, typist)
    kept = (Kept((Heading(forks.title), forks)),) if forks.rows else ()
    return replace(
        page,
        id=f"{page.id}-transitions",
        title=_table_title(found, titles, typist),
        blocks=(_transitions(page.id, found, titles, typist), *kept, *source_of(source)),
        sheet=LANDSCAPE,
        goes_on=True,
    )


def _forks(name: str, found: StageMap, typist: Typist) -> Table:
    rows = (
        Row(
            (
                Cell.of(typist.text(stage.title), "strong"),
                Cell.of(typist.text(" / ".join(stage.options))),
            )
        )
        for stage in found.stages
        if stage.kind == "fork"
    )
    columns = (Column("question", _("Question")), Column("answers", _("Answers")))
    return Table(f"{name}-forks", _("Questions that decide the way"), columns, tuple(rows))


def _transitions(name: str, found: StageMap, titles: dict[str, str], typist: Typist) -> Table:
    """Without the columns that no transition fills."""
    columns: list[tuple[Column, Callable[[Transition], Cell]]] = [
        (Column("from", _("From")), lambda way: Cell.of(titles.get(way.source_id, ""))),
        (Column("to", _("To")), lambda way: Cell.of(titles.get(way.target_id, ""))),
    ]
    if any(way.condition for way in found.transitions):
        shown = Column("condition", _("Open if"))
        columns.append((shown, lambda way: Cell.of(typist.text(shorten(way.condition, CELL)))))
    if any(way.title or way.is_backward for way in found.transitions):
        columns.append((Column("words", _("What it takes")), lambda way: _takes(way, typist)))
    if any(way.months for way in found.transitions):
        columns += [
            (Column("likely", _("Months, likely"), Kind.NUMBER, 70), _likely),
            (Column("span", _("Least–most"), Kind.NUMBER, 70), _span),
        ]
    rows = (Row(tuple(cell(way) for _column, cell in columns)) for way in _in_order(found))
    shown_columns = tuple(column for column, _cell in columns)
    return Table(f"{name}-ways", _("Transitions"), shown_columns, tuple(rows), role="close")


def _takes(way: Transition, typist: Typist) -> Cell:
    title = typist.text(shorten(way.title, CELL))
    lines = [Line(title)] if title else []
    if way.is_backward:
        lines.append(Line(_("step back"), "quiet"))
    return Cell(lines=tuple(lines))


def _likely(way: Transition) -> Cell:
    return Cell(Number(way.months[1])) if way.months else Cell()


def _span(way: Transition) -> Cell:
    return Cell(Span(way.months[0], way.months[2])) if way.months else Cell()


def _stops(found: StageMap, route: OnRoute | None, typist: Typist) -> list[Stop]:
    """The stages, and the forks that an arrow leads to or from."""
    joined = {end for way in found.transitions for end in (way.source_id, way.target_id)}
    shown = [stage for stage in found.stages if stage.kind == "stage" or stage.id in joined]
    return [_stop(stage, route, typist) for stage in shown or found.stages]


def _stop(stage: Stage, route: OnRoute | None, typist: Typist) -> Stop:
    quiet = stage.scope if stage.kind == "stage" else ""
    return Stop(
        id=stage.id,
        title=typist.text(stage.title),
        x=stage.x,
        y=stage.y,
        quiet=typist.text(quiet),
        kind="final" if stage.is_final else stage.kind,
        track=typist.text(stage.track),
        emphasis=_emphasis(route, is_on=route is not None and stage.id in route.stops),
    )


def _ways(found: StageMap, route: OnRoute | None, typist: Typist) -> list[Way]:
    return [
        Way(
            f"way-{index}",
            way.source_id,
            way.target_id,
            _label(way, typist),
            way.is_backward,
            _emphasis(route, is_on=route is not None and way.id in route.arrows),
        )
        for index, way in enumerate(found.transitions)
    ]


def _label(way: Transition, typist: Typist) -> tuple[str, ...]:
    """The answer that an arrow out of a fork stands for, and its months."""
    return tuple(filter(None, (typist.text(way.answer), _months(way, typist))))


def _months(way: Transition, typist: Typist) -> str:
    if way.months is None:
        return ""
    least, _likely, most = way.months
    return f"{typist.number(least)}–{typist.number(most)}" if least != most else typist.number(most)


def _in_order(found: StageMap) -> list[Transition]:
    """Transitions as one reads the map: by where they leave, then by where they lead."""
    places = {stage.id: (stage.x, stage.y) for stage in found.stages}
    nowhere = (0.0, 0.0)
    return sorted(
        found.transitions,
        key=lambda way: (places.get(way.source_id, nowhere), places.get(way.target_id, nowhere)),
    )


def _table_title(found: StageMap, titles: dict[str, str], typist: Typist) -> str:
    """Name the longest step, if months are known."""
    timed = [way for way in found.transitions if way.months and not way.is_backward]
    if not timed:
        return _("Transitions")
    longest = max(timed, key=lambda way: way.months[1] if way.months else 0)
    months = longest.months[1] if longest.months else 0.0
    return typist.title(
        ngettext(
            "The longest step, {source} → {target}, takes about {count} month",
            "The longest step, {source} → {target}, takes about {count} months",
            int(rounded(months)),
        ).format(
            source=typist.excerpt(titles.get(longest.source_id, ""), 50),
            target=typist.excerpt(titles.get(longest.target_id, ""), 50),
            count=typist.number(months),
        )
    )
