"""Labels that say the same in other words: another form or order, short and long, synonyms."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from issuetrees.core.mece.records import Finding, SplitChild
from issuetrees.core.mece.words.labels import look_alike_key
from issuetrees.core.mece.words.reading import Label
from issuetrees.core.mece.words.worded import Part, Worded
from issuetrees.core.text import gettext_noop

Key: TypeAlias = tuple[str, ...]

_MOST_OF_THEIR_OWN: Final = 3
#: Words between two nouns that stand there whatever is meant: «выручка от подписки».
_OF_NOUNS: Final = frozenset({"<from>", "<to>", "<with>", "<through>"})


def check(split: Worded) -> Iterator[Finding]:
    """Name labels of one meaning; where only synonyms say so, that is advice, no disproof."""
    told: set[str] = set()
    has_hyphens = any("-" in child.title for child in split.children)
    for key_of, is_sure in _WAYS:
        if key_of is _write_the_same and not has_hyphens:
            continue
        for group in _alike(split, key_of):
            if not is_sure and _are_counted_apart(group):
                continue
            if not told.issuperset(child.id for child in group):
                told.update(child.id for child in group)
                yield _told(split, group, is_sure=is_sure)


def _are_counted_apart(group: Sequence[SplitChild]) -> bool:
    """Whether no two are counted in one unit: orders in pieces, their margin in money."""
    units = [child.unit.strip() for child in group]
    return all(units) and len(set(units)) == len(units)


def _told(split: Worded, group: list[SplitChild], *, is_sure: bool) -> Finding:
    if is_sure:
        message = gettext_noop("“{first}” and “{second}” say the same in other words.")
        return split.overlap("paraphrase", group, message)
    message = gettext_noop(
        "“{first}” and “{second}” mean the same to many: say what sets them apart."
    )
    return split.advice("synonyms", group, message)


def _say_the_same(label: Label, _above: Label) -> Key:
    return label.key


def _mean_the_same(label: Label, _above: Label) -> Key:
    return label.sense


def _mean_the_same_below(label: Label, above: Label) -> Key:
    """Return the sense without what the question above says already: "Subscription revenue"."""
    said = set(label.sense).intersection(above.sense) - {""}
    if not said:
        return label.sense
    own = set(label.sense) - said - _OF_NOUNS - {""}
    is_more = not own or len(own) > _MOST_OF_THEIR_OWN or any(one[0] == "<" for one in own)
    if is_more or label.form in {"action", "question"}:
        return label.sense
    return ("", *sorted(own))


def _write_the_same(label: Label, _above: Label) -> Key:
    """Return all letters in one: "Set-up times", "Setup time"."""
    return ("", "".join(label.lemmas))


#: How labels are compared, the surest first, and whether that disproves.
_WAYS: Final = (
    (_say_the_same, True),
    (_write_the_same, True),
    (_mean_the_same, False),
    (_mean_the_same_below, False),
)


def _alike(split: Worded, key_of: Callable[[Label, Label], Key]) -> Iterator[list[SplitChild]]:
    """Yield the children whose keys are the same while their letters are not."""
    groups: dict[Key, list[Part]] = {}
    for child, label in zip(split.children, split.labels, strict=True):
        if label.content and not label.has_digits:
            key = (*key_of(label, split.above), label.asks)
            groups.setdefault(key, []).append((child, label))
    for key, group in groups.items():
        if len(group) > 1 and _are_of_one_head(group, key) and _are_turned_alike(group):
            apart = {look_alike_key(child.title): child for child, _ in group}
            if len(apart) > 1:
                yield list(apart.values())


def _are_of_one_head(group: Sequence[Part], key: Key) -> bool:
    """Whether the same words are about one thing: "risk of cost" is not "cost of risk"."""
    heads = {label.head if label.head in key else "" for _, label in group}
    return len(heads - {""}) <= 1 or any(label.is_free for _, label in group)


def _are_turned_alike(group: Sequence[Part]) -> bool:
    """Whether no two labels are turned by different words: "loans to banks", "loans from banks"."""
    turned = {tuple(one for one in label.lemmas if one[0] == "<") for _, label in group}
    return len(turned - {()}) <= 1
