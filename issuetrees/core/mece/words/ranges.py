"""Labels read as ranges, in English and Russian.

"18–24", "до 1 млн ₽", "65+", "от 5 до 10", "<25", "1-2 человека", "over 65", "25 и старше",
"не более 10", "$5–10M", "Small (up to 50 people)", "[0; 5)", "Jan–Mar", "до 30 июня", "Пн–Пт",
"9:00–18:00", "больше года", "under 18 or over 65".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Final

from issuetrees.core.mece.words import calendar
from issuetrees.core.mece.words.bounds import Bound, Kind, Range, Scale, shared
from issuetrees.core.mece.words.calendar import Period
from issuetrees.core.mece.words.numbers import Writing, number_of, writings
from issuetrees.core.mece.words.phrases import (
    ALONE_UPWARDS,
    AND,
    BETWEEN,
    DOWNWARDS,
    EXCLUSIVE,
    FILLERS,
    INCLUSIVE,
    TO,
    TO_CLOSED,
    UPWARDS,
    Phrase,
    Token,
    may_start,
    phrase_at,
    plain,
    tokenise,
)
from issuetrees.core.mece.words.units import MONEY, SYMBOLS, TIME, known_unit, scale_of, unit_of

_MAX_LABEL: Final = 160
_MAX_UNIT_WORDS: Final = 3
_MAX_STARTS: Final = 6
_BRACKETS: Final = re.compile(
    r"^(.*?)\s*([\[(])\s*([^;,\[\]()]+?)\s*[;,]\s*([^;,\[\]()]+?)\s*([\])])$"
)
_WORTH_READING: Final = re.compile(
    r"\d|negat|отриц|once|same|тот же|день в|\b(?:one|two|three|four|five|six|ten|year|month"
    r"|week|day|hour|год|месяц|недел|сут|час|одно|двух|тр[её]х|четыр[её]х|пяти|шести|десяти|полгод|полтора|half)",
    re.IGNORECASE,
)
_OF_MONEY: Final = {"m": 1_000_000, "м": 1_000_000, "b": 1_000_000_000}
_HAS_ENDS: Final = re.compile(r"\d\D+\d|\d\s*\+|[<>≤≥]")
_OF_A_NAME: Final = frozenset({"word", "dash", "other"})


def read_range(label: str, writing: Writing | None = None) -> Range | None:
    """Return the range that a label states, or None if it states none, or more than that."""
    if len(label) > 2 * _MAX_LABEL or not _may_state(label):
        return None
    return _read_range(label, writing or next(writings((label,))))


def _may_state(label: str) -> bool:
    return bool(_WORTH_READING.search(label) or calendar.MAY_HOLD.search(label.lower()))


@lru_cache(maxsize=16_384)
def _read_range(label: str, writing: Writing) -> Range | None:
    text = plain(label)
    if len(text) > _MAX_LABEL:
        return None
    text, periods = calendar.marked(text)
    reader = _Reader(writing, periods)
    return _in_brackets(text, reader) or reader.read(text) or _several(text, reader)


def read_number(text: str) -> Fraction | None:
    """Return the value of a number written alone, as in "1 млн" or "12.5", or None."""
    found = read_range(text)
    return found.low.value if found and found.is_point and found.low else None


@dataclass(frozen=True, slots=True)
class _Reader:
    writing: Writing
    periods: list[Period]

    def read(self, text: str) -> Range | None:
        """Read a label with a name before the range, in front of brackets, or behind it."""
        return next((one for name, words in _cuts(text) if (one := self._read(name, words))), None)

    def _read(self, name: str, words: str) -> Range | None:
        tokens = [token for token in tokenise(words) if token.text not in {",", "(", ")"}]
        starts = [at for at in range(len(tokens)) if may_start(tokens, at)]
        for at in starts[:_MAX_STARTS]:
            if any(token.kind not in _OF_A_NAME for token in tokens[:at]):
                return None
            if at and _is_one_word(tokens[at - 1], tokens[at]):
                continue
            if at > starts[0] and any(_is_open(tokens, one) for one in starts if one < at):
                return None  # "After the second visit": not read as "the second visit"
            found = _Parser(tokens[at:], self).parse()
            if found:
                before = [name, *(token.text for token in tokens[:at] if token.kind == "word")]
                spoken = " ".join([*before, found.name]).lower().split()
                kept = [word for word in spoken if word not in FILLERS]
                is_apart = bool(name) or (at > 0 and tokens[at - 1].kind in {"dash", "other"})
                return replace(found, name=" ".join(kept), is_apart=is_apart)
        return None


def _is_one_word(before: Token, token: Token) -> bool:
    """Whether a number is the tail of a name: "B2", "COVID-19"."""
    is_attached = before.kind == "dash" and not before.is_apart
    return not token.is_apart and (before.kind == "word" or is_attached)


def _is_open(tokens: list[Token], at: int) -> bool:
    phrase = phrase_at(tokens, at)
    return phrase is not None and phrase.kind == "open"


def _cuts(text: str) -> Iterator[tuple[str, str]]:
    """Yield a label as name and range: "Small (1–5)", "Small: 1–5", "1–5 (small)", "1–5"."""
    if text.endswith(")") and "(" in text:
        outside, _, inside = text[:-1].partition("(")
        if not _HAS_ENDS.search(outside) or not any(map(str.isdigit, inside)):
            yield outside.strip(), inside.strip()
            yield "", outside.strip()
        return
    name, found, rest = text.partition(": ")
    if found and rest:
        yield name.strip(), rest.strip()
    yield "", text


def _in_brackets(text: str, reader: _Reader) -> Range | None:
    """Read "[0; 5)" and "(5, 10]"; plain brackets on both sides say nothing of the ends."""
    found = _BRACKETS.match(text)
    if not found or (found[2], found[5]) == ("(", ")"):
        return None
    both = reader.read(f"{found[3]} – {found[4]}")
    low, high = (both.low, both.high) if both else (None, None)
    if not both or not low or not high:
        return None
    low = replace(low, kind="open" if found[2] == "(" else "closed")
    high = replace(high, kind="open" if found[5] == ")" else "closed")
    return replace(both, low=low, high=high, name=found[1].lower())


def _several(text: str, reader: _Reader) -> Range | None:
    """Read "under 18 or over 65", "Mon, Wed, Fri"."""
    pieces = re.split(r"\s*[,;/]\s*(?:and |or |и |или )?|\s+(?:and|or|и|или|&)\s+", text)
    if not 2 <= len(pieces) <= 12:
        return None
    found = [reader.read(piece) for piece in pieces]
    ranges = [one for one in found if one]
    if len(ranges) < len(found) or any(one.name for one in ranges[1:]):
        return None
    if all(one.is_point and one.axis == "number" for one in ranges):
        return None
    if "/" in text and any(one.axis == "number" for one in ranges):
        return None  # of two numbers: "120–139/80–89"
    return replace(ranges[0], more=tuple(ranges[1:]))


class _Parser:
    """Reads tokens from left to right; gives up on what it does not know."""

    def __init__(self, tokens: list[Token], reader: _Reader) -> None:
        self._tokens = tokens
        self._at = 0
        self._reader = reader
        self._has_comma = False

    def parse(self) -> Range | None:
        ends = self._between() if self._word() in BETWEEN else self._ends()
        if ends is None:
            return None
        low, high = self._said_inclusive(*ends)
        if self._at < len(self._tokens) or not _is_sound(low, high):
            return None
        return Range(low, high, has_comma=self._has_comma)

    def _said_inclusive(
        self, low: Bound | None, high: Bound | None
    ) -> tuple[Bound | None, Bound | None]:
        while (word := self._word()) in INCLUSIVE | EXCLUSIVE:
            self._at += 1
            if high and high is not low:
                high = replace(high, kind="closed" if word in INCLUSIVE else "open")
        return low, high

    def _between(self) -> tuple[Bound, Bound] | None:
        joint = BETWEEN[self._word()]
        self._at += 1
        first = self._value()
        if not first or self._word() != joint:
            return None
        self._at += 1
        second = self._value()
        return shared(first, replace(second, kind="soft")) if second else None

    def _ends(self) -> tuple[Bound | None, Bound | None] | None:
        phrase = self._phrase()
        if not phrase:
            return self._from_value()
        value = self._value()
        if not value:
            return None
        if phrase.end == "high":
            return self._from_high(replace(value, kind=phrase.kind))
        low = replace(value, kind=phrase.kind)
        if self._at == len(self._tokens):
            return low, None
        at = self._at
        if self._open_end() == "low" and self._at == len(self._tokens):
            return low, None
        self._at = at
        return self._second_end(low)

    def _from_high(self, high: Bound) -> tuple[Bound | None, Bound]:
        """Read on after "under 10": "but over 5"."""
        at = self._at
        self._at += self._word() in AND
        phrase = self._phrase()
        second = self._value() if phrase and phrase.end == "low" else None
        if phrase and second and second.value < high.value:
            return replace(second, kind=phrase.kind), high
        self._at = at
        return None, high

    def _second_end(self, low: Bound) -> tuple[Bound, Bound] | None:
        """Read on after "от 5": "до 10", "– 10", "but under 10"."""
        at = self._at
        self._at += self._word() in AND
        if self._at < len(self._tokens) and self._is_to():
            is_closed = self._word() in TO_CLOSED
            is_dash = self._tokens[self._at].kind == "dash"
            self._at += 1
            is_open = self._is_open_sign()
            second = self._value()
            if second:
                kind: Kind = "closed" if is_closed else "dash" if is_dash else "soft"
                return shared(low, replace(second, kind="open" if is_open else kind))
            self._at = at + (self._word() in AND)
        phrase = self._phrase()
        second = self._value() if phrase and phrase.end == "high" else None
        if not phrase or not second:
            return None
        return shared(low, replace(second, kind=phrase.kind))

    def _from_value(self) -> tuple[Bound | None, Bound | None] | None:
        first = self._value()
        if not first:
            return None
        if self._at < len(self._tokens) and self._is_to():
            return self._up_to_second(first)
        open_end = self._open_end()
        if open_end:
            first = self._with_units(first)
            return (first, None) if open_end == "low" else (None, first)
        if self._at < len(self._tokens) and phrase_at(self._tokens, self._at):
            second = self._second_end(replace(first, kind="closed"))
            if second:
                return second
        return first, first

    def _up_to_second(self, first: Bound) -> tuple[Bound, Bound] | None:
        word = self._word()
        is_dash = self._tokens[self._at].kind == "dash"
        self._at += 1
        is_open = self._is_open_sign()
        second = self._value()
        if not second:
            return None
        kind: Kind = "closed" if word in TO_CLOSED else "dash" if is_dash else "soft"
        low = replace(first, kind="dash" if is_dash else "closed")
        return shared(low, replace(second, kind="open" if is_open else kind))

    def _is_open_sign(self) -> bool:
        phrase = phrase_at(self._tokens, self._at) if self._at < len(self._tokens) else None
        if phrase and phrase.end == "high" and phrase.kind == "open":
            self._at += phrase.length
            return True
        return False

    def _open_end(self) -> str | None:
        """Read "+", "plus", "and over", "или менее" after a number."""
        if self._at < len(self._tokens) and self._tokens[self._at].kind == "plus":
            self._at += 1
            return "low"
        step = 1 if self._word() in AND else 0
        word = self._word(step)
        if word in UPWARDS and (step or word in ALONE_UPWARDS):
            self._at += step + 1
            return "low"
        if step and word in DOWNWARDS:
            self._at += step + 1
            return "high"
        return None

    def _value(self) -> Bound | None:
        token = self._take("period")
        if token:
            period = self._reader.periods[int(token.text[1:-1])]
            return Bound(Fraction(0), period=period)
        before = self._take("symbol")
        sign = self._take("dash", "plus")
        before = before or self._take("symbol")
        token = self._take("number")
        if token is None:
            return self._one_of_a_unit() if not before and not sign else None
        value = number_of(token.text, self._reader.writing)
        if value is None or (sign and token.is_apart):
            return None
        self._has_comma |= value.denominator != 1 and "," in token.text
        value = -value if sign and sign.kind == "dash" else value
        unit = (unit_of(before.text),) if before else ()
        scale = Scale(1, before.text if before else "")
        return self._with_units(Bound(value, unit=unit, scale=scale))

    def _one_of_a_unit(self) -> Bound | None:
        """Read "больше года", "under a week": one of it."""
        if known_unit(self._word() or "0") not in TIME or len(self._word()) < 3:
            return None
        return self._with_units(Bound(Fraction(1)))

    def _with_units(self, bound: Bound) -> Bound:
        """Read the scale and the unit words behind a number."""
        if self._at == len(self._tokens) or not self._is_unit(self._tokens[self._at]):
            return bound
        after = ""
        value, unit, factor = bound.value, list(bound.unit), bound.scale.factor
        while self._at < len(self._tokens) and self._is_unit(self._tokens[self._at]):
            token = self._tokens[self._at]
            gap = " " if token.is_apart else ""
            found = _scale_of(token.text, unit) if factor == 1 and not after else 0
            if found:
                factor, value = found, value * found
                after += gap + token.text
            else:
                unit.append(unit_of(token.text))
                after += gap + token.text if token.text in SYMBOLS else ""
            self._at += 1
        scale = Scale(factor, bound.scale.before, after) if after else bound.scale
        return replace(bound, value=value, unit=tuple(dict.fromkeys(unit)), scale=scale)

    def _is_unit(self, token: Token) -> bool:
        if token.kind == "symbol":
            return True
        small = token.text.lower()
        if small.rstrip(".") in {"min", "мин"}:
            return not any(one.kind == "number" for one in self._tokens[self._at + 1 :][:1])
        if token.kind != "word" or small in TO | AND | INCLUSIVE | EXCLUSIVE | ALONE_UPWARDS:
            return False
        return phrase_at(self._tokens, self._at) is None

    def _phrase(self) -> Phrase | None:
        if self._at >= len(self._tokens):
            return None
        found = phrase_at(self._tokens, self._at)
        if not found:
            return None
        self._at += found.length
        while self._word() in FILLERS:
            self._at += 1
        token = self._tokens[self._at] if self._at < len(self._tokens) else None
        if token and token.kind == "dash" and not token.is_apart and self._at == found.length:
            self._at += 1  # "under-25s"
        return found

    def _is_to(self) -> bool:
        return self._tokens[self._at].kind == "dash" or self._word() in TO

    def _word(self, step: int = 0) -> str:
        at = self._at + step
        return self._tokens[at].text.lower() if at < len(self._tokens) else ""

    def _take(self, *kinds: str) -> Token | None:
        if self._at < len(self._tokens) and self._tokens[self._at].kind in kinds:
            self._at += 1
            return self._tokens[self._at - 1]
        return None


def _scale_of(word: str, unit: list[str]) -> int:
    """Return the factor of a word; behind a currency "m" are millions, and "b" billions."""
    if unit and unit[0] in MONEY and word in _OF_MONEY:
        return _OF_MONEY[word]
    return scale_of(word)


def _is_sound(low: Bound | None, high: Bound | None) -> bool:
    """Whether the ends are in order, as far as it is known, and each has few words behind it."""
    bounds = [bound for bound in (low, high) if bound]
    if any(len(bound.unit) > _MAX_UNIT_WORDS for bound in bounds):
        return False
    if low and high and not low.period and not high.period and low.unit == high.unit:
        return low.value <= high.value
    return True
