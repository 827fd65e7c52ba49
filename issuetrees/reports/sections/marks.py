"""Words for statuses and verdicts, always shown beside a colour or shape."""

from collections.abc import Collection

from django.utils.translation import gettext

from issuetrees.core.graph.records import TABLE
from issuetrees.core.mece import VERDICTS
from issuetrees.kit.words import spoken
from issuetrees.reports.scene.blocks import Key, Swatch

STATUS_ORDER = ("answered", "in_progress", "open", "pruned")


def status_word(status: str) -> str:
    """Return the word for a question's status."""
    return field_word("status", status)


def field_word(name: str, value: str) -> str:
    """Return the word for a value of a field that is chosen; what has none stands for itself."""
    return spoken(TABLE["nodes"][name].choices.get(value, value))


def status_legend(shown: Collection[str]) -> tuple[Key, ...]:
    """Return the legend of the statuses that occur."""
    return tuple(
        Key(Swatch.STATUS, kind, status_word(kind)) for kind in STATUS_ORDER if kind in shown
    )


def verdict_word(verdict: str) -> str:
    """Return the word for what a check says."""
    return gettext(VERDICTS[verdict])
