"""What a file says of a map, whatever its form: stages, forks and arrows by key, competencies."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from issuetrees.core.text import gettext_noop


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file, as a sentence for people begins: "Row 3, column To"."""

    message: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """What cannot be taken as it is, and where it stands; None for the file as a whole."""

    place: Place | None
    message: str
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Box:
    """A stage or fork; ``key`` is what the file calls it, ``details`` as ``core.graph.details``."""

    key: str
    title: str
    place: Place
    kind: str = "stage"
    track: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Way:
    """An arrow between two boxes, named by their keys or titles."""

    source: str
    target: str
    place: Place
    title: str = ""
    details: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Competency:
    """A competency; ``levels`` are up to five words."""

    key: str
    title: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table: its heading, what it was read as (of ``MEANINGS``; "": nothing was
    recognised at all), what stands in its first cell.
    """

    title: str
    meaning: str
    sample: str = ""


@dataclass(frozen=True, slots=True)
class MapFile:
    """A map out of a file; nothing of it is put in while there are ``problems``.

    ``notes`` tell what was left out, ``columns`` what headings of tables were read as. Where
    ``is_listed`` is False, ends that only arrows name are stages, too.
    """

    form: str
    title: str = ""
    boxes: tuple[Box, ...] = ()
    ways: tuple[Way, ...] = ()
    competencies: tuple[Competency, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    is_listed: bool = True
    columns: tuple[Heading, ...] = ()


def line(number: int) -> Place:
    """Return the place of a line of text."""
    return Place(gettext_noop("Line {line}"), {"line": number})


def entry(name: str, number: int) -> Place:
    """Return the place of an entry of a list in JSON, counted from 1."""
    return Place(gettext_noop("“{name}”, entry {place}"), {"name": name, "place": number})
