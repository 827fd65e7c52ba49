"""What follows from a ranking: where to start, what to decide first, what a gate stops."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.reports.scored import Ranked, Ranking
from issuetrees.reports.sections.base import Typist

# So many are named, and a few more where the last of them shares its place.
NAMED: Final = 3
MOST_NAMED: Final = 5


def recommended(ranking: Ranking) -> tuple[Ranked, ...]:
    """Return the best that passed every gate and are not past; who shares a place is named
    together or not.
    """
    free = [row for row in ranking.rows if row.place and ranking.is_free(row) and not row.is_past]
    named = [row for row in free if row.place in {one.place for one in free[:NAMED]}]
    if len(named) <= MOST_NAMED:
        return tuple(named)
    return tuple(row for row in named if row.place != named[-1].place)


def so_what(ranking: Ranking, typist: Typist) -> str:
    """Say what follows, of nobody that a gate may still stop."""
    named = recommended(ranking)
    lines = [_start(ranking, named, typist), *_beside(ranking, named, typist)]
    return typist.text(" ".join(line for line in lines if line))


def _start(ranking: Ranking, named: Sequence[Ranked], typist: Typist) -> str:
    if not named:
        return ""
    if not ranking.gates:
        text = _("Start with {names}: the best scores.")
    else:
        text = _("Start with {names}: the best scores that passed every gate.")
    return text.format(names=_names(named, typist))


def _beside(ranking: Ranking, named: Sequence[Ranked], typist: Typist) -> list[str]:
    """What scores as high as those that are named, and why it is not among them."""
    least = min((row.score or 0 for row in named), default=0)
    high = [row for row in ranking.rows if row.place and (row.score or 0) >= least]
    waiting = [row for row in high if ranking.undecided(row) and not row.vetoes]
    stopped = [row for row in high if row.vetoes]
    if named:
        return [_as_high(waiting, typist), _stopped(stopped, typist)]
    return [_nobody_yet(waiting, typist), _stopped(stopped, typist)]


def _nobody_yet(rows: Sequence[Ranked], typist: Typist) -> str:
    if not rows:
        return ""
    return _("No initiative has passed every gate yet. Decide the gates of {names} first.").format(
        names=_names(rows[:NAMED], typist)
    )


def _as_high(rows: Sequence[Ranked], typist: Typist) -> str:
    if not rows:
        return ""
    if len(rows) > NAMED:
        return ngettext(
            "{count} initiative scores as high, but its gates are undecided.",
            "{count} initiatives score as high, but their gates are undecided.",
            len(rows),
        ).format(count=typist.number(len(rows)))
    return ngettext(
        "{names} scores as high, but its gates are undecided.",
        "{names} score as high, but their gates are undecided.",
        len(rows),
    ).format(names=_names(rows, typist))


def _stopped(rows: Sequence[Ranked], typist: Typist) -> str:
    if not rows:
        return ""
    if len(rows) == 1:
        return _("A gate stops {name} in spite of its score.").format(
            name=typist.quoted(rows[0].title)
        )
    return ngettext(
        "Gates stop {count} initiative in spite of its score.",
        "Gates stop {count} initiatives in spite of their scores.",
        len(rows),
    ).format(count=typist.number(len(rows)))


def _names(rows: Sequence[Ranked], typist: Typist) -> str:
    *names, last = (typist.quoted(row.title) for row in rows)
    return _("{names} and {last}").format(names=", ".join(names), last=last) if names else last
