"""What pages and reports say of weights, their methods and the fit of answers in the same words."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from issuetrees.core.scoring.weighing import Fit
from issuetrees.kit.formats.numbers import short
from issuetrees.kit.sentences import fill
from issuetrees.scoring.models.weight_sets import RankScheme, WeighingMethod

_TABLES: Final = {
    "saaty_1980": "Saaty 1980",
    "saaty_2005": "Saaty 2005",
    "alonso_lamata_2006": "Alonso & Lamata 2006",
}
_WAYS: Final[Mapping[str, Any]] = {
    "arithmetic": gettext_lazy("arithmetic mean of weights"),
    "geometric": gettext_lazy("geometric mean of weights (AIP)"),
    "judgements": gettext_lazy("geometric mean of judgements (AIJ)"),
}


def merged_by(way: str) -> str:
    """Name the way in which people are merged; another text stands as it is."""
    return str(_WAYS.get(way, way))


def method_name(method: str, scheme: str = "") -> str:
    """Name the way of asking; of an order also how it becomes weights."""
    name = str(WeighingMethod(method).label)
    is_ordered = method == WeighingMethod.RANK and scheme
    return f"{name}, {RankScheme(scheme).label}" if is_ordered else name


def told(fit: Fit) -> Iterator[str]:
    """Say how well answers fit, and which judgement to look at again."""
    language = get_language() or "en"
    where = fit.place or _("All goals")
    ratio, limit = short(fit.ratio, language, 3), short(fit.limit, language, 3)
    if fit.measure == "consistency_ratio":
        yield fill(
            _(
                "{where}: consistency ratio {ratio}, up to {limit} is fine "
                "(random index of {table})."
            ),
            where=where, ratio=ratio, limit=limit, table=_TABLES.get(fit.table, ""),
        )  # fmt: skip
    else:
        yield fill(
            _("{where}: answers differ by {ratio}, up to {limit} is fine."),
            where=where, ratio=ratio, limit=limit,
        )  # fmt: skip
    if fit.worst is not None:
        yield fill(
            _(
                "Look again at “{first}” beside “{second}”: said {said} times, "
                "the other answers ask for {better}."
            ),
            first=fit.worst.first,
            second=fit.worst.second,
            said=_times(fit.worst.said, language),
            better=_times(fit.worst.better, language),
        )


def _times(judgement: float, language: str) -> str:
    """Write a judgement as people choose it: “3” or “1/3”."""
    return short(judgement, language) if judgement >= 1 else f"1/{short(1 / judgement, language)}"
