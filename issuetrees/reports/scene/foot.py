"""The line at the foot of every page."""

from django.utils.translation import gettext as _

from issuetrees.core.text import head
from issuetrees.reports.document import Cover
from issuetrees.reports.sections.base import Typist


def foot_line(cover: Cover, language: str, own: str = "") -> str:
    """Return the confidentiality line: whose paper it is and for whom, or the words of a brand's
    own; and which version.
    """
    typist = Typist(language)
    client = typist.text(head(cover.client, 60)) or typist.text(head(cover.engagement, 60))
    usual = _("Confidential · {client}").format(client=client) if client else _("Confidential")
    line = typist.text(own) or usual
    line = line if cover.stage == "final" else _("{line} · Draft").format(line=line)
    return f"{line} · {cover.version}" if cover.version else line
