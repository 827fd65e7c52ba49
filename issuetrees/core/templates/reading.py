"""Reads one template file: every text stands in it in each language, side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP, Fields, Link, Node
from issuetrees.core.layout.stages import tidy_places
from issuetrees.core.templates.records import Arrow, Competency, Question, Stage, Template

LANGUAGES: Final = ("en", "ru")
#: Forks stand in a row of their own above the stages.
_FORK_STEP: Final = 296.0
_FORKS_ABOVE: Final = 240.0

_FILE: Final = {
    ISSUE_TREE: ("kind", "title", "summary", "root"),
    STAGE_MAP: (
        "kind",
        "title",
        "summary",
        "tracks",
        "competencies",
        "forks",
        "stages",
        "transitions",
    ),
}
_OF_STAGE: Final = ("scope", "company", "horizon", "expectations", "requires", "is_final")
_OF_FORK: Final = ("key", "options", "effect", "is_multiple")
_OF_ARROW: Final = ("months", "when", "signals", "steps", "is_backward")


def read(name: str, json: Fields, language: str) -> Template:
    """Return a template in one language; a file that is not as it should be is a ValueError."""
    kind = json.get("kind")
    if kind not in _FILE:
        raise ValueError(f"{name}: kind is {kind!r}")
    _require_only(name, json, _FILE[kind], optional=())
    content = _in(language, json, name)
    whole = Template(name, kind, language, content["title"], content["summary"])
    if kind == ISSUE_TREE:
        return replace(whole, questions=tuple(_questions(name, content["root"], 0)))
    return replace(
        whole,
        stages=_stages(name, content),
        arrows=_arrows(name, content),
        competencies=tuple(_competencies(name, content)),
    )


def _questions(name: str, json: Fields, depth: int) -> Iterator[Question]:
    _require_only(name, json, ("title",), optional=("note", "split_kind", "split", "children"))
    yield Question(
        depth,
        json["title"],
        json.get("note", ""),
        json.get("split_kind"),
        json.get("split", {}),
    )
    for child in json.get("children", ()):
        yield from _questions(name, child, depth + 1)


def _stages(name: str, content: Fields) -> tuple[Stage, ...]:
    """Place the stages tidily, with the forks above them, the left top corner at 0, 0."""
    tracks = content["tracks"]
    for json in content["stages"]:
        _require_only(name, json, ("key", "title", "track"), optional=_OF_STAGE)
    for json in content["forks"]:
        _require_only(name, json, ("title", *_OF_FORK), optional=())
    places = _places(content)
    stages = [
        Stage(
            json["key"],
            "stage",
            json["title"],
            tracks[json["track"]],
            *places[json["key"]],
            _details(json, _OF_STAGE),
        )
        for json in content["stages"]
    ]
    top = -_FORKS_ABOVE if content["forks"] else 0.0
    forks = [
        Stage(
            json["key"],
            "fork",
            json["title"],
            tracks["forks"],
            at * _FORK_STEP,
            top,
            _details(json, _OF_FORK),
        )
        for at, json in enumerate(content["forks"])
    ]
    return tuple(replace(stage, y=stage.y - top) for stage in (*stages, *forks))


def _places(content: Fields) -> dict[str, tuple[float, float]]:
    nodes = [Node(json["key"], kind="stage", track=json["track"]) for json in content["stages"]]
    links = [
        Link(f"{at}", json["source"], json["target"], details=json)
        for at, json in enumerate(content["transitions"])
    ]
    found = tidy_places(nodes, links)
    left = min(place.x for place in found.values())
    top = min(place.y for place in found.values())
    return {key: (place.x - left, place.y - top) for key, place in found.items()}


def _arrows(name: str, content: Fields) -> tuple[Arrow, ...]:
    known = {json["key"] for json in content["stages"]}
    arrows = []
    for json in content["transitions"]:
        _require_only(name, json, ("source", "target", "months"), optional=_OF_ARROW)
        if not {json["source"], json["target"]} <= known:
            raise ValueError(f"{name}: no such stages: {json['source']}, {json['target']}")
        arrows.append(Arrow(json["source"], json["target"], _details(json, _OF_ARROW)))
    return tuple(arrows)


def _competencies(name: str, content: Fields) -> Iterator[Competency]:
    """Yield the competencies; no stage asks for another one."""
    known = {json["key"] for json in content["competencies"]}
    asked = {key for json in content["stages"] for key in json.get("requires", {})}
    if not asked <= known:
        raise ValueError(f"{name}: no such competencies: {sorted(asked - known)}")
    for json in content["competencies"]:
        _require_only(name, json, ("key", "title", "levels"), optional=())
        yield Competency(json["key"], json["title"], tuple(json["levels"]))


def _details(json: Fields, names: Sequence[str]) -> Fields:
    return {name: json[name] for name in names if name in json}


def _require_only(
    name: str, json: Fields, required: Sequence[str], optional: Sequence[str]
) -> None:
    missing = set(required) - set(json)
    unknown = set(json) - set(required) - set(optional)
    if missing or unknown:
        raise ValueError(f"{name}: missing {sorted(missing)}, unknown {sorted(unknown)} in {json}")


def _in(language: str, value: Any, name: str) -> Any:
    """Replace each pair of texts by the one in the language."""
    if isinstance(value, dict):
        if set(value) & set(LANGUAGES):
            if set(value) != set(LANGUAGES):
                raise ValueError(f"{name}: {value} is not in every language")
            return value[language]
        return {key: _in(language, item, name) for key, item in value.items()}
    return [_in(language, item, name) for item in value] if isinstance(value, list) else value
