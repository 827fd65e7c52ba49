"""What forms of scenarios offer to choose from, and what a new one begins with."""

from typing import Any

from issuetrees.portfolio.read.frames import budgets_of, frame
from issuetrees.portfolio.read.inputs import OVER
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.read import periods as periods_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.read import teams as teams_read
from issuetrees.scoring.read import weight_sets as sets_read
from issuetrees.web.frame.shell import Shell
from issuetrees.web.portfolio.scenario_form import Offered


def offered(shell: Shell) -> Offered:
    """Return what a scenario of the engagement is said with."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    user, here = shell.user, shell.engagement.pk
    of = sets_read.tree(user, here)
    everybody = sets_read.everybody(sets_read.weight_sets(user, here), of)
    return Offered(
        currency=shell.engagement.currency,
        periods=list(periods_read.periods(user, here)),
        teams=list(teams_read.teams(user, here)),
        kinds=[(str(one.pk), one.title) for one in kinds_read.kinds(user, here)],
        goals=[(str(one.pk), one.title) for one in goals_read.ends(of.goals, of.criteria)],
        initiatives=list(initiatives_read.initiatives(user, here).exclude(state__in=OVER)),
        rounds=[(str(one.pk), one.name) for one in rounds_read.rounds(user, here) if one.opened_at],
        weight_sets=[(str(one.row.pk), one.row.name) for one in everybody.whole],
    )


def first_values(shell: Shell) -> dict[str, Any]:
    """Return what a new scenario begins with: the budgets of the frame."""
    assert shell.engagement is not None  # noqa: S101 - an engagement's shell has it
    budgets = budgets_of(frame(shell.user, shell.engagement.pk))
    found: dict[str, Any] = {f"period-{key}": amount for key, amount in budgets.items()}
    return found | ({"total": sum(budgets.values())} if budgets else {})
