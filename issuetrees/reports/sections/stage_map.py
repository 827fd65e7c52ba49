"""A stage map on one landscape sheet, and the table of its transitions."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.drawing.arrows import Way
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.stage_map import Paper, Stop, draw_stage_map
from issuetrees.core.rounding import rounded
from issuetrees.reports.document import Stage, StageMap, Transition
from issuetrees.reports.fit import fit_lines
from issuetrees.reports.sections.base import Assignment, Built, Entry, Typist
from issuetrees.reports.sections.chosen import maps
from issuetrees.reports.sections.options import OneMap, YesNo
from issuetrees.reports.typography import shorten

# Characters in a cell of the table.
CELL = 300

MAP: Final = OneMap("map", gettext_lazy("Stage map"))
TABLE: Final = YesNo("has_table", gettext_lazy("Table of the transitions"), default=True)
OPTIONS: Final = (MAP, TABLE)

# From A4 to A1; the second is a fold-out: as high as A4, as wide as A3. Their names are those of
# the style sheet's pages.
PAPERS = (
    Paper("landscape", 756.0, 396.0),
    Paper("landscape-wide", 1104.0, 380.0, 1.1, label=8.75, lane_leading=11.0, lane=68.0),
    Paper("landscape-a3", 1104.0, 636.0, 1.1, label=8.75, lane_leading=11.0, lane=68.0),
    Paper("landscape-a2", 1596.0, 980.0, 1.25, label=8.75, lane_leading=11.0, lane=68.0),
    Paper("landscape-a1", 2294.0, 1470.0, 1.25, label=8.75, lane_leading=11.0, lane=68.0),
)


@dataclass(frozen=True, slots=True)
class TransitionRow:
    """A line of the table; months are (least, likely, most)."""

    source: str
    target: str
    title: str
    condition: str
    months: tuple[float, float, float] | None
    is_backward: bool


@dataclass(frozen=True, slots=True)
class ForkRow:
    """A question where the way parts, and its answers."""

    title: str
    options: str


@dataclass(frozen=True, slots=True)
class MapContent:
    """One map: the drawing, then the tables."""

    anchor: str
    title: str
    tracker: str
    table_title: str
    has_words: bool
    has_conditions: bool
    paper: str
    drawing: Drawing
    rows: tuple[TransitionRow, ...]
    forks: tuple[ForkRow, ...]
    has_months: bool
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class StageMapContent:
    """All maps of the engagement."""

    maps: tuple[MapContent, ...]


def build(assignment: Assignment) -> Built | None:
    """Return the maps, or None when no map has a stage."""
    shown = maps(assignment, MAP)
    if not shown:
        return None
    drawn = tuple(_map(assignment, found, index) for index, found in enumerate(shown))
    entries = tuple(Entry(content.anchor, content.title) for content in drawn)
    return Built(
        kind="stage_map",
        title=drawn[0].title,
        tracker=drawn[0].tracker,
        content=StageMapContent(drawn),
        entries=entries,
        pages=sum(1 + _table_pages(assignment, found) for found in shown),
    )


def _table_pages(assignment: Assignment, found: StageMap) -> int:
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


def _map(assignment: Assignment, found: StageMap, index: int) -> MapContent:
    typist = assignment.typist
    has_table = TABLE.of(assignment.choice)
    anchor = assignment.anchor + (f"-{index + 1}" if index else "")
    sheet = draw_stage_map(
        _stops(found, typist),
        _ways(found, typist),
        PAPERS,
        fit_lines,
        title=_("Arrows from each stage to the stages that can follow it"),
    )
    titles = {stage.id: typist.text(shorten(stage.title, CELL)) for stage in found.stages}
    title = action_title(found, typist)
    has_months = any(way.months for way in found.transitions)
    source = _("Source: stage map {name}, revision {revision}; {day}.").format(
        name=typist.quoted(found.title),
        revision=found.revision,
        day=typist.day(assignment.document.cover.made_on),
    )
    return MapContent(
        anchor=anchor,
        title=assignment.heading(title) if index == 0 else typist.title(title),
        tracker=typist.text(_("Stage map · {name}").format(name=typist.excerpt(found.title, 70))),
        table_title=_table_title(found, titles, typist),
        has_conditions=any(way.condition for way in found.transitions),
        has_words=any(way.title or way.is_backward for way in found.transitions),
        rows=tuple(_row(way, titles, typist) for way in _in_order(found)) if has_table else (),
        forks=tuple(
            ForkRow(typist.text(stage.title), typist.text(" / ".join(stage.options)))
            for stage in found.stages
            if stage.kind == "fork" and has_table
        ),
        has_months=has_months,
        source=typist.text(source),
        note=typist.text(_("Figures on arrows: months, least–most.")) if has_months else "",
        paper=sheet.paper.name,
        drawing=sheet.drawing,
    )


def _stops(found: StageMap, typist: Typist) -> list[Stop]:
    """The stages, and the forks that an arrow leads to or from."""
    joined = {end for way in found.transitions for end in (way.source_id, way.target_id)}
    shown = [stage for stage in found.stages if stage.kind == "stage" or stage.id in joined]
    return [_stop(stage, typist) for stage in shown or found.stages]


def _stop(stage: Stage, typist: Typist) -> Stop:
    quiet = stage.scope if stage.kind == "stage" else " / ".join(stage.options)
    return Stop(
        id=stage.id,
        title=typist.text(stage.title),
        x=stage.x,
        y=stage.y,
        quiet=typist.text(quiet),
        kind="final" if stage.is_final else stage.kind,
        track=typist.text(stage.track),
    )


def _ways(found: StageMap, typist: Typist) -> list[Way]:
    return [
        Way(f"way-{index}", way.source_id, way.target_id, _months(way, typist), way.is_backward)
        for index, way in enumerate(found.transitions)
    ]


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


def _row(way: Transition, titles: dict[str, str], typist: Typist) -> TransitionRow:
    return TransitionRow(
        source=titles.get(way.source_id, ""),
        target=titles.get(way.target_id, ""),
        title=typist.text(shorten(way.title, CELL)),
        condition=typist.text(shorten(way.condition, CELL)),
        months=way.months,
        is_backward=way.is_backward,
    )
