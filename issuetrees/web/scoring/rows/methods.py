"""Methods side by side, in the words of their page."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.scoring.methods import METHODS
from issuetrees.kit.formats.numbers import number, short
from issuetrees.kit.sentences import apart, fill, sentence
from issuetrees.kit.words import spoken
from issuetrees.scoring.read.methods import SHOWN_PAIRS, Compared, Conventions, Opinion
from issuetrees.scoring.read.results import Board
from issuetrees.scoring.wording import conventions


@dataclass(frozen=True)
class Place:
    """Where one method puts an initiative; ``is_compromise`` in the set of VIKOR."""

    place: str
    score: str
    is_compromise: bool


@dataclass(frozen=True)
class MethodRow:
    """One initiative and its places."""

    title: str
    places: list[Place]


@dataclass(frozen=True)
class MethodColumn:
    """A method: where it is from, what was chosen, what it remarks."""

    title: str
    source: str
    conventions: list[str]
    remarks: list[str]


def table(board: Board, found: Compared) -> list[MethodRow]:
    """Return the initiatives in the order of the first method, with their places by each."""
    titles = _titles(board)
    first = found.opinions[0].outcome
    order = first.order if first else range(len(found.ids))
    return [
        MethodRow(titles[found.ids[row]], [_place(one, row) for one in found.opinions])
        for row in order
    ]


def columns(board: Board, found: Compared) -> list[MethodColumn]:
    """Return the methods with everything that was chosen and is to be minded."""
    titles = _titles(board)
    return [
        MethodColumn(
            spoken(METHODS[one.method].title),
            METHODS[one.method].source,
            list(conventions(one)),
            list(_remarks(one, titles)),
        )
        for one in found.opinions
    ]


def verdict(board: Board, found: Compared) -> str:
    """Say whether the methods agree on who is first."""
    titles = _titles(board)
    firsts = [(one.method, _firsts(one, found, titles)) for one in found.opinions if one.outcome]
    if found.agree_on_first:
        names = firsts[0][1] if firsts else "–"
        return _("All methods name the same first: {names}.").format(names=names)
    said = "; ".join(f"{spoken(METHODS[method].title)}: {names}" for method, names in firsts)
    return _(
        "Methods differ on who is first ({said}): ask which of their assumptions is shared."
    ).format(said=said)


def first_values(chosen: Conventions) -> dict[str, object]:
    """Return conventions as values of the form."""
    return asdict(chosen)


def _firsts(one: Opinion, found: Compared, titles: Mapping[str, str]) -> str:
    return ", ".join(str(apart(titles[found.ids[row]])) for row in sorted(one.first))


def _titles(board: Board) -> dict[str, str]:
    return {str(row.pk): row.title for row in board.initiatives}


def _place(one: Opinion, row: int) -> Place:
    if one.outcome is None:
        return Place("–", "", is_compromise=False)
    compromise = one.outcome.scored.compromise
    digits = 1 if one.method == "additive" else 3
    return Place(
        str(one.outcome.places[row] or "–"),
        number(float(one.outcome.scores[row]), get_language() or "en", digits),
        is_compromise=bool(compromise and row in compromise.members),
    )


def _remarks(one: Opinion, titles: Mapping[str, str]) -> Iterable[str]:
    if one.refused is not None:
        yield sentence(one.refused)
    if one.outcome is None:
        return
    yield from (sentence(notice) for notice in one.outcome.notices)
    yield from _of_compromise(one)
    yield from _of_pairs(one, titles)
    yield from _of_reversals(one, titles)


def _of_compromise(one: Opinion) -> Iterable[str]:
    compromise = one.outcome.scored.compromise if one.outcome else None
    if compromise is None:
        return
    if len(compromise.members) == 1:
        yield _("The best is well ahead and best by another measure too: it stands alone.")
    elif not compromise.has_advantage:
        yield _("The best is not far enough ahead: all marked ◆ are a compromise together.")
    else:
        yield _("The best is best by no other measure: those marked ◆ are a compromise together.")


def _of_pairs(one: Opinion, titles: Mapping[str, str]) -> Iterable[str]:
    if one.method != "promethee":
        return
    if not one.incomparable:
        yield _("PROMETHEE I finds no two that cannot be compared.")
        return
    pairs = "; ".join(
        f"{apart(titles[first])} – {apart(titles[second])}"
        for first, second in one.incomparable[:SHOWN_PAIRS]
    )
    count = short(len(one.incomparable), get_language() or "en")
    yield _("PROMETHEE I cannot compare ({count}): {pairs}.").format(count=count, pairs=pairs)


def _of_reversals(one: Opinion, titles: Mapping[str, str]) -> Iterable[str]:
    if one.reversals is None:
        yield _("Too many initiatives to look for reversals of rank.")
    elif not one.reversals:
        yield _("Leaving out any one initiative turns no two others.")
    else:
        turned = one.reversals[0]
        yield fill(
            _(
                "Ranks reverse: without “{left_out}”, “{behind}” overtakes “{ahead}” "
                "(such cases: {count})."
            ),
            left_out=titles[turned.left_out],
            behind=titles[turned.behind],
            ahead=titles[turned.ahead],
            count=len(one.reversals),
        )
