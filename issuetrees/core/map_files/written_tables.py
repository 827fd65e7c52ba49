"""A map as tables that ``read_tables`` reads: competencies, stages, forks, transitions.

Lists stand one entry to a line, ids and keys as they are, so that the same map comes back.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from issuetrees.core.map_files.headings import heading, level_headings
from issuetrees.core.map_files.records import Box, MapFile, Way
from issuetrees.core.map_files.words import kept
from issuetrees.core.stages.records import LEVELS
from issuetrees.core.text import gettext_noop

Cell: TypeAlias = str | float | None
_GUARDED: Final = re.compile(r"^'+[=+@\t\r-]")
_YES: Final = {"en": "yes", "ru": "да"}
_OF_COMPETENCY: Final = ("title", "key", *(f"level_{level}" for level in LEVELS))
_OF_STAGE: Final = (
    *("title", "key", "track", "scope", "company", "is_final", "builds_on", "expectations"),
    *("short", "long", "when"),
)
_OF_FORK: Final = ("title", "key", "track", "options", "is_multiple", "effect")
_OF_WAY: Final = (
    *("source", "target", "title", "min", "mode", "max", "when", "answer", "signals", "steps"),
    "is_backward",
)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of equal width, headings first; ``name`` is what it holds."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(found: MapFile, language: str) -> list[Table]:
    """Return the tables of a map that hold something, with headings in ``language``.

    Levels of what is no competency of the map any more are not written.
    """
    writer = _Writer(found, language)
    tables = [
        Table(gettext_noop("Competencies"), tuple(writer.competencies())),
        Table(gettext_noop("Stages"), tuple(writer.stages())),
        Table(gettext_noop("Forks"), tuple(writer.forks())),
        Table(gettext_noop("Transitions"), tuple(writer.ways())),
    ]
    return [table for table in tables if len(table.rows) > 1]


class _Writer:
    def __init__(self, found: MapFile, language: str) -> None:
        self._found = found
        self._language = language
        self._levels = level_headings(found.competencies)

    def competencies(self) -> Iterator[tuple[Cell, ...]]:
        yield self._heads("competency", _OF_COMPETENCY)
        for one in self._found.competencies:
            words = dict(enumerate(one.levels))
            yield (_text(one.title), _text(one.key), *(_text(words.get(at)) for at in LEVELS))

    def stages(self) -> Iterator[tuple[Cell, ...]]:
        yield (*self._heads("stage", _OF_STAGE), *self._levels.values())
        for box in self._found.boxes:
            if box.kind == "stage":
                required = box.details.get("requires") or {}
                told = self._box(box)
                cells = (told.get(name) for name in _OF_STAGE)
                yield (*cells, *(required.get(key) for key in self._levels))

    def forks(self) -> Iterator[tuple[Cell, ...]]:
        yield self._heads("fork", _OF_FORK)
        for box in self._found.boxes:
            if box.kind == "fork":
                told = self._box(box)
                yield tuple(told.get(name) for name in _OF_FORK)

    def ways(self) -> Iterator[tuple[Cell, ...]]:
        yield self._heads("way", _OF_WAY)
        for way in self._found.ways:
            told = self._way(way)
            yield tuple(told.get(name) for name in _OF_WAY)

    def _heads(self, table: str, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(heading(table, name, self._language) for name in names)

    def _box(self, box: Box) -> dict[str, Cell]:
        horizon = box.details.get("horizon") or {}
        said = {
            **{name: box.details.get(name) for name in ("scope", "effect", "builds_on")},
            "title": box.title,
            "key": box.key,
            "track": box.track,
        }
        return {
            **{name: _text(value) for name, value in said.items()},
            "company": _lines(box.details.get("company"), ";,\n"),
            "expectations": "\n".join(map(_expectation, box.details.get("expectations") or ())),
            "options": "\n".join(map(_option, box.details.get("options") or ())),
            "when": _condition(box.details.get("when")),
            "short": horizon.get("short"),
            "long": horizon.get("long"),
            "is_final": self._yes(box.details.get("is_final")),
            "is_multiple": self._yes(box.details.get("is_multiple")),
        }

    def _way(self, way: Way) -> dict[str, Cell]:
        months = way.details.get("months") or {}
        return {
            "source": _text(way.source),
            "target": _text(way.target),
            "title": _text(way.title),
            **{name: months.get(name) for name in ("min", "mode", "max")},
            "when": _condition(way.details.get("when")),
            "answer": _lines(way.details.get("answer"), ";,\n"),
            "signals": _lines(way.details.get("signals"), ";\n"),
            "steps": _lines(way.details.get("steps"), ";\n"),
            "is_backward": self._yes(way.details.get("is_backward")),
        }

    def _yes(self, value: Any) -> str:
        return _YES.get(self._language, _YES["en"]) if value else ""


def _text(value: Any) -> str:
    """A text by itself; one that looks like a guarded formula is guarded once more."""
    text = str(value or "")
    return f"'{text}" if _GUARDED.match(text) else text


def _lines(values: Sequence[str] | None, marks: str) -> str:
    return _text("\n".join(kept(one, marks) for one in values or ()))


def _expectation(one: Mapping[str, str]) -> str:
    parts = [one["text"], one.get("example") or ""]
    return " → ".join(kept(part, ";→\n") for part in parts if part)


def _option(one: Mapping[str, str]) -> str:
    return kept(one["id"], ";=\n") + " = " + kept(one["title"], ";\n")


def _condition(when: Mapping[str, Sequence[str]] | None) -> str:
    return "\n".join(
        kept(fork, ";:\n") + ": " + (", ".join(map(_answer, answers)) or "-")
        for fork, answers in (when or {}).items()
    )


def _answer(one: str) -> str:
    return "\\-" if one == "-" else kept(one, ";,|\n")
