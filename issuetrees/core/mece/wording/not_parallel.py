"""Labels of different grammar: "Reduce waste" beside "Better assortment"."""

import re
from collections.abc import Iterator
from typing import Final

from issuetrees.core.mece.records import Finding
from issuetrees.core.mece.words.forms import Form
from issuetrees.core.mece.words.lemmas import is_made_of_a_verb
from issuetrees.core.mece.words.reading import Label
from issuetrees.core.mece.words.worded import MOST_COMPARED, Part, Worded
from issuetrees.core.text import gettext_noop

#: What counts as one form here: a noun made of a verb, or a short clause, reads like a noun.
_ALIKE: Final[dict[Form, str]] = {
    "action": "action",
    "question": "question",
    "noun": "noun",
    "gerund": "noun",
    "clause": "noun",
    "unknown": "verb",
}

#: Endings of English nouns.
_NOUN: Final = re.compile(r"(?:s|[ts]ion|ment|ness|ity|ing|[ae]nce|er|or|ship|age|al|ism|cy)$")
_CLEAR: Final = frozenset({"action", "question", "noun"})


def check(split: Worded) -> Iterator[Finding]:
    """Name a label whose form is not that of most others; silent where a form is in doubt."""
    parts = split.parts
    if not 2 <= len(parts) <= MOST_COMPARED:
        return
    forms: dict[str, list[Part]] = {}
    for part in parts:
        forms.setdefault(_form(part[1]), []).append(part)
    any_form = forms.pop("word", [])
    if "action" in forms:  # beside "Raise pay", "Train managers" is no noun
        forms["action"].extend([*forms.pop("verb", ()), *any_form])
    elif any_form:
        forms.setdefault("noun", []).extend(any_form)
    if not _CLEAR.issuperset(forms) or len(forms) != 2:
        return
    many, few = sorted(forms.values(), key=len, reverse=True)
    if len(parts) > 2 or _is_told_of_two(forms):
        message = gettext_noop("“{first}” and “{second}” differ in grammar: word siblings alike.")
        yield split.advice("not_parallel", [many[0][0], few[0][0]], message)


def _form(label: Label) -> str:
    """Return the form of a label, or nothing for a heading with its explanation behind a colon."""
    if ":" in label.title:
        return ""
    return "word" if _may_be_a_verb(label) else _ALIKE.get(label.form, "")


def _may_be_a_verb(label: Label) -> bool:
    """Whether a label is one English word that no ending shows to be a noun: "Refurbish"."""
    is_one_word = label.form == "noun" and len(label.units) == 1 and label.title.isascii()
    return is_one_word and not _NOUN.search(label.units[0].word)


def _is_told_of_two(forms: dict[str, list[Part]]) -> bool:
    """Of two labels: an action beside a noun that names an action."""
    if set(forms) != {"action", "noun"}:
        return False
    [(_, label)] = forms["noun"]
    return is_made_of_a_verb(label.units[0].word) or label.form == "gerund"
