"""What typed digits can mean: where thousands are divided and where decimals begin."""

import re
from typing import Final

_GAPS: Final = " '’ʼ`"
_SPACED: Final = re.compile(rf"([0-9]{{1,3}}(?:[{_GAPS}][0-9]{{3}})+)()(?:[.,]([0-9]*))?")
_BOTH: Final = re.compile(r"([0-9]{1,3}(?:([.,])[0-9]{3})+)(?!\2)[.,]([0-9]*)")
_OTHER: Final = re.compile("[^0-9]")


def readings(digits: str, language: str, *, has_doubt: bool = False) -> list[str]:
    """Return what ``digits`` can mean, a point before the decimals; none where it is no number.

    With a doubt, even the language's own decimal mark may divide thousands.
    """
    certain = _SPACED.fullmatch(digits) or _BOTH.fullmatch(digits)
    if certain:  # something else than the last mark divides the thousands
        return [_joined([_OTHER.sub("", certain[1])], certain[3] or "")]
    marks = set(_OTHER.findall(digits))
    if not marks:
        return [digits]
    mark = marks.pop()
    if marks or mark not in ".,":
        return []
    *groups, last = digits.split(mark)
    if len(groups) > 1:
        return _of_many(groups, last)
    return _of_two(groups[0], last, mark, language, has_doubt=has_doubt)


def _of_two(head: str, tail: str, mark: str, language: str, *, has_doubt: bool) -> list[str]:
    decimal = _joined([head], tail)
    if not 1 <= len(head) <= 3 or len(tail) != 3 or head.startswith("0"):
        return [decimal]
    is_own = mark == ("," if language == "ru" else ".")
    if is_own:
        return [head + tail, decimal] if has_doubt else [decimal]
    # A comma in English divides thousands; a point in Russian is anybody's guess.
    return [head + tail, decimal] if language == "ru" else [head + tail]


def _of_many(groups: list[str], last: str) -> list[str]:
    """Read digits that one mark divides more than once, which decimals cannot."""
    is_divided = 1 <= len(groups[0]) <= 3 and all(len(one) == 3 for one in groups[1:])
    if not is_divided or not 1 <= len(last) <= 3:
        return []
    whole = "".join([*groups, last])
    return [whole] if len(last) == 3 else [_joined(groups, last), whole]


def _joined(groups: list[str], decimals: str) -> str:
    return f"{''.join(groups) or '0'}.{decimals or '0'}"
