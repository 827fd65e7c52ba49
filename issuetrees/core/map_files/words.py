"""Words of months, yes and no, and lists in cells and labels; marks that stand for themselves."""

import re
from typing import Any, Final

_NUMBER: Final = r"\d{1,4}(?:[.,]\d+)?"
_RANGE: Final = re.compile(
    rf"({_NUMBER})(?:\s*[-–—/;]\s*({_NUMBER}))?(?:\s*[-–—/;]\s*({_NUMBER}))?"
    r"\s*(?:months?|mos?\.?|m|мес(?:\.|яц\w*)?)?",
    re.IGNORECASE,
)
#: A mark with a backslash before it divides nothing.
_ESCAPED: Final = re.compile(r"\\([\\;,:=|→\n-])")
_TOKEN: Final = re.compile(rf"{_ESCAPED.pattern}|.".replace("([", "(?:["), re.DOTALL)
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
    is_divided = any(sign in ";\n" for sign in _TOKEN.findall(text))
    return [plain(part) for part in parted(text, ";\n" if is_divided else ",")]


def sentences(text: str) -> list[str]:
    """Return the sentences of a cell, which stand between semicolons or on lines."""
    return [plain(part) for part in parted(text, ";\n")]


def expected(text: str) -> list[dict[str, str]]:
    """Return the expectations of a cell: "text → observable example", one to a line."""
    found = []
    for part in parted(text, ";\n"):
        said, _arrow, example = (plain(one) for one in cut(part, "→"))
        found.append({"text": said, "example": example} if example else {"text": said})
    return found


def condition_of(text: str) -> dict[str, list[str]] | None:
    """Return a condition such as "work: team, own; company: startup"; None where it is none.

    A hyphen alone stands for no answer at all.
    """
    condition: dict[str, list[str]] = {}
    for part in parted(text, ";\n"):
        fork, sign, answers = cut(part, ":")
        if not sign:
            fork, sign, answers = cut(part, "=")
        if not sign or not fork or not answers:
            return None
        given = [] if answers == "-" else [plain(one) for one in parted(answers, ",|")]
        condition[plain(fork)] = given
    return condition


def parted(text: str, marks: str) -> list[str]:
    """Return what stands between marks, still with its backslashes; empty parts are left out."""
    parts = [""]
    for token in _TOKEN.findall(text):
        if token in marks:
            parts.append("")
        else:
            parts[-1] += token
    return [part.strip() for part in parts if part.strip()]


def cut(text: str, mark: str) -> tuple[str, str, str]:
    """Return what stands before and after the first such mark, as ``str.partition`` does."""
    place = 0
    for token in _TOKEN.findall(text):
        if token == mark:
            return text[:place].strip(), mark, text[place + 1 :].strip()
        place += len(token)
    return text.strip(), "", ""


def plain(text: str) -> str:
    """Return a part without the backslashes before marks that divide nothing."""
    return _ESCAPED.sub(r"\1", text)


def kept(text: str, marks: str) -> str:
    """Return a text with a backslash before each mark, so that it is read back as one part."""
    return "".join(f"\\{sign}" if sign in marks or sign == "\\" else sign for sign in text)


def _figure(text: str) -> Any:
    value = float(text.replace(",", "."))
    return int(value) if value.is_integer() else value
