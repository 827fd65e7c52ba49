"""What forms of several pages offer to choose from."""

import uuid
from typing import Any

from django.utils.translation import gettext as _

from issuetrees.graphs import read as graphs
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.read import periods as periods_read
from issuetrees.scoring.read import teams as teams_read
from issuetrees.web.frame.shell import Shell
from issuetrees.web.scoring.forms import Choices
from issuetrees.workspaces import read as workspaces

QUESTIONS_OFFERED = 200


def members(shell: Shell) -> Choices:
    """Offer the members of the workspace by name."""
    found = workspaces.members(shell.user, shell.workspace.pk)
    return [(str(one.user_id), str(one.user)) for one in found]


def initiative_choices(shell: Shell) -> dict[str, Any]:
    """Offer what an initiative is said with, as its form takes it."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    engagement_id = shell.engagement.pk
    return {
        "currency": shell.engagement.currency,
        "members": members(shell),
        "kinds": [(kind.title, "") for kind in kinds_read.kinds(shell.user, engagement_id)],
        "periods": list(periods_read.periods(shell.user, engagement_id)),
        "teams": list(teams_read.teams(shell.user, engagement_id)),
        "titles": initiatives_read.titles(shell.user, engagement_id),
    }


def asked(shell: Shell) -> dict[str, Choices]:
    """Offer the kinds of initiatives and the assessors that a criterion may be for."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = kinds_read.kinds(shell.user, shell.engagement.pk)
    judges = assessors_read.assessors(shell.user, shell.engagement.pk)
    return {
        "kinds": [(str(kind.pk), kind.title) for kind in found],
        "assessors": [(str(judge.pk), judge.name) for judge in judges],
    }


def deciding(shell: Shell) -> dict[str, Choices]:
    """Offer the people who may decide a gate, and the criteria that a threshold may be over."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = criteria_read.criteria(shell.user, shell.engagement.pk)
    return {
        "members": members(shell),
        "criteria": [(str(row.pk), row.title) for row in found],
    }


def questions(shell: Shell, chosen: uuid.UUID | None = None) -> Choices:
    """Offer the upper questions of the trees, and the one that is chosen."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    found = graphs.upper_questions(shell.user, shell.engagement.pk, chosen)
    offered = found[:QUESTIONS_OFFERED]
    offered += [one for one in found[QUESTIONS_OFFERED:] if one[0] == chosen]
    return [
        (str(key), " ".join(part for part in (number, title or _("(blank)")) if part))
        for key, number, title in offered
    ]
