"""Words of the core, which marks them only, in the reader's language."""

from django.utils.text import capfirst
from django.utils.translation import gettext

from issuetrees.core.graph.fields import Field
from issuetrees.core.text import CONTEXT_END


def spoken(message: str) -> str:
    """Return a message that the core marked by ``gettext_noop`` or ``pgettext_noop``."""
    return gettext(message).rpartition(CONTEXT_END)[2]


def label(row: Field) -> str:
    """Return what screens and reports call a field: with a capital first letter."""
    return capfirst(spoken(row.label or row.word))
