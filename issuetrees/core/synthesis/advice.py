"""What can be said of so-whats without knowing the case: remarks by question, Minto's rules."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from issuetrees.core.synthesis.questions import Question
from issuetrees.core.synthesis.wording import fault
from issuetrees.core.text import gettext_noop as _

_WORDS: Final[Mapping[str, str]] = {
    "so_what_missing": _("All its parts are answered: say in one sentence what they come to."),
    "so_what_empty": _("It says that there is something, not what: name it, with its size."),
    "so_what_asks": _("It asks instead of answering."),
    "so_what_long": _("It is longer than two lines: keep the one thing that follows."),
    "so_what_repeats": _("It repeats the question: say what you found."),
}
#: By what the parts of a split stand in their order, where its kind says so.
_ORDERS: Final[Mapping[str, str]] = {
    "process": "time",
    "deduction": "argument",
    "intervals": "degree",
    "sum": "structure",
    "difference": "structure",
    "product": "structure",
    "ratio": "structure",
    "segments": "structure",
    "matrix": "structure",
    "opposites": "structure",
    "framework": "structure",
}
_IN_ORDER: Final[Mapping[str, str]] = {
    "time": _("The key line stands in the order of time."),
    "argument": _("The key line stands in the order of the argument."),
    "degree": _("The key line stands in the order of size."),
    "structure": _("The key line stands in the order of the structure that is cut."),
}


@dataclass(frozen=True, slots=True)
class Advice:
    """A remark; ``message`` is a key of the catalogue. ``is_met``: nothing is to be done."""

    code: str
    message: str
    details: Mapping[str, str | int] = field(default_factory=dict)
    is_met: bool = False


def advice_on(root: Question) -> dict[str, list[Advice]]:
    """Return the remarks on the so-whats of branches by the id of the question."""
    found = {one.id: _code(one) for one in root.walk() if one.parts}
    return {key: [Advice(code, _WORDS[code])] for key, code in found.items() if code}


def _code(question: Question) -> str | None:
    if question.answer:
        return fault(question.title, question.answer)
    is_ready = all(one.status == "answered" or one.answer for one in question.parts)
    return "so_what_missing" if is_ready else None


def minto(root: Question) -> list[Advice]:
    """Return how the story keeps Minto's rules: summary above, one kind, an order with a name."""
    return [_summary(root), _kind(root), _order(root)] if root.parts else []


def _summary(root: Question) -> Advice:
    branches = [one for one in root.walk() if one.parts]
    bare = sum(not one.answer for one in branches)
    late = sum(bool(one.edits_behind) for one in branches)
    if bare:
        text = _("{count} of {total} branches have no so-what yet.")
        return Advice("summary_above", text, {"count": bare, "total": len(branches)})
    if late:
        text = _("{count} of {total} so-whats are behind what stands below them.")
        return Advice("summary_above", text, {"count": late, "total": len(branches)})
    return Advice("summary_above", _("Each branch is summed up above its parts."), is_met=True)


def _kind(root: Question) -> Advice:
    if root.node.split_kind in {None, "freeform"}:
        text = _("Nothing says by what the question is split: choose the kind of its split.")
        return Advice("one_kind", text)
    return Advice("one_kind", _("The parts of the question are of one kind."), is_met=True)


def _order(root: Question) -> Advice:
    order = _ORDERS.get(root.node.split_kind or "") or _by_prize(root)
    if order:
        return Advice("order_named", _IN_ORDER[order], is_met=True)
    text = _("The order of the key line has no name: time, structure, or the largest first.")
    return Advice("order_named", text)


def _by_prize(root: Question) -> str | None:
    """Whether the parts go from the largest prize to the smallest."""
    prizes = [one.node.prize for one in root.parts]
    known = [prize for prize in prizes if prize is not None]
    is_falling = len(known) == len(prizes) and all(a >= b for a, b in pairwise(known))
    return "degree" if is_falling else None
