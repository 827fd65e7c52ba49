"""Maps of drawings: GraphML and flowcharts of Mermaid."""

import json
import re
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.map_files.records import Box, Competency, MapFile, Place, Way, line
from issuetrees.core.map_files.words import condition_of, months_of, number_of, yes_or_no
from issuetrees.core.outline import markup
from issuetrees.core.outline.markup import Element
from issuetrees.core.outline.readers.graphml import label
from issuetrees.core.outline.readers.mermaid import read_chart
from issuetrees.core.outline.source import Source
from issuetrees.core.text import gettext_noop

_TITLES: Final = ("label", "title", "name", "text")
_KEY: Final = re.compile(r"[^\w-]+")


def read_graphml(text: str) -> MapFile:
    """Return the map; what we write into ``data`` comes back whole."""
    root = markup.parse(text)
    names = {key.get("id"): key.get("attr.name").lower() for key in root.all("key")}
    boxes, ways = [], []
    for element in root.everything():
        if element.tag == "node":
            boxes.append(_box(element, names))
        elif element.tag == "edge":
            data = _data(element, names)
            title = label(element) or _pop_title(data)
            ends = element.get("source"), element.get("target")
            ways.append(_way(*ends, line(element.line), title, _details(data)))
    graph = next((one for one in root.all("graph")), root)
    told = _data(graph, names)
    competencies = _competencies(told.get("competencies", ""))
    return MapFile(
        "graphml", told.get("title", ""), _with_ends(boxes, ways), tuple(ways), competencies
    )


def read_mermaid(text: str) -> MapFile:
    """Return the map of a flowchart: a diamond is a fork, what stands on its arrows the answers."""
    forest, diamonds, tracks = read_chart(Source.of_text(text))
    answers: dict[str, list[str]] = {}
    for arrow in forest.arrows:
        if arrow.source in diamonds and arrow.title:
            answers.setdefault(arrow.source, []).append(arrow.title)
    boxes = []
    for key, box in forest.boxes.items():
        kind = "fork" if key in diamonds else "stage"
        asked = {"key": key, "options": _options(answers.get(key, []))} if kind == "fork" else {}
        boxes.append(Box(key, box.title, line(box.line), kind, tracks.get(key, ""), asked))
    ways = []
    for one in forest.arrows:
        ends = one.source, one.target, line(one.line)
        if one.source in diamonds and one.title:
            ways.append(Way(*ends, "", {"answer": [_id(one.title)]}))
        else:
            ways.append(_way(*ends, one.title, {}))
    return MapFile("mermaid", "", _with_ends(boxes, ways), tuple(ways))


def _options(titles: list[str]) -> list[dict[str, str]]:
    return [{"id": _id(title), "title": title} for title in dict.fromkeys(titles)]


def _id(title: str) -> str:
    return _KEY.sub("-", title.casefold()).strip("-")[:40] or "answer"


def _box(element: Element, names: dict[str, str]) -> Box:
    data = _data(element, names)
    key = element.get("id")
    title = label(element) or _pop_title(data) or key
    _pop_title(data)
    kind = "fork" if data.pop("kind", "").casefold() in {"fork", "развилка"} else "stage"
    track = data.pop("track", "")
    return Box(key, " ".join(title.split()), line(element.line), kind, track, _details(data))


def _way(source: str, target: str, place: Place, title: str, details: dict[str, Any]) -> Way:
    """An arrow; a label that tells months is no title."""
    months = months_of(title) if title else None
    if months and "months" not in details:
        return Way(source, target, place, "", {**details, "months": months})
    return Way(source, target, place, title, details)


def _with_ends(boxes: list[Box], ways: list[Way]) -> tuple[Box, ...]:
    """All boxes, also those that only arrows name."""
    known = {box.key for box in boxes}
    ends = {end: way.place for way in reversed(ways) for end in (way.target, way.source)}
    return (*boxes, *(Box(end, end, place) for end, place in ends.items() if end not in known))


def _data(element: Element, names: dict[str, str]) -> dict[str, str]:
    found = (
        (names.get(one.get("key")) or one.get("key").lower(), one) for one in element.all("data")
    )
    return {name: one.text for name, one in found if one.text and not one.children}


def _pop_title(data: dict[str, str]) -> str:
    found = [data.pop(name) for name in _TITLES if name in data]
    return found[0] if found else ""


def _details(data: dict[str, str]) -> dict[str, Any]:
    """Our own details are JSON in one value; of others what their names say."""
    if "details" in data:
        found = _loaded(data["details"])
        if not isinstance(found, dict):
            message = gettext_noop("“{field}” must be an object.")
            raise Invalid("not_an_object", message, field="details")
        return found
    told = {
        "months": months_of(data.get("months", "")) or _months(data),
        "when": condition_of(data.get("when", "")),
        "is_final": yes_or_no(data.get("is_final", "")),
        "is_backward": yes_or_no(data.get("is_backward", "")),
        "scope": data.get("scope"),
    }
    return {name: value for name, value in told.items() if value}


def _months(data: dict[str, str]) -> dict[str, float]:
    figures = {name: number_of(data.get(name, "")) for name in ("min", "mode", "max")}
    return {name: value for name, value in figures.items() if value is not None}


def _competencies(text: str) -> tuple[Competency, ...]:
    found = _loaded(text)
    return tuple(
        Competency(str(one.get("key", "")), str(one.get("title", "")), tuple(one.get("levels", ())))
        for one in (found if isinstance(found, list) else [])
        if isinstance(one, dict)
    )


def _loaded(text: str) -> Any:
    try:
        return json.loads(text) if text else None
    except (ValueError, RecursionError):
        return None
