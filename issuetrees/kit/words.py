"""Words of the core, which marks them only, in the reader's language."""

from django.utils.translation import gettext

from issuetrees.core.text import CONTEXT_END


def spoken(message: str) -> str:
    """Return a message that the core marked by ``gettext_noop`` or ``pgettext_noop``."""
    return gettext(message).rpartition(CONTEXT_END)[2]
