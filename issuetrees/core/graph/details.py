"""What ``details`` of a stage, a fork, an arrow and a question hold, name by name.

A **stage**: ``scope``; ``company``, answers of the fork "company"; ``horizon`` in months, ``short``
and ``long``; ``expectations``, each a ``text`` with an observable ``example``; ``requires``, levels
0 to 4 by key of competency; ``builds_on``, the id of the stage whose levels it takes over where it
names none; ``when``, by key of a fork the answers that open it; ``is_final``.
A **fork**: ``key``; ``former_keys`` that it had before; ``options``, each an ``id`` and a
``title``; ``effect``; ``is_multiple``.
An **arrow**: ``months``, ``min``, ``mode`` and ``max``; ``when``; ``answer``, ids of the options
that it stands for where it leaves a fork; ``signals`` and ``steps``; ``is_backward``.

A **question**: ``serves``, ids of the criteria of success in the problem brief; ``low`` and
``high``, between which its value may be, in its unit.

Null says nothing, as if the name were not there. Other names are let be, and so is what has this
form but makes no sense (a minimum above its maximum, an answer that no fork has): that is for the
checks of the map.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeAlias

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.fields import check_amount, check_object
from issuetrees.core.text import gettext_noop

MOST_MONTHS: Final = 1_200
TOP_LEVEL: Final = 4
#: Characters of a key or id, enough for a UUID or a word.
MAX_NAME: Final = 80

_Form: TypeAlias = Callable[[str, Any], object]


def check_node(field: str, value: Any) -> dict[str, Any]:
    """Return the details of a stage or fork if all that is known in them has its form."""
    return _checked(field, value, _NODE)


def check_link(field: str, value: Any) -> dict[str, Any]:
    """Return the details of an arrow if all that is known in them has its form."""
    return _checked(field, value, _LINK)


def _checked(field: str, value: Any, forms: Mapping[str, _Form]) -> dict[str, Any]:
    if isinstance(value, dict):
        _parts(field, value, forms)
    return check_object(field, value)


def _parts(field: str, value: Mapping[str, Any], forms: Mapping[str, _Form]) -> None:
    for name, form in forms.items():
        if value.get(name) is not None:
            form(f"{field}.{name}", value[name])


def _object(field: str, value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Invalid("not_an_object", gettext_noop("“{field}” must be an object."), field=field)
    return value


def _flag(field: str, value: Any) -> None:
    if not isinstance(value, bool):
        raise Invalid("not_a_flag", gettext_noop("“{field}” must be true or false."), field=field)


def _is_text(value: Any, most: int, least: int = 0) -> bool:
    return isinstance(value, str) and least <= len(value.strip()) and len(value) <= most


def _text(field: str, value: Any) -> None:
    if not _is_text(value, limits.DETAIL_CHARACTERS):
        raise Invalid(
            "not_a_line",
            gettext_noop("“{field}” must be text of at most {limit} characters."),
            field=field,
            limit=limits.DETAIL_CHARACTERS,
        )


def _name(field: str, value: Any) -> None:
    if not _is_text(value, MAX_NAME, 1):
        raise Invalid(
            "not_a_name",
            gettext_noop("“{field}” must be a name or id of 1 to {limit} characters."),
            field=field,
            limit=MAX_NAME,
        )


def _list(field: str, value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) > limits.LINES_PER_DETAIL:
        raise Invalid(
            "not_a_list",
            gettext_noop("“{field}” must be a list of at most {limit} lines."),
            field=field,
            limit=limits.LINES_PER_DETAIL,
        )
    return value


def _require_line(field: str, place: int, value: Any, most: int) -> None:
    if not _is_text(value, most, 1):
        raise Invalid(
            "bad_line",
            gettext_noop("“{field}”, line {line}: a text of 1 to {limit} characters is missing."),
            field=field,
            line=place,
            limit=most,
        )


def _lines(field: str, value: Any) -> None:
    for place, one in enumerate(_list(field, value), 1):
        _require_line(field, place, one, limits.DETAIL_CHARACTERS)


def _names(field: str, value: Any) -> None:
    for place, one in enumerate(_list(field, value), 1):
        _require_line(field, place, one, MAX_NAME)


def _expectations(field: str, value: Any) -> None:
    for place, one in enumerate(_list(field, value), 1):
        given = one if isinstance(one, dict) else {}
        _require_line(field, place, given.get("text"), limits.DETAIL_CHARACTERS)
        if given.get("example"):
            _require_line(f"{field}.example", place, given["example"], limits.DETAIL_CHARACTERS)


def _options(field: str, value: Any) -> None:
    taken = set()
    for place, one in enumerate(_list(field, value), 1):
        given = one if isinstance(one, dict) else {}
        _require_line(f"{field}.id", place, given.get("id"), MAX_NAME)
        _require_line(f"{field}.title", place, given.get("title"), limits.DETAIL_CHARACTERS)
        if given["id"] in taken:
            raise Invalid(
                "id_taken",
                gettext_noop("“{field}”, line {line}: another answer has this id, too."),
                field=f"{field}.id",
                line=place,
            )
        taken.add(given["id"])


def _by_name(form: _Form) -> _Form:
    def check(field: str, value: Any) -> None:
        for name, one in _object(field, value).items():
            _name(field, name)
            form(f"{field}.{name}", one)

    return check


def _level(field: str, value: Any) -> None:
    is_whole = isinstance(value, int) and not isinstance(value, bool)
    if not is_whole or not 0 <= value <= TOP_LEVEL:
        raise Invalid(
            "not_a_level",
            gettext_noop("“{field}” must be a level from 0 to {limit}."),
            field=field,
            limit=TOP_LEVEL,
        )


def _month(field: str, value: Any) -> None:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= MOST_MONTHS:  # not a number is in no range
        raise Invalid(
            "not_months",
            gettext_noop("“{field}” must be a number of months from 0 to {limit}."),
            field=field,
            limit=MOST_MONTHS,
        )


def _months(*names: str) -> _Form:
    forms = dict.fromkeys(names, _month)
    return lambda field, value: _parts(field, _object(field, value), forms)


_WHEN: Final = _by_name(_names)
_NODE: Final[Mapping[str, _Form]] = {
    "scope": _text,
    "company": _names,
    "horizon": _months("short", "long"),
    "expectations": _expectations,
    "requires": _by_name(_level),
    "builds_on": _name,
    "when": _WHEN,
    "is_final": _flag,
    "key": _name,
    "former_keys": _names,
    "options": _options,
    "effect": _text,
    "is_multiple": _flag,
    "serves": _names,
    "low": check_amount,
    "high": check_amount,
}
_LINK: Final[Mapping[str, _Form]] = {
    "months": _months("min", "mode", "max"),
    "when": _WHEN,
    "answer": _names,
    "signals": _lines,
    "steps": _lines,
    "is_backward": _flag,
}
