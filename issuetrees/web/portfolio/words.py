"""Words of the portfolio's pages."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.core.portfolio.frame import Part

#: What money serves.
PARTS: Final[Mapping[str, Any]] = {
    Part.BRAND: pgettext_lazy("budget", "Brand"),
    Part.ACTIVATION: _("Activation"),
    Part.BOTH: _("Half and half"),
}
