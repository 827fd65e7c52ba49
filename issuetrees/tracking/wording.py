"""What is said of a RACI table, in the reader's language."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from issuetrees.core.raci.checks import Finding
from issuetrees.kit.sentences import fill
from issuetrees.tracking.read.activities import Raci


def finding_words(finding: Finding, table: Raci) -> str:
    """Say what is wrong, with the names of rows and parties."""
    rows = {str(row.pk): row.title for row in table.activities}
    parties = {str(row.pk): row.title for row in table.parties}
    return said(finding, rows, parties)


def said(finding: Finding, rows: Mapping[str, str], parties: Mapping[str, str]) -> str:
    """Say what is wrong; rows and parties are called by their ids."""
    names = ", ".join(parties.get(key, "") for key in finding.parties)
    templates = {
        "no_a": _("“{row}”: nobody answers for it. Give exactly one party an A."),
        "two_a": _("“{row}”: {names} all answer for it. Leave one A."),
        "nobody_r": _("“{row}”: nobody does the work. Give somebody an R."),
        "many_c": _("“{row}”: {count} parties are asked before it; more than {of} slow it down."),
        "busy_a": _("{names} answers for {count} of {of} activities: a bottleneck."),
        "idle": _("{names} has no letter in any activity."),
    }
    row = rows.get(finding.row_id, "")
    count, of = str(finding.count), str(finding.of)
    return fill(templates[finding.code], row=row, names=names, count=count, of=of)
