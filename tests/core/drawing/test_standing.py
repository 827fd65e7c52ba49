"""Levels and months in numbers: what is asked for stands where it is, whatever is shown."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.drawing.shapes import Bar, Disc, Label, Polygon, Polyline, Rect
from issuetrees.core.drawing.standing import (
    MOST,
    TOP,
    Standing,
    Words,
    draw_levels,
    draw_radar,
    draw_standing,
)
from issuetrees.core.drawing.timeline import Milestone, Stretch, draw_timeline
from tests.core.drawing.drawn import fit

LEVEL = st.integers(0, TOP)
ROWS = st.lists(st.tuples(LEVEL, LEVEL, LEVEL), min_size=3, max_size=MOST)


def rows(levels: list[tuple[int, int, int]]) -> list[Standing]:
    return [
        Standing(str(place), f"Competency {place}", own, asked, goal)
        for place, (own, asked, goal) in enumerate(levels)
    ]


@given(ROWS)
def test_no_line_or_word_leaves_the_drawing(levels: list[tuple[int, int, int]]) -> None:
    drawing = draw_standing("s", rows(levels), 756.0, 8.0, fit, Words("own", "", "next", "goal"))
    points = [point for shape in drawing.of(Polygon) for point in shape.points]
    points += [
        point for shape in drawing.of(Polyline) for stroke in shape.strokes for point in stroke
    ]
    for label in drawing.of(Label):
        text = label.text
        points += [
            (text.left, text.top),
            (text.left + text.width, text.top + text.leading * len(text.lines)),
        ]
    assert all(-0.01 <= x <= drawing.width + 0.01 for x, _y in points)
    assert all(-2.6 <= y <= drawing.height + 0.01 for _x, y in points)


@given(st.integers(1, 20))
def test_lines_stand_below_each_other(count: int) -> None:
    drawing = draw_levels("l", rows([(1, 2, 3)] * count), 300.0, 8.0, fit)
    tracks = [bar.rect for bar in drawing.of(Bar) if bar.role == "level-track"]
    assert len(tracks) == count
    assert all(upper.bottom < lower.top for upper, lower in pairwise(tracks))


def test_a_level_is_its_part_of_the_line_and_nothing_shown_has_no_bar() -> None:
    drawing = draw_levels("l", rows([(3, 4, 4), (0, 1, 1)]), 300.0, 8.0, fit)
    track = next(bar.rect for bar in drawing.of(Bar) if bar.role == "level-track")
    (own,) = [bar.rect for bar in drawing.of(Bar) if bar.role == "level-own"]
    assert own.width == pytest.approx(track.width * 3 / TOP)
    asked = [line for line in drawing.of(Polyline) if line.role == "level-next"]
    assert asked[0].strokes[0][0][0] == pytest.approx(track.right)


def test_what_others_saw_is_a_dot_on_its_level() -> None:
    row = Standing("a", "A", 1, 2, 3, others=(2, 4))
    others = [*rows([(1, 1, 1)] * 2), row]
    radar = draw_radar("r", others, Rect(0, 0, 300, 300), 8.0, fit)
    assert len(radar.of(Disc)) == 2
    lines = draw_levels("l", others, 300.0, 8.0, fit)
    assert len(lines.of(Disc)) == 2


@pytest.mark.parametrize(("count", "width"), [(2, 756.0), (MOST + 1, 756.0), (6, 320.0)])
def test_lines_stand_alone_where_a_radar_would_say_nothing(count: int, width: float) -> None:
    drawing = draw_standing("s", rows([(1, 2, 3)] * count), width, 8.0, fit, Words("own"))
    assert not [shape for shape in drawing.of(Polygon) if shape.role == "radar-area"]


@given(
    st.lists(
        st.tuples(st.floats(0, 60), st.floats(0, 60), st.floats(0, 60)).map(sorted), max_size=8
    )
)
def test_steps_and_marks_stay_on_the_axis(months: list[list[float]]) -> None:
    start, steps = 0.0, []
    for place, (least, likely, most) in enumerate(months):
        steps.append(Stretch(str(place), f"Step {place}", start, (least, likely, most)))
        start += likely
    marks = [Milestone("p50", "Half", start), Milestone("p80", "Most", start * 1.2)]
    drawing = draw_timeline("t", steps, marks, 500.0, 8.0, fit)
    spans = [line for line in drawing.of(Polyline) if line.role == "span"]
    assert len(spans) == sum(most > least for least, _likely, most in months)
    rights = [bar.rect.right for bar in drawing.of(Bar)]
    rights += [x for line in drawing.of(Polyline) for stroke in line.strokes for x, _y in stroke]
    assert max(rights, default=0) <= 500.0 - 8.0 * 9 + 0.01


def test_the_words_of_the_key_stand_apart_and_no_word_of_a_radar_is_broken() -> None:
    titles = ("Понимание пользователя", "Данные и эксперименты", "Влияние и стейкхолдеры")
    asked = [Standing(f"c{at}", title, 1, 2, 3) for at, title in enumerate(titles)]
    words = Words(
        own="показано", next="Руководитель продукта в стартапе", goal="Директор по продуктам (CPO)"
    )
    drawn = draw_standing("levels", asked, 760.0, 13.0, fit, words)
    labels = {one.id: one.text for one in drawn.of(Label)}
    key = [text for name, text in labels.items() if "-key-" in name]
    assert len(key) == 3
    for text in key:
        assert fit(text.lines[0], text.width, text.size, 1, "regular")[1]
        assert text.top + text.leading <= drawn.height
    for row in asked:
        assert " ".join(labels[f"levels-{row.id}-axis"].lines).split() == row.title.split()
