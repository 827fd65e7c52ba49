"""A stage map on one sheet of paper: boxes, arrows between them, names of tracks at the left.

Places are those of the screen, stretched to the paper; the sheet is the smallest on which no
text is too small to read and no box covers another. A map that is too long for any of them is
folded into rows, one below the other, as lines of a text are. Lengths are points.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil, inf

from issuetrees.core.drawing.arrows import ON_ROUTE, Way, draw_arrow, fitted_label
from issuetrees.core.drawing.diamonds import Question, diamond, fit_question, question_text
from issuetrees.core.drawing.roads import Roads
from issuetrees.core.drawing.shapes import Box, Drawing, Fit, Label, Rect, Text

SCREEN_BOX = 232.0
FORK = "fork"
# At a scale of 1; larger papers print everything larger, since they are seen from farther away.
SIZE = 7.6
SMALL = 7.5
LEADING = 9.4
PADDING = 7.0
INSET = (7.1, 4.6)  # of the texts, from the corner of their box
LEAST_BOX = 74.0
MOST_BOX = 140.0
# Of the step of a column what its boxes take; the rest is left for arrows.
SHARE = 0.7
# Boxes stand closer before a map takes a larger sheet, which one sees from no farther away where
# it is projected; names of tracks are then over them.
CLOSE_SCALE = 1.0
CLOSE_BOX = 60.0
CLOSE_SHARE = 0.765
CLOSE_PADDING = 5.5
GAP = 9.0
GUTTER = 56.0
# The drawing may be this much taller than on the screen, to fill the sheet.
MOST_STRETCH = 4.0
# On the screen: what stands closer is moved apart; between the rows of a folded map.
STEP_DOWN = 64.0
BETWEEN_ROWS = 170.0
MOST_ROWS = 12
# At both sides of a folded map, where arrows go from one row to the next.
RETURN = 14.0
# What has room nowhere is drawn smaller and smaller.
SMALLER = 0.85


@dataclass(frozen=True, slots=True)
class Paper:
    """Room for a drawing, how much larger its text is, and the type of what stands beside boxes:
    its size, the leading and the width of the names of tracks.
    """

    name: str
    width: float
    height: float
    scale: float = 1.0
    label: float = 7.5
    lane_leading: float = 9.0
    lane: float = 54.0


@dataclass(frozen=True, slots=True)
class Stop:
    """A stage or a fork to draw: its words, its upper left corner on the screen, its kind
    (``stage``, ``fork``, ``final``) and its track; ``emphasis`` is ``route`` for what is on a
    route that is shown, ``away`` for the rest, "" where none is shown.
    """

    id: str
    title: str
    x: float
    y: float
    quiet: str = ""
    kind: str = "stage"
    track: str = ""
    emphasis: str = ""

    @property
    def state(self) -> str:
        """What tells its look from that of others."""
        return f"{self.kind}-{self.emphasis}" if self.emphasis else self.kind


@dataclass(frozen=True, slots=True)
class MapSheet:
    """A map fitted to a paper."""

    paper: Paper
    drawing: Drawing


def draw_stage_map(
    stops: Sequence[Stop],
    ways: Sequence[Way],
    papers: Sequence[Paper],
    fit: Fit,
    *,
    title: str = "",
) -> MapSheet:
    """Draw a map on the first of ``papers`` that has room for it, else on the last."""
    apart = _moved_apart(stops)
    bands = _bands(apart)
    placed = _fitted(apart, papers, fit, has_bands=bool(bands))
    paper, rects = placed.paper, placed.stretched()
    if placed.is_folded:
        bands = []  # a track is in every row
    roads = Roads(rects)
    # A route runs over what is beside it.
    drawn = sorted(ways, key=lambda way: way.emphasis == ON_ROUTE)
    arrows = [
        draw_arrow(fitted_label(way, rects, paper.label, fit), rects, paper.label, roads)
        for way in drawn
        if _is_drawn(way, rects)
    ]
    boxes = [_box(stop, rects[stop.id], placed.texts[stop.id], paper) for stop in stops]
    lanes = [_lane(track, ids, rects, paper, is_over=placed.is_close) for track, ids in bands]
    drawing = Drawing(
        id="map",
        role="map",
        width=paper.width,
        height=max(rect.bottom for rect in rects.values()),
        shapes=(*arrows, *boxes, *lanes),
        title=title,
    )
    return MapSheet(paper, drawing)


@dataclass(frozen=True, slots=True)
class _Words:
    """The lines of a stop and the height that they need; of a fork its question."""

    lines: tuple[str, ...]
    quiet: tuple[str, ...]
    height: float
    question: Question | None = None


@dataclass(frozen=True, slots=True)
class _Spacing:
    """What is left free at both sides and above boxes, how narrow these may be and what part of
    a column's step they take.
    """

    sides: tuple[float, float] = (0.0, 0.0)
    above: float = 0.0
    least: float = LEAST_BOX
    share: float = SHARE
    padding: float = PADDING


@dataclass(frozen=True, slots=True)
class _Placed:
    """Rectangles as low as they can be without touching, and their texts.

    ``tallest`` is how far down the lowest may go, ``has_room`` whether the columns are wide
    enough for words.
    """

    paper: Paper
    rects: dict[str, Rect]
    texts: dict[str, _Words]
    tallest: float
    has_room: bool
    is_close: bool = False
    is_folded: bool = False

    @property
    def fits(self) -> bool:
        """Whether all of it stands on the paper."""
        return self.has_room and self.needed <= self.paper.height

    @property
    def needed(self) -> float:
        """The height that the rectangles take."""
        return max(rect.bottom for rect in self.rects.values())

    def stretched(self) -> dict[str, Rect]:
        """Return the rectangles drawn apart downwards, to fill the paper."""
        lowest = max(rect.top for rect in self.rects.values())
        room = self.paper.height - (self.needed - lowest)
        stretch = max(1.0, min(room, self.tallest) / lowest) if lowest else 1.0
        return {
            key: Rect(rect.left, rect.top * stretch, rect.width, rect.height)
            for key, rect in self.rects.items()
        }


def _moved_apart(stops: Sequence[Stop]) -> list[Stop]:
    """Stops of which none stands on another; they come in the order in which they were given."""
    moved: dict[str, Stop] = {}
    for stop in sorted(stops, key=lambda one: (one.y, one.x)):
        y = stop.y
        for other in sorted(moved.values(), key=lambda one: one.y):
            is_over = abs(other.x - stop.x) < SCREEN_BOX and abs(other.y - y) < STEP_DOWN
            y = other.y + STEP_DOWN if is_over else y
        moved[stop.id] = replace(stop, y=y)
    return [moved[stop.id] for stop in stops]


def _fitted(
    stops: Sequence[Stop], papers: Sequence[Paper], fit: Fit, *, has_bands: bool
) -> _Placed:
    for paper in papers:
        placed = _place(stops, paper, _wide(paper, has_bands=has_bands), fit)
        if placed.fits:
            return placed
        closer = _scaled(paper, CLOSE_SCALE)
        placed = _place(stops, closer, _close(closer, has_bands=has_bands), fit)
        if placed.fits:
            return replace(placed, is_close=True)
    for paper in _ever_smaller(papers):
        for rows in range(2, MOST_ROWS + 1):
            spacing = _Spacing((RETURN * paper.scale, RETURN * paper.scale))
            placed = _place(_folded(stops, rows), paper, spacing, fit)
            if placed.fits:
                return replace(placed, is_folded=True)
    return placed


def _wide(paper: Paper, *, has_bands: bool) -> _Spacing:
    return _Spacing((GUTTER * paper.scale if has_bands else 0.0, 0.0))


def _close(paper: Paper, *, has_bands: bool) -> _Spacing:
    above = paper.lane_leading if has_bands else 0.0
    return _Spacing((0.0, 0.0), above, CLOSE_BOX, CLOSE_SHARE, CLOSE_PADDING)


def _scaled(paper: Paper, scale: float) -> Paper:
    """A paper with smaller type."""
    return replace(paper, scale=paper.scale * scale, label=paper.label * scale)


def _ever_smaller(papers: Sequence[Paper]) -> Iterator[Paper]:
    """The papers, then the last one with smaller and smaller type."""
    yield from papers
    paper = papers[-1]
    while paper.scale > papers[-1].scale / 10:
        paper = _scaled(paper, SMALLER)
        yield paper


def _folded(stops: Sequence[Stop], rows: int) -> list[Stop]:
    """The stops in so many rows of about as many columns each."""
    columns = _columns(stops)
    per_row = ceil(len(set(columns.values())) / rows)
    row_of = {key: column // per_row for key, column in columns.items()}
    lefts: dict[int, float] = {}
    for stop in stops:
        row = row_of[stop.id]
        lefts[row] = min(lefts.get(row, stop.x), stop.x)
    height = max(stop.y for stop in stops) - min(stop.y for stop in stops) + BETWEEN_ROWS
    return [
        replace(stop, x=stop.x - lefts[row_of[stop.id]], y=stop.y + row_of[stop.id] * height)
        for stop in stops
    ]


def _columns(stops: Sequence[Stop]) -> dict[str, int]:
    """The column of each stop, from 0: a new one begins where a box has ended."""
    columns: dict[str, int] = {}
    column, left = -1, -inf
    for stop in sorted(stops, key=lambda one: one.x):
        if stop.x >= left + SCREEN_BOX * 0.8:
            column, left = column + 1, stop.x
        columns[stop.id] = column
    return columns


def _place(stops: Sequence[Stop], paper: Paper, spacing: _Spacing, fit: Fit) -> _Placed:
    """Place the stops on a paper, between what is left free at its sides."""
    left, top = min(stop.x for stop in stops), min(stop.y for stop in stops)
    span = max(stop.x for stop in stops) - left
    width, least = paper.width - sum(spacing.sides), spacing.least * paper.scale
    wanted = _box_width(stops, span, width, MOST_BOX * paper.scale, spacing.share)
    box = max(wanted, least)
    across = (width - box) / span if span else 0.0
    texts = {stop.id: _words(stop, box, spacing.padding, paper.scale, fit) for stop in stops}
    xs = {stop.id: (stop.x - left) * across for stop in stops}
    down = _scale_down(stops, xs, texts, box, GAP + spacing.above)
    rects = {
        stop.id: Rect(
            xs[stop.id] + spacing.sides[0],
            (stop.y - top) * down + spacing.above,
            box,
            texts[stop.id].height,
        )
        for stop in stops
    }
    tallest = (max(stop.y for stop in stops) - top) * (across or 1.0) * MOST_STRETCH
    return _Placed(paper, rects, texts, tallest, wanted >= least)


def _box_width(
    stops: Sequence[Stop], span: float, width: float, most: float, share: float
) -> float:
    """As on the screen, but no more than a share of a column's step, or that where it is close."""
    box = min(most, width * SCREEN_BOX / (span + SCREEN_BOX))
    columns = sorted({stop.x for stop in stops})
    steps = [after - before for before, after in pairwise(columns)]
    wide_steps = [step for step in steps if step > SCREEN_BOX * 0.8]
    if not span or not wide_steps:
        return box
    step = min(wide_steps) / span
    if share > SHARE:
        return min(most, width * share * step / (1 + share * step))
    return min(box, step * (width - box) * share)


def _scale_down(
    stops: Sequence[Stop], xs: dict[str, float], texts: dict[str, _Words], box: float, gap: float
) -> float:
    """Return the least scale of y at which no box covers one below it."""
    ordered = sorted(stops, key=lambda stop: stop.y)
    scale = 0.05
    for index, upper in enumerate(ordered):
        for lower in ordered[index + 1 :]:
            apart = lower.y - upper.y
            if apart > 1 and abs(xs[upper.id] - xs[lower.id]) < box:
                scale = max(scale, (texts[upper.id].height + gap) / apart)
    return scale


def _words(stop: Stop, box: float, padding: float, scale: float, fit: Fit) -> _Words:
    if stop.kind == FORK:
        question = fit_question(stop.title, box, SIZE * scale, LEADING * scale, fit)
        return _Words(question.lines, (), question.height, question)
    room = box - 2 * padding
    lines, _whole = fit(stop.title, room, SIZE * scale, 6, "semibold")
    quiet: list[str] = []
    if stop.quiet.strip():
        quiet, _whole = fit(stop.quiet, room, SMALL * scale, 4, "regular")
    height = (len(lines) + len(quiet)) * LEADING * scale + 2 * 4.5
    return _Words(tuple(lines), tuple(quiet), height)


def _box(stop: Stop, rect: Rect, words: _Words, paper: Paper) -> Box:
    scale, left, top = paper.scale, rect.left + INSET[0], rect.top + INSET[1]
    leading = LEADING * scale
    if words.question:
        asked = question_text(words.question, rect, SIZE * scale, leading)
        outline, state = diamond(rect), stop.state
        return Box(
            id=stop.id, role="stage", state=state, rect=rect, texts=(asked,), outline=outline
        )
    texts = [Text("title", words.lines, left, top, SIZE * scale, leading)]
    if words.quiet:
        below = top + leading * len(words.lines)
        texts.append(Text("scope", words.quiet, left, below, SMALL * scale, leading))
    return Box(id=stop.id, role="stage", state=stop.state, rect=rect, texts=tuple(texts))


def _lane(
    track: str, ids: Sequence[str], rects: dict[str, Rect], paper: Paper, *, is_over: bool
) -> Label:
    """The name of a track, beside the highest of its stops or over it."""
    highest = min((rects[key] for key in ids), key=lambda rect: (rect.top, rect.left))
    left, top, width = 0.0, highest.top, paper.lane
    if is_over:
        left, top, width = highest.left, top - paper.lane_leading, highest.width
    text = Text("lane", (track,), left, top, paper.label, paper.lane_leading, width=width)
    return Label(id=f"lane-{ids[0]}", role="lane", text=text)


def _is_drawn(way: Way, rects: dict[str, Rect]) -> bool:
    return way.source_id in rects and way.target_id in rects and way.source_id != way.target_id


def _bands(stops: Sequence[Stop]) -> list[tuple[str, list[str]]]:
    """Tracks that lie one below the other, with the ids of their stops; else nothing."""
    tracks: dict[str, list[Stop]] = {}
    for stop in stops:
        if stop.track:
            tracks.setdefault(stop.track, []).append(stop)
    if len(tracks) < 2:
        return []
    ordered = sorted(tracks.items(), key=lambda item: min(stop.y for stop in item[1]))
    for (_upper, above), (_lower, below) in pairwise(ordered):
        if max(stop.y for stop in above) >= min(stop.y for stop in below):
            return []
    return [(title, [stop.id for stop in members]) for title, members in ordered]
