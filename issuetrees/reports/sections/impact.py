"""What is recommended, in money and numbers."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from issuetrees.core.rounding import Figure
from issuetrees.reports.decisions import decisions_of, total_of
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.scene.blocks import Fact
from issuetrees.reports.scene.tables import Money, Number
from issuetrees.reports.scored import Ranked, Ranking
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.recommended import recommended


def likely_cost(rows: Sequence[Ranked]) -> Decimal | None:
    """Return what initiatives cost together; None unless each has a likely cost."""
    return _sum([row.cost_likely for row in rows])


def facts_of(document: ReportDocument) -> list[Fact]:
    """Return the figures of which a summary makes much: the sum, what is recommended and not."""
    ranking = document.ranking
    return [*_sum_fact(document), *(_counts(ranking) if ranking and ranking.rows else ())]


def impact(ranking: Ranking, typist: Typist) -> str:
    """Say what is recommended, what it costs, what it brings; nothing while nothing is."""
    rows = recommended(ranking)
    if not rows:
        return ""
    lines = [_costs(rows, ranking, typist), _points(rows, ranking, typist), *_others(ranking)]
    return " ".join(line for line in lines if line)


def _sum(costs: Sequence[Figure | None]) -> Decimal | None:
    known = [Decimal(str(cost)) for cost in costs if cost is not None]
    return sum(known, Decimal()) if known and len(known) == len(costs) else None


def _sum_fact(document: ReportDocument) -> Iterator[Fact]:
    asked = total_of(decisions_of(document))
    rows = recommended(document.ranking) if document.ranking else ()
    cost = likely_cost(rows)
    if asked is not None:
        yield Fact(Money(asked, document.currency), _("asked for in the decisions"))
    elif cost is not None:
        yield Fact(Money(cost, document.currency), _("likely cost of what is recommended"))


def _counts(ranking: Ranking) -> Iterator[Fact]:
    count, best = len(ranking.rows), len(recommended(ranking))
    label = ngettext("initiative recommended", "initiatives recommended", count)
    yield Fact(Number(best), label, count)
    vetoed = sum(bool(row.vetoes) for row in ranking.rows)
    if ranking.gates:
        yield Fact(Number(vetoed), ngettext("stopped by a gate", "stopped by a gate", vetoed))


def _costs(rows: Sequence[Ranked], ranking: Ranking, typist: Typist) -> str:
    count, total = len(rows), len(ranking.rows)
    said = ngettext(
        "{count} of {total} initiatives is recommended",
        "{count} of {total} initiatives are recommended",
        count,
    ).format(count=typist.number(count), total=typist.number(total))
    likely = likely_cost(rows)
    low, high = (_sum([row.cost_low for row in rows]), _sum([row.cost_high for row in rows]))
    if likely is None:
        return f"{said}."
    cost = typist.money(likely, ranking.currency)
    if low is None or high is None or low == high:
        return _("{said}: likely cost {cost}.").format(said=said, cost=cost)
    return _("{said}: likely cost {cost}, from {low} to {high}.").format(
        said=said, cost=cost, low=typist.money(low, ranking.currency),
        high=typist.money(high, ranking.currency),
    )  # fmt: skip


def _points(rows: Sequence[Ranked], ranking: Ranking, typist: Typist) -> str:
    """What they score, from the least to the most."""
    scores = [row.score for row in rows if row.score is not None]
    if not scores:
        return ""
    least, most = (typist.number(score, ranking.digits) for score in (min(scores), max(scores)))
    scale = typist.number(ranking.scale)
    if least == most:
        return _("Score: {points} of {scale} points.").format(points=most, scale=scale)
    return _("Scores: {least} to {most} of {scale} points.").format(
        least=least, most=most, scale=scale
    )


def _others(ranking: Ranking) -> Iterator[str]:
    """What is not recommended yet because nobody has decided its gates."""
    waiting = sum(bool(ranking.undecided(row)) and not row.vetoes for row in ranking.rows)
    if waiting:
        text = ngettext(
            "Gates of {count} initiative are undecided.",
            "Gates of {count} initiatives are undecided.",
            waiting,
        )
        yield text.format(count=waiting)
