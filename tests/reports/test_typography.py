"""Quotes, dashes, spaces that do not break, and figures in both languages."""

import pytest

from issuetrees.core.text import shorten
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.scene.fit import break_lines, fit_lines, text_width
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.typography import BREAK, clean, paragraphs, typeset


@pytest.mark.parametrize(
    ("language", "typed", "printed"),
    [
        ("ru", "в Москве и на юге", f"в{NBSP}Москве и{NBSP}на{NBSP}юге"),
        ("ru", "Цена - 5 млн ₽", f"Цена{NBSP}— 5{NBSP}млн{NBSP}₽"),
        ("ru", 'Слово "круто"', "Слово «круто»"),
        ("ru", "рост 6%", f"рост 6{NBSP}%"),
        ("en", "growth of 6%", f"growth of{NBSP}6%"),
        ("en", "growth of 6 %", f"growth of{NBSP}6%"),
        ("en", 'The word "cool"', f"The{NBSP}word \u201ccool\u201d"),
        ("en", "cost - 5 M ₽", f"cost – 5{NBSP}M{NBSP}₽"),
        ("ru", "№ 5", f"№{NBSP}5"),
        ("ru", "План на II полугодие", f"План на{NBSP}II{NBSP}полугодие"),
        ("ru", "3 инициативы", f"3{NBSP}инициативы"),
        ("ru", "18–25 лет", f"18–25{NBSP}лет"),
    ],
)
def test_typeset(language: str, typed: str, printed: str) -> None:
    assert typeset(typed, language) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('Экраны 24" и 32" в магазинах', f'Экраны 24" и{NBSP}32" в{NBSP}магазинах'),
        ('"Журнал 24"', "«Журнал 24»"),
        ('24" и "круто"', f'24" и{NBSP}«круто»'),
        ('"Журнал 24" и "Дом"', f"«Журнал 24» и{NBSP}«Дом»"),
        ('"Экраны 24" и 32" в зале"', f'«Экраны 24" и{NBSP}32" в{NBSP}зале»'),
        ('"24""', '«24"»'),
        ('экран "24"', "экран «24»"),
        ('(24"×36")', '(24"×36")'),
        ('слово" и "слово', f'слово" и{NBSP}"слово'),
        ('""пусто""', '"«пусто»"'),
        (f'"{"слово " * 80}" и "раз"', f'"{"слово " * 80}" и{NBSP}«раз»'),
    ],
)
def test_inches_stay_and_quotation_marks_turn(typed: str, printed: str) -> None:
    found = typeset(typed, "ru")
    assert found.replace(BREAK, "") == printed


def test_many_marks_take_no_time() -> None:
    assert typeset('"' + '1"' * 50_000, "en")


def test_what_runs_from_right_to_left_keeps_to_its_place() -> None:
    assert typeset("שאלה 2026 (draft)", "en") == "\u2068שאלה 2026 (draft)\u2069"
    typist = Typist("en")
    said = typist.text(f"Issue tree · {typist.excerpt('שאלה 2026', 70)}")
    assert said == "\u2068Issue tree · \u2068שאלה 2026\u2069\u2069"
    assert typist.quoted("שאלה " * 40, 12) == "“\u2068שאלה שאלה…\u2069”"
    assert break_lines("שאלה שאלה", 40, 7.6) == ["\u2068שאלה\u2069"] * 2


def test_what_cannot_be_printed_is_left_out() -> None:
    assert clean("a\x00b\u202ec\ud800d") == "abcd"


def test_a_word_longer_than_a_line_gets_places_to_break() -> None:
    printed = typeset("x" * 1000, "en")
    assert printed.replace(BREAK, "") == "x" * 1000
    assert max(len(piece) for piece in printed.split(BREAK)) <= 24


def test_a_line_of_nothing_but_unbreakable_spaces_can_be_broken() -> None:
    pasted = f"how{NBSP}much{NBSP}" * 10
    assert max(map(len, typeset(pasted, "en").split(" "))) < 20
    assert typeset(f"10{NBSP}млн", "ru") == f"10{NBSP}млн"


def test_paragraphs_leave_empty_lines_out() -> None:
    assert paragraphs("one\r\n\r\n two \n", "en") == ("one", "two")


def test_no_word_stands_alone_on_a_last_line() -> None:
    assert paragraphs("what would embarrass the brand.", "en")[0].endswith(f"the{NBSP}brand.")
    assert paragraphs("где бренду грозит позор.", "ru")[0].endswith(f"грозит{NBSP}позор.")
    long = "a word of unconstitutionalities"
    assert NBSP not in paragraphs(f"so {long}", "en")[0][-20:]


def test_shorten_cuts_at_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two", 9) == "one two"
    assert len(shorten("x" * 100, 9)) == 9


def test_no_character_is_cut_in_two() -> None:
    family, flag = "👩\u200d👩\u200d👧", "🇷🇺"
    assert shorten(f"abcdef{family} x", 9) == "abcdef…"
    pieces = typeset(family * 30, "en").split(BREAK)
    assert {piece.replace(family, "") for piece in pieces} == {""}
    lines = break_lines(flag * 9, 30, 7.6)
    assert len(lines) > 1
    assert {line.replace(flag, "") for line in lines} == {""}


def test_marks_and_joiners_need_no_room() -> None:
    assert text_width("а\u0301", 10) == text_width("а", 10)
    assert text_width("👩\u200d👧\ufe0f", 10) == text_width("👩👧", 10)


def test_lines_fit_their_column() -> None:
    text = "Где можно до неё достучаться, а куда — не стоит соваться? " + "слово" * 30
    lines = break_lines(text, 120, 7.6)
    assert all(text_width(line, 7.6) <= 120 for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_text_that_needs_more_lines_says_so() -> None:
    lines, is_whole = fit_lines("слово " * 2000, 120, 7.6, 4)
    assert not is_whole
    assert len(lines) == 4
    assert lines[-1].endswith("…")
    assert fit_lines("короткий текст", 120, 7.6, 4) == (["короткий текст"], True)


def test_a_short_word_stays_with_the_next_unless_the_column_is_too_narrow() -> None:
    joined = f"в{NBSP}достопримечательностях"
    assert break_lines(joined, 200, 7.6) == [joined]
    assert break_lines(joined, 85, 7.6)[0] == "в"


def test_a_word_too_wide_is_broken_after_its_hyphen() -> None:
    assert break_lines("Бизнес-результат, команда", 60, 7.6) == ["Бизнес-", "результат,", "команда"]
