"""What of a split's data no proof understands: in which field, and how it is to be written.

A split keeps whatever was put into it; whoever fills in its form is told.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from issuetrees.core.mece.own_lists import is_name_of_own
from issuetrees.core.mece.proofs import KINDS
from issuetrees.core.mece.proofs.intervals.universe import is_end, starts_behind_its_end
from issuetrees.core.mece.proofs.kinds import Form, Item
from issuetrees.core.mece.records import SplitParent
from issuetrees.core.mece.words.formulas import read_formula
from issuetrees.core.mece.words.reading import SHIPPED, Vocabulary
from issuetrees.core.text import gettext_noop


@dataclass(frozen=True, slots=True)
class Unread:
    """A value that is not understood; ``message`` is filled with the word of its field."""

    item: Item
    message: str


def unread(parent: SplitParent, vocabulary: Vocabulary = SHIPPED) -> Iterator[Unread]:
    """Yield what is not understood of the data of a split, in the order of its form."""
    kind = KINDS.get(parent.split_kind or "")
    for item in kind.items if kind else ():
        value = parent.split.get(item.name)
        is_own = is_name_of_own(parent.split_kind, value, vocabulary)
        message = None if value in (None, "") or is_own else _objection(item, value)
        if message:
            yield Unread(item, message)
        elif item.name == "high" and starts_behind_its_end(parent.split):
            yield Unread(item, _BEHIND)


def _objection(item: Item, value: Any) -> str | None:
    if item.choices and isinstance(value, str):
        return None if value in item.choices else _NO_CHOICE
    is_read, message = _FORMS[item.form]
    return None if is_read(value) else message


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _are_texts(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(map(_is_text, value)))


def _are_by_child(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_are_texts, value.values()))


_NO_CHOICE: Final = gettext_noop("“{field}” is none of those that are known here. Choose one.")
_BEHIND: Final = gettext_noop("“{field}” lies before the beginning. Write the larger one here.")
_FORMS: Final[Mapping[Form, tuple[Callable[[Any], bool], str]]] = {
    "text": (_is_text, gettext_noop("“{field}” is not read. Write a text.")),
    "formula": (
        lambda value: _is_text(value) and read_formula(value) is not None,
        gettext_noop("“{field}” is not read. Write it like “Price × Volume”."),
    ),
    "number": (_is_number, gettext_noop("“{field}” is not read. Write a number, like 1.")),
    "end": (
        is_end,
        gettext_noop("“{field}” is not read. Write a number or a day, like 100 or 1 June."),
    ),
    "flag": (
        lambda value: isinstance(value, bool),
        gettext_noop("“{field}” is not read. Choose yes or no."),
    ),
    "texts": (_are_texts, gettext_noop("“{field}” is not read. Write one a line.")),
    "by_child": (_are_by_child, gettext_noop("“{field}” is not read. Write one a line.")),
}
