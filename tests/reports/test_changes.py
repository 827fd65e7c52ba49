"""What is different between two states of a report, and how it is told."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.utils import translation

from issuetrees.reports.changes import WORDS, area, compare, sentence
from issuetrees.reports.document import Change, ReportDocument
from issuetrees.reports.scored import DecidedGate
from tests.reports.documents import document

Edit = Callable[[ReportDocument], ReportDocument]


def with_node(at: int, **changes: Any) -> Edit:
    """The document with one question changed."""

    def edit(before: ReportDocument) -> ReportDocument:
        [tree] = before.trees
        nodes = list(tree.nodes)
        nodes[at] = replace(nodes[at], **changes)
        return replace(before, trees=(replace(tree, nodes=tuple(nodes)),))

    return edit


def with_fields(at: int, **fields: Any) -> Edit:
    return lambda before: with_node(at, fields={**before.trees[0].nodes[at].fields, **fields})(
        before
    )


def with_row(at: int, **changes: Any) -> Edit:
    """The document with one initiative changed."""

    def edit(before: ReportDocument) -> ReportDocument:
        assert before.ranking is not None
        rows = list(before.ranking.rows)
        rows[at] = replace(rows[at], **changes)
        return replace(before, ranking=replace(before.ranking, rows=tuple(rows)))

    return edit


def without_last_question(before: ReportDocument) -> ReportDocument:
    [tree] = before.trees
    return replace(before, trees=(replace(tree, nodes=tree.nodes[:-1]),))


def told(edit: Edit, *, is_reversed: bool = False) -> list[Change]:
    before = document("en")
    states = [before, edit(before)]
    return list(compare(*(reversed(states) if is_reversed else states)))


def test_equal_states_have_no_changes() -> None:
    for language in ("en", "ru"):
        assert compare(document(language), document(language)) == ()


def test_questions_come_and_go() -> None:
    [removed] = told(without_last_question)
    [added] = told(without_last_question, is_reversed=True)
    assert (removed.kind, added.kind) == ("question_removed", "question_added")
    assert removed.title == added.title


@pytest.mark.parametrize(
    ("edit", "kinds"),
    [
        (with_node(3, title="Other words"), ["question_reworded"]),
        (with_fields(3, status="answered", answer="Yes"), ["question_answered"]),
        (with_fields(3, answer="Yes"), ["question_answered"]),
        (with_fields(3, status="pruned"), ["status_changed"]),
        (with_row(0, score=12.34), ["score_changed"]),
        (with_row(0, score=85.31), []),
        (with_row(3, place="7"), ["place_changed"]),
        (with_row(0, verdicts=(DecidedGate("gate0", "veto"),)), None),
        (lambda one: replace(one, stage_maps=()), ["map_removed"]),
        (lambda one: replace(one, ranking=None), None),
        (lambda one: replace(one, summary=replace(one.summary, answer="")), ["text_gone"]),
        (lambda one: replace(one, summary=replace(one.summary, situation="New")), ["text_changed"]),
        (lambda one: replace(one, cover=replace(one.cover, stage="final")), []),
    ],
)
def test_each_difference_is_one_line(edit: Edit, kinds: list[str] | None) -> None:
    found = [change.kind for change in told(edit)]
    assert found == kinds if kinds is not None else found


def test_gates_that_decide() -> None:
    stopped = with_row(0, verdicts=(DecidedGate("gate0", "veto"),))
    assert "gate_stops" in [change.kind for change in told(stopped)]
    assert "gate_passed" in [change.kind for change in told(stopped, is_reversed=True)]
    opened = with_row(0, verdicts=())
    assert {change.kind for change in told(opened)} == {"gate_reopened"}


def test_every_kind_has_words_in_both_languages() -> None:
    for kind in WORDS:
        change = Change(kind, "Растёт ли рынок?", "1", "The title", "open", "open")
        with translation.override("en"):
            english = sentence(change)
        with translation.override("ru"):
            russian = sentence(change)
        assert english != russian
        assert "{" not in english + russian
        assert area(change)


def test_sentences() -> None:
    with translation.override("ru"):
        assert sentence(Change("status_changed", "Рынок", before="open", after="answered")) == (
            "«Рынок»: Открыт → Отвечен"
        )
        assert "61,5 → 70" in sentence(Change("score_changed", "А", before=61.5, after=70.0))
        assert "– → 3" in sentence(Change("place_changed", "А", before="", after="3"))
