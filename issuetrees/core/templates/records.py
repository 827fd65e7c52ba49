"""What a template holds, in one language."""

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from issuetrees.core.graph.records import Fields

Kind: TypeAlias = Literal["issue_tree", "stage_map"]


@dataclass(frozen=True, slots=True)
class Question:
    """A line of a branch, in reading order; ``depth`` 0 is the top line, of which there is one."""

    depth: int
    title: str
    note: str = ""
    split_kind: str | None = None
    split: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage or fork of a map; the template's left top corner is at 0, 0."""

    key: str
    kind: str
    title: str
    track: str
    x: float
    y: float
    details: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A transition between two stages, named by their keys."""

    source: str
    target: str
    details: Fields = field(default_factory=dict)
    title: str = ""


@dataclass(frozen=True, slots=True)
class Competency:
    """What stages ask for; ``levels`` are the words of its levels 0 to 4."""

    key: str
    title: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A ready branch (``questions``) or a ready map: ``stages``, ``arrows``, ``competencies``."""

    name: str
    kind: Kind
    language: str
    title: str
    summary: str
    questions: tuple[Question, ...] = ()
    stages: tuple[Stage, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    competencies: tuple[Competency, ...] = ()
