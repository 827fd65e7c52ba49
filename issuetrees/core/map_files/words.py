"""Words of months, yes and no, and lists in cells and labels."""

import re
from typing import Any, Final

_NUMBER: Final = r"\d{1,4}(?:[.,]\d+)?"
_RANGE: Final = re.compile(
    rf"({_NUMBER})(?:\s*[-–—/;]\s*({_NUMBER}))?(?:\s*[-–—/;]\s*({_NUMBER}))?"
    r"\s*(?:months?|mos?\.?|m|мес(?:\.|яц\w*)?)?",
    re.IGNORECASE,
)
_YES: Final = frozenset("yes|y|true|1|x|+|✓|да|д|истина".split("|"))
_NO: Final = frozenset("|no|n|false|0|-|–|—|нет|н|ложь".split("|"))


def months_of(text: str) -> dict[str, float] | None:
    """Return least, likely and most months of a text such as "9–15–24" or "12 months"."""
    found = _RANGE.fullmatch(text.strip())
    if not found:
        return None
    figures = [_figure(one) for one in found.groups() if one is not None]
    if len(figures) == 1:
        return {"min": figures[0], "mode": figures[0], "max": figures[0]}
    likely = figures[1] if len(figures) == 3 else sum(figures) / 2
    return {"min": figures[0], "mode": likely, "max": figures[-1]}


def number_of(text: str) -> float | None:
    """Return the number that a text is, or None."""
    return _figure(text.strip()) if re.fullmatch(_NUMBER, text.strip()) else None


def yes_or_no(text: str) -> bool | None:
    """Return what a text says, None for neither."""
    word = text.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def listed(text: str) -> list[str]:
    """Return the parts of a cell, which stand between semicolons, commas or on lines."""
    separator = r"[;\n]" if re.search(r"[;\n]", text) else ","
    return [part.strip() for part in re.split(separator, text) if part.strip()]


def sentences(text: str) -> list[str]:
    """Return the sentences of a cell, which stand between semicolons or on lines."""
    return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def condition_of(text: str) -> dict[str, list[str]] | None:
    """Return a condition such as "work: team, own; company: startup"; None where it is none."""
    condition: dict[str, list[str]] = {}
    for part in re.split(r"[;\n]", text):
        if not part.strip():
            continue
        fork, colon, answers = part.partition(":" if ":" in part else "=")
        if not colon or not fork.strip() or not answers.strip():
            return None
        condition[fork.strip()] = [one.strip() for one in re.split(r"[,|]", answers) if one.strip()]
    return condition


def _figure(text: str) -> Any:
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() else value
