"""What a node keeps of the cases that people try on its split.

``listed`` are the cases, each with its ``text``. Where a person said in which branches it falls,
``in`` has their titles: while branches are called so, that stands. An empty ``in`` says that it
falls nowhere; ``beside`` then names the branches that the person saw. ``none_found`` says ``by``
whom and ``on`` which day a case that falls nowhere was looked for in vain.
"""

from typing import Any

from issuetrees.core import limits
from issuetrees.core.errors import Invalid
from issuetrees.core.graph.fields import check_date, check_object
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line

_MAX_NAME = 254
_check_name = line(_MAX_NAME, is_required=True)


def check_cases(field: str, value: Any) -> dict[str, Any]:
    """Return ``value`` if it is an object whose cases can be read; other names are let be."""
    checked = check_object(field, value)
    listed = checked.get("listed") or []
    if not isinstance(listed, list) or len(listed) > limits.CASES_PER_SPLIT:
        raise Invalid(
            "bad_cases",
            gettext_noop("At most {limit} cases can be tried on one split."),
            field=field,
            limit=limits.CASES_PER_SPLIT,
        )
    for place, one in enumerate(listed, 1):
        _check_case(field, one, place)
    if checked.get("none_found"):
        _check_none_found(field, checked["none_found"])
    return checked


def _check_case(field: str, one: Any, place: int) -> None:
    text = one.get("text") if isinstance(one, dict) else None
    if not isinstance(text, str) or not 0 < len(text.strip()) <= limits.CASE_CHARACTERS:
        raise Invalid(
            "bad_case",
            gettext_noop("Line {line}: a case is a text of 1 to {limit} characters."),
            field=field,
            line=place,
            limit=limits.CASE_CHARACTERS,
        )
    if not all(_are_titles(one.get(name)) for name in ("in", "beside")):
        raise Invalid(
            "bad_branches",
            gettext_noop("Line {line}: branches are named by a list of their titles."),
            field=field,
            line=place,
        )


def _are_titles(value: Any) -> bool:
    return value is None or (isinstance(value, list) and all(isinstance(x, str) for x in value))


def _check_none_found(field: str, given: Any) -> None:
    if not isinstance(given, dict):
        raise Invalid("not_an_object", gettext_noop("“{field}” must be an object."), field=field)
    _check_name(field, given.get("by"))
    if check_date(field, given.get("on")) is None:
        raise Invalid(
            "not_a_date", gettext_noop("“{field}” must be a day like 2026-11-23."), field=field
        )
