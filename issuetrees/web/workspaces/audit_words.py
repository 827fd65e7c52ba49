"""The audit log in sentences."""

from django.utils.translation import gettext_lazy as _

from issuetrees.core.text import isolated
from issuetrees.scoring.weighing_words import merged_by
from issuetrees.web.workspaces.audit_fields import FIELDS, UNSAID
from issuetrees.workspaces.models import AuditEntry, Role

_SENTENCES = {
    "workspace_created": _("created the workspace “{name}”"),
    "workspace_renamed": _("renamed the workspace from “{old}” to “{new}”"),
    "workspace_deleted": _("deleted the workspace “{title}”"),
    "workspace_restored": _("brought back the workspace “{title}”"),
    "role_changed": _("changed the role of {member} from {old} to {new}"),
    "member_joined": _("joined by invitation as {role}"),
    "member_left": _("left the workspace"),
    "member_removed": _("removed {member}, who was {role}"),
    "member_restored": _("brought back {member} as {role}"),
    "invitation_created": _("made an invitation link for the role {role}"),
    "invitation_mailed": _("invited {email} as {role}"),
    "invitation_revoked": _("withdrew an invitation link for the role {role}"),
    "wordlist_created": _("added the words “{title}”"),
    "wordlist_edited": _("changed the words “{title}”: {fields}"),
    "wordlist_deleted": _("deleted the words “{title}”"),
    "wordlist_restored": _("brought back the words “{title}”"),
    "libraryentry_created": _("added “{title}” to the library"),
    "libraryentry_edited": _("changed “{title}” in the library: {fields}"),
    "libraryentry_deleted": _("deleted “{title}” from the library"),
    "libraryentry_restored": _("brought back “{title}” in the library"),
    "driverscenario_created": _("added the scenario “{title}”"),
    "driverscenario_edited": _("changed the scenario “{title}”: {fields}"),
    "driverscenario_moved": _("moved the scenario “{title}”"),
    "driverscenario_deleted": _("deleted the scenario “{title}”"),
    "driverscenario_restored": _("brought back the scenario “{title}”"),
    "waiver_created": _("accepted a finding: “{title}”"),
    "waiver_edited": _("changed why a finding is accepted: “{title}”"),
    "waiver_deleted": _("took back that a finding is accepted: “{title}”"),
    "waiver_restored": _("accepted a finding again: “{title}”"),
    "source_created": _("added the source “{title}”"),
    "source_edited": _("changed the source “{title}”: {fields}"),
    "source_deleted": _("deleted the source “{title}”"),
    "source_restored": _("brought back the source “{title}”"),
    "attachment_created": _("added the file “{title}”"),
    "attachment_deleted": _("deleted the file “{title}”"),
    "attachment_restored": _("brought back the file “{title}”"),
    "evidence_created": _("added evidence: “{title}”"),
    "evidence_edited": _("changed the evidence “{title}”: {fields}"),
    "evidence_deleted": _("deleted the evidence “{title}”"),
    "evidence_restored": _("brought back the evidence “{title}”"),
    "assumption_created": _("stated the assumption “{title}”"),
    "assumption_edited": _("changed the assumption “{title}”: {fields}"),
    "assumption_checked": _("looked again at what hangs on “{title}”: {question}"),
    "assumption_deleted": _("deleted the assumption “{title}”"),
    "assumption_restored": _("brought back the assumption “{title}”"),
    "engagement_created": _("created the engagement “{name}”"),
    "engagement_edited": _("changed the engagement “{name}”: {fields}"),
    "engagement_copied": _("copied the engagement “{source}” into “{name}”"),
    "engagement_deleted": _("deleted the engagement “{title}”"),
    "engagement_restored": _("brought back the engagement “{title}”"),
    "testdrive_created": _("prepared the test-drive “{title}”"),
    "testdrive_edited": _("changed the test-drive “{title}”: {fields}"),
    "testdrive_told": _("wrote what is known of “{case}” in the test-drive “{title}”"),
    "testdrive_deleted": _("deleted the test-drive “{title}”"),
    "testdrive_restored": _("brought back the test-drive “{title}”"),
    "budgetframe_edited": _("changed the budget frame of “{title}”: {fields}"),
    "brief_edited": _("changed the problem brief of “{title}”: {fields}"),
    "graph_created": _("started “{title}”"),
    "graph_edited": _("changed “{title}”: {fields}"),
    "graph_copied": _("copied “{source}” as “{title}”"),
    "graph_deleted": _("deleted “{title}”"),
    "graph_restored": _("brought back “{title}”"),
    "comment_deleted": _("deleted a comment by {author}"),
    "comment_restored": _("brought back a comment by {author}"),
    "report_created": _("started the report “{title}”"),
    "report_edited": _("changed the report “{title}”: {fields}"),
    "report_deleted": _("deleted the report “{title}”"),
    "report_restored": _("brought back the report “{title}”"),
    "reporttemplate_created": _("kept the template of reports “{title}”"),
    "reporttemplate_edited": _("changed the template of reports “{title}”: {fields}"),
    "reporttemplate_deleted": _("deleted the template of reports “{title}”"),
    "reporttemplate_restored": _("brought back the template of reports “{title}”"),
    "sharedlink_created": _("shared a report by the link “{title}” for {days} days"),
    "sharedlink_revoked": _("withdrew the link “{title}”"),
    "report_translated": _("translated texts of the report “{title}”: {count}"),
    "brand_edited": _("changed the brand of “{title}”: {fields}"),
    "recut_created": _("re-cut a tree into “{title}”"),
    "recut_deleted": _("forgot the re-cut “{title}”"),
    "recut_restored": _("brought back the re-cut “{title}”"),
    "attempt_deleted": _("deleted an attempt at a case"),
    "attempt_restored": _("brought back an attempt at a case"),
    "bank_deleted": _("deleted a bank of questions of their own"),
    "bank_restored": _("brought back a bank of questions of their own"),
    "card_deleted": _("deleted a question of their own bank"),
    "card_restored": _("brought back a question of their own bank"),
    "profile_created": _("made a profile on “{title}”"),
    "profile_edited": _("changed a profile on “{title}”: {fields}"),
    "profile_shared": _("shared a profile on “{title}”"),
    "profile_unshared": _("shares a profile on “{title}” with fewer people"),
    "profile_handed_over": _("handed a profile on “{title}” over to whom it is about"),
    "profile_rated": _("rated levels of a profile on “{title}”: {count}"),
    "profile_feed_made": _("made an address for calendars of a plan on “{title}”"),
    "profile_feed_revoked": _("withdrew the address for calendars of a plan on “{title}”"),
    "workplanfeed_made": _("made an address for calendars of the workplan of “{title}”"),
    "workplanfeed_revoked": _("withdrew the address for calendars of the workplan of “{title}”"),
    "profile_erased": _("erased a profile on “{title}” for good"),
    "profile_deleted": _("deleted a profile on “{title}”"),
    "profile_restored": _("brought back a profile on “{title}”"),
    "rating_deleted": _("took back a level in a profile on “{title}”"),
    "rating_restored": _("brought back a level in a profile on “{title}”"),
    "planstep_created": _("added a step to a plan on “{title}”"),
    "planstep_edited": _("changed a step of a plan on “{title}”: {fields}"),
    "planstep_deleted": _("deleted a step of a plan on “{title}”"),
    "planstep_restored": _("brought back a step of a plan on “{title}”"),
    "reviewentry_created": _("wrote into the review log of a plan on “{title}”"),
    "reviewentry_edited": _("changed the review log of a plan on “{title}”: {fields}"),
    "reviewentry_deleted": _("deleted an entry of the review log of a plan on “{title}”"),
    "reviewentry_restored": _("brought back an entry of the review log of a plan on “{title}”"),
    "goal_created": _("added the goal “{title}”"),
    "goal_edited": _("changed the goal “{title}”: {fields}"),
    "goal_moved": _("moved the goal “{title}”"),
    "criterion_created": _("added the criterion “{title}”"),
    "criterion_edited": _("changed the criterion “{title}”: {fields}"),
    "criterion_moved": _("moved the criterion “{title}”"),
    "gate_created": _("added the gate “{title}”"),
    "gate_edited": _("changed the gate “{title}”: {fields}"),
    "initiativekind_created": _("added the kind of initiatives “{title}”"),
    "initiativekind_edited": _("changed the kind of initiatives “{title}”: {fields}"),
    "initiativekind_moved": _("moved the kind of initiatives “{title}”"),
    "initiativekind_deleted": _("deleted the kind of initiatives “{title}”"),
    "initiativekind_restored": _("brought back the kind of initiatives “{title}”"),
    "competency_created": _("added the competency “{title}”"),
    "competency_edited": _("changed the competency “{title}”: {fields}"),
    "competency_moved": _("moved the competency “{title}”"),
    "competency_deleted": _("deleted the competency “{title}”"),
    "competency_restored": _("brought back the competency “{title}”"),
    "measure_created": _("added the measure “{title}”"),
    "measure_edited": _("changed the measure “{title}”: {fields}"),
    "measure_deleted": _("deleted the measure “{title}”"),
    "measure_restored": _("brought back the measure “{title}”"),
    "actual_created": _("wrote down an actual: “{title}”"),
    "actual_edited": _("changed the actual “{title}”: {fields}"),
    "actual_deleted": _("deleted the actual “{title}”"),
    "actual_restored": _("brought back the actual “{title}”"),
    "outcome_created": _("wrote down what came of “{title}”: {fields}"),
    "outcome_edited": _("changed what came of “{title}”: {fields}"),
    "outcome_deleted": _("took back what came of “{title}”"),
    "outcome_restored": _("brought back what came of “{title}”"),
    "forecast_created": _("wrote down a chance: “{title}”"),
    "forecast_edited": _("changed the chance “{title}”: {fields}"),
    "forecast_deleted": _("took back the chance “{title}”"),
    "forecast_restored": _("brought back the chance “{title}”"),
    "measurementplan_edited": _("changed the rules of the measurement plan of “{title}”: {fields}"),
    "measurementplan_locked": _("locked the measurement plan of “{title}”"),
    "period_created": _("added the period “{title}”"),
    "period_edited": _("changed the period “{title}”: {fields}"),
    "period_moved": _("moved the period “{title}”"),
    "period_deleted": _("deleted the period “{title}”"),
    "period_restored": _("brought back the period “{title}”"),
    "team_created": _("added the team “{title}”"),
    "team_edited": _("changed the team “{title}”: {fields}"),
    "team_moved": _("moved the team “{title}”"),
    "team_deleted": _("deleted the team “{title}”"),
    "team_restored": _("brought back the team “{title}”"),
    "initiative_created": _("added the initiative “{title}”"),
    "initiative_edited": _("changed the initiative “{title}”: {fields}"),
    "assessor_created": _("added the assessor “{title}”"),
    "assessor_edited": _("changed the assessor “{title}”: {fields}"),
    "assessor_joined": _("{title} came in as a guest by the link “{link}”"),
    "guestlink_created": _("invited guests by the link “{title}” for {days} days"),
    "guestlink_revoked": _("withdrew the link “{title}” for guests"),
    "assessor_scored": _("changed scores of {title}: {count}"),
    "assessor_finished": _("said that the scores of {title} are done"),
    "round_created": _("prepared the round “{title}”"),
    "round_edited": _("changed the round “{title}”: {fields}"),
    "round_opened": _("opened the round “{title}”"),
    "round_closed": _("closed the round “{title}”"),
    "round_revealed": _("revealed the scores of the round “{title}”"),
    "round_reminded": _("reminded people of the round “{title}”: {count}"),
    "round_deleted": _("deleted the round “{title}”"),
    "round_restored": _("brought back the round “{title}”"),
    "goal_deleted": _("deleted the goal “{title}”"),
    "goal_restored": _("brought back the goal “{title}”"),
    "criterion_deleted": _("deleted the criterion “{title}”"),
    "criterion_restored": _("brought back the criterion “{title}”"),
    "gate_deleted": _("deleted the gate “{title}”"),
    "gate_restored": _("brought back the gate “{title}”"),
    "engagement_weights_merged": _("merged the weights of people in “{title}”: {mean}"),
    "scenario_created": _("added the scenario “{title}”"),
    "scenario_edited": _("changed the scenario “{title}”: {fields}"),
    "scenario_deleted": _("deleted the scenario “{title}”"),
    "scenario_restored": _("brought back the scenario “{title}”"),
    "override_created": _("put “{title}” into a portfolio or out of it by hand"),
    "override_edited": _("changed what was put in or out by hand: “{title}”"),
    "override_deleted": _("left “{title}” to the calculation again"),
    "override_restored": _("brought back what was put in or out by hand: “{title}”"),
    "weightset_created": _("added the weights of “{title}”"),
    "weightset_edited": _("changed the weights of “{title}”: {fields}"),
    "weightset_taken": _("ranks by the weights of “{title}”"),
    "weightset_deleted": _("deleted the weights of “{title}”"),
    "weightset_restored": _("brought back the weights of “{title}”"),
    "engagement_weighed": _("set all weights of “{title}” together"),
    "engagement_unweighed": _("took back the weights of “{title}”"),
    "gate_decided": _("decided the gate “{gate}” for “{title}”: {fields}"),
    "initiative_deleted": _("deleted the initiative “{title}”"),
    "initiative_restored": _("brought back the initiative “{title}”"),
    "party_created": _("added the party “{title}”"),
    "party_edited": _("changed the party “{title}”: {fields}"),
    "party_deleted": _("deleted the party “{title}”"),
    "party_restored": _("brought back the party “{title}”"),
    "activity_created": _("added the activity “{title}”"),
    "activity_edited": _("changed the activity “{title}”: {fields}"),
    "activity_deleted": _("deleted the activity “{title}”"),
    "activity_restored": _("brought back the activity “{title}”"),
    "engagement_raci_put": _("put a table of who does it into “{initiative}”"),
    "engagement_raci_set": _("changed letters of RACI in “{name}”: {count}"),
    "decision_created": _("wrote down what was decided about “{title}”"),
    "decision_deleted": _("took back what was decided about “{title}”"),
    "decision_restored": _("put back into the log what was decided about “{title}”"),
    "assessor_deleted": _("deleted the assessor “{title}”"),
    "assessor_restored": _("brought back the assessor “{title}”"),
}
_LONGEST = 40


def sentence(entry: AuditEntry) -> str:
    """Return what was done, to stand after the actor's name; the bare action if it is unknown."""
    known = _SENTENCES.get(entry.action)
    if known is None:
        return entry.action.replace("_", " ")
    return str(known).format_map(_Places(_values(entry)))


class _Places(dict[str, str]):
    """Fills a place that an old entry lacks with a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def _values(entry: AuditEntry) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, value in entry.told.items():
        if name == "changed" and isinstance(value, list):  # of people's own: names alone
            values["fields"] = ", ".join(str(FIELDS.get(field, field)) for field in value)
        elif name == "changed":
            values["fields"] = ", ".join(_change(field, *pair) for field, pair in value.items())
        elif isinstance(value, list) and len(value) == 2:
            values["old"], values["new"] = (_word(part) for part in value)
        elif isinstance(value, str | int):
            values[name] = merged_by(str(value)) if name == "mean" else _word(value)
    return values


def _change(field: str, old: object, new: object) -> str:
    """Name a field, with old and new where these are short: “weight 1 → 2”."""
    name = str(FIELDS.get(field, field))
    if field in UNSAID or any(len(str(value)) > _LONGEST for value in (old, new)):
        return name
    return f"{name} {_said(old)} → {_said(new)}"


def _said(value: object) -> str:
    if isinstance(value, bool):
        return str(_("yes") if value else _("no"))
    return "–" if value in (None, "") else _word(value)


def _word(value: object) -> str:
    return str(Role(value).label).lower() if value in Role.values else isolated(str(value))
