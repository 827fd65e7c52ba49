"""What was deleted before rows were marked can still be brought back."""

import pytest
from django.core.management import call_command

from issuetrees.accounts.models import User
from issuetrees.core.errors import Conflict
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.kinds import InitiativeKind
from issuetrees.scoring.models.rounds import Round, RoundState, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.workspaces import deletions
from issuetrees.workspaces.models import Workspace
from tests.migrating import migrate

BEFORE = ("scoring", "0002_deletions")


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("tables")
def test_snapshots_become_rows() -> None:
    carried_over()


@pytest.mark.postgres
@pytest.mark.usefixtures("postgres", "tables")
def test_snapshots_become_rows_on_postgres() -> None:
    carried_over()


def carried_over() -> None:
    before = migrate(BEFORE)
    user = before.get_model("accounts", "User").objects.create(email="anna@example.org")
    workspace = before.get_model("workspaces", "Workspace").objects.create(name="Harbour")
    workspace.memberships.create(user=user, role="owner")
    engagement = workspace.engagements.create(name="Brand")
    kept = engagement.goals.create(title="Kept", rank="1")
    goal = engagement.goals.create(title="Gone", rank="2")
    early = goal.criteria.create(title="Gone before", rank="1")
    criterion = goal.criteria.create(title="Gone along", rank="2")
    assessor = engagement.assessors.create(name="Anna")
    initiative = engagement.initiatives.create(title="Card", cost_likely="4.50")
    score = {"initiative": initiative, "assessor": assessor, "value": 2}
    early_score = early.scores.create(**score)
    late_score = criterion.scores.create(**score)
    brought_back = snapshot(before, engagement, [kept])
    first = snapshot(before, engagement, [early], [early_score])
    early.delete()
    whole = snapshot(before, engagement, [goal], [criterion], [late_score])
    goal_id = goal.pk
    goal.delete()
    last = snapshot(before, engagement, [initiative])  # its scores went before
    initiative.delete()

    call_command("migrate", verbosity=0)
    actor = User.objects.get(pk=user.pk)
    assert [row.title for row in Goal.objects.all()] == ["Kept"]
    assert not Criterion.objects.exists()
    assert not Score.objects.exists()
    for entry, title in ((whole, "Gone"), (last, "Card"), (first, "Gone before")):
        assert str(deletions.restore(actor=actor, entry_id=entry.pk)) == title
    assert {row.pk for row in Score.objects.all()} == {early_score.pk, late_score.pk}
    back = Criterion.objects.get(pk=criterion.pk)
    assert (back.created_at, back.goal_id) == (criterion.created_at, goal_id)
    with pytest.raises(Conflict):
        deletions.restore(actor=actor, entry_id=brought_back.pk)
    Workspace.objects.filter(pk=workspace.pk).delete()
    actor.delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("tables")
def test_what_was_scored_is_the_first_round() -> None:
    into_rounds()


@pytest.mark.postgres
@pytest.mark.usefixtures("postgres", "tables")
def test_what_was_scored_is_the_first_round_on_postgres() -> None:
    into_rounds()


def into_rounds() -> None:
    before = migrate(("scoring", "0011_who_and_what_is_asked"))
    workspace = before.get_model("workspaces", "Workspace").objects.create(name="Harbour")
    engagement = workspace.engagements.create(name="Brand", language="ru")
    criterion = engagement.goals.create(title="Known", rank="1").criteria.create(rank="1")
    anna = engagement.assessors.create(name="Anna")
    gone = engagement.assessors.create(name="Gone", deleted_at=anna.created_at)
    boris = engagement.assessors.create(name="Boris", done_at=anna.created_at)
    initiative = engagement.initiatives.create(title="Card")
    kept = [
        criterion.scores.create(initiative=initiative, assessor=one, value=2)
        for one in (anna, boris, gone)
    ]

    call_command("migrate", verbosity=0)
    made = Round.objects.get(engagement=engagement.pk)
    assert (made.name, made.state, made.is_blind) == ("Первый раунд", RoundState.OPEN, False)
    sheets = dict(Sheet._base_manager.filter(round=made).values_list("assessor", "done_at"))
    assert sheets == {anna.pk: None, gone.pk: None, boris.pk: anna.created_at}
    assert {row.pk for row in made.scores.all()} == {row.pk for row in kept[:2]}
    assert Score._base_manager.get(pk=kept[2].pk).round_id == made.pk
    Workspace.objects.filter(pk=workspace.pk).delete()


def snapshot(models, engagement, *tables):
    """Keep rows as the product did: by the names of their columns."""
    row = tables[0][0]
    kind = type(row).__name__.lower()
    entry = models.get_model("workspaces", "AuditEntry").objects.create(
        workspace=engagement.workspace,
        action=f"{kind}_deleted",
        target_kind=kind,
        target_id=row.pk,
    )
    models.get_model("scoring", "Deletion").objects.create(
        entry=entry, engagement=engagement, snapshot=[as_table(rows) for rows in tables]
    )
    return entry


def as_table(rows):
    fields = [field.attname for field in rows[0]._meta.concrete_fields]
    return {
        "kind": type(rows[0]).__name__.lower(),
        "fields": fields,
        "rows": [[plain(getattr(row, field)) for field in fields] for row in rows],
    }


def plain(value):
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value if isinstance(value, (int, float, list, dict)) or value is None else str(value)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("tables")
def test_the_ends_of_a_scale_become_the_worst_and_the_best() -> None:
    ends_turned()


@pytest.mark.postgres
@pytest.mark.usefixtures("postgres", "tables")
def test_the_ends_of_a_scale_become_the_worst_and_the_best_on_postgres() -> None:
    ends_turned()


def ends_turned() -> None:
    before = migrate(("scoring", "0005_no_snapshots"))
    workspace = before.get_model("workspaces", "Workspace").objects.create(name="Harbour")
    goal = workspace.engagements.create(name="Brand").goals.create(title="Goal", rank="1")
    levels = [{"value": value, "title": "", "description": ""} for value in (2, 7)]
    number = {"kind": "number", "low": 6, "high": 36}
    for given in (
        {"title": "more", **number, "direction": "more"},
        {"title": "less", **number, "direction": "less"},
        {"title": "levels", "kind": "rubric", "levels": levels, "direction": "less"},
        {"title": "steps", "kind": "rubric", "direction": "less"},
        {"title": "no", "kind": "yes_no", "direction": "less"},
        {"title": "yes", "kind": "yes_no", "low": 6, "high": 36},
    ):
        goal.criteria.create(rank="1", **given)
    call_command("migrate", verbosity=0)
    found = {row.title: (row.worst, row.best) for row in Criterion.objects.all()}
    assert found == {
        "more": (6, 36),
        "less": (36, 6),
        "levels": (7, 2),
        "steps": (4, 0),
        "no": (1, 0),
        "yes": (0, 1),
    }
    Workspace.objects.filter(pk=workspace.pk).delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("tables")
def test_titles_become_kinds() -> None:
    before = migrate(("scoring", "0007_scores_belong_to_assessors"))
    workspace = before.get_model("workspaces", "Workspace").objects.create(name="Harbour")
    here, there = (workspace.engagements.create(name=name) for name in ("Here", "There"))
    for engagement, title, kind in (
        (here, "Card", "Media"),
        (here, "Fair", " media "),
        (here, "Run", "Sport"),
        (here, "Walk", ""),
        (there, "Card", "Media"),
    ):
        engagement.initiatives.create(title=title, initiative_kind=kind)

    call_command("migrate", verbosity=0)
    kinds = InitiativeKind.objects.filter(engagement_id=here.pk)
    assert [kind.title for kind in kinds] == ["Media", "Sport"]
    assert [one.initiative_kind for one in Initiative.objects.filter(engagement_id=here.pk)] == [
        "Media",
        "Media",
        "Sport",
        "",
    ]
    assert InitiativeKind.objects.filter(engagement_id=there.pk).count() == 1
