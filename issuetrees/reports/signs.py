"""Signs that no font has are named instead of printed as empty boxes.

Our own fonts have Latin, Greek and Cyrillic; what else a page can show depends on the fonts that
are installed beside them (``docs/operate.md``). A run of letters of another script becomes
“[4 signs: CJK]”, an emoji its name: “[woman]”; a mark on a letter is left out: “1” for “1⃣”.
"""

import json
import re
import subprocess
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from typing import Final

from django.utils.translation import ngettext
from wcwidth import iter_graphemes

from issuetrees.kit.fonts import FOLDER

_NO_BOX: Final = frozenset({"Cc", "Zs", "Zl", "Zp"})
# Joiners and selectors change the sign before them; Unicode calls them ignorable by default.
_IGNORABLE: Final = re.compile(
    "[\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_FLAG_A: Final = 0x1F1E6
_LETTERS: Final = frozenset("LM")


@dataclass(slots=True)
class Signs:
    """Names what is in no font of ``known`` (ranges of code points, in order); ``named`` keeps
    what was named, for whoever tells the author.
    """

    known: tuple[tuple[int, int], ...]
    named: set[str] = field(default_factory=set)
    _found: set[str] = field(default_factory=set)

    def shown(self, text: str) -> str:
        """Return ``text`` with a name for every sign that cannot be printed."""
        new = set(text) - self._found
        if all(map(self.has, new)):
            self._found |= new
            return text
        runs = groupby(iter_graphemes(text), key=self._script)
        return "".join(self._run(script, list(signs)) for script, signs in runs)

    def apart(self) -> "Signs":
        """Return signs that name the same and keep what they name for themselves."""
        return Signs(self.known, set(), self._found)

    def _run(self, script: str, signs: list[str]) -> str:
        if not script:
            return "".join(map(self._bare, signs))
        self.named.update(signs)
        if script == "*":
            return "".join(f"[{_name(sign)}]" for sign in signs)
        words = ngettext("{count} sign: {script}", "{count} signs: {script}", len(signs))
        return f"[{words.format(count=len(signs), script=script)}]"

    def _script(self, sign: str) -> str:
        """Return the script of a letter that cannot be printed, ``*`` for any other such sign."""
        marks = {one for one in sign[1:] if _is_mark(one)}
        missing = next((one for one in sign if one not in marks and not self.has(one)), "")
        if not missing:
            return ""
        is_letter = unicodedata.category(missing)[0] in _LETTERS
        if not is_letter:
            return "*"
        script = unicodedata.name(missing, "?").split(" ", 1)[0]
        return script if script == "CJK" else script.title()

    def _bare(self, sign: str) -> str:
        """Return a sign without the marks on it that no font has."""
        if all(map(self.has, sign)):
            return sign
        self.named.add(sign)
        return "".join(one for one in sign if self.has(one))

    def has(self, sign: str) -> bool:
        """Tell whether some font has a character, or it needs none."""
        if unicodedata.category(sign) in _NO_BOX or _IGNORABLE.match(sign):
            return True
        place = bisect_right(self.known, (ord(sign), 0x110000)) - 1
        return place >= 0 and self.known[place][1] >= ord(sign)


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign).startswith("M")


def of_this_machine() -> Signs:
    """Return the signs of our fonts and of those that are installed."""
    return Signs(_printable())


@cache
def _printable() -> tuple[tuple[int, int], ...]:
    return _merged([*shipped(), *installed()])


@cache
def shipped() -> tuple[tuple[int, int], ...]:
    """Return the ranges of our own fonts."""
    widths = json.loads((FOLDER / "widths.json").read_text(encoding="ascii"))
    return tuple((ord(sign), ord(sign)) for sign in sorted(widths["regular"]))


@cache
def installed() -> tuple[tuple[int, int], ...]:
    """Return the ranges of the installed fonts, as fontconfig knows them; none without it."""
    try:
        told = subprocess.run(
            ["fc-list", "--format", "%{charset}\n"],  # noqa: S607 - where the system has it
            capture_output=True,
            text=True,
            timeout=20,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    return _merged(_range(word) for word in set(told.stdout.split()))


def _range(word: str) -> tuple[int, int]:
    first, _dash, last = word.partition("-")
    return int(first, 16), int(last or first, 16)


def _merged(ranges: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    return tuple(_joined(sorted(ranges)))


def _joined(ranges: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield ranges that neither touch nor overlap."""
    first, last = ranges[0] if ranges else (0, -1)
    for begin, end in ranges[1:]:
        if begin > last + 1:
            yield first, last
            first = begin
        last = max(last, end)
    if ranges:
        yield first, last


def _name(sign: str) -> str:
    """Return what to call a sign: a flag by its letters, else by its name in Unicode."""
    flag = [chr(ord(one) - _FLAG_A + ord("A")) for one in sign if 0 <= ord(one) - _FLAG_A < 26]
    if flag:
        return "".join(flag)
    return unicodedata.name(sign[0], f"U+{ord(sign[0]):04X}").lower()
