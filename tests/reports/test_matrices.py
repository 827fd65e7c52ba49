"""Heads of matrices: no word of one is broken; what does not fit goes into a second table."""

from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.scene.fit import text_width
from issuetrees.reports.scene.theme import THEMES
from issuetrees.reports.sections.matrices import head_widths, parts_of

THEME = next(iter(THEMES.values()))
ROOM = 760.0
HEADS = [f"Взаимодействие и{NBSP}сотрудничество", f"Данные и{NBSP}экспериментирование"] * 6


def test_what_a_space_joins_has_room_in_its_column() -> None:
    parts = parts_of(HEADS, ROOM, THEME, 12)
    assert [len(part) for part in parts] == [6, 6]
    for part in parts:
        titles = HEADS[part.start : part.stop]
        widths = head_widths(titles, ["Аналитик"], ROOM, THEME)
        for title, width in zip(titles, widths, strict=True):
            words = title.split(" ")
            assert max(text_width(word, THEME.types["head"].size) for word in words) < width


def test_short_heads_stand_in_one_table_up_to_its_most() -> None:
    assert parts_of(["Data"] * 9, ROOM, THEME, 9) == [range(9)]
    assert [len(part) for part in parts_of(["Data"] * 10, ROOM, THEME, 9)] == [5, 5]
    assert parts_of([], ROOM, THEME, 9) == []


def test_a_word_wider_than_the_sheet_stands_alone() -> None:
    parts = parts_of(["W" * 300, "Data"], ROOM, THEME, 9)
    assert parts == [range(1), range(1, 2)]
