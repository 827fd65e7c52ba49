"""The kinds of report that the product brings stand as the composer keeps them."""

import pytest

from issuetrees.accounts.models import Language
from issuetrees.core.errors import Invalid
from issuetrees.reports import composition, write
from issuetrees.reports.kinds import report_kind, report_kinds
from issuetrees.reports.sections import SECTIONS
from tests.cast import Cast

# What a report does not begin with: it is the author's own, or needs a report before it.
OWN = {"text", "picture", "changes"}


def test_there_are_kinds_for_the_usual_occasions() -> None:
    assert list(report_kinds()) == [
        "final_report", "steering_committee", "decision_memo", "mece_review", "career_plan",
        "initiatives", "storyline",
    ]  # fmt: skip


@pytest.mark.parametrize("language", Language.values)
@pytest.mark.parametrize("kind", report_kinds())
def test_each_kind_has_words_and_sections(kind: str, language: str) -> None:
    known = report_kind(kind)
    assert known.name[language]
    assert known.purpose[language].endswith(".")
    rows = composition.of_kind(kind, language)
    assert rows == composition.checked(rows)
    assert any(row["is_on"] for row in rows)
    assert set(known.name) == set(known.purpose) == set(Language.values)


def test_the_final_report_has_every_section() -> None:
    assert {row["kind"] for row in composition.usual()} == set(SECTIONS) - OWN


def test_a_report_begins_as_its_kind_in_its_language(cast: Cast) -> None:
    made = write.create_report(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        title="R",
        kind="steering_committee",
        language="ru",
    )
    steps = next(row for row in made.sections if row["id"] == "next_steps")
    assert steps["title"] == "Следующие шаги до новой встречи"
    assert "Кто отвечает" in steps["options"]["body"]


def test_what_is_no_kind_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid):
        write.create_report(
            actor=cast.owner, engagement_id=cast.engagement.pk, title="R", kind="horoscope"
        )
