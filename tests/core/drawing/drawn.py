"""Runs the golden cases of drawings: what is given, drawn, as the JSON that browsers can read."""

import json
from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from issuetrees.core.drawing.bars import Part, Span, Track, draw_bar, draw_stack
from issuetrees.core.drawing.shapes import Drawing, Shape
from issuetrees.core.drawing.svg import Ink, write_svg

Json = dict[str, Any]
FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "drawing"
PLAIN = Ink({})


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


DRAWN: dict[str, Callable[[Json], Drawing | Shape | Sequence[Drawing]]] = {
    "stack": stack,
    "lone": lone,
}


def outcome(case: Json) -> Any:
    """Draw a case and return the numbers, and the SVG where there is one."""
    drawn = DRAWN[case["draws"]](case["given"])
    made: Json = {"expected": as_json(drawn)}
    if case.get("svg") is not None and isinstance(drawn, Drawing):
        made["svg"] = write_svg(drawn, PLAIN)
    return made


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
