"""Forks on paper: diamonds with the whole question inside, the answers on their arrows."""

import pytest

from issuetrees.core.drawing.arrows import Way
from issuetrees.core.drawing.diamonds import diamond, fit_question, question_text
from issuetrees.core.drawing.shapes import Box, Connector, Rect
from issuetrees.core.drawing.stage_map import Paper, Stop, draw_stage_map
from tests.core.drawing.drawn import fit

QUESTIONS = [
    "Why?",
    "Team or craft?",
    "Where do you want to work: a start-up, a scale-up or a corporation?",
    "Что вам ближе: личный вклад или управление командой?",
    "Предпринимательство или государственная служба?",
]
PAPER = Paper("sheet", 756, 396)


@pytest.mark.parametrize("title", QUESTIONS)
@pytest.mark.parametrize("width", [110.0, 150.0])
def test_the_whole_question_stands_inside(title: str, width: float) -> None:
    question = fit_question(title, width, 7.6, 9.4, fit)
    rect = Rect(10, 20, width, question.height)
    text = question_text(question, rect, 7.6, 9.4)
    assert " ".join(text.lines) == title
    high = len(text.lines) * text.leading
    assert text.width / rect.width + high / rect.height <= 1.0001
    assert text.left + text.width / 2 == pytest.approx(rect.centre)
    assert text.top + high / 2 == pytest.approx(rect.middle)


def test_its_corners_are_in_the_middle_of_the_sides() -> None:
    assert diamond(Rect(0, 0, 100, 40)) == ((50, 0), (100, 20), (50, 40), (0, 20))


def test_a_fork_on_the_way_is_a_diamond_with_its_answers_on_the_arrows() -> None:
    stops = [
        Stop("a", "Senior", 0, 100),
        Stop("f", QUESTIONS[2], 320, 100, quiet="never shown", kind="fork"),
        Stop("b", "Lead", 640, 0),
        Stop("c", "Principal", 640, 200),
    ]
    ways = [
        Way("1", "a", "f"),
        Way("2", "f", "b", ("A team of one’s own, with people to hire", "12–36")),
        Way("3", "f", "c", ("My craft",)),
    ]
    drawing = draw_stage_map(stops, ways, [PAPER], fit).drawing
    boxes = {box.id: box for box in drawing.of(Box)}
    assert boxes["f"].outline == diamond(boxes["f"].rect)
    assert [len(box.texts) for box in drawing.of(Box)] == [1, 1, 1, 1]
    assert not boxes["a"].outline
    labels = {arrow.id: arrow.label for arrow in drawing.of(Connector)}
    assert labels["1"] is None
    assert labels["2"] is not None
    assert labels["2"].lines[-1] == "12–36"
    assert " ".join(labels["2"].lines[:-1]) == "A team of one’s own, with people to hire"
