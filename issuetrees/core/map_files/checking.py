"""A map out of a file as a template that can be drawn, or what has to be mended first."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.details import check_link, check_node
from issuetrees.core.graph.records import STAGE_MAP, Link, Node
from issuetrees.core.layout.stages import FORK_SIZE, STAGE_SIZE, tidy_places
from issuetrees.core.map_files.records import Box, Competency, MapFile, Problem, Way
from issuetrees.core.templates.records import Arrow, Stage, Template
from issuetrees.core.templates.records import Competency as TemplateCompetency
from issuetrees.core.text import gettext_noop, normal

_KEY: Final = re.compile(r"[^a-z0-9_]+")
_KEY_CHARACTERS: Final = 36
_GAP: Final = 24.0


@dataclass(frozen=True, slots=True)
class Checked:
    """A map that can be drawn; ``template`` is None while there are problems."""

    template: Template | None
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]


def checked(found: MapFile, known: Mapping[str, str]) -> Checked:
    """Resolve names, check all forms and place the boxes.

    ``known`` are the titles by key of the competencies that the map has already: those of the same
    title are the same.
    """
    if not found.boxes and not found.ways and not found.problems:
        message = gettext_noop("No stage was found. Known are tables, JSON, GraphML and Mermaid.")
        return Checked(None, (Problem(None, message),), found.notes)
    checker = _Checker(found, known)
    template = checker.template()
    problems = (*found.problems, *checker.problems)
    return Checked(None if problems else template, problems, found.notes)


def folded(title: str) -> str:
    """Return a name as those are compared that mean the same."""
    return " ".join(normal(title).casefold().replace("ё", "е").split())


class _Checker:
    def __init__(self, found: MapFile, known: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self._found = found
        self._boxes = self._all_boxes()
        self._keys: dict[str, str] = {}
        self._titles: dict[str, list[str]] = {}
        for box in self._boxes:
            self._keys.setdefault(box.key, box.key)
            self._titles.setdefault(folded(box.title), []).append(box.key)
        self._competencies = _Competencies(found.competencies, known)

    def template(self) -> Template:
        """Return the map; what is wrong with it is then in ``problems``."""
        self._require_room()
        self._require_different()
        boxes = [self._box(box) for box in self._boxes]
        ways = [way for one in self._found.ways for way in self._way(one)]
        return Template(
            "import",
            STAGE_MAP,
            "",
            self._found.title,
            "",
            stages=tuple(_placed(boxes, ways)),
            arrows=tuple(ways),
            competencies=tuple(self._competencies.all),
        )

    def _all_boxes(self) -> list[Box]:
        """The boxes of the file, with those that only arrows name where none are listed."""
        boxes = [*self._found.boxes]
        if self._found.is_listed:
            return boxes
        named = {folded(name): box for box in boxes for name in (box.title, box.key)}
        for way in self._found.ways:
            for end in (way.source, way.target):
                named.setdefault(folded(end), Box(end, end, way.place))
        return list({one.key: one for one in named.values()}.values())

    def _require_room(self) -> None:
        count = len(self._boxes) + len(self._found.ways)
        if count > limits.MAP_FILE_RECORDS:
            message = gettext_noop(
                "It has {count} stages, forks and arrows; at most {most} go in at once."
                " Split it into files of fewer stages, say one for each track."
            )
            details = {"count": count, "most": limits.MAP_FILE_RECORDS}
            self.problems.append(Problem(None, message, details))
        if len(self._competencies.all) > limits.COMPETENCIES:
            message = gettext_noop("A map holds at most {most} competencies.")
            self.problems.append(Problem(None, message, {"most": limits.COMPETENCIES}))

    def _require_different(self) -> None:
        seen: set[str] = set()
        for box in self._boxes:
            if box.key in seen:
                message = gettext_noop(
                    "“{title}” stands in the file twice: give each stage a name of its own."
                )
                self.problems.append(Problem(box.place, message, {"title": box.key}))
            seen.add(box.key)

    def _box(self, box: Box) -> Stage:
        details = dict(box.details)
        if base := details.get("builds_on"):
            details["builds_on"] = self._resolved(str(base), box)
        if isinstance(details.get("requires"), dict):
            details["requires"] = self._competencies.by_key(details["requires"])
        self._check(box, check_node, details)
        return Stage(box.key, box.kind, box.title, box.track, 0.0, 0.0, details)

    def _way(self, way: Way) -> Iterator[Arrow]:
        ends = [self._resolved(end, way) for end in (way.source, way.target)]
        self._check(way, check_link, way.details)
        if all(ends) and ends[0] == ends[1]:
            message = gettext_noop("An arrow leads from “{title}” to itself.")
            self.problems.append(Problem(way.place, message, {"title": way.source}))
        elif all(ends):
            yield Arrow(ends[0], ends[1], way.details, way.title)

    def _resolved(self, name: str, where: Box | Way) -> str:
        """Return the key of the box that is called so, by its key or its title; "" for none."""
        if name in self._keys:
            return name
        keys = self._titles.get(folded(name), [])
        if len(keys) == 1:
            return keys[0]
        message = (
            gettext_noop("There are several stages “{title}”: name the one by its key.")
            if keys
            else gettext_noop("There is no stage “{title}” in the file.")
        )
        self.problems.append(Problem(where.place, message, {"title": name[:80]}))
        return ""

    def _check(self, where: Box | Way, check: Any, details: dict[str, Any]) -> None:
        try:
            check("details", details)
        except Invalid as refused:
            self.problems.append(Problem(where.place, refused.message, refused.details))


class _Competencies:
    """Those of the file, with keys of their own or of the map's that are called the same."""

    def __init__(self, given: tuple[Competency, ...], known: Mapping[str, str]) -> None:
        self._known = {folded(title): key for key, title in known.items()}
        self._taken = set(known)
        self._by_name: dict[str, Competency] = {}
        for one in given:
            self._add(one)

    def _add(self, one: Competency) -> Competency:
        key = self._known.get(folded(one.title)) or self._minted(one.key or one.title)
        made = replace(one, key=key)
        self._taken.add(key)
        for name in {one.key, one.title, folded(one.title)} - {""}:
            self._by_name.setdefault(name, made)
        return made

    def by_key(self, required: Mapping[Any, Any]) -> dict[str, Any]:
        """Return levels by key; a competency that only a stage names is one by that name."""
        found = {}
        for name, level in required.items():
            words = str(name)
            one = self._by_name.get(words) or self._by_name.get(folded(words))
            found[(one or self._add(Competency("", words))).key] = level
        return found

    @property
    def all(self) -> list[TemplateCompetency]:
        """All of them, each once."""
        found = {one.key: one for one in self._by_name.values()}.values()
        return [TemplateCompetency(one.key, one.title, one.levels) for one in found]

    def _minted(self, name: str) -> str:
        plain = unicodedata.normalize("NFKD", name).casefold()
        stem = _KEY.sub("-", plain).strip("-_")[:_KEY_CHARACTERS].strip("-_") or "competency"
        keys = (stem if number == 1 else f"{stem}-{number}" for number in range(1, 10_000))
        return next(key for key in keys if key not in self._taken)


def _placed(boxes: list[Stage], ways: list[Arrow]) -> Iterator[Stage]:
    """Yield the boxes tidily from 0, 0; forks that nothing leads to stand above."""
    joined = {end for way in ways for end in (way.source, way.target)}
    drawn = [box for box in boxes if box.kind == "stage" or box.key in joined]
    nodes = [Node(box.key, kind=box.kind, track=box.track) for box in drawn]
    links = [Link(f"{at}", w.source, w.target, details=w.details) for at, w in enumerate(ways)]
    places = tidy_places(nodes, links) if nodes else {}
    left = min((place.x for place in places.values()), default=0.0)
    top = min((place.y for place in places.values()), default=0.0)
    beside = [box.key for box in boxes if box.key not in places]
    lift = FORK_SIZE[1] + STAGE_SIZE[1] if beside else 0.0
    for box in boxes:
        if box.key in places:
            place = places[box.key]
            yield replace(box, x=place.x - left, y=place.y - top + lift)
        else:
            yield replace(box, x=beside.index(box.key) * (FORK_SIZE[0] + _GAP), y=0.0)
