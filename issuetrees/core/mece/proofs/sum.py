"""Splits into what adds up: "Revenue 120" into "Retail 70" and "Wholesale 50"; so do differences.

A difference is a sum in which the children behind the first count less.
"""

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.proofs.kinds import Item, Kind
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, Verdict
from issuetrees.core.mece.words.amounts import (
    Amount,
    amount_in,
    amount_of,
    in_one_unit,
)
from issuetrees.core.mece.words.labels import lowered, quoted
from issuetrees.core.mece.words.units import MONEY
from issuetrees.core.text import gettext_noop

_TOTAL: Final = re.compile(
    r"(?:grand |sub)?totals?|in total|overall|sum|all together|altogether|итого|всего|в сумме|сумма"
    r"|итог|подытог|в целом"
)
_TOTAL_OF: Final = re.compile(r"(?:grand total|total|overall|итого|всего)(?: (?:of|по|for))? ")
_OF_SHARES: Final = re.compile(
    r"\bshares?\b|\bmix\b|structure|breakdown|split|composition|структур|дол[яиейю]\b|состав"
    r"|распределени|из чего", re.IGNORECASE,
)  # fmt: skip
_CHANGING: Final = re.compile(
    r"dynamic|growth|change|grow|динамик|изменени|рост|прирост|темп", re.IGNORECASE
)
_NOT_ADDED: Final = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "quarter", "year"}
)
_ITEMS: Final = (Item("tolerance", "number", gettext_noop("Tolerance in percent of the whole")),)


def prove_sum(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose kind is a sum."""
    yield from _prove(parent, live, [1] * len(live))


def prove_difference(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose kind is a difference: the first less the others."""
    yield from _prove(parent, live, [1, *[-1] * (len(live) - 1)])


def prove_if_total(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the disproof of a split that has its total among its parts, whatever its kind."""
    for child in live:
        if _is_total(child.title, parent.title) and len(live) > 1:
            other = next(one for one in live if one is not child)
            yield Finding(
                "total_among_parts",
                "disproved",
                "exclusive",
                parent.id,
                (child.id,),
                gettext_noop("“{title}” holds all that “{other}” holds: it is the total."),
                {"title": quoted(child.title), "other": quoted(other.title)},
                quoted(other.title),
            )


def prove_if_amounts(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose labels say amounts that are plainly parts of the whole."""
    whole = amount_in(parent.title)
    if not whole and not _OF_SHARES.search(parent.title):
        return
    found = [one for child in live if (one := amount_in(child.title))]
    if len(live) < 2 or len(found) < len(live):
        return
    if whole and {one.unit for one in [whole, *found]} <= MONEY and (mixed := _mixed(found)):
        yield _of_two_units(parent, mixed)
    if not _may_be_added(found):
        return
    if found[0].unit == "percent":
        is_of_shares = not whole and not _CHANGING.search(parent.title)
        whole = Amount(Fraction(100), "percent", Fraction(1), "1\x00%") if is_of_shares else None
    total = sum((one.value for one in found), Fraction(0))
    is_near = whole is not None and whole.value < 2 * total < 4 * whole.value
    if whole and is_near and whole.unit in {found[0].unit, ""}:
        yield from _close(parent, live, whole, found, [1] * len(live))


def read(parent: SplitParent, live: Sequence[SplitChild]) -> dict[str, Any] | None:
    """Return the data of a sum where amounts say that it is one."""
    amounts = [amount_of(child) for child in live]
    found = [one for one in amounts if one]
    is_sum = len(live) > 1 and len(found) == len(live) and _may_be_added(found)
    return {} if is_sum and amount_of(parent) else None


def _prove(
    parent: SplitParent, live: Sequence[SplitChild], signs: Sequence[int]
) -> Iterator[Finding]:
    whole = amount_of(parent)
    amounts = [amount_of(child) for child in live]
    unknown = [child for child, one in zip(live, amounts, strict=True) if one is None]
    found = [one for one in amounts if one]
    known = in_one_unit([one for one in [whole, *found] if one])
    whole, found = (known[0], known[1:]) if whole else (None, known)
    mixed = _mixed(known)
    if mixed:
        yield _of_two_units(parent, mixed)
    elif unknown or whole is None:
        title = parent.title if whole is None else unknown[0].title
        message = gettext_noop("It is not said how much “{title}” is, so no sum can be made.")
        for side in ("exclusive", "exhaustive"):
            yield _say(parent, "sum_unknown", "unknown", side, message, {"title": quoted(title)})
    else:
        yield from _close(parent, live, whole, found, signs)


def _of_two_units(parent: SplitParent, units: tuple[str, str]) -> Finding:
    return _say(
        parent, "sum_mixed_units", "disproved", "exhaustive",
        gettext_noop("Amounts in {first} and in {second} have no common sum."),
        {"first": units[0], "second": units[1]}, witness=" + ".join(units),
    )  # fmt: skip


def _close(
    parent: SplitParent,
    live: Sequence[SplitChild],
    whole: Amount,
    parts: Sequence[Amount],
    signs: Sequence[int],
) -> Iterator[Finding]:
    total = sum((sign * one.value for sign, one in zip(signs, parts, strict=True)), Fraction(0))
    missing = whole.value - total
    amounts = {"total": total, "whole": whole.value, "rest": abs(missing)}
    details = {name: whole.write(value) for name, value in amounts.items()}
    double = _is_among(whole, parts) if min(signs) > 0 else None
    if double is not None and missing:
        yield _say(
            parent, "sum_total_among_parts", "disproved", "exclusive",
            gettext_noop("“{title}” is the sum of the others, so it counts them twice."),
            {"title": quoted(live[double].title)}, (live[double].id,), details["rest"],
        )  # fmt: skip
    elif abs(missing) <= _tolerance(parent, whole, parts):
        yield _say(
            parent, "sum_no_double", "proved", "exclusive",
            gettext_noop("Nothing is counted twice: the parts do not exceed {whole}."), details,
        )  # fmt: skip
        yield _say(
            parent, "sum_closes", "proved", "exhaustive",
            gettext_noop("The parts add up to {total} of {whole}."), details,
        )  # fmt: skip
    else:
        yield _unlike(parent, missing < 0, min(signs) < 0, details)


def _unlike(
    parent: SplitParent, is_above: bool, is_difference: bool, details: dict[str, str]
) -> Finding:
    """Say by how much the parts make more, or less, than the whole."""
    if not is_above:
        code, side = "sum_below", "exhaustive"
        message = gettext_noop("The parts add up to {total} of {whole}: {rest} is in no child.")
    elif is_difference:
        code, side = "difference_above", "exhaustive"
        message = gettext_noop(
            "The difference is {total}, {rest} more than {whole}: what is taken off is missing."
        )
    else:
        code, side = "sum_above", "exclusive"
        message = gettext_noop(
            "The parts add up to {total}, {rest} more than {whole}: counted twice."
        )
    return _say(parent, code, "disproved", side, message, details, witness=details["rest"])


def _tolerance(parent: SplitParent, whole: Amount, parts: Sequence[Amount]) -> Fraction:
    """What rounding explains: half of the last digit of each amount, but for whole pieces."""
    stated = data.number(parent.split, "tolerance")
    if stated is not None:
        return abs(whole.value) * Fraction(str(abs(stated))) / 100
    if all(one.step == 1 and one.unit != "percent" for one in [whole, *parts]):
        return Fraction(0)
    return sum((one.step for one in [whole, *parts]), Fraction(0)) / 2


def _is_among(whole: Amount, parts: Sequence[Amount]) -> int | None:
    """Return the place of the part that is the whole, while the others make it up."""
    total = sum((one.value for one in parts), Fraction(0))
    for place, one in enumerate(parts):
        if len(parts) > 2 and one.value and one.value == whole.value == total - one.value:
            return place
    return None


def _is_total(title: str, whole: str) -> bool:
    words = lowered(title)
    if _TOTAL.fullmatch(words):
        return True
    found = _TOTAL_OF.match(words)
    if not found:
        return False
    rest, known = words[found.end() :].split(), lowered(whole).split()
    return all(any(_alike(word, other) for other in known) for word in rest)


def _alike(word: str, other: str) -> bool:
    stem = word[: max(4, len(word) - 2)]
    return other.startswith(stem)


def _may_be_added(amounts: Sequence[Amount]) -> bool:
    units = {one.unit for one in amounts}
    return len(units) == 1 and not units & _NOT_ADDED


def _mixed(amounts: Sequence[Amount]) -> tuple[str, str] | None:
    """Return two units that have no common sum, as they are written."""
    units = {one.unit: one.words for one in reversed(amounts) if one.unit}
    written = list(units.values())
    return (written[-1], written[-2]) if len(written) > 1 else None


def _say(
    parent: SplitParent,
    code: str,
    verdict: Verdict,
    side: Any,
    message: str,
    details: dict[str, Any],
    related_ids: tuple[str, ...] = (),
    witness: str = "",
) -> Finding:
    return Finding(code, verdict, side, parent.id, related_ids, message, details, witness)


SUM: Final = Kind("sum", prove_sum, _ITEMS, read)
DIFFERENCE: Final = Kind("difference", prove_difference, _ITEMS)
