"""Maps as files: JSON and GraphML with all that is said, Mermaid to look at."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

from issuetrees.core.map_files.records import Box, MapFile, Way

_SIGNS: Final = {"#": "#35;", '"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", ";": "#59;"}
_SIGNS_ON_ARROWS: Final = {**_SIGNS, "|": "#124;"}


def write_json(found: MapFile) -> str:
    """Return the map as an object that ``read_json`` reads."""
    by_kind = {
        kind: [_of_box(box) for box in found.boxes if box.kind == kind]
        for kind in ("stage", "fork")
    }
    content = {
        "kind": "stage_map",
        "title": found.title,
        "competencies": [
            {"key": one.key, "title": one.title, "levels": list(one.levels)}
            for one in found.competencies
        ],
        "forks": by_kind["fork"],
        "stages": by_kind["stage"],
        "transitions": [_of_way(way) for way in found.ways],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write_graphml(found: MapFile) -> str:
    """Return the map as a directed graph; what boxes and arrows say is JSON in ``details``."""
    competencies = [
        {"key": one.key, "title": one.title, "levels": one.levels} for one in found.competencies
    ]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(f'<key id="{name}" for="all" attr.name="{name}" attr.type="string"/>' for name in _DATA),
        '<graph id="map" edgedefault="directed">',
        _values({"title": found.title, "competencies": _dumped(competencies)}),
        *(_node(box) for box in found.boxes),
        *(_edge(way) for way in found.ways),
        "</graph></graphml>",
    ]
    return "\n".join(lines) + "\n"


def write_mermaid(found: MapFile) -> str:
    """Return stages and forks as a flowchart, lanes as its groups, months and answers on arrows."""
    ids = {box.key: f"n{number}" for number, box in enumerate(found.boxes, 1)}
    tracks: dict[str, list[Box]] = {}
    for box in found.boxes:
        tracks.setdefault(box.track, []).append(box)
    lines = [line for track, boxes in tracks.items() for line in _lane(track, boxes, ids)]
    arrows = [_arrow(way, ids, found) for way in found.ways]
    return "\n".join(["flowchart LR", *lines, *arrows]) + "\n"


def _of_box(box: Box) -> dict[str, Any]:
    return {**box.details, "key": box.key, "title": box.title, "track": box.track}


def _of_way(way: Way) -> dict[str, Any]:
    title = {"title": way.title} if way.title else {}
    return {"source": way.source, "target": way.target, **title, **way.details}


_DATA: Final = ("label", "kind", "track", "details", "title", "competencies")


def _node(box: Box) -> str:
    told = {
        "label": box.title,
        "kind": box.kind,
        "track": box.track,
        "details": _dumped(box.details),
    }
    return f"<node id={quoteattr(box.key)}>{_values(told)}</node>"


def _edge(way: Way) -> str:
    ends = f"source={quoteattr(way.source)} target={quoteattr(way.target)}"
    return f"<edge {ends}>{_values({'label': way.title, 'details': _dumped(way.details)})}</edge>"


def _values(told: Mapping[str, str]) -> str:
    return "".join(
        f'<data key="{name}">{escape(text)}</data>' for name, text in told.items() if text
    )


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def _lane(track: str, boxes: list[Box], ids: Mapping[str, str]) -> Iterator[str]:
    inner = "        " if track else "    "
    if track:
        yield f'    subgraph lane{ids[boxes[0].key]}["{_words(track)}"]'
    for box in boxes:
        opener, closer = ("{", "}") if box.kind == "fork" else ("[", "]")
        yield f'{inner}{ids[box.key]}{opener}"{_words(box.title)}"{closer}'
    if track:
        yield "    end"


def _arrow(way: Way, ids: Mapping[str, str], found: MapFile) -> str:
    label = way.title or _answer(way, found) or _months(way.details.get("months"))
    said = f'|"{_words(label, _SIGNS_ON_ARROWS)}"|' if label else ""
    return f"    {ids[way.source]} -->{said} {ids[way.target]}"


def _answer(way: Way, found: MapFile) -> str:
    """The titles of the answers that an arrow out of a fork stands for."""
    fork = next((box for box in found.boxes if box.key == way.source and box.kind == "fork"), None)
    options = fork.details.get("options") or [] if fork else []
    titles = {str(one["id"]): str(one["title"]) for one in options}
    given = way.details.get("answer") or []
    return ", ".join(titles.get(str(one), str(one)) for one in given)


def _months(months: Any) -> str:
    figures = [months.get(name) for name in ("min", "mode", "max")] if months else []
    known = [figure for figure in figures if figure is not None]
    return "–".join(f"{figure:g}" for figure in dict.fromkeys(known))


def _words(text: str, signs: Mapping[str, str] = _SIGNS) -> str:
    return "".join(signs.get(char, char) for char in " ".join(text.split()))


#: By the names that forms of trees have, too.
MAP_WRITERS: Final[dict[str, Callable[[MapFile], str]]] = {
    "json": write_json,
    "graphml": write_graphml,
    "mermaid": write_mermaid,
}
