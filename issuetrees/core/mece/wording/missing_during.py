"""Before and after without during."""

from collections.abc import Iterator
from typing import Final

from issuetrees.core.mece.records import Finding
from issuetrees.core.mece.words.labels import takes_the_rest
from issuetrees.core.mece.words.reading import SHIPPED, Label
from issuetrees.core.mece.words.worded import Worded
from issuetrees.core.text import gettext_noop

#: What has no length, so that nothing happens during it.
_MOMENTS: Final = frozenset(
    lemma
    for word in (
        "tax taxation interest depreciation amortisation amortization discount vat deadline noon"
        " midnight birth signing signature opening start beginning end close closing closure"
        " date day today now sale money cut-off redundancy adjustment inflation налог"
        " налогообложение проценты амортизация скидка ндс срок дедлайн полдень полночь рождение"
        " подписание открытие начало конец окончание завершение закрытие дата старт сегодня обед"
        " корректировка инфляция вычет approval decision registration contact expiry ended first"
        " graduation регистрация одобрение решение первый обращение истечение"
    ).split()
    for lemma in SHIPPED.read(word).lemmas
)


def check(split: Worded) -> Iterator[Finding]:
    """Ask for what lies between "before the purchase" and "after the purchase"."""
    turned = [part for part in split.parts if part[1].is_turned]
    if len(turned) < 2 or any(map(_is_during, split.labels)):
        return
    said = [label.lemmas for label in split.labels if not label.is_turned]
    if any(takes_the_rest(child.title) for child in split.live):
        return
    for first, one, second, other in split.pairs():
        times = {_time(one), _time(other)}
        is_pair = times == {"<before>", "<after>"} and _event(one) == _event(other)
        if is_pair and _lasts(one) and _time_itself(one) not in said:
            message = gettext_noop(
                "Between “{first}” and “{second}” lies the time itself: nobody covers it."
            )
            yield split.advice("missing_during", [first, second], message)
            return


def _is_during(label: Label) -> bool:
    return "<during>" in label.lemmas


def _time(label: Label) -> str:
    """Return the one word that turns a label, if it is but one."""
    turning = [lemma for lemma in label.lemmas if lemma.startswith("<")]
    return turning[0] if len(turning) == 1 else ""


def _event(label: Label) -> list[str]:
    return ["<>" if lemma == _time(label) else lemma for lemma in label.lemmas]


def _time_itself(label: Label) -> tuple[str, ...]:
    """Return what "Delivery", "On delivery" say beside "Before delivery"."""
    return tuple(lemma for lemma in label.lemmas if lemma != _time(label))


def _lasts(label: Label) -> bool:
    event = [lemma for lemma in label.lemmas if not lemma.startswith("<")]
    return bool(event) and not any(one in _MOMENTS or one[0].isdigit() for one in event)
