"""What the rules of a kind of tree say of one split; source: Chevallier's rules and the canon.

A title is judged only where its words leave no doubt; a tree without a kind is not judged at all.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from issuetrees.core.mece.records import Finding, SplitChild, SplitParent, not_pruned
from issuetrees.core.text import cut
from issuetrees.core.text import gettext_noop as _
from issuetrees.core.tree_kinds.words import ACTION, ASKS, HOW, REASON, SURE_ACTION, WHY

#: Splits that say how parts make up the whole.
ARITHMETIC: Final = frozenset({"sum", "difference", "product", "ratio"})
_NAMED: Final = 3  # titles in one sentence
_TITLE: Final = 60  # characters of one
_OPENING: Final = " \t\n«»“”„\"'(—–-•*"

_Rule: TypeAlias = Callable[[SplitParent, Sequence[SplitChild]], Iterator[Finding]]
_Judge: TypeAlias = Callable[[str], bool]

ACTS: Final = _("Here causes are asked for; these are actions: {titles}")
FLIPS: Final = _(
    "Solutions have a tree of their own; here it is asked why, and these ask how: {titles}"
)
NO_VERB: Final = _("Say what to do; these do not begin with a verb: {titles}")
REASONS: Final = _("A solution needs no “because”, say reasons in the note: {titles}")
ASKING: Final = _("A hypothesis claims what can turn out false; these ask: {titles}")
NO_UNIT: Final = _("A driver is a quantity; these have no unit yet: {titles}")
NO_SUMS: Final = _("Say how these parts make up the number: sum, difference, product or ratio.")
CAUSES: Final = _("A decision has options and gates; these ask for causes: {titles}")
ONE_OPTION: Final = _("A decision needs a second option: nothing to do is one, too.")
ROOT_HOW: Final = _("A diagnostic tree asks why; this asks how.")
ROOT_WHY: Final = _("This asks why; a tree of this kind asks how, which or whether.")
ROOT_ASKS: Final = _("The root of a tree of hypotheses is a claim, the answer as of today.")


def check_kind(
    kind: str, parent: SplitParent, children: Sequence[SplitChild], *, is_root: bool
) -> tuple[Finding, ...]:
    """Return the advice of a kind on the split of ``parent``; none for a kind that is unknown."""
    live = not_pruned(children)
    found = [one for rule in _RULES.get(kind, ()) for one in rule(parent, live)]
    root = _ROOTS.get(kind)
    if is_root and root and root[0](_plain(parent.title)):
        found.insert(0, _finding("kind_root", parent, (), root[1]))
    return tuple(found)


def _rule(code: str, message: str, is_meant: _Judge) -> _Rule:
    """Make a rule that names the children of which ``is_meant`` is true, all in one sentence."""

    def check(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
        meant = [child for child in live if is_meant(_plain(child.title))]
        if meant:
            yield _finding(code, parent, meant, message)

    return check


def _finding(code: str, parent: SplitParent, meant: Iterable[SplitChild], message: str) -> Finding:
    named = tuple(meant)
    titles = "; ".join(cut(child.title.strip(), _TITLE) for child in named[:_NAMED])
    more = " …" if len(named) > _NAMED else ""
    details = {"titles": titles + more} if named else {}
    related = tuple(child.id for child in named)
    return Finding(code, "advice", "wording", parent.id, related, message, details)


def _plain(title: str) -> str:
    return " ".join(title.split()).strip(_OPENING)


def _acts(title: str) -> bool:
    return bool(ACTION.match(title))


def _acts_for_sure(title: str) -> bool:
    return bool(SURE_ACTION.match(title))


def _asks_how(title: str) -> bool:
    return bool(HOW.match(title))


def _asks_why(title: str) -> bool:
    return bool(WHY.match(title))


def _asks(title: str) -> bool:
    return bool(ASKS.match(title))


def _reasons(title: str) -> bool:
    return bool(REASON.search(title))


def _is_no_action(title: str) -> bool:
    """Whether something is said that is neither an action nor a question after one."""
    return bool(title) and not (_acts(title) or _asks(title) or _reasons(title))


def _units(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    without = [child for child in live if child.title.strip() and not child.unit.strip()]
    if without:
        yield _finding("kind_no_unit", parent, without, NO_UNIT)
    if len(live) > 1 and parent.split_kind not in ARITHMETIC:
        yield _finding("kind_no_arithmetic", parent, (), NO_SUMS)


def _options(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    if len(live) == 1:
        yield _finding("kind_one_option", parent, (), ONE_OPTION)


_RULES: Final[Mapping[str, Sequence[_Rule]]] = {
    "diagnostic": (_rule("kind_acts", ACTS, _acts_for_sure), _rule("kind_flips", FLIPS, _asks_how)),
    "solution": (
        _rule("kind_no_verb", NO_VERB, _is_no_action),
        _rule("kind_reasons", REASONS, _reasons),
    ),
    "hypothesis": (_rule("kind_asks", ASKING, _asks),),
    "driver": (_units,),
    "decision": (_rule("kind_causes", CAUSES, _asks_why), _options),
}
_ROOTS: Final[Mapping[str, tuple[_Judge, str]]] = {
    "diagnostic": (_asks_how, ROOT_HOW),
    "solution": (_asks_why, ROOT_WHY),
    "hypothesis": (_asks, ROOT_ASKS),
    "decision": (_asks_why, ROOT_WHY),
}
