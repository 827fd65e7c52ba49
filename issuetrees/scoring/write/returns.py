"""What is brought back fits what has become of the rest meanwhile, or stays where it is.

Refused, and never mended silently: all that stands in the way is visible and can be changed, after
which Undo works.
"""

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.relations import Relation
from issuetrees.scoring.write.criteria import check_goal
from issuetrees.scoring.write.goal_tree import GoalTree
from issuetrees.scoring.write.initiative_parts import check_relations
from issuetrees.scoring.write.locks import require_unlocked
from issuetrees.workspaces.deletions import guard


def register() -> None:
    """Have these looked at before they come back."""
    guard(Initiative, _initiative)
    guard(Criterion, _criterion)
    guard(Goal, _goal)


def _initiative(row: Initiative) -> None:
    found = list(Initiative.objects.filter(engagement=row.engagement_id))
    relations = list(Relation.objects.filter(initiative__engagement=row.engagement_id))
    try:
        check_relations(
            relations,
            {one.pk: one.one_of for one in found},
            {one.pk: one.title for one in found},
        )
    except Invalid as refused:
        raise _conflict(refused) from None


def _criterion(row: Criterion) -> None:
    require_unlocked(row.goal.engagement)
    try:
        check_goal(row.goal)
    except Invalid as refused:
        raise _conflict(refused) from None


def _goal(row: Goal) -> None:
    require_unlocked(row.engagement)
    tree = GoalTree(list(Goal.objects.filter(engagement=row.engagement_id)))
    try:
        tree.without(tree.branch(row)).check_place(tree.branch(row), row.parent_id)
    except Invalid as refused:
        raise _conflict(refused) from None


def _conflict(refused: Invalid) -> Conflict:
    """Say the same of a state in which something does not fit; there is no field to mend."""
    details = {name: value for name, value in refused.details.items() if name != "field"}
    return Conflict(refused.code, refused.message, **details)
