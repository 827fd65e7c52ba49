"""What a test-drive says in sentences, each with what to mind, for pages and reports."""

from collections.abc import Iterator, Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.portfolio.reweigh import Verdict
from issuetrees.core.portfolio.test_drive import FEWEST, Chance, Drive, Table
from issuetrees.kit.formats.numbers import number, percent
from issuetrees.kit.sentences import fill, quote
from issuetrees.portfolio.read.test_drives import Driven

#: So much of the weight is told of a criterion that it moves.
_TOLD = 0.005
#: p-values below it are told as below it.
_LEAST = 0.001


def few_said(driven: Driven) -> str:
    """Say why there is a list and no number; "" where there are enough."""
    if driven.drive is not None:
        return ""
    return fill(
        _(
            "{count} past initiatives have a score and an outcome. Below {fewest}, one case turns "
            "every figure: here is the list and no number."
        ),
        count=driven.count,
        fewest=FEWEST,
    )


def all_said(driven: Driven) -> list[str]:
    """Return all that is said of a test-drive, in the order of its page."""
    figures = figures_said(driven.drive) if driven.drive else ()
    said = (few_said(driven), *figures, weights_said(driven), weights_caveat(driven))
    return [one for one in said if one]


def figures_said(drive: Drive) -> Iterator[str]:
    """Yield what the figures say of the scheme, each as a sentence with its caveat."""
    if drive.tau is None:
        yield _("All scores or all outcomes are equal: nothing can be said of their order.")
        return
    yield fill(
        _(
            "Rank correlation (Kendall’s tau-b) of score and outcome: {tau}, where 1 is the same "
            "order and 0 is none."
        ),
        tau=_signed(drive.tau),
    )
    if drive.auc is not None:
        yield fill(
            _(
                "Of a good and a bad one the scheme puts the good one higher in {share} of the "
                "pairs (AUC); a coin gets 50."
            ),
            share=percent(drive.auc, _language()),
        )
    if drive.old_auc is not None:
        yield fill(
            _("The old verdict does so in {share} of the pairs, ties counted half."),
            share=percent(drive.old_auc, _language()),
        )
    if drive.chance is not None:
        yield chance_said(drive.chance)
    yield from _without_said(drive)


def chance_said(chance: Chance) -> str:
    """Say how likely so much agreement is by order alone."""
    p = _p(chance.p)
    if chance.error is None:
        return fill(
            _("By chance alone so good an order comes with {p}, exactly: all orders were counted."),
            p=p,
        )
    if chance.p >= _LEAST:
        p = f"{p}\u00a0±\u00a0{number(2 * chance.error, _language(), 3)}"
    return fill(
        _("By chance alone so good an order comes with {p}: {orders} orders were drawn."),
        p=p,
        orders=chance.drawn,
    )


def _without_said(drive: Drive) -> Iterator[str]:
    taus = [one.tau for one in drive.without if one.tau is not None]
    if taus:
        yield fill(
            _(
                "With any one initiative left out, the rank correlation lies between {low} and "
                "{high}."
            ),
            low=_signed(min(taus)),
            high=_signed(max(taus)),
        )


def table_said(found: Table) -> str:
    """Say how often the two sides of a table agree, and how likely that is by chance."""
    text = fill(_("{agreed} of {count} agree."), agreed=found.agreed, count=found.count)
    if found.p is None:
        return text
    chance = fill(_("Fisher’s exact test: {p}."), p=_p(found.p))
    return f"{text} {chance}"


def weights_said(driven: Driven) -> str:
    """Say which weights would have repeated the good calls."""
    found = driven.reweighed
    if found.verdict is Verdict.NOTHING:
        return _("It takes initiatives that turned out well and others that did not.")
    if found.verdict is Verdict.ALREADY:
        return _("The weights in force put every good one above every bad one.")
    if found.verdict is Verdict.MOVED:
        return fill(
            _(
                "Weights exist that put every good one above every bad one. The smallest change "
                "moves {moved} of the weight: {changes}."
            ),
            moved=percent(found.moved, _language(), 1),
            changes="; ".join(_changes(driven)),
        )
    if found.blocking is None:
        return _("No weights put every good one above every bad one.")
    good, bad = (quote(driven.titles[key]) for key in found.blocking)
    return fill(
        _(
            "No weights can put every good one above every bad one: {good} leads {bad} on no "
            "criterion."
        ),
        good=good,
        bad=bad,
    )


def weights_caveat(driven: Driven) -> str:
    """Say what to mind of such weights; "" where there is nothing to."""
    if driven.reweighed.verdict is not Verdict.MOVED:
        return ""
    return fill(
        _(
            "Do not take them over: with {criteria} criteria and {count} cases such weights are "
            "often found by luck."
        ),
        criteria=len(driven.weights),
        count=driven.count,
    )


def _changes(driven: Driven) -> Sequence[str]:
    old, new = driven.weights, driven.reweighed.weights
    moved = sorted(old, key=lambda key: -abs(new[key] - old[key]))
    return [
        f"{quote(driven.titles[key])} {_share(old[key])} → {_share(new[key])}"
        for key in moved
        if abs(new[key] - old[key]) >= _TOLD
    ]


def _share(value: float) -> str:
    return percent(value, _language(), 1)


def _p(value: float) -> str:
    """Return a p-value; a small one is no nought."""
    if value < _LEAST:
        return f"p\u00a0<\u00a0{number(_LEAST, _language(), 3)}"
    return f"p\u00a0=\u00a0{number(value, _language(), 3)}"


def _signed(value: float) -> str:
    shown = number(abs(value), _language(), 2)
    return shown if value > -0.005 else f"\u2212{shown}"


def _language() -> str:
    return get_language() or "en"
