"""A stage map on one landscape sheet, and the table of its transitions.

Places are those of the screen, stretched to the paper; the sheet is the smallest of A4 to A1
on which no text is under 7 points and no box covers another.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.reports.document import Stage, StageMap, Transition
from issuetrees.reports.fit import fit_lines
from issuetrees.reports.sections.arrows import Arrow, Rect, draw_arrow
from issuetrees.reports.sections.base import Built, Draft, Entry, Typist, anchor_of, points
from issuetrees.reports.typography import clean, shorten

SCREEN_BOX = 232.0
# For A4; larger papers print everything larger, since they are seen from farther away.
SIZE = 7.6
SMALL = 7.0
LEADING = 9.4
PADDING = 7.0
LEAST_BOX = 74.0
MOST_BOX = 140.0
GAP = 9.0
GUTTER = 56.0
# The drawing may be this much taller than on the screen, to fill the sheet.
MOST_STRETCH = 4.0
# Characters in a cell of the table.
CELL = 300


@dataclass(frozen=True, slots=True)
class Paper:
    """Room for the drawing on a CSS page, in points, and how much larger its text is."""

    name: str
    width: float
    height: float
    scale: float = 1.0


# The second is a fold-out: as high as A4, as wide as A3.
PAPERS = (
    Paper("landscape", 756.0, 396.0),
    Paper("landscape-wide", 1104.0, 380.0, 1.1),
    Paper("landscape-a3", 1104.0, 636.0, 1.1),
    Paper("landscape-a2", 1596.0, 980.0, 1.25),
    Paper("landscape-a1", 2294.0, 1470.0, 1.25),
)


@dataclass(frozen=True, slots=True)
class StageBox:
    """A stage or fork as drawn."""

    left: str
    top: str
    width: str
    height: str
    lines: tuple[str, ...]
    quiet_lines: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A track's name at the left edge."""

    top: str
    title: str


@dataclass(frozen=True, slots=True)
class TransitionRow:
    """A line of the table."""

    source: str
    target: str
    title: str
    condition: str
    likely: str
    span: str
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
    width: str
    height: str
    boxes: tuple[StageBox, ...]
    arrows: tuple[Arrow, ...]
    lanes: tuple[Lane, ...]
    rows: tuple[TransitionRow, ...]
    forks: tuple[ForkRow, ...]
    has_months: bool
    source: str
    note: str
    description: str


@dataclass(frozen=True, slots=True)
class StageMapContent:
    """All maps of the engagement."""

    maps: tuple[MapContent, ...]


def build(draft: Draft) -> Built | None:
    """Return the maps, or None when no map has a stage."""
    maps = [found for found in draft.document.stage_maps if found.stages]
    if not maps:
        return None
    drawn = tuple(_map(draft, found, index) for index, found in enumerate(maps))
    entries = tuple(Entry(content.anchor, content.title) for content in drawn)
    return Built(
        kind="stage_map",
        title=drawn[0].title,
        tracker=drawn[0].tracker,
        content=StageMapContent(drawn),
        entries=entries,
        pages=sum(2 + len(found.transitions) // 24 for found in maps),
    )


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


def _map(draft: Draft, found: StageMap, index: int) -> MapContent:
    typist = draft.typist
    anchor = anchor_of("stage_map") + (f"-{index + 1}" if index else "")
    joined = {end for way in found.transitions for end in (way.source_id, way.target_id)}
    shown = [stage for stage in found.stages if stage.kind == "stage" or stage.id in joined]
    drawing = _drawing(shown or list(found.stages), found.transitions, typist)
    titles = {stage.id: typist.text(shorten(stage.title, CELL)) for stage in found.stages}
    title = action_title(found, typist)
    has_months = any(way.months for way in found.transitions)
    source = _("Source: stage map {name}, revision {revision}; {day}.").format(
        name=typist.quoted(found.title),
        revision=found.revision,
        day=typist.day(draft.document.cover.made_on),
    )
    return MapContent(
        anchor=anchor,
        title=draft.heading(title) if index == 0 else typist.title(title),
        tracker=typist.text(_("Stage map · {name}").format(name=shorten(clean(found.title), 70))),
        table_title=_table_title(found, titles, typist),
        has_conditions=any(way.condition for way in found.transitions),
        has_words=any(way.title or way.is_backward for way in found.transitions),
        rows=tuple(_row(way, titles, typist) for way in _in_order(found)),
        forks=tuple(
            ForkRow(typist.text(stage.title), typist.text(" / ".join(stage.options)))
            for stage in found.stages
            if stage.kind == "fork"
        ),
        has_months=has_months,
        source=typist.text(source),
        note=typist.text(_("Figures on arrows: months, least–most.")) if has_months else "",
        description=_("Arrows from each stage to the stages that can follow it"),
        paper=drawing.paper,
        width=points(drawing.width),
        height=points(drawing.height),
        boxes=drawing.boxes,
        arrows=drawing.arrows,
        lanes=drawing.lanes,
    )


@dataclass(frozen=True, slots=True)
class _Drawing:
    """A map fitted to a paper."""

    paper: str
    width: float
    height: float
    boxes: tuple[StageBox, ...]
    arrows: tuple[Arrow, ...]
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class _Text:
    """The lines of a stage and the height that they need."""

    lines: tuple[str, ...]
    quiet: tuple[str, ...]
    height: float


def _drawing(
    stages: Sequence[Stage], transitions: Sequence[Transition], typist: Typist
) -> _Drawing:
    bands = _bands(stages)
    for paper in PAPERS:
        gutter = GUTTER * paper.scale if bands else 0.0
        placed = _place(stages, paper, gutter, typist)
        rects, texts = placed.rects, placed.texts
        needed = max(rect.top + rect.height for rect in rects.values())
        if placed.has_room and needed <= paper.height:
            break
    lowest = max(rect.top for rect in rects.values())
    room = paper.height - (needed - lowest)
    stretch = min(room, max(placed.tallest, lowest)) / lowest if lowest else 1.0
    rects = {
        key: Rect(rect.left + gutter, rect.top * stretch, rect.width, rect.height)
        for key, rect in rects.items()
    }
    used = max(rect.top + rect.height for rect in rects.values())
    boxes = tuple(_box(stage, rects[stage.id], texts[stage.id]) for stage in stages)
    arrows = tuple(
        draw_arrow(
            rects[way.source_id],
            rects[way.target_id],
            _months(way, typist),
            way.is_backward,
            list(rects.values()),
        )
        for way in transitions
        if way.source_id in rects and way.target_id in rects and way.source_id != way.target_id
    )
    lanes = tuple(
        Lane(points(min(rects[key].top for key in keys)), typist.text(title))
        for title, keys in bands
    )
    return _Drawing(paper.name, paper.width, used, boxes, arrows, lanes)


@dataclass(frozen=True, slots=True)
class _Placed:
    """Rectangles as low as they can be without touching, and their texts.

    ``tallest`` is how far down the lowest may go, ``has_room`` whether the columns are wide
    enough for words.
    """

    rects: dict[str, Rect]
    texts: dict[str, _Text]
    tallest: float
    has_room: bool


def _place(stages: Sequence[Stage], paper: Paper, gutter: float, typist: Typist) -> _Placed:
    """Place the stages on a paper."""
    left, top = min(stage.x for stage in stages), min(stage.y for stage in stages)
    span = max(stage.x for stage in stages) - left
    width, least = paper.width - gutter, LEAST_BOX * paper.scale
    box = min(MOST_BOX * paper.scale, width * SCREEN_BOX / (span + SCREEN_BOX))
    # Leave almost a third of a column's step for the arrows.
    columns = sorted({stage.x for stage in stages})
    steps = [after - before for before, after in pairwise(columns)]
    wide_steps = [step for step in steps if step > SCREEN_BOX * 0.8]
    if span and wide_steps:
        box = min(box, min(wide_steps) / span * (width - box) * 0.7)
    has_room, box = box >= least, max(box, least)
    across = (width - box) / span if span else 0.0
    texts = {stage.id: _text(stage, box, paper.scale, typist) for stage in stages}
    xs = {stage.id: (stage.x - left) * across for stage in stages}
    down = _scale_down(stages, xs, texts, box)
    rects = {
        stage.id: Rect(xs[stage.id], (stage.y - top) * down, box, texts[stage.id].height)
        for stage in stages
    }
    tallest = (max(stage.y for stage in stages) - top) * (across or 1.0) * MOST_STRETCH
    return _Placed(rects, texts, tallest, has_room)


def _scale_down(
    stages: Sequence[Stage], xs: dict[str, float], texts: dict[str, _Text], box: float
) -> float:
    """Return the least scale of y at which no box covers one below it."""
    ordered = sorted(stages, key=lambda stage: stage.y)
    scale = 0.05
    for index, upper in enumerate(ordered):
        for lower in ordered[index + 1 :]:
            apart = lower.y - upper.y
            if apart > 1 and abs(xs[upper.id] - xs[lower.id]) < box:
                scale = max(scale, (texts[upper.id].height + GAP) / apart)
    return min(scale, 2.0)


def _text(stage: Stage, box: float, scale: float, typist: Typist) -> _Text:
    room = box - 2 * PADDING
    lines, _whole = fit_lines(typist.text(stage.title), room, SIZE * scale, 6, "semibold")
    quiet_text = stage.scope if stage.kind == "stage" else " / ".join(stage.options)
    quiet: list[str] = []
    if quiet_text.strip():
        quiet, _whole = fit_lines(typist.text(quiet_text), room, SMALL * scale, 4)
    height = (len(lines) + len(quiet)) * LEADING * scale + 2 * 4.5
    return _Text(tuple(lines), tuple(quiet), height)


def _box(stage: Stage, rect: Rect, text: _Text) -> StageBox:
    kind = "final" if stage.is_final else stage.kind
    return StageBox(
        points(rect.left), points(rect.top), points(rect.width), points(rect.height),
        text.lines, text.quiet, kind,
    )  # fmt: skip


def _bands(stages: Sequence[Stage]) -> list[tuple[str, list[str]]]:
    """Tracks that lie one below the other, with the ids of their stages; else nothing."""
    tracks: dict[str, list[Stage]] = {}
    for stage in stages:
        if stage.track:
            tracks.setdefault(stage.track, []).append(stage)
    if len(tracks) < 2:
        return []
    ordered = sorted(tracks.items(), key=lambda item: min(stage.y for stage in item[1]))
    for (_upper, above), (_lower, below) in pairwise(ordered):
        if max(stage.y for stage in above) >= min(stage.y for stage in below):
            return []
    return [(title, [stage.id for stage in members]) for title, members in ordered]


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
            round(months),
        ).format(
            source=shorten(titles.get(longest.source_id, ""), 50),
            target=shorten(titles.get(longest.target_id, ""), 50),
            count=typist.number(months),
        )
    )


def _row(way: Transition, titles: dict[str, str], typist: Typist) -> TransitionRow:
    likely = span = ""
    if way.months is not None:
        least, middle, most = (typist.number(value) for value in way.months)
        likely, span = middle, f"{least}–{most}"
    return TransitionRow(
        source=titles.get(way.source_id, ""),
        target=titles.get(way.target_id, ""),
        title=typist.text(shorten(way.title, CELL)),
        condition=typist.text(shorten(way.condition, CELL)),
        likely=likely,
        span=span,
        is_backward=way.is_backward,
    )
