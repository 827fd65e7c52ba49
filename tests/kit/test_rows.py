"""One row: found or refused, filled with checked values, written as its next version."""

import pytest

from issuetrees.core.errors import Conflict, Invalid, NotFound
from issuetrees.core.text_checks import line
from issuetrees.kit.rows import check_version, fill, one, save
from issuetrees.workspaces.models import Workspace

CHECKS = {"name": line(20)}


def test_one_row_or_none(cast):
    assert one(Workspace.objects.filter(pk=cast.workspace.pk)) == cast.workspace
    with pytest.raises(NotFound):
        one(Workspace.objects.none())


def test_a_change_that_the_caller_has_not_seen_is_not_overwritten(cast):
    row = cast.workspace
    check_version(row, row.version)
    check_version(row, None)
    with pytest.raises(Conflict) as refused:
        check_version(row, row.version + 1)
    assert (refused.value.code, refused.value.details["version"]) == ("stale", row.version)


def test_a_row_is_filled_with_checked_values_and_tells_whether_it_changed(cast):
    row = cast.workspace
    assert not fill(row, CHECKS, {"name": row.name})
    assert fill(row, CHECKS, {"name": " Harbour  House "})
    before = row.version
    save(row)
    row.refresh_from_db()
    assert (row.name, row.version) == ("Harbour House", before + 1)


def test_a_field_that_is_not_there_is_refused_by_name(cast):
    with pytest.raises(Invalid) as refused:
        fill(cast.workspace, CHECKS, {"colour": "red"})
    assert (refused.value.code, refused.value.details["field"]) == ("unknown_field", "colour")
