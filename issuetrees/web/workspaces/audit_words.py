"""The audit log in sentences."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from issuetrees.core.text import isolated
from issuetrees.workspaces.models import AuditEntry, Role

_SENTENCES = {
    "workspace_created": _("created the workspace «{name}»"),
    "workspace_renamed": _("renamed the workspace from «{old}» to «{new}»"),
    "role_changed": _("changed the role of {member} from {old} to {new}"),
    "member_joined": _("joined by invitation as {role}"),
    "member_left": _("left the workspace"),
    "member_removed": _("removed {member}, who was {role}"),
    "member_restored": _("brought back {member} as {role}"),
    "invitation_created": _("made an invitation link for the role {role}"),
    "invitation_revoked": _("withdrew an invitation link for the role {role}"),
    "engagement_created": _("created the engagement «{name}»"),
    "engagement_edited": _("changed the engagement «{name}»: {fields}"),
    "graph_created": _("started «{title}»"),
    "graph_edited": _("changed the title or archive of «{title}»"),
    "comment_deleted": _("deleted a comment by {author}"),
    "comment_restored": _("brought back a comment by {author}"),
    "report_created": _("started «{title}»"),
    "goal_deleted": _("deleted the goal «{title}»"),
    "goal_restored": _("brought back the goal «{title}»"),
    "criterion_deleted": _("deleted the criterion «{title}»"),
    "criterion_restored": _("brought back the criterion «{title}»"),
    "gate_deleted": _("deleted the gate «{title}»"),
    "gate_restored": _("brought back the gate «{title}»"),
    "gate_decided": _("decided the gate «{gate}» for «{title}»"),
    "initiative_deleted": _("deleted the initiative «{title}»"),
    "initiative_restored": _("brought back the initiative «{title}»"),
    "assessor_deleted": _("deleted the assessor «{title}»"),
    "assessor_restored": _("brought back the assessor «{title}»"),
}
_FIELDS = {
    "name": _("name"),
    "client": _("client"),
    "question": _("question"),
    "language": _("language"),
    "currency": _("currency"),
    "is_archived": _("archive"),
}


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
    details: dict[str, Any] = entry.details
    for name, value in details.items():
        if isinstance(value, list) and len(value) == 2:
            values["old"], values["new"] = (_word(part) for part in value)
        elif isinstance(value, dict):
            names = [str(_FIELDS.get(field, field)) for field in value]
            values["fields"] = ", ".join(names)
        else:
            values[name] = _word(value)
    return values


def _word(value: object) -> str:
    return str(Role(value).label).lower() if value in Role.values else isolated(str(value))
