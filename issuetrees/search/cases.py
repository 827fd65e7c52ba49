"""Cases to practise on, found beside what stands in workspaces: they come with the product."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.text import gettext_noop
from issuetrees.practice.cases import Case, cases
from issuetrees.search.kinds import CASE
from issuetrees.search.read import SHOWN, Group, Hit
from issuetrees.search.snippets import snippet
from issuetrees.search.stems import is_found
from issuetrees.search.stems import words as words_of

_LABEL: Final = gettext_noop("Cases to practise on")


def groups(words: Sequence[str]) -> list[Group]:
    """Return the first cases with all the words as a group; none where no case has them."""
    found = some(words, 0, SHOWN)
    return [found] if found.hits else []


def some(words: Sequence[str], start: int, size: int) -> Group:
    """Return some of the cases with all the words, in the language of the reader."""
    known = cases(get_language() or "en") if words else ()
    found = [one for one in known if _has(one, words)]
    hits = [_hit(one, words) for one in found[start : start + size]]
    return Group(CASE, _LABEL, hits, len(found) > start + size)


def _has(case: Case, words: Sequence[str]) -> bool:
    held = list(words_of(f"{case.title} {case.question} {case.situation}"))
    return all(any(is_found(one, [word]) for one in held) for word in words)


def _hit(case: Case, words: Sequence[str]) -> Hit:
    said = snippet((case.question, case.situation), words) or case.question
    return Hit(CASE, None, case.title, (_("Practice"),), said, None, None, None, case.name)
