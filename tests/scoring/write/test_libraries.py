"""The library: shipped in both languages, own entries, sets from one engagement to another."""

import json
from typing import Any

import pytest

from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.scoring.models.libraries import LibraryKind
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import gates as gates_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.read import kinds as kinds_read
from issuetrees.scoring.read import libraries as libraries_read
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import libraries as libraries_write
from issuetrees.workspaces import deletions
from issuetrees.workspaces import write as workspaces
from tests.cast import Cast
from tests.scoring.cases import make_case

SHIPPED = [
    (language, entry) for language in ("en", "ru") for entry in libraries_read.shipped(language)
]


def test_the_libraries_say_the_same_in_both_languages():
    english, russian = libraries_read.shipped("en"), libraries_read.shipped("ru")
    assert [entry.key for entry in english] == [entry.key for entry in russian]
    assert len({entry.key for entry in english}) == len(english)
    assert {entry.kind for entry in english} == set(LibraryKind.values) - {"set"}
    for one, other in zip(english, russian, strict=True):
        assert one.title != other.title
        assert bool(one.pros) == bool(other.pros) == (one.kind in {"before", "after"})
    assert all(entry.source and entry.description for _language, entry in SHIPPED)
    words = json.dumps([entry.title + entry.description for entry in russian], ensure_ascii=False)
    assert '\\"' not in words


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_entry_goes_into_an_engagement(cast: Cast, language: str):
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    goal = goals_write.create_goal(**here, title="Be known")
    for entry in libraries_read.shipped(language):
        insert = {**here, "key": entry.key, "language": language, "goal_id": goal.pk}
        if entry.kind in {"before", "after"}:
            with pytest.raises(Invalid, match="is to read"):
                libraries_write.insert(**insert)
        else:
            assert libraries_write.insert(**insert)
    read = (goals_read.goals, criteria_read.criteria, gates_read.gates, kinds_read.kinds)
    assert all(rows(cast.viewer, cast.engagement.pk).count() > 4 for rows in read)


def test_a_set_goes_from_one_engagement_to_another(cast: Cast):
    case = make_case(cast)
    goals_write.create_goal(actor=cast.editor, engagement_id=cast.engagement.pk, title="Above")
    above = goals_read.goals(cast.editor, cast.engagement.pk).get(title="Above")
    goals_write.move_goal(
        actor=cast.editor, goal_id=case.goals[1].pk, before_id=None, parent_id=above.pk
    )
    kept = libraries_write.keep_set(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Ours"
    )
    other = workspaces.create_engagement(
        actor=cast.editor, workspace_id=cast.workspace.pk, name="Next"
    )
    libraries_write.insert(
        actor=cast.editor, engagement_id=other.pk, key=str(kept.pk), language="en"
    )

    def outline(engagement_id):
        goals = goals_read.goals(cast.viewer, engagement_id)
        criteria = criteria_read.criteria(cast.viewer, engagement_id)
        return (
            [(row.title, row.weight, row.parent.title if row.parent else "") for row in goals],
            [(row.title, row.kind, row.levels, row.goal.title) for row in criteria],
        )

    assert outline(other.pk) == outline(cast.engagement.pk)


def test_entries_are_changed_deleted_and_brought_back(cast: Cast):
    here: dict[str, Any] = {"actor": cast.editor}
    row = libraries_write.create_entry(
        **here, workspace_id=cast.workspace.pk, kind="before", title="Ask the board", pros="Quick"
    )
    libraries_write.edit_entry(**here, entry_id=row.pk, cons="Loud", version=1)
    entry = libraries_write.delete_entry(**here, entry_id=row.pk)
    with pytest.raises(NotFound):
        libraries_read.entry(cast.viewer, row.pk)
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert libraries_read.entry(cast.viewer, row.pk).cons == "Loud"
    with pytest.raises(NotFound):
        libraries_read.entry(cast.outsider, row.pk)
    with pytest.raises(Denied):
        libraries_write.edit_entry(actor=cast.viewer, entry_id=row.pk, title="Mine")


@pytest.mark.parametrize(
    ("kind", "content", "code"),
    [
        ("set", {}, "unknown_choice"),
        ("goal", {"worst": 1}, "unknown_field"),
        ("criterion", {"colour": "red"}, "unknown_field"),
        ("criterion", {"kind": "number", "worst": 5, "best": 5}, "scale_empty"),
        ("criterion", {"levels": [{"value": 1}]}, "levels_wrong"),
    ],
)
def test_an_entry_that_says_nothing_is_refused(cast: Cast, kind, content, code):
    with pytest.raises(Invalid) as caught:
        libraries_write.create_entry(
            actor=cast.editor,
            workspace_id=cast.workspace.pk,
            kind=kind,
            title="Fit",
            content=content,
        )
    assert caught.value.code == code


def test_a_criterion_needs_a_goal(cast: Cast):
    with pytest.raises(Invalid, match="below which goal"):
        libraries_write.insert(
            actor=cast.editor,
            engagement_id=cast.engagement.pk,
            key="criterion/fit",
            language="en",
        )
