"""Cases to practise on, found beside what stands in workspaces: they come with the product."""

import uuid
from typing import Final

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.practice.cases import Case, cases
from issuetrees.search.read import Hit, asked_words
from issuetrees.search.snippets import marked, snippet
from issuetrees.search.stems import is_found
from issuetrees.search.stems import words as words_of
from issuetrees.web.search.rows import Line, Shown

_MOST: Final = 5
_NO_ID: Final = uuid.UUID(int=0)


def cases_found(text: str) -> list[Shown]:
    """Return the cases with all the words of a text, as a group; none where no case has them."""
    words = asked_words(text)
    known = cases(get_language() or "en") if words else ()
    lines = [_line(one, words) for one in known if _has(one, words)]
    return [Shown("case", _("Cases to practise on"), lines[:_MOST], "")] if lines else []


def _has(case: Case, words: list[str]) -> bool:
    held = list(words_of(f"{case.title} {case.question} {case.situation}"))
    return all(any(is_found(one, [word]) for one in held) for word in words)


def _line(case: Case, words: list[str]) -> Line:
    said = snippet((case.question, case.situation), words) or case.question
    hit = Hit("case", _NO_ID, case.title, (_("Practice"),), said, None, None, None)
    address = reverse("web:case", args=[case.name])
    return Line(hit, address, marked(case.title, words), marked(said, words))
