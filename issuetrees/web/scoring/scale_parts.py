"""The parts of a scale in a form: levels of a rubric and places of a curve, row by row.

They come as ``level-N-value``, ``-title``, ``-description`` and ``-points``, and as
``curve-N-value`` and ``-points``.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from issuetrees.core.errors import Invalid
from issuetrees.kit.formats.numbers import MOST, short
from issuetrees.kit.formats.reading import read_number
from issuetrees.kit.sentences import sentence

_LEVEL: Final = ("value", "title", "description", "points")
_PLACE: Final = ("value", "points")
_MOST_ROWS: Final = 30
_POINTS_TOLD: Final = _("Points of a level are a number from 0 to 100.")
_VALUE_TOLD: Final = _("A level’s value is a number, such as 3.")
_PLACE_TOLD: Final = _("Each point of the curve has a value and what it is worth.")


def levels_shown(form: forms.Form) -> list[dict[str, str]]:
    """Return the levels as they stand in a form, text by text, with a spare row if asked for."""
    if not form.is_bound:
        return list(form.initial.get("levels", _first_levels()))
    rows = _rows(form, "level", _LEVEL)
    return [*rows, _blank(_LEVEL)] if form.data.get("more") == "level" else rows


def curve_shown(form: forms.Form) -> list[dict[str, str]]:
    """Return the places of the curve as they stand in a form, with a spare row where there are
    less than two.
    """
    rows = _rows(form, "curve", _PLACE) if form.is_bound else list(form.initial.get("curve", ()))
    is_short = len(rows) < 2 or form.data.get("more") == "curve"
    return [*rows, _blank(_PLACE)] if is_short else rows


def levels_of(form: forms.Form) -> list[dict[str, Any]]:
    """Return the levels that were typed; what is wrong is said in the form."""
    return [_level(form, row) for row in _rows(form, "level", _LEVEL) if row["value"].strip()]


def curve_of(form: forms.Form) -> list[dict[str, float]]:
    """Return the places that were typed; what is wrong is said in the form."""
    rows = _rows(form, "curve", _PLACE)
    return [
        {name: _number(form, text, _PLACE_TOLD) for name, text in row.items()}
        for row in rows
        if any(map(str.strip, row.values()))
    ]


def levels_typed(levels: Iterable[Mapping[str, Any]]) -> list[dict[str, str]]:
    """Return levels that are stored as a form shows them; those of a new rubric without any."""
    return [{**_blank(_LEVEL), **typed(level)} for level in levels] or _first_levels()


def typed(row: Mapping[str, Any]) -> dict[str, str]:
    """Return the parts of a level or of a place as somebody would have typed them."""
    return {
        name: part if isinstance(part, str) else short(part, get_language() or "en", MOST)
        for name, part in row.items()
        if part is not None
    }


def _rows(form: forms.Form, part: str, names: Sequence[str]) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    while f"{part}-{len(rows)}-value" in form.data and len(rows) <= _MOST_ROWS:
        prefix = f"{part}-{len(rows)}"
        rows.append({name: form.data.get(f"{prefix}-{name}", "") for name in names})
    return rows


def _level(form: forms.Form, row: Mapping[str, str]) -> dict[str, Any]:
    points = row["points"].strip()
    return {
        "value": _number(form, row["value"], _VALUE_TOLD),
        "title": row["title"],
        "description": row["description"],
        "points": _number(form, points, _POINTS_TOLD) if points else None,
    }


def _number(form: forms.Form, text: str, told: Any) -> float:
    try:
        return float(read_number(text, get_language() or "en"))
    except Invalid as refused:
        form.add_error(None, f"{told} {sentence(refused)}")
        return 0.0


def _blank(names: Sequence[str]) -> dict[str, str]:
    return dict.fromkeys(names, "")


def _first_levels() -> list[dict[str, str]]:
    names = (_("Not at all"), _("A little"), _("Partly"), _("Largely"), _("Fully"))
    return [
        {**_blank(_LEVEL), "value": str(value), "title": str(name)}
        for value, name in enumerate(names)
    ]
