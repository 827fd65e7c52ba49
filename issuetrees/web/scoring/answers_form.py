"""The form in which a person answers about weights: fields for each knot, by the method."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing import Knot
from issuetrees.core.scoring.weighing.sets import BESIDE
from issuetrees.kit.formats.numbers import MOST, short
from issuetrees.kit.formats.reading import read_number
from issuetrees.kit.sentences import fill, sentence
from issuetrees.scoring.models.weight_sets import WeightSet
from issuetrees.scoring.read.weight_sets import Tree

Choices = list[tuple[str, str]]
_STEPS: Final = (*range(9, 1, -1), 1, *range(-2, -10, -1))
_SCALE: Final = tuple(range(1, 10))


@dataclass(frozen=True)
class Field:
    """A field: a number where it has no choices."""

    name: str
    label: str
    value: str
    choices: Choices | None = None


@dataclass(frozen=True)
class Line:
    """What is asked of one item, or of two beside each other."""

    title: str
    fields: list[Field]


@dataclass
class KnotForm:
    """What is asked at one knot."""

    id: str
    title: str
    lines: list[Line]
    heads: list[str] = field(default_factory=list)


class AnswersForm:
    """Reads the answers of a set as texts, writes them as what the method takes."""

    def __init__(self, row: WeightSet, of: Tree, sent: Mapping[str, str] | None = None) -> None:
        self._row, self._of, self._sent = row, of, sent
        self.errors: list[str] = []
        self._language = get_language() or "en"

    @property
    def knots(self) -> list[KnotForm]:
        """The fields of all knots, as they were sent or as they are kept."""
        return [
            KnotForm(knot.id, self._title(knot), self._lines(knot), self._heads())
            for knot in self._of.knots
        ]

    def answers(self) -> dict[str, Any]:
        """Return what was sent as answers; what is no number is named in ``errors``."""
        return {knot.id: self._read(knot) for knot in self._of.knots}

    def _title(self, knot: Knot) -> str:
        return self._of.titles[knot.id] if knot.id else str(_("All goals"))

    def _heads(self) -> list[str]:
        heads = {
            "swing": [_("Worth, from"), _("to, if not exact")],
            "direct": [_("Points")],
            "rank": [_("Place")],
            "pairwise": [_("Which weighs more, and how many times?")],
            "best_worst": [_("The best weighs so many times this"), _("This the worst")],
        }
        return [str(head) for head in heads[self._row.method]]

    def _lines(self, knot: Knot) -> list[Line]:
        if self._row.method == "pairwise":
            return [self._pair(knot, *pair) for pair in combinations(knot.items, 2)]
        if self._row.method == "best_worst":
            return [self._ends(knot), *(self._extreme(knot, item) for item in knot.items)]
        return [self._numbers(knot, item) for item in knot.items]

    def _numbers(self, knot: Knot, item: str) -> Line:
        said = self._said(knot).get(item)
        values = said if isinstance(said, list) else [said]
        parts = ("low", "high") if self._row.method == "swing" else ("low",)
        fields = []
        for part, head in zip(parts, self._heads(), strict=True):
            at = 1 if part == "high" else 0
            kept = values[at] if at < len(values) else None
            is_exact = part == "high" and len(set(values)) == 1
            fields.append(self._field(knot, item, part, "" if is_exact else kept, head))
        return Line(self._of.titles[item], fields)

    def _pair(self, knot: Knot, first: str, second: str) -> Line:
        said = self._said(knot)
        kept = said.get(f"{first}{BESIDE}{second}")
        turned = said.get(f"{second}{BESIDE}{first}")
        if kept is None and turned:
            kept = 1 / turned
        names = {"first": self._of.titles[first], "second": self._of.titles[second]}
        choices = [("", "–"), *((str(step), _step(step, names)) for step in _STEPS)]
        label = fill(_("“{first}” beside “{second}”"), **names)
        name = f"{first}{BESIDE}{second}"
        head = self._heads()[0]
        return Line(label, [self._field(knot, name, "pair", _stepped(kept), head, choices)])

    def _ends(self, knot: Knot) -> Line:
        said = self._said(knot)
        choices = [("", "–"), *((item, self._of.titles[item]) for item in knot.items)]
        labels = {"best": str(_("Weighs most")), "worst": str(_("Weighs least"))}
        fields = [
            self._field(knot, "", end, said.get(end), label, choices)
            for end, label in labels.items()
        ]
        return Line(str(_("The two ends")), fields)

    def _extreme(self, knot: Knot, item: str) -> Line:
        said = self._said(knot)
        choices = [("", "–"), *((str(step), str(step)) for step in _SCALE)]
        fields = [
            self._field(knot, item, side, (said.get(side) or {}).get(item), head, choices)
            for side, head in zip(("above", "below"), self._heads(), strict=True)
        ]
        return Line(self._of.titles[item], fields)

    def _field(
        self,
        knot: Knot,
        item: str,
        part: str,
        kept: Any,
        label: str,
        choices: Choices | None = None,
    ) -> Field:
        name = _name(knot, item, part)
        if self._sent is not None:
            value = self._sent.get(name, "")
        elif isinstance(kept, int | float):
            value = short(kept, self._language, MOST)
        else:
            value = kept or ""
        return Field(name, label, value, choices)

    def _said(self, knot: Knot) -> Mapping[str, Any]:
        found: Mapping[str, Any] = self._row.answers.get(knot.id) or {}
        return found

    def _read(self, knot: Knot) -> dict[str, Any]:
        if self._row.method == "pairwise":
            return self._read_pairs(knot)
        if self._row.method == "best_worst":
            return self._read_extremes(knot)
        found: dict[str, Any] = {}
        for item in knot.items:
            low = self._number(knot, item, "low")
            if low is None:
                continue
            if self._row.method != "swing":
                found[item] = low
                continue
            high = self._number(knot, item, "high")
            found[item] = [low, low if high is None else high]
        return found

    def _read_pairs(self, knot: Knot) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for first, second in combinations(knot.items, 2):
            name = f"{first}{BESIDE}{second}"
            step = self._step(self._text(knot, name, "pair"))
            if step:
                found[name] = float(step) if step > 0 else 1 / -step
        return found

    def _read_extremes(self, knot: Knot) -> dict[str, Any]:
        found: dict[str, Any] = {end: self._text(knot, "", end) for end in ("best", "worst")}
        for side in ("above", "below"):
            told = {item: self._step(self._text(knot, item, side)) for item in knot.items}
            found[side] = {item: step for item, step in told.items() if step}
        return found if any(found.values()) else {}

    def _text(self, knot: Knot, item: str, part: str) -> str:
        return (self._sent or {}).get(_name(knot, item, part), "").strip()

    def _step(self, text: str) -> int:
        digits = text.removeprefix("-")
        return int(text) if digits.isascii() and digits.isdigit() and len(digits) == 1 else 0

    def _number(self, knot: Knot, item: str, part: str) -> float | None:
        text = self._text(knot, item, part)
        if not text:
            return None
        try:
            return float(read_number(text, self._language))
        except Invalid as refused:
            self.errors.append(f"{self._of.titles[item]}: {sentence(refused)}")
            return None


def _name(knot: Knot, item: str, part: str) -> str:
    return f"{knot.id or 'top'}_{item}_{part}"


def _step(step: int, names: Mapping[str, str]) -> str:
    if step == 1:
        return str(_("both weigh alike"))
    if step > 1:
        return fill(_("{count} × “{title}”"), title=names["first"], count=step)
    return fill(_("{count} × “{title}”"), title=names["second"], count=-step)


def _stepped(value: Any) -> str:
    """A judgement as the nearest step of the scale."""
    if not isinstance(value, int | float) or value <= 0:
        return ""
    return str(round(value)) if value >= 1 else str(-round(1 / value))
