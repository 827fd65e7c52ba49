"""Labels read as ranges of numbers, in English and Russian.

"18–24", "до 1 млн ₽", "65+", "от 5 до 10", "<25", "1-2 человека", "over 65",
"25 и старше", "не более 10", "$5–10M", "Small (up to 50 people)".
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from issuetrees.core.mece.words.phrases import (
    AND,
    BETWEEN,
    DOWNWARDS,
    FILLERS,
    INCLUSIVE,
    TO,
    UPWARDS,
    Phrase,
    Token,
    may_start,
    phrase_at,
    tokenise,
    without_comment,
)
from issuetrees.core.mece.words.units import SYMBOLS, is_calendar, scale_of, unit_of

_MAX_LABEL = 120
_MAX_UNIT_WORDS = 3
_MAX_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Bound:
    """An end of a range. ``is_soft``: the word leaves open whether the number belongs ("до 5")."""

    value: Fraction
    is_closed: bool = True
    is_soft: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """How a label writes its numbers: "1 млн ₽" is 1 with the factor 1,000,000 and " млн ₽"."""

    factor: int = 1
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Range:
    """What a label says: None is an open end. ``name`` is what stands before the numbers."""

    low: Bound | None
    high: Bound | None
    name: str = ""
    unit: tuple[str, ...] = ()
    scales: tuple[Scale, ...] = ()
    has_fraction: bool = False
    has_comma: bool = False

    @property
    def is_point(self) -> bool:
        """Whether the label is one number only."""
        return self.low is not None and self.low == self.high


@lru_cache(maxsize=16_384)
def read_range(label: str) -> Range | None:
    """Return the range that a label states, or None if it states none, or more than that."""
    text = " ".join(label.split())
    if len(text) > _MAX_LABEL or not any(char.isdigit() for char in text):
        return None
    tokens = without_comment(tokenise(text))
    if any(token.kind == "word" and is_calendar(token.text) for token in tokens):
        return None
    start = next((at for at in range(len(tokens)) if may_start(tokens, at)), None)
    if start is None or (start and not tokens[start].is_apart and tokens[start - 1].kind == "word"):
        return None
    name = " ".join(token.text.lower() for token in tokens[:start] if token.kind == "word")
    is_russian = any("а" <= char <= "я" for char in text.lower())
    return _Parser(tokens[start:], name, is_comma_decimal=is_russian).parse()


def read_number(text: str) -> Fraction | None:
    """Return the value of a number written alone, as in "1 млн" or "12.5", or None."""
    found = read_range(text)
    return found.low.value if found and found.is_point and found.low else None


@dataclass(slots=True)
class _Number:
    value: Fraction
    factor: int
    scale: Scale

    @property
    def scaled(self) -> Fraction:
        return self.value * self.factor


class _Parser:
    """Reads tokens from left to right; gives up on what it does not know."""

    def __init__(self, tokens: list[Token], name: str, *, is_comma_decimal: bool) -> None:
        self._tokens = tokens
        self._at = 0
        self._name = name
        self._is_comma_decimal = is_comma_decimal
        self._unit: list[str] = []
        self._has_fraction = self._has_comma = False
        self._numbers: list[_Number] = []

    def parse(self) -> Range | None:
        ends = self._between() if self._word() in BETWEEN else self._ends()
        while self._word() in INCLUSIVE:
            self._at += 1
        if ends is None or self._at < len(self._tokens) or len(self._unit) > _MAX_UNIT_WORDS:
            return None
        low, high = ends
        if low and high and low.value > high.value:
            return None
        scales = tuple(number.scale for number in self._numbers)
        unit = tuple(dict.fromkeys(self._unit))
        return Range(low, high, self._name, unit, scales, self._has_fraction, self._has_comma)

    def _between(self) -> tuple[Bound, Bound] | None:
        joint = BETWEEN[self._word()]
        self._at += 1
        first = self._number()
        if not first or self._word() != joint:
            return None
        self._at += 1
        second = self._number()
        return self._closed(first, second) if second else None

    def _ends(self) -> tuple[Bound | None, Bound | None] | None:
        phrase = self._phrase()
        if not phrase:
            return self._from_number()
        number = self._number()
        if not number:
            return None
        if phrase.end == "high":
            return None, _bound(phrase, number)
        low = _bound(phrase, number)
        if self._at == len(self._tokens):
            return low, None
        return self._second_end(number, low)

    def _second_end(self, first: _Number, low: Bound) -> tuple[Bound, Bound] | None:
        """Read on after "от 5": "до 10", "– 10", "but under 10"."""
        if self._word() in AND:
            self._at += 1
        if self._is_to():
            self._at += 1
            second = self._number()
            if not second:
                return None
            shared_low, high = self._closed(first, second)
            return replace(shared_low, is_closed=low.is_closed), high
        phrase = self._phrase()
        second = self._number() if phrase and phrase.end == "high" else None
        if not phrase or not second:
            return None
        shared_low, _ = self._closed(first, second)
        return replace(shared_low, is_closed=low.is_closed), _bound(phrase, second, is_hard=True)

    def _from_number(self) -> tuple[Bound | None, Bound | None] | None:
        first = self._number()
        if not first:
            return None
        if self._is_to():
            return self._up_to_second(first)
        open_end = self._open_end()
        bound = Bound(first.scaled)
        if open_end:
            self._take_unit(first)
            return (bound, None) if open_end == "low" else (None, bound)
        return bound, bound

    def _up_to_second(self, first: _Number) -> tuple[Bound, Bound] | None:
        self._at += 1
        is_open = self._at < len(self._tokens) and self._tokens[self._at].text == "<"
        self._at += is_open
        second = self._number()
        if not second:
            return None
        low, high = self._closed(first, second)
        return low, replace(high, is_closed=not is_open)

    def _closed(self, first: _Number, second: _Number) -> tuple[Bound, Bound]:
        """Both ends; "1–5 млн" means millions at both."""
        if first.factor == 1 and not first.scale.after:
            first.factor = second.factor
            before = first.scale.before or second.scale.before
            first.scale = second.scale = replace(second.scale, before=before)
        return Bound(first.scaled), Bound(second.scaled)

    def _open_end(self) -> str | None:
        """Read "+", "plus", "and over", "или менее" after a number."""
        if self._at < len(self._tokens) and self._tokens[self._at].kind == "plus":
            self._at += 1
            return "low"
        step = 1 if self._word() in AND else 0
        word = self._word(step)
        if word in UPWARDS and (step or word == "plus"):
            self._at += step + 1
            return "low"
        if step and word in DOWNWARDS:
            self._at += step + 1
            return "high"
        return None

    def _number(self) -> _Number | None:
        before = self._take("symbol")
        sign = self._take("dash", "plus")
        token = self._take("number")
        value = number_of(token.text, is_comma_decimal=self._is_comma_decimal) if token else None
        if token is None or value is None or (sign and token.is_apart):
            return None
        if before:
            self._unit.append(unit_of(before.text))
        self._has_fraction |= value.denominator != 1
        self._has_comma |= value.denominator != 1 and "," in token.text
        value = -value if sign and sign.kind == "dash" else value
        number = _Number(value, 1, Scale(1, before.text if before else ""))
        self._take_unit(number)
        self._numbers.append(number)
        return number

    def _take_unit(self, number: _Number) -> None:
        """Read the scale and the unit words behind a number."""
        after = ""
        while self._at < len(self._tokens) and self._is_unit(self._tokens[self._at]):
            token = self._tokens[self._at]
            gap = " " if token.is_apart else ""
            factor = scale_of(token.text) if number.factor == 1 else 0
            if factor:
                number.factor = factor
                after += gap + token.text
            else:
                self._unit.append(unit_of(token.text))
                after += gap + token.text if token.text in SYMBOLS else ""
            self._at += 1
        if after:
            number.scale = Scale(number.factor, number.scale.before, after)

    def _is_unit(self, token: Token) -> bool:
        if token.kind == "symbol":
            return True
        small = token.text.lower()
        if token.kind != "word" or small in TO | AND | INCLUSIVE | {"plus"}:
            return False
        return phrase_at(self._tokens, self._at) is None

    def _phrase(self) -> Phrase | None:
        found = phrase_at(self._tokens, self._at)
        if not found:
            return None
        self._at += found.length
        while self._word() in FILLERS:
            self._at += 1
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if token and token.kind == "dash" and not token.is_apart:
            self._at += 1
        return found

    def _is_to(self) -> bool:
        if self._at >= len(self._tokens):
            return False
        return self._tokens[self._at].kind == "dash" or self._word() in TO

    def _word(self, step: int = 0) -> str:
        at = self._at + step
        return self._tokens[at].text.lower() if at < len(self._tokens) else ""

    def _take(self, *kinds: str) -> Token | None:
        if self._at < len(self._tokens) and self._tokens[self._at].kind in kinds:
            self._at += 1
            return self._tokens[self._at - 1]
        return None


def _bound(phrase: Phrase, number: _Number, *, is_hard: bool = False) -> Bound:
    is_soft = phrase.kind == "soft" and not is_hard
    return Bound(number.scaled, phrase.kind != "open", is_soft)


def number_of(text: str, *, is_comma_decimal: bool) -> Fraction | None:
    """Return the value of digits with thousands and decimals in either language, or None."""
    if len(text) > _MAX_DIGITS + 5 or (text[0] == "0" and text[1:2].isdigit()):
        return None
    bare = "".join(char for char in text if char not in " '’")
    if "," in bare:
        is_thousands = bare.count(",") > 1 or "." in bare or _is_group(bare, is_comma_decimal)
        bare = bare.replace(",", "" if is_thousands else ".")
    return Fraction(bare)


def _is_group(text: str, is_comma_decimal: bool) -> bool:
    whole, _, rest = text.partition(",")
    return len(rest) == 3 and whole != "0" and not is_comma_decimal
