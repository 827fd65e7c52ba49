"""What is said of agreement, and why it sometimes cannot be said."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import TRUSTED
from issuetrees.core.scoring.additive import Array
from issuetrees.core.text import gettext_noop


class Scale(StrEnum):
    """How values differ: only equal or not, by order, by distance, by proportion."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class Measure(StrEnum):
    """The coefficients by their usual names, with the convention where there are several."""

    ALPHA_NOMINAL = "krippendorff_alpha_nominal"
    ALPHA_ORDINAL = "krippendorff_alpha_ordinal"
    ALPHA_INTERVAL = "krippendorff_alpha_interval"
    ALPHA_RATIO = "krippendorff_alpha_ratio"
    KENDALL_W = "kendall_w_corrected_for_ties"
    ICC_AGREEMENT_ONE = "icc_2_1"
    ICC_AGREEMENT_MEAN = "icc_2_k"
    ICC_CONSISTENCY_ONE = "icc_3_1"
    FLEISS_KAPPA = "fleiss_kappa"


class Undefined(StrEnum):
    """Why a coefficient has no value."""

    TOO_FEW = "too_few"
    NO_VARIATION = "no_variation"
    NEGATIVE = "negative"


#: The reasons in words.
REASONS: Final[Mapping[Undefined, str]] = {
    Undefined.TOO_FEW: gettext_noop(
        "Too few scores: at least two assessors have to score the same things."
    ),
    Undefined.NO_VARIATION: gettext_noop(
        "No variation: the scores do not differ, so agreement cannot be told from habit."
    ),
    Undefined.NEGATIVE: gettext_noop("Values below zero cannot be compared by proportion."),
}


@dataclass(frozen=True, slots=True)
class Coefficient:
    """A coefficient with the numbers that it rests on; either a value or a reason, never both."""

    measure: Measure
    value: float | None
    undefined: Undefined | None
    assessors: int
    units: int


@dataclass(frozen=True, slots=True)
class Bias:
    """One assessor beside the panel, in the units of the ratings.

    ``bias``: mean of own minus the panel's mean, over the units that others have rated as well.
    ``spread``: standard deviation (n - 1) of these differences. ``range_used``: that of the own
    ratings, which is small for whoever avoids the ends. None where there is too little for it.
    """

    assessor_id: str
    bias: float | None
    spread: float | None
    range_used: float | None
    units: int


@dataclass(frozen=True, slots=True)
class Dot:
    """Equal ratings of one unit: their value and who gave them."""

    value: float
    assessor_ids: tuple[str, ...]


def checked(ratings: Array) -> Array:
    """Return the ratings as an array of assessors × units; infinite ones are ``Invalid``.

    Noise of computing goes here, once: 0.1 + 0.2 and 0.3 are one rating.
    """
    found = np.asarray(ratings, dtype=np.float64)
    if found.ndim != 2 or np.isinf(found).any():
        raise Invalid(
            "ratings_wrong",
            gettext_noop("Scores to compare are finite numbers, a row for each assessor."),
            field="scores",
        )
    largest = np.nanmax(np.abs(found), initial=0.0)
    return np.round(found, TRUSTED - 1 - math.floor(math.log10(largest))) if largest else found


def complete(ratings: Array) -> Array:
    """Return the units that all assessors have rated; those who rated nothing are left out."""
    found = checked(ratings)
    panel = found[~np.isnan(found).all(axis=1)]
    return panel[:, ~np.isnan(panel).any(axis=0)]


def defined(measure: Measure, above: float, below: float, shape: tuple[int, ...]) -> Coefficient:
    """Return ``above / below`` as a coefficient; without anything below nothing varies."""
    if below <= 0:
        return undefined(measure, Undefined.NO_VARIATION, shape)
    return Coefficient(measure, above / below, None, *shape)


def undefined(measure: Measure, reason: Undefined, shape: tuple[int, ...]) -> Coefficient:
    """Return a coefficient that does not exist, with the reason."""
    return Coefficient(measure, None, reason, *shape)


def is_constant(ratings: Array) -> bool:
    """Whether all ratings are one value."""
    return bool(np.ptp(ratings) == 0)
