"""What the evidence on a question amounts to, and where siblings contradict one another.

Follows the usual practice of issue-driven work (``issue-trees.md`` 7): the status of a claim is
derived from what speaks for and against it, never set by hand. The sums are made to be explained
in one sentence: weak, medium and strong weigh 1, 2 and 3; a source counts once on each side, with
the strongest that it gives, so that ten quotes of one interview are one voice.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from issuetrees.core.text import gettext_noop, pgettext_noop

Stance = Literal["for", "against"]
Strength = Literal["weak", "medium", "strong"]
Status = Literal["open", "supported", "refuted", "mixed"]
Confidence = Literal["low", "medium", "high"]

WEIGHTS: Final[Mapping[str, int]] = {"weak": 1, "medium": 2, "strong": 3}
STATUSES: Final[Mapping[str, str]] = {
    "open": pgettext_noop("evidence", "Open"),
    "supported": gettext_noop("Supported"),
    "refuted": gettext_noop("Refuted"),
    "mixed": pgettext_noop("evidence", "Mixed"),
}
CONFIDENCES: Final[Mapping[str, str]] = {
    "low": gettext_noop("low confidence"),
    "medium": gettext_noop("medium confidence"),
    "high": gettext_noop("high confidence"),
}
#: One side carries the claim when it weighs at least so many times the other.
DECIDES: Final = 2
#: The lead, in points of weight, from which confidence is medium and high.
MEDIUM_LEAD: Final = 3
HIGH_LEAD: Final = 5


@dataclass(frozen=True, slots=True)
class Item:
    """A piece of evidence: ``source`` is None where nobody said where it is from; ``claim`` is
    what it says, by which siblings are compared.
    """

    stance: Stance
    strength: Strength
    source: str | None = None
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What evidence amounts to: weights of both sides, and how many named sources are behind it.

    ``sources`` counts named sources of either side; ``leading`` those of the side that leads.
    ``confidence`` is None as long as nothing is decided.
    """

    status: Status
    confidence: Confidence | None
    weight_for: int
    weight_against: int
    count_for: int
    count_against: int
    sources: int
    leading: int

    @property
    def count(self) -> int:
        """How many pieces there are."""
        return self.count_for + self.count_against

    @property
    def has_one_source(self) -> bool:
        """Whether all of it comes from one source, named or not."""
        return self.count > 0 and self.sources <= 1


def standing(items: Iterable[Item]) -> Standing:
    """Return what pieces of evidence amount to, in whatever order they come."""
    best: dict[tuple[str, str | None], int] = defaultdict(int)
    counts: Counter[str] = Counter()
    for item in items:
        counts[item.stance] += 1
        place = (item.stance, item.source)
        best[place] = max(best[place], WEIGHTS[item.strength])
    weights = {side: _sum(best, side) for side in ("for", "against")}
    status = _status(weights["for"], weights["against"])
    leader = {"supported": "for", "refuted": "against"}.get(status)
    leading = sum(side == leader and source is not None for side, source in best)
    return Standing(
        status=status,
        confidence=_confidence(abs(weights["for"] - weights["against"]), leading)
        if leader
        else None,
        weight_for=weights["for"],
        weight_against=weights["against"],
        count_for=counts["for"],
        count_against=counts["against"],
        sources=len({source for _, source in best if source is not None}),
        leading=leading,
    )


def _sum(best: Mapping[tuple[str, str | None], int], side: str) -> int:
    return sum(weight for (stance, _), weight in best.items() if stance == side)


def _status(weight_for: int, weight_against: int) -> Status:
    if not weight_for and not weight_against:
        return "open"
    if weight_for >= DECIDES * weight_against:
        return "supported"
    return "refuted" if weight_against >= DECIDES * weight_for else "mixed"


def _confidence(lead: int, sources: int) -> Confidence:
    """One source never gives high confidence, and none that is named more than low."""
    if lead >= HIGH_LEAD and sources > 1:
        return "high"
    return "medium" if lead >= MEDIUM_LEAD and sources else "low"


Code = Literal["both_supported", "both_refuted", "same_claim", "parent_above", "chain_broken"]

CODES: Final[tuple[Code, ...]] = (
    "both_supported", "both_refuted", "same_claim", "parent_above", "chain_broken",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its evidence, as contradictions are looked for."""

    id: str
    parent_id: str | None
    split_kind: str | None
    items: Sequence[Item]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Questions whose statuses cannot all hold: ``claim`` is what speaks for one of them and
    against the other; "" where it is not about one claim.
    """

    code: Code
    parent_id: str
    node_ids: tuple[str, ...]
    claim: str = ""


def contradictions(
    nodes: Sequence[Asked], standings: Mapping[str, Standing]
) -> list[Contradiction]:
    """Return what cannot hold together, in the order of the nodes (parents before children).

    Only what follows from what people said is told:

    - opposites that are both supported, or both refuted: by their split one holds, one does not;
    - siblings that are both supported though the same finding is for one and against the other;
    - a parent that is supported while each of its children is refuted, or while a premise of its
      deductive chain is.

    Two supported siblings of another split contradict nothing: both may be true.
    """
    below: dict[str, list[Asked]] = defaultdict(list)
    for node in nodes:
        if node.parent_id is not None:
            below[node.parent_id].append(node)
    found: list[Contradiction] = []
    for parent in nodes:
        children = below.get(parent.id, [])
        if children:
            found += _opposed(parent, children, standings)
            found += _same_claims(parent, children, standings)
            found += _fallen(parent, children, standings)
    return found


def _ids(nodes: Iterable[Asked], standings: Mapping[str, Standing], status: str) -> list[str]:
    return [node.id for node in nodes if standings[node.id].status == status]


def _opposed(
    parent: Asked, children: Sequence[Asked], standings: Mapping[str, Standing]
) -> Iterable[Contradiction]:
    if parent.split_kind != "opposites":
        return
    codes: Mapping[str, Code] = {"supported": "both_supported", "refuted": "both_refuted"}
    for status, code in codes.items():
        ids = _ids(children, standings, status)
        if len(ids) > 1:
            yield Contradiction(code, parent.id, tuple(ids))


def _same_claims(
    parent: Asked, children: Sequence[Asked], standings: Mapping[str, Standing]
) -> Iterable[Contradiction]:
    held = [child for child in children if standings[child.id].status == "supported"]
    against: dict[str, list[str]] = defaultdict(list)
    for child in held:
        for key in dict.fromkeys(_claims(child, "against")):
            against[key].append(child.id)
    told: set[tuple[str, str]] = set()
    for child in held:
        for key, claim in _claims(child, "for").items():
            for other in against.get(key, ()):
                pair = (min(child.id, other), max(child.id, other))
                if other != child.id and pair not in told:
                    told.add(pair)
                    yield Contradiction("same_claim", parent.id, (child.id, other), claim)


def _claims(node: Asked, stance: str) -> dict[str, str]:
    """Return what is said on one side, by how it is compared."""
    texts = (item.claim for item in node.items if item.stance == stance)
    return {key: text for text in texts if (key := " ".join(text.casefold().split()))}


def _fallen(
    parent: Asked, children: Sequence[Asked], standings: Mapping[str, Standing]
) -> Iterable[Contradiction]:
    if standings[parent.id].status != "supported":
        return
    refuted = tuple(_ids(children, standings, "refuted"))
    if refuted and parent.split_kind == "deduction":
        yield Contradiction("chain_broken", parent.id, refuted)
    elif len(refuted) == len(children):
        yield Contradiction("parent_above", parent.id, refuted)
