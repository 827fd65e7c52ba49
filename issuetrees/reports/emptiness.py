"""A report with nothing to show is refused when its file is asked for, not by a job later."""

from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.reports import composition
from issuetrees.reports.models import Report

# It shows something whatever the engagement holds.
_NEVER_EMPTY = "cover"


def require_something(report: Report) -> None:
    """Refuse a report without a section that has anything to show; say what would help."""
    chosen = composition.choices(report.sections)
    if not chosen:
        raise Conflict(
            "nothing_to_print",
            gettext_noop("No section of the report is switched on. Switch one on, then export."),
        )
    if any(one.kind == _NEVER_EMPTY for one in chosen):
        return
    # Only such a report is read here: other requests need not load what that takes.
    from issuetrees.reports.gather import build_document  # noqa: PLC0415
    from issuetrees.reports.sections import SECTIONS  # noqa: PLC0415
    from issuetrees.reports.sections.built import build_sections  # noqa: PLC0415

    if not build_sections(build_document(report.pk)):
        first = SECTIONS[chosen[0].kind]
        raise Conflict(
            "nothing_to_print",
            gettext_noop(
                "No section of the report has anything to show, the first is “{section}”. {needs} "
                "Fill it in or switch another section on."
            ),
            section=chosen[0].title or str(first.label),
            needs=str(first.needs),
        )
