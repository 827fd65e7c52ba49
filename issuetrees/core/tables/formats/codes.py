"""Codes of formats taken apart: ``#,##0.00 "€";[Red]-0%`` to sections of tokens."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_ACCOUNT: Final = "#,##0 ;(#,##0)"
_ACCOUNT_CENTS: Final = "#,##0.00 ;(#,##0.00)"
#: The formats that files name by number only; the system's short day depends on the language.
_BUILT_IN: Final = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00",
    "5": _ACCOUNT, "6": _ACCOUNT, "7": _ACCOUNT_CENTS, "8": _ACCOUNT_CENTS,
    "9": "0%", "10": "0.00%", "11": "0.00E+00",
    "15": "d-mmm-yy", "16": "d-mmm", "17": "mmm-yy", "18": "h:mm AM/PM", "19": "h:mm:ss AM/PM",
    "20": "h:mm", "21": "h:mm:ss",
    "37": _ACCOUNT, "38": _ACCOUNT, "39": _ACCOUNT_CENTS, "40": _ACCOUNT_CENTS,
    "41": _ACCOUNT, "42": _ACCOUNT, "43": _ACCOUNT_CENTS, "44": _ACCOUNT_CENTS,
    "45": "mm:ss", "46": "[h]:mm:ss", "47": "mm:ss.0", "48": "##0.0E+0", "49": "@",
}  # fmt: skip
_SHORT_DAY: Final = {"ru": "dd.mm.yyyy"}
_TOKEN: Final = re.compile(
    r"""(?P<literal>"[^"]*"?|\\.)|(?P<gap>[_*].)|\[\$(?P<money>[^\]-]*)[^\]]*\]
    |(?P<elapsed>\[(?:h+|m+|s+)\])|\[(?P<rule>(?:[<>=]+-?[0-9.]+)?)[^\]]*\]
    |(?P<general>General)|(?P<half>AM/PM|A/P)
    |(?P<date>y+|m+|d+|h+|s+(?:\.0+)?)|(?P<power>E[+-]0+)
    |(?P<digits>[0\#?][0\#?,]*(?:\.[0\#?]*)?,*|\.[0\#?]+)|(?P<percent>%)|(?P<text>@)|(?P<other>.)""",
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_DIVIDED: Final = re.compile(r'(?:"[^"]*"?|\\.|\[[^\]]*\]|[^;"\\\[]|\[|\\)*')
_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a code: its kind, and what it says."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """The code for some numbers; ``rule`` says for which (">=100"), empty when its place does."""

    tokens: tuple[Token, ...]
    rule: str

    def has(self, *kinds: str) -> bool:
        """Tell whether a token of one of these kinds is in it."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def is_date(self) -> bool:
        """Whether numbers are shown as days or times."""
        return self.has("date", "elapsed")


def built_in(language: str) -> dict[str, str]:
    """Return the codes of the formats that have a number only."""
    day = _SHORT_DAY.get(language, "yyyy-mm-dd")
    return {**_BUILT_IN, "14": day, "22": f"{day} h:mm"}


@lru_cache(maxsize=500)
def sections_of(code: str) -> tuple[Section, ...]:
    """Return the sections of a code: for what is above zero, below, zero, and for texts."""
    code = code[:_LONGEST]
    found: list[Section] = []
    place = 0
    while place <= len(code) and len(found) < 4:
        part = _DIVIDED.match(code, place)
        text = part[0] if part else ""
        found.append(_section(text))
        place += len(text) + 1
    return tuple(found)


def _section(code: str) -> Section:
    tokens: list[Token] = []
    rule = ""
    for found in _TOKEN.finditer(code):
        kind = found.lastgroup or "other"
        if kind == "rule":
            rule = rule or found["rule"]
        elif kind != "gap":
            tokens.append(_token(kind, found[kind]))
    return Section(tuple(tokens), rule)


def _token(kind: str, text: str) -> Token:
    if kind == "literal":
        return Token("other", text[1:] if text.startswith("\\") else text.strip('"'))
    if kind == "money":
        return Token("other", text)
    if kind in {"date", "elapsed", "half"}:
        return Token(kind, text.lower().strip("[]"))
    return Token(kind, text)
