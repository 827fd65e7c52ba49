"""Second texts: the report in the other language, what is missing, who may translate."""

from dataclasses import replace

import pytest

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.fit_report import fit_report
from issuetrees.reports.gather import build_document, second_texts
from issuetrees.reports.models import Report, Translation
from issuetrees.reports.translating import translate
from issuetrees.reports.translations import texts_of, translated
from issuetrees.scoring.write.goals import create_goal
from tests.cast import Cast
from tests.reports.documents import document


@pytest.fixture
def report(cast: Cast) -> Report:
    create_goal(actor=cast.owner, engagement_id=cast.engagement.pk, title="Grow")
    return Report.objects.create(
        engagement=cast.engagement, title="Plan", answer="Go", language="ru"
    )


def test_a_report_in_the_other_language_says_what_is_translated(cast: Cast, report: Report) -> None:
    translate(
        actor=cast.editor, report_id=report.pk, texts={"Grow": "Рост", "Plan": "План", "Go": "Да"}
    )
    made = build_document(report.pk)
    assert made.ranking is not None
    assert made.ranking.goals[0].title == "Рост"
    assert (made.cover.title, made.summary.answer) == ("План", "Да")
    assert "Grow" not in made.untranslated
    Report.objects.filter(pk=report.pk).update(language="en")
    made = build_document(report.pk)
    assert (made.cover.title, made.untranslated) == ("Plan", ())


def test_what_has_no_translation_is_listed_and_told_before_the_export(
    cast: Cast, report: Report
) -> None:
    made = build_document(report.pk)
    assert {"Plan", "Go", "Grow"} <= set(made.untranslated)
    assert [line.kind for line in fit_report(made)].count("untranslated") == 1
    told = {one.original: one.text for one in second_texts(cast.viewer, report.pk).texts}
    assert told["Grow"] == ""


def test_a_text_that_is_changed_is_to_be_translated_again(cast: Cast, report: Report) -> None:
    translate(actor=cast.editor, report_id=report.pk, texts={"Plan": "План"})
    Report.objects.filter(pk=report.pk).update(title="Plan B")
    assert "Plan B" in build_document(report.pk).untranslated
    translate(actor=cast.editor, report_id=report.pk, texts={"Plan": ""})
    assert not Translation.objects.exists()


def test_who_may_translate(cast: Cast, report: Report) -> None:
    with pytest.raises(Denied):
        translate(actor=cast.commenter, report_id=report.pk, texts={"Plan": "План"})
    with pytest.raises(NotFound):
        second_texts(cast.outsider, report.pk)
    Report.objects.filter(pk=report.pk).update(language="en")
    with pytest.raises(Invalid):
        translate(actor=cast.editor, report_id=report.pk, texts={"Plan": "План"})


def test_a_copy_of_an_engagement_has_its_translations(cast: Cast, report: Report) -> None:
    translate(actor=cast.editor, report_id=report.pk, texts={"Plan": "План"})
    made = copy_engagement(actor=cast.owner, engagement_id=cast.engagement.pk)
    assert Translation.objects.filter(engagement=made).get().text == "План"


def test_every_text_of_a_whole_report_can_be_translated() -> None:
    source = document("en")
    words = {text: f"<{text}>" for text in texts_of(source)}
    made = translated(source, words)
    assert made.untranslated == ()
    assert all(text.startswith("<") for text in texts_of(made))
    assert replace(translated(source, {}), untranslated=()) == source


def own_text(body: str) -> ReportDocument:
    return replace(document("en"), sections=(SectionChoice("text", "Why", "text", {"body": body}),))


def said(source: ReportDocument, words: dict[str, str]) -> str:
    body: str = translated(source, words).sections[0].options["body"]
    return body


def test_an_own_text_is_translated_part_by_part() -> None:
    source = own_text("# Rents\n\nThey **rise**.\n\n- one\n\n  - inside\n\n| a |\n|---|\n| 1 |")
    assert {"# Rents", "They **rise**.", "- one", "- inside", "| a |\n|---|\n| 1 |"} <= set(
        texts_of(source)
    )
    words = {"# Rents": "# Аренда", "- inside": "- внутри", "Why": "Почему"}
    assert said(source, words) == (
        "# Аренда\n\nThey **rise**.\n\n- one\n\n  - внутри\n\n| a |\n|---|\n| 1 |"
    )
    missing = translated(source, words).untranslated
    assert "They **rise**." in missing
    assert "- inside" not in missing


def test_a_change_of_one_part_leaves_the_others_translated() -> None:
    words = {"One.": "Один.", "Two.": "Два."}
    assert said(own_text("One.\n\nTwo."), words) == "Один.\n\nДва."
    changed = translated(own_text("One.\n\nTwo and more."), words)
    assert changed.sections[0].options["body"] == "Один.\n\nTwo and more."
    assert "Two and more." in changed.untranslated
