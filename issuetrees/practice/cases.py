"""The cases that come with the product: a client's situation, a question, a reference."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from issuetrees.core.errors import NotFound
from issuetrees.core.graph.records import Node
from issuetrees.core.templates import Question
from issuetrees.exchange.templates import template

FOLDER: Final = Path(settings.BASE_DIR) / "fixtures" / "practice"
LANGUAGES: Final = ("en", "ru")


@dataclass(frozen=True, slots=True)
class Case:
    """A case in one language; ``reference`` is one good tree, not the only one.

    ``minutes`` is how long a first sketch should take.
    """

    name: str
    language: str
    title: str
    minutes: int
    situation: str
    question: str
    hints: tuple[str, ...]
    reference: tuple[Node, ...]


def cases(language: str) -> tuple[Case, ...]:
    """Return all cases in a language (English for one that there is none in), shortest first."""
    return _all(language if language in LANGUAGES else LANGUAGES[0])


def case(name: str, language: str) -> Case:
    """Return one case, or raise NotFound."""
    found = next((one for one in cases(language) if one.name == name), None)
    if found is None:
        raise NotFound
    return found


@cache
def _all(language: str) -> tuple[Case, ...]:
    """Read the files once; they come with the product and do not change while it runs."""
    found = (_read(path, language) for path in FOLDER.glob("*.json"))
    return tuple(sorted(found, key=lambda one: (one.minutes, one.title.casefold())))


def _read(path: Path, language: str) -> Case:
    given: dict[str, Any] = json.loads(path.read_text("utf-8"))
    questions = template(given["reference"]["template"], language).questions
    question = given["question"][language]
    return Case(
        path.stem,
        language,
        given["title"][language],
        given["minutes"],
        given["situation"][language],
        question,
        tuple(hint[language] for hint in given["hints"]),
        tuple(_nodes(questions, question)),
    )


def _nodes(questions: tuple[Question, ...], root: str) -> list[Node]:
    """Return the lines of a template as nodes; the case has its own words for the root."""
    found: list[Node] = []
    path: list[str] = []
    for place, one in enumerate(questions):
        del path[one.depth :]
        found.append(
            Node(
                str(place),
                path[-1] if path else None,
                f"{place:06}5",
                title=one.title if path else root,
                split_kind=one.split_kind,
                split=one.split,
            )
        )
        path.append(str(place))
    return found
