"""Runs the golden cases of drawings: what is given, drawn, as the JSON that browsers can read."""

import datetime as dt
import json
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from issuetrees.core.drawing import shapes
from issuetrees.core.drawing.arrows import Way
from issuetrees.core.drawing.bars import Part, Span, Track, draw_bar, draw_stack
from issuetrees.core.drawing.bullet import Planned, draw_bullet
from issuetrees.core.drawing.columns import draw_columns
from issuetrees.core.drawing.courses import Course, draw_courses
from issuetrees.core.drawing.courses import Plot as CoursesPlot
from issuetrees.core.drawing.frontier import Plot, Tick, draw_frontier
from issuetrees.core.drawing.ghost import draw_ghost
from issuetrees.core.drawing.lined import Room
from issuetrees.core.drawing.locator import Spot, locator_of
from issuetrees.core.drawing.marks import draw_mark
from issuetrees.core.drawing.ranges import draw_range
from issuetrees.core.drawing.roadmap import Lane, Stint, draw_roadmap
from issuetrees.core.drawing.schedule import Axis, Branch, Task, draw_schedule
from issuetrees.core.drawing.shapes import Drawing, Shape
from issuetrees.core.drawing.stage_map import Paper, Stop, draw_stage_map
from issuetrees.core.drawing.standing import (
    Standing,
    Words,
    draw_levels,
    draw_radar,
    draw_standing,
)
from issuetrees.core.drawing.svg import Ink, write_svg
from issuetrees.core.drawing.timeline import Milestone, Stretch, draw_timeline
from issuetrees.core.drawing.tornado import Frame, Swing, draw_tornado
from issuetrees.core.drawing.tree_sheet import Question, draw_tree
from issuetrees.core.drawing.waterfall import Fall, draw_waterfall

Json = dict[str, Any]
FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "drawing"


def kinds() -> set[type[Shape]]:
    """Return every shape of the vocabulary."""
    found = (one for one in vars(shapes).values() if isinstance(one, type))
    return {one for one in found if issubclass(one, Shape) and one is not Shape}


def cases(name: str) -> list[Json]:
    """Return the cases of a drawing."""
    found: list[Json] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def stack(given: Json) -> Drawing:
    parts = [Part(**part) for part in given["parts"]]
    span = Span(**given["span"]) if "span" in given else None
    return draw_stack("stack", parts, Track(**given["track"]), span)


def lone(given: Json) -> Shape:
    return draw_bar("goal", given["value"], Track(**given["track"]))


def mark(given: Json) -> Drawing:
    return draw_mark("legend", given["kind"], given["title"])


def sheets(given: Json) -> list[Drawing]:
    questions = [Question(**question) for question in given["questions"]]
    name = "tree-{}".format
    drawn = draw_tree(questions, fit, name, title="Lines", has_whole_texts=True)
    return [sheet.drawing for sheet in drawn]


def locator(given: Json) -> Drawing:
    names = ("id", "parent_id", "depth")
    spots = tuple(Spot(*map(spot.__getitem__, names)) for spot in given["spots"])
    here = frozenset(spot["id"] for spot in given["spots"] if spot["is_here"])
    return locator_of(spots).drawing("at", here, title="Here")


def stage_map(given: Json) -> Drawing:
    stops = [Stop(**stop) for stop in given["stops"]]
    ways = [Way(**way | {"label": tuple(way.get("label", ()))}) for way in given["ways"]]
    papers = [Paper(**paper) for paper in given["papers"]]
    return draw_stage_map(stops, ways, papers, fit, title="Arrows").drawing


def fit(text: str, width: float, size: float, most: int, face: str) -> tuple[list[str], bool]:
    """Break a text into lines as if every letter were half as wide as high."""
    lines = textwrap.wrap(text, int(width / (size * 0.5))) or [""]
    return lines[:most], len(lines) <= most


def span(given: Json) -> Drawing:
    return draw_range("span", tuple(given["ends"]), given["at"], Track(**given["track"]))


def bullet(given: Json) -> Drawing:
    drawn = draw_bullet("bullet", Planned(**given["planned"]), Track(**given["track"]))
    assert drawn is not None
    return drawn


def columns(given: Json) -> Drawing:
    return draw_columns("columns", given["values"], Track(**given["track"]))


def frontier(given: Json) -> Drawing:
    steps = [(money, points) for money, points in given["steps"]]
    chosen = steps[given["chosen"]] if given["chosen"] is not None else None
    money, points = ([Tick(**tick) for tick in given[name]] for name in ("money", "points"))
    return draw_frontier(
        "frontier", steps, chosen, Plot(**given["plot"]), money=money, points=points, title="Points"
    )


def courses(given: Json) -> Drawing:
    shown = [Course(**one | {"values": tuple(one["values"])}) for one in given["courses"]]
    ticks = [Tick(**tick) for tick in given["ticks"]]
    plot = CoursesPlot(**given["plot"])
    return draw_courses("courses", shown, given["spans"], plot, fit, ticks=ticks, title="Shares")


def tornado(given: Json) -> Drawing:
    swings = [Swing(**swing) for swing in given["swings"]]
    frame = Frame(**given["frame"])
    return draw_tornado("lead", swings, tuple(given["base"]), frame, fit, title="Lead")


def waterfall(given: Json) -> Drawing:
    falls = [Fall(**fall) for fall in given["falls"]]
    return draw_waterfall("bridge", falls, Frame(**given["frame"]), fit, title="From A to B")


def standings(given: Json) -> list[Standing]:
    return [Standing(**row | {"others": tuple(row.get("others", ()))}) for row in given["rows"]]


def radar(given: Json) -> Drawing:
    room = shapes.Rect(**given["room"])
    return draw_radar("radar", standings(given), room, given["size"], fit, title="Levels")


def levels(given: Json) -> Drawing:
    return draw_levels("levels", standings(given), given["width"], given["size"], fit)


def standing(given: Json) -> Drawing:
    words = Words(**given["words"])
    return draw_standing("gap", standings(given), given["width"], given["size"], fit, words)


def timeline(given: Json) -> Drawing:
    steps = [
        Stretch(**step | {"months": tuple(step["months"]) if step["months"] else None})
        for step in given["steps"]
    ]
    marks = [Milestone(**mark) for mark in given["marks"]]
    return draw_timeline("time", steps, marks, given["width"], given["size"], fit, title="Time")


def schedule(given: Json) -> Sequence[Drawing]:
    day = dt.date.fromisoformat
    axis = given["axis"]
    rows = [
        Branch(row["id"], row["title"], tuple(map(day, row["due_on"])))
        if "due_on" in row
        else _task(row)
        for row in given["rows"]
    ]
    ticks = tuple((day(one), word) for one, word in axis["ticks"])
    days = Axis(day(axis["first"]), day(axis["last"]), day(axis["today"]), ticks)
    return draw_schedule("plan", rows, days, Room(**given["room"]), fit, title="Plan")


def _task(row: Json) -> Task:
    given: Json = {
        key: dt.date.fromisoformat(one) if key.endswith("_on") else one for key, one in row.items()
    }
    return Task(**given)


def roadmap(given: Json) -> Sequence[Drawing]:
    lanes = [
        Lane(one["id"], one["title"], tuple(Stint(**stint) for stint in one["stints"]))
        for one in given["lanes"]
    ]
    sheet = Room(**given["sheet"])
    return draw_roadmap("roadmap", lanes, given["periods"], sheet, fit, title="Roadmap")


def ghost(given: Json) -> Drawing:
    return draw_ghost("ghost", given["form"], given["width"], given["height"])


DRAWN: dict[str, Callable[[Json], Drawing | Shape | Sequence[Drawing]]] = {
    "stack": stack,
    "lone": lone,
    "roadmap": roadmap,
    "range": span,
    "bullet": bullet,
    "columns": columns,
    "frontier": frontier,
    "courses": courses,
    "tornado": tornado,
    "waterfall": waterfall,
    "mark": mark,
    "sheets": sheets,
    "stage map": stage_map,
    "locator": locator,
    "radar": radar,
    "levels": levels,
    "standing": standing,
    "timeline": timeline,
    "schedule": schedule,
    "ghost": ghost,
}


def outcome(case: Json) -> Any:
    """Draw a case and return the numbers, and the SVG where there is one."""
    drawn = DRAWN[case["draws"]](case["given"])
    made: Json = {"expected": as_json(drawn)}
    if "svg" in case:
        made["svg"] = svg(drawn)
    return made


def svg(drawn: Any) -> Any:
    """Write what is drawn as SVG without colours."""
    return write_svg(drawn, Ink({})) if isinstance(drawn, Drawing) else [svg(one) for one in drawn]


def as_json(value: Any) -> Any:
    """Return a drawing as JSON: numbers to the hundredth, without what is empty."""
    if is_dataclass(value) and not isinstance(value, type):
        kind = {"shape": type(value).__name__} if isinstance(value, Shape) else {}
        found = {field.name: as_json(getattr(value, field.name)) for field in fields(value)}
        return kind | {name: one for name, one in found.items() if one not in ("", None, [])}
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if isinstance(value, float):
        rounded = round(value, 2)
        return int(rounded) if rounded == int(rounded) else rounded
    return value
