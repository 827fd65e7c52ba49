"""Where the texts of a report contradict its ranking or each other.

Only what is said word for word is judged: an initiative that a text names by its title, a sum of
money beside it. A sentence that may mean either thing is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import Figure
from issuetrees.kit.formats.reading import read_amount
from issuetrees.reports.decisions import decisions_of
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.named import named
from issuetrees.reports.scored import Ranked, Ranking
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.recommended import recommended

_REFUSES: Final = re.compile(
    r"(?:leave|stop|postpone|drop|reject|cancel|defer|delay|close|pause|skip|refuse|shelve|kill"
    r"|halt|suspend|отложить|отказаться|остановить|отклонить|прекратить|закрыть|снять|исключить"
    r"|отменить|приостановить|перенести|заморозить)\b",
    re.IGNORECASE,
)
_UNCLEAR: Final = re.compile(
    r"\b(?:not?|nor|never|without|unless|except|instead|but|if|after|until|once|не|ни|без|кроме"
    r"|вместо|если|после|пока|но|или|or)\b|n['’]t\b",
    re.IGNORECASE,
)
_SENTENCE_END: Final = re.compile(r"[.!?]+(?=\s+[A-ZА-ЯЁ“«\"]|\s*$)|\n")
_UNIT: Final = r"(?:тыс\.?|млн|млрд|трлн|thousand|million|billion|mln|bn|[kKMB])"
_SUM: Final = re.compile(
    rf"[$€£]\s?\d[\d \u00a0.,’]*\d?\s?{_UNIT}?(?!\w)"
    rf"|\d[\d \u00a0.,’]*\s?{_UNIT}?\s?(?:[₽$€£¥₸]|руб\w*|RUB\b|USD\b|EUR\b)"
)
# A sum of one or two digits is round; it may miss by no more than this part of itself.
_MOST_OFF: Final = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two things in a report that cannot both be meant; ``section`` is the kind to look at."""

    section: str
    sentence: str
    remedy: str


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence: which initiatives it names, whether it puts them off, the sums in it."""

    rows: tuple[Ranked, ...]
    is_refusal: bool
    is_unclear: bool
    sums: tuple[Decimal, ...]

    @property
    def starts(self) -> tuple[Ranked, ...]:
        """What the sentence asks to begin."""
        return () if self.is_refusal or self.is_unclear else self.rows


def contradictions(document: ReportDocument) -> tuple[Contradiction, ...]:
    """Return what contradicts itself, in the language of the screen."""
    judge = _Judge(document)
    found = [
        *judge.of_gates(),
        *judge.of_the_log(),
        *judge.of_places(),
        *judge.of_sums(),
        *judge.of_answers(),
    ]
    return tuple(dict.fromkeys(found))


class _Judge:
    def __init__(self, document: ReportDocument) -> None:
        self.document = document
        self.ranking = document.ranking or Ranking()
        self.typist = Typist(document.language)
        self.decisions = [self.said(one.what, one.amount) for one in decisions_of(document)]
        self.answer = list(self.sentences(document.summary.answer))

    def sentences(self, text: str) -> Iterator[_Said]:
        for sentence in _SENTENCE_END.split(text):
            if sentence.strip():
                yield self.said(sentence.strip())

    def said(self, sentence: str, amount: Decimal | None = None) -> _Said:
        rows = named(sentence, self.document.ranking)
        sums = (amount,) if amount is not None else sums_in(sentence, self.document)
        left = sentence
        for row in rows:
            left = re.sub(re.escape(row.title), " ", left, flags=re.IGNORECASE)
        return _Said(rows, bool(_REFUSES.match(left)), bool(_UNCLEAR.search(left)), tuple(sums))

    def of_gates(self) -> Iterator[Contradiction]:
        """What is to begin although a gate stops it or may still stop it."""
        asked = dict.fromkeys(row for one in self.decisions for row in one.starts)
        for row in asked:
            name = self.typist.quoted(row.title)
            if row.vetoes:
                yield Contradiction(
                    "decisions",
                    _("The decisions ask to start {name}, but a gate stops it.").format(name=name),
                    _("Take it out of the decisions, or decide the gate anew."),
                )
            elif self.ranking.undecided(row):
                yield Contradiction(
                    "decisions",
                    _("The decisions ask to start {name}, but its gates are undecided.").format(
                        name=name
                    ),
                    _("Decide its gates, or make the start depend on them."),
                )

    def of_the_log(self) -> Iterator[Contradiction]:
        """What is to begin although it was turned down or stopped before."""
        over = {"rejected", "stopped"}
        against = {
            one.initiative
            for one in self.document.decided
            if one.is_standing and one.verdict in over
        }
        for row in dict.fromkeys(row for one in self.decisions for row in one.starts):
            if row.title in against:
                text = _("The decisions ask to start {name}, but the decision log says no to it.")
                yield Contradiction(
                    "decisions",
                    text.format(name=self.typist.quoted(row.title)),
                    _("Take it out of the decisions, or log why it is decided anew."),
                )

    def of_places(self) -> Iterator[Contradiction]:
        """What is to begin before better ones, or is put off although it is recommended."""
        best = {row.id for row in recommended(self.ranking)}
        for row in (row for one in self.decisions if one.is_refusal for row in one.rows):
            if row.id in best:
                yield Contradiction(
                    "ranking",
                    _("The decisions put {name} off, but the ranking recommends it.").format(
                        name=self.typist.quoted(row.title)
                    ),
                    _("Say in the answer why, or change the decision."),
                )
        yield from self._passed_over()

    def _passed_over(self) -> Iterator[Contradiction]:
        asked = self._started(self.decisions) or self._started(self.answer)
        spoken = {row.id for one in (*self.decisions, *self.answer) for row in one.rows}
        scored = [row for row in asked if row.score is not None and row.place]
        if not scored:
            return
        last = min(scored, key=lambda row: row.score or 0)
        rows = (row for row in self.ranking.rows if row.id not in spoken)
        better = next((row for row in rows if self._is_better(row, last)), None)
        if better is not None:
            yield Contradiction(
                "ranking",
                _(
                    "The texts start {name}, but {better} scores higher and nothing stops it."
                ).format(
                    name=self.typist.quoted(last.title), better=self.typist.quoted(better.title)
                ),
                _("Name it too, or say in the answer why it is passed over."),
            )

    def _is_better(self, row: Ranked, last: Ranked) -> bool:
        digits = self.ranking.digits
        is_higher = round(row.score or 0, digits) > round(last.score or 0, digits)
        is_open = bool(row.place) and self.ranking.is_free(row) and not row.is_past
        return is_open and is_higher and row.place != last.place

    def of_sums(self) -> Iterator[Contradiction]:
        """A sum beside named initiatives that is not what they cost."""
        for section, said in (("decisions", self.decisions), ("summary", self.answer)):
            for one in said:
                if len(one.sums) == 1 and one.starts and not self._is_cost(one.sums[0], one.rows):
                    yield self._wrong_sum(section, one)

    def _is_cost(self, written: Decimal, rows: Sequence[Ranked]) -> bool:
        likely = _total([row.cost_likely for row in rows])
        if likely is None:
            return True  # nobody can tell
        ends = (_total([row.cost_low for row in rows]), _total([row.cost_high for row in rows]))
        singles = (_total([row.cost_likely]) for row in rows)
        costs = [cost for cost in (likely, *ends, *singles) if cost is not None]
        return any(is_same_sum(written, cost) for cost in costs)

    def _wrong_sum(self, section: str, said: _Said) -> Contradiction:
        total = _total([row.cost_likely for row in said.rows])
        names = ", ".join(self.typist.quoted(row.title, 40) for row in said.rows[:3])
        sentence = _(
            "The text says {written} for {names}; by the ranking the likely cost is {total}."
        )
        return Contradiction(
            section,
            sentence.format(
                written=self.typist.money(said.sums[0], self.document.currency),
                names=names,
                total="–" if total is None else self.typist.money(total, self.document.currency),
            ),
            _("Correct the sum in the text or the costs of the initiatives."),
        )

    def of_answers(self) -> Iterator[Contradiction]:
        """Answer, decisions and the tree's answer that name quite different things."""
        answered, decided = self._started(self.answer), self._started(self.decisions)
        if _is_apart(answered, decided):
            yield self._different(
                _("The answer names {first}, the decisions name {second}."), answered, decided
            )
        for tree in self.document.trees:
            said = list(self.sentences(tree.nodes[0].answer)) if tree.nodes else []
            rows = self._started(said)
            if _is_apart(rows, answered):
                yield self._different(
                    _("The tree is answered with {first}, the summary with {second}."),
                    rows,
                    answered,
                )
            yield from self._other_sum(said)

    def _other_sum(self, said: Sequence[_Said]) -> Iterator[Contradiction]:
        theirs = {amount for one in said for amount in one.sums}
        ours = {amount for one in (*self.answer, *self.decisions) for amount in one.sums}
        if len(theirs) == 1 and ours and not theirs & ours:
            money = self.typist.money
            yield Contradiction(
                "summary",
                _("The tree’s answer says {first}, the summary {second}.").format(
                    first=money(next(iter(theirs)), self.document.currency),
                    second=", ".join(money(one, self.document.currency) for one in sorted(ours)),
                ),
                _("Make both say the same."),
            )

    def _different(
        self, sentence: str, first: Sequence[Ranked], second: Sequence[Ranked]
    ) -> Contradiction:
        names = (", ".join(self.typist.quoted(row.title, 40) for row in rows[:3])
                 for rows in (first, second))  # fmt: skip
        one, other = names
        return Contradiction(
            "summary", sentence.format(first=one, second=other), _("Make both say the same.")
        )

    @staticmethod
    def _started(said: Sequence[_Said]) -> list[Ranked]:
        return list(dict.fromkeys(row for one in said for row in one.starts))


def sums_in(text: str, document: ReportDocument) -> list[Decimal]:
    """Return the sums of money in a text, in the engagement's currency."""
    found: list[Decimal] = []
    for written in _SUM.findall(text):
        try:
            amount = read_amount(written.strip(" \u00a0.,"), document.language, document.currency)
        except Invalid:
            continue
        if amount is not None:
            found.append(amount)
    return found


def is_same_sum(written: Decimal, cost: Decimal) -> bool:
    """Whether a sum is what something costs, as exactly as it is written."""
    exponent = written.normalize().as_tuple().exponent
    step = Decimal(1).scaleb(int(exponent)) / 2
    return abs(written - cost) <= min(step, abs(written) * _MOST_OFF)


def _total(costs: Sequence[Figure | None]) -> Decimal | None:
    known = [Decimal(str(cost)) for cost in costs if cost is not None]
    return sum(known, Decimal()) if known and len(known) == len(costs) else None


def _is_apart(first: Sequence[Ranked], second: Sequence[Ranked]) -> bool:
    return bool(first and second) and not {row.id for row in first} & {row.id for row in second}
