"""The pages of the library: what is kept of an entry, many entries."""

import pytest
from django.urls import reverse

from issuetrees.scoring.models.libraries import LibraryEntry
from issuetrees.scoring.read import libraries as libraries_read
from issuetrees.scoring.write import libraries as libraries_write

LEVELS = [
    {"value": 0.0, "title": "None", "description": "Nobody; not one", "points": 0.0},
    {"value": 1.0, "title": "Some", "description": "", "points": 80.0},
    {"value": 2.0, "title": "All", "description": "", "points": 100.0},
]


@pytest.fixture
def editor(client_of):
    return client_of("editor")


def _sent(answer):
    """What the browser sends of a form when nothing is typed."""
    form = answer.context["form"]
    fields = {bound.html_name: bound.value() or "" for bound in form}
    levels = {
        f"level-{number}-{name}": text
        for number, level in enumerate(form.levels)
        for name, text in level.items()
    }
    return fields | levels


def test_saving_an_entry_keeps_the_points_of_its_levels(cast, editor):
    content = {"kind": "rubric", "levels": LEVELS, "missing": "worst"}
    entry = libraries_write.create_entry(
        actor=cast.editor, workspace_id=cast.workspace.pk, kind="criterion", title="A",
        content=content,
    )  # fmt: skip
    address = reverse("web:library_edit", args=[entry.pk])
    sent = _sent(editor.get(address)) | {"title": "B"}
    assert sent["level-1-points"] == "80"
    assert editor.post(address, sent).status_code == 302
    row = libraries_read.entry(cast.editor, entry.pk)
    assert (row.title, row.content) == ("B", content)
    answer = editor.post(address, sent | {"more": "level", "title": "C"})
    assert len(answer.context["form"].levels) == 4
    assert libraries_read.entry(cast.editor, entry.pk).title == "B"
    answer = editor.post(address, sent | {"level-1-points": "much"})
    assert answer.status_code == 200
    assert "much" in answer.content.decode()


def test_a_criterion_with_a_curve_keeps_it(cast, editor):
    address = reverse("web:library_new", args=[cast.workspace.pk]) + "?from=criterion/reach"
    shipped = libraries_read.shipped_entry("criterion/reach", "en")
    assert editor.post(address, _sent(editor.get(address))).status_code == 302
    assert LibraryEntry.objects.get().content == shipped.content


def test_many_entries_are_read_page_by_page(cast, editor):
    for number in range(51):
        libraries_write.create_entry(
            actor=cast.editor, workspace_id=cast.workspace.pk, kind="goal", title=f"Goal {number}"
        )
    address = reverse("web:library", args=[cast.workspace.pk]) + "?kind=goal"
    first, second = editor.get(address), editor.get(f"{address}&page=2")
    assert len(first.context["lines"]) == 50
    assert second.context["lines"][0].entry.title == "Goal 50"
    assert not second.context["lines"][1].is_own
    found = editor.get(f"/api/v1/workspaces/{cast.workspace.pk}/library", {"kind": "gate"}).json()
    assert found["items"] == []
