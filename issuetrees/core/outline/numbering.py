"""Numbers and letters before an item: 1.  2)  (3)  1.2.1  IV.  a)  б)  1️⃣  H1.  Г2:"""

import re
from dataclasses import dataclass
from typing import Final

_DOTTED = re.compile(
    r"(?P<numbers>[1-9]\d{0,2}(?:\.[1-9]\d{0,2})+)(?:[.):]+(?!\d)\s*|\s+)(?:[—–-]\s+)?(?P<rest>.*)",
    re.DOTALL,
)
_SINGLE = re.compile(
    r"(?P<open>[(\[]?)(?P<number>\d{1,5})(?P<close>[.)\]]+)(?P<gap>\s*)(?P<rest>.*)", re.DOTALL
)
_BARE = re.compile(
    r"(?P<number>[1-9]\d?)(?P<gap>\s+(?:[—–-]\s+)?|:\s+)(?P<rest>[^\W\d].*|[«\"(].*)", re.DOTALL
)
# Hypotheses and questions that are counted with their letter: "H1.", "H1.2", "Г1:", "В 3)".
_CODE = re.compile(
    r"(?P<letter>[A-ZА-ЯЁ])(?P<numbers>\d{1,2}(?:\.\d{1,2})*)"
    r"(?P<close>[.:)]+(?=\s|[^\W\d])\s*|\s+[—–-]\s+|(?<=\d\.\d)\s+|(?<=\d\.\d\d)\s+)(?P<rest>.*)",
    re.DOTALL,
)
_KEYCAP = re.compile(r"(?P<digits>(?:\d\ufe0f?\u20e3){1,3}|🔟)\s*(?P<rest>.*)", re.DOTALL)
_LETTERS = re.compile(
    r"(?P<open>\(?)(?P<letters>[A-Za-zА-Яа-яё]|[IVXLC]{2,7}|[ivxlc]{2,7})"
    r"(?P<close>[.)])(?P<gap>\s*)(?P<rest>.*)",
    re.DOTALL,
)
_UNITS: Final = re.compile(
    r"(?:млн|млрд|тыс|трлн|million|billion|thousand|bn|mn|k|м|m|км|km|кг|kg|лет|год|years?|руб"
    r"|процент|percent|раз|times|час|hours?|мин|min|balls?|балл)\b|[%₽$€x×°]",
    re.IGNORECASE,
)
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN_DIGITS: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_FORM = re.compile(r"c{0,3}(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})")


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A count before an item; ``as_roman`` is its other reading ("i" as 1, not 9).

    ``is_doubtful``: only the rest of the text can tell whether it is a count.
    """

    style: str
    numbers: tuple[int, ...]
    rest: str
    is_doubtful: bool = False
    as_roman: int = 0


def roman(letters: str) -> int:
    """Return the value of a Roman numeral below 400, or 0 if it is not one."""
    letters = letters.lower()
    if not letters or not _ROMAN_FORM.fullmatch(letters):
        return 0
    total = 0
    for here, after in zip(letters, [*letters[1:], ""], strict=True):
        value = _ROMAN_DIGITS[here]
        total += -value if after and _ROMAN_DIGITS[after] > value else value
    return total


def letter_number(letter: str) -> int:
    """Return the place of a letter in its list order (а б в … without ё й ъ ы ь), or 0."""
    small = letter.lower()
    return _LATIN.find(small) + 1 or _CYRILLIC.find(small) + 1


def spot_number(text: str) -> NumberMark | None:
    """Return the count that ``text`` starts with, if it looks like one."""
    first = text[0]
    if first.isdigit() or first == "🔟":
        return _spot_dotted(text) or _spot_keycap(text) or _spot_single(text) or _spot_bare(text)
    if first in "([":
        return _spot_single(text) or _spot_letters(text)
    return _spot_code(text) or _spot_letters(text)


def _spot_code(text: str) -> NumberMark | None:
    """A letter and a number: only its neighbours in the count make it one."""
    found = _CODE.match(text)
    if not found or not found["rest"]:
        return None
    numbers = tuple(int(part) for part in found["numbers"].split("."))
    return NumberMark(f"code {found['letter']}", numbers, found["rest"], is_doubtful=True)


def _spot_dotted(text: str) -> NumberMark | None:
    found = _DOTTED.match(text)
    if not found or _UNITS.match(found["rest"]):
        return None
    numbers = tuple(int(part) for part in found["numbers"].split("."))
    return NumberMark("dotted", numbers, found["rest"], is_doubtful=True)


def _spot_single(text: str) -> NumberMark | None:
    found = _SINGLE.match(text)
    if not found or bool(found["open"]) > (found["close"][0] in ")]"):
        return None
    rest = found["rest"]
    if rest and not found["gap"] and not (rest[0].isalpha() or rest[0] in '«"(*'):
        return None
    number = int(found["number"])
    style = f"{found['open']}1{found['close'][0]}"
    return NumberMark(style, (number,), rest, is_doubtful=number >= 1000)


def _spot_bare(text: str) -> NumberMark | None:
    """A number with no sign behind it, "1 Market": only its neighbours make it a count."""
    found = _BARE.match(text)
    if not found or _UNITS.match(found["rest"]):
        return None
    return NumberMark("bare", (int(found["number"]),), found["rest"], is_doubtful=True)


def _spot_keycap(text: str) -> NumberMark | None:
    found = _KEYCAP.match(text)
    if not found:
        return None
    digits = "".join(char for char in found["digits"] if char.isdigit())
    return NumberMark("keycap", (int(digits or "10"),), found["rest"])


def _spot_letters(text: str) -> NumberMark | None:
    found = _LETTERS.match(text)
    if not found or (found["open"] and found["close"] != ")"):
        return None
    letters, close, rest = found["letters"], found["close"], found["rest"]
    if rest and not found["gap"] and not (close == ")" and rest[0].isalpha()):
        return None
    style = f"{found['open']}{'A' if letters.isupper() else 'a'}{close}"
    value = roman(letters)
    is_doubtful = close == "."
    if len(letters) > 1:
        return NumberMark(f"roman {style}", (value,), rest, is_doubtful) if value else None
    return NumberMark(style, (letter_number(letters),), rest, is_doubtful, as_roman=value)
