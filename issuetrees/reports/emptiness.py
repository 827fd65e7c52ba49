"""A report that says nothing is refused, when its file is asked for and when a job makes it."""

from typing import Final

from issuetrees.core.errors import Conflict
from issuetrees.core.text import gettext_noop
from issuetrees.reports.document import ReportDocument, SectionChoice

# What surrounds a report and says nothing of the engagement.
_FRAME: Final = frozenset({"cover", "contents", "appendix_method"})


def require_something(document: ReportDocument) -> None:
    """Refuse a report of which a cover alone would be seen; say what to fill in first."""
    # Late: other requests need not load what sections take.
    from issuetrees.reports.sections.built import built_one_by_one, known  # noqa: PLC0415

    telling = tuple(one for one in known(document.sections) if one.kind not in _FRAME)
    if not telling:
        raise Conflict(
            "nothing_to_print",
            gettext_noop(
                "No section that says anything is switched on. Switch one on, then export."
            ),
        )
    if not any(section for _choice, section in built_one_by_one(document, telling)):
        raise _empty(telling[0])


def _empty(first: SectionChoice) -> Conflict:
    from issuetrees.reports.sections import SECTIONS  # noqa: PLC0415 - late, as above

    kind = SECTIONS[first.kind]
    return Conflict(
        "nothing_to_print",
        gettext_noop(
            "No section of the report has anything to show, the first is “{section}”. {needs} "
            "Fill it in or switch another section on."
        ),
        section=first.title or str(kind.label),
        needs=str(kind.needs),
    )
