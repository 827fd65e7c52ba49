"""Which exhibit an end product asks for, in both languages."""

from typing import Any

import pytest

from issuetrees.core.drawing.ghost import FORMS
from issuetrees.core.graph.records import Node
from issuetrees.core.synthesis.ghosts import FORM_WORDS, form_of, ghosts
from issuetrees.core.synthesis.questions import Question


@pytest.mark.parametrize(
    ("product", "form"),
    [
        ("Bar chart of cost by region", "bar"),
        ("Bar chart of cost by supplier", "bar"),
        ("Bridge from 2025 to 2026", "waterfall"),
        ("Trend of churn by month", "line"),
        ("Scorecard of eleven types", "table"),
        ("2×2 of effect and ease", "matrix"),
        ("One-pager for the board", "text"),
        ("Столбчатая диаграмма затрат", "bar"),
        ("Водопад от плана к факту", "waterfall"),
        ("Динамика оттока по месяцам", "line"),
        ("Перечень источников", "table"),
        ("Матрица «эффект — простота»", "matrix"),
        ("Карта точек продаж", "map"),
        ("Записка для правления", "text"),
        ("Positioning map", "matrix"),
        ("Карта позиционирования", "matrix"),
        ("Calendar of measuring", "table"),
        ("Recommendation with cost", "text"),
        ("Принципы на одной странице", "text"),
        ("Ranking of principles", "bar"),
        ("Something else", "bar"),
    ],
)
def test_the_exhibit_is_chosen_by_the_words(product: str, form: str) -> None:
    assert form_of(product) == form
    assert tuple(FORM_WORDS) == FORMS


def leaf(**fields: Any) -> Question:
    node = Node("a", "root", title="Why?", **fields)
    return Question(node, "1", 1, "open", 0)


def test_a_page_for_each_end_product_else_for_a_hypothesis() -> None:
    two = list(ghosts(leaf(hypothesis="It is so", end_product="Trend; a memo", data_source="CRM")))
    assert [(one.says, one.form, one.source, one.is_open) for one in two] == [
        ("It is so", "line", "CRM", True),
        ("It is so", "text", "CRM", True),
    ]
    [one] = ghosts(leaf(hypothesis="It is so", answer="It is"))
    assert (one.says, one.shows, one.is_open) == ("It is", "", False)
    assert not list(ghosts(leaf()))
