"""What each kind of deleted thing is called, and the page on which it stands again."""

import uuid
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.accounts.models import User
from issuetrees.core.graph.records import ISSUE_TREE
from issuetrees.graphs import read as graphs
from issuetrees.web.frame.file_form import page_of
from issuetrees.workspaces.models import AuditEntry


class Kind(NamedTuple):
    """A word, a page, and the field of the row that the page is opened by.

    Without a field it is the engagement, or the workspace, in which the thing was deleted.
    """

    word: Any
    page: str
    by: str = ""


KINDS: Final = {
    "workspace": Kind(_("Workspace"), "web:workspace"),
    "engagement": Kind(_("Engagement"), "web:engagement"),
    "graph": Kind(_("Tree or stage map"), "web:trees"),
    "report": Kind(_("Report"), "web:reports"),
    "goal": Kind(_("Goal"), "web:goals"),
    "criterion": Kind(_("Criterion"), "web:goals"),
    "gate": Kind(_("Gate"), "web:goals"),
    "weightset": Kind(_("Weights"), "web:goals"),
    "initiative": Kind(_("Initiative"), "web:initiatives"),
    "initiativekind": Kind(_("Kind of initiatives"), "web:initiative_lists"),
    "period": Kind(_("Period"), "web:initiative_lists"),
    "team": Kind(_("Team"), "web:initiative_lists"),
    "party": Kind(_("Party"), "web:raci"),
    "activity": Kind(_("Activity"), "web:raci"),
    "decision": Kind(pgettext_lazy("decision", "Decision"), "web:decision", "pk"),
    "scenario": Kind(_("Scenario"), "web:portfolio"),
    "override": Kind(_("Put in or out by hand"), "web:portfolio"),
    "assessor": Kind(_("Assessor"), "web:assessors"),
    "round": Kind(_("Round"), "web:rounds"),
    "measure": Kind(_("Measure"), "web:measurement"),
    "actual": Kind(_("Actual"), "web:actuals"),
    "outcome": Kind(_("What came of it"), "web:calibration"),
    "testdrive": Kind(_("Test-drive"), "web:test_drives"),
    "forecast": Kind(_("Chance"), "web:calibration"),
    "competency": Kind(_("Competency"), "web:levels", "graph_id"),
    "profile": Kind(_("Profile on a map"), "web:profile", "pk"),
    "rating": Kind(_("Level in a profile"), "web:profile_levels", "profile_id"),
    "planstep": Kind(_("Step of a plan"), "web:plan", "profile_id"),
    "reviewentry": Kind(_("Entry of a review log"), "web:plan", "profile_id"),
    "waiver": Kind(_("Accepted finding"), "web:trees"),
    "source": Kind(_("Source"), "web:source", "pk"),
    "attachment": Kind(_("File"), "web:source", "source_id"),
    "evidence": Kind(_("Evidence of a question"), "web:evidence", "graph_id"),
    "assumption": Kind(_("Assumption"), "web:evidence", "graph_id"),
    "driverscenario": Kind(_("Scenario"), "web:numbers", "graph_id"),
    "recut": Kind(_("Re-cut"), "web:tree_recut", "source_id"),
    "attempt": Kind(_("Attempt at a case"), "web:attempt", "pk"),
    "bank": Kind(_("Question bank"), "web:bank", "pk"),
    "card": Kind(_("Question of a bank"), "web:bank", "bank_id"),
    "wordlist": Kind(_("Own words"), "web:words"),
    "libraryentry": Kind(_("Entry of the library"), "web:library"),
    "reporttemplate": Kind(_("Template of reports"), "web:report_templates"),
}
#: What is never deleted, but whose edits are undone.
OTHERS: Final = {
    "brief": Kind(_("Problem brief"), "web:brief"),
    "budgetframe": Kind(_("Budget frame"), "web:budget_frame"),
    "measurementplan": Kind(_("Rules of a measurement plan"), "web:measurement"),
}
#: What changes many rows at once, by its action.
_AT_ONCE: Final = {
    "engagement_raci_set": Kind(_("Who does it"), "web:raci"),
    "engagement_raci_put": Kind(_("Who does it"), "web:raci"),
    "testdrive_told": Kind(_("What is known of past initiatives"), "web:test_drive", "pk"),
}


def kind_of(entry: AuditEntry) -> Kind:
    """Return what an entry of the log is about."""
    return _AT_ONCE.get(entry.action) or (KINDS | OTHERS)[entry.target_kind]


def title_of(entry: AuditEntry, row: Any) -> str:
    """Return the name of what an edit changed: of many rows at once, that of the page."""
    return str(_AT_ONCE[entry.action].word if entry.action in _AT_ONCE else row)


def place_of(user: User, entry: AuditEntry, restored: Any) -> tuple[str, uuid.UUID]:
    """Return the page on which something stands that is back or as it was; the id that opens it."""
    kind = kind_of(entry)
    page = kind.page
    if entry.target_kind == "attachment":
        return page_of(restored)
    if entry.target_kind == "graph" and graphs.graph(user, restored.pk).kind != ISSUE_TREE:
        page = "web:maps"
    above = entry.engagement_id or entry.workspace_id
    return page, getattr(restored, kind.by) if kind.by else above
