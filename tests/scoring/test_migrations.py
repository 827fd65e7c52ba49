"""What was deleted before rows were marked can still be brought back."""

from tests.migrating import ON_BOTH, Migrate

BEFORE = ("scoring", "0002_deletions")


@ON_BOTH
def test_snapshots_become_rows(migrate: Migrate) -> None:
    before = migrate(*BEFORE)
    workspace = before.get_model("workspaces", "Workspace").objects.create(name="Harbour")
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

    after = migrate("scoring", "0005_no_snapshots")
    assert entries(after, engagement) >= {whole.pk, last.pk, first.pk, brought_back.pk}
    assert marks(after) == {
        "Kept": None,
        "Gone": whole.created_at,
        "Gone before": first.created_at,
        "Gone along": None,
        "Card": last.created_at,
    }
    scores = after.get_model("scoring", "Score").objects
    assert set(scores.values_list("pk", "criterion__title", "initiative__title")) == {
        (early_score.pk, "Gone before", "Card"),
        (late_score.pk, "Gone along", "Card"),
    }
    back = after.get_model("scoring", "Criterion").objects.get(pk=criterion.pk)
    assert (back.created_at, back.goal_id) == (criterion.created_at, goal_id)


def entries(models, engagement):
    """Return the ids of the entries by which something of the engagement can be brought back."""
    found = models.get_model("workspaces", "AuditEntry").objects.filter(engagement=engagement.pk)
    return set(found.values_list("pk", flat=True))


def marks(models):
    """Return when a thing was deleted, by its title: the time of the entry that brings it back."""
    return {
        title: deleted_at
        for kind in ("Goal", "Criterion", "Initiative")
        for title, deleted_at in models.get_model("scoring", kind).objects.values_list(
            "title", "deleted_at"
        )
    }


@ON_BOTH
def test_what_was_scored_is_the_first_round(migrate: Migrate) -> None:
    before = migrate("scoring", "0011_who_and_what_is_asked")
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

    after = migrate("scoring", "0013_scores_belong_to_rounds")
    made = after.get_model("scoring", "Round").objects.get(engagement=engagement.pk)
    assert (made.name, made.is_blind, made.is_locked) == ("Первый раунд", False, False)
    assert (made.opened_at, made.closed_at) == (anna.created_at, None)
    sheets = dict(made.sheets.values_list("assessor", "done_at"))
    assert sheets == {anna.pk: None, gone.pk: None, boris.pk: anna.created_at}
    assert {row.pk for row in made.scores.all()} == {row.pk for row in kept}


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


@ON_BOTH
def test_the_ends_of_a_scale_become_the_worst_and_the_best(migrate: Migrate) -> None:
    before = migrate("scoring", "0005_no_snapshots")
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
    criteria = migrate("scoring", "0006_worst_and_best").get_model("scoring", "Criterion").objects
    found = {row.title: (row.worst, row.best) for row in criteria.all()}
    assert found == {
        "more": (6, 36),
        "less": (36, 6),
        "levels": (7, 2),
        "steps": (4, 0),
        "no": (1, 0),
        "yes": (0, 1),
    }


def test_titles_become_kinds(migrate: Migrate) -> None:
    before = migrate("scoring", "0007_scores_belong_to_assessors")
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

    after = migrate("scoring", "0009_no_titles_of_kinds")
    kinds = after.get_model("scoring", "InitiativeKind").objects
    here_too = kinds.filter(engagement=here.pk).order_by("rank")
    assert [kind.title for kind in here_too] == ["Media", "Sport"]
    initiatives = after.get_model("scoring", "Initiative").objects.filter(engagement=here.pk)
    assert dict(initiatives.values_list("title", "kind__title")) == {
        "Card": "Media", "Fair": "Media", "Run": "Sport", "Walk": None,
    }  # fmt: skip
    assert kinds.filter(engagement=there.pk).count() == 1
