"""All initiatives as a workbook: it says what is there, and comes back as it went."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from issuetrees.core.errors import NotFound
from issuetrees.exchange.initiatives import initiatives_workbook
from issuetrees.kit.tables.reading import read_sheets
from issuetrees.scoring import tables
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.write import initiatives as initiatives_write
from tests.scoring.cases import make_case


@pytest.fixture
def case(cast):
    case = make_case(cast)
    first, second, third = (one.pk for one in case.initiatives)
    initiatives_write.edit_initiative(
        actor=cast.editor,
        initiative_id=first,
        costs=[{"period_id": case.period.pk, "likely": Decimal("1500000.5")}],
        efforts=[{"team_id": case.team.pk, "amount": Decimal("2.5")}],
        description="=1+1",
        requires=[second],
        excludes=[third],
        one_of="Launch",
    )
    return case


@pytest.mark.parametrize(
    ("language", "heads"),
    [
        ("en", ["Requires", "Excludes", "One of the group"]),
        ("ru", ["Требует", "Исключает", "Одна из группы"]),
    ],
)
def test_relations_and_figures_stand_in_it(cast, case, language, heads):
    with override(language):
        content = initiatives_workbook(cast.viewer, cast.engagement.pk, language)
    (sheet,) = read_sheets(content, language)
    first, *rows = sheet.rows
    assert len(rows) == 3
    found = dict(zip(first, rows[0], strict=False))
    assert [found[head] for head in heads] == ["Podcast", "Limited edition", "Launch"]
    assert found["2027"] == ("1,500,000.50" if language == "en" else "1\xa0500\xa0000,50")
    assert "=1+1" in found.values()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_it_comes_back_as_it_went(cast, case, language):
    here = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    with override(language):
        content = initiatives_workbook(cast.editor, cast.engagement.pk, language)
        seen = tables.preview(**here, sent=tables.Sent(file=content), language=language)
        assert (seen.changes, seen.paste.problems, seen.new_count) == ([], [], 0)
        assert "" not in seen.paste.columns
        Initiative.objects.all().update(one_of="", description="")
        added = tables.add(**here, sent=tables.Sent(file=content), language=language)
    assert added.problems == []
    assert set(Initiative.objects.values_list("one_of", flat=True)) == {"Launch", ""}


def test_strangers_get_nothing(cast, case):
    with pytest.raises(NotFound):
        initiatives_workbook(cast.outsider, cast.engagement.pk, "en")
