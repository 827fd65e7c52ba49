"""Answers about weights as they are sent: their shape is checked, what they mean by the method."""

import re
from collections.abc import Mapping
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing.sets import BESIDE
from issuetrees.core.text import gettext_noop

#: Answers are as many as goals and criteria; more is no answer.
_MOST: Final = 20_000
_ID: Final = re.compile(r"[0-9a-fA-F-]{36}")
_SIDES: Final = ("above", "below")
#: What a method takes is less, and it names what is too much; this can still be shown.
_FARTHEST: Final = 1e300
_ENDS: Final = ("best", "worst")


def answers(field: str, raw: Any) -> dict[str, Any]:
    """Check answers by knot; ids of what is gone stay, since it may come back."""
    if not isinstance(raw, Mapping) or not all(isinstance(one, Mapping) for one in raw.values()):
        raise Invalid(
            "answers_wrong", gettext_noop("Answers are an object for each knot."), field=field
        )
    if sum(len(one) for one in raw.values()) > _MOST:
        raise Invalid("answers_many", gettext_noop("These are too many answers."), field=field)
    for knot, said in raw.items():
        for name, answer in said.items():
            if not (knot == "" or _is_id(knot)) or not _is_answer(name, answer):
                raise _shapeless(field, name)
    return {knot: dict(said) for knot, said in raw.items()}


def _is_answer(name: str, answer: Any) -> bool:
    """Whether it is a number, a range, an id or numbers by id, as the method has them."""
    if answer is None:
        return True
    if name in _ENDS:
        return answer == "" or _is_id(answer)
    if name in _SIDES:
        return isinstance(answer, Mapping) and all(
            _is_id(key) and (one is None or _is_number(one)) for key, one in answer.items()
        )
    if not all(map(_is_id, name.split(BESIDE, 1))):
        return False
    if isinstance(answer, list | tuple):
        return len(answer) == 2 and all(map(_is_number, answer))
    return _is_number(answer)


def _is_id(raw: Any) -> bool:
    return isinstance(raw, str) and _ID.fullmatch(raw) is not None


def _is_number(raw: Any) -> bool:
    is_one = isinstance(raw, int | float) and not isinstance(raw, bool)
    return is_one and abs(raw) <= _FARTHEST


def _shapeless(field: str, name: str) -> Invalid:
    return Invalid(
        "answers_wrong",
        gettext_noop(
            "The answer “{name}” has a form that no method knows: use numbers, or from and to, by "
            "the ids of goals and criteria."
        ),
        field=field,
        name="".join(sign for sign in name[:80] if sign.isprintable()),
    )
