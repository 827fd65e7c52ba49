"""What can be said of so-whats without knowing the case."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from issuetrees.core.synthesis.questions import Question
from issuetrees.core.text import gettext_noop as _

Code: TypeAlias = Literal["so_what_missing"]


@dataclass(frozen=True, slots=True)
class Advice:
    """One remark on the so-what of a question; ``message`` is a key of the catalogue."""

    code: str
    message: str
    details: dict[str, str | int]


def advice_on(root: Question, language: str) -> dict[str, list[Advice]]:
    """Return the remarks by the id of the question."""
    found: dict[str, list[Advice]] = {}
    for question in root.walk():
        if said := _said(question, language):
            found[question.id] = said
    return found


def _said(question: Question, _language: str) -> list[Advice]:
    if not question.parts or question.answer:
        return []
    if not all(one.status == "answered" for one in question.parts):
        return []
    text = _("All its parts are answered: say in one sentence what they come to.")
    return [Advice("so_what_missing", text, {})]
