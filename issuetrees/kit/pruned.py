"""What is said of a branch that is not followed any more: it stays, greyed, with the reason."""

from django.utils.translation import gettext as _

from issuetrees.kit.sentences import fill


def pruned_words(reason: str) -> str:
    """Return “Pruned: too small to matter”, or “Pruned” where nobody has said why."""
    return fill(_("Pruned: {reason}"), reason=reason) if reason.strip() else _("Pruned")
