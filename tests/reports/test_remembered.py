"""Sections are built anew only where what they read has changed, and are the same as new ones."""

from collections.abc import Callable
from dataclasses import replace
from unittest import mock

import pytest
from django.utils import translation

from issuetrees.reports.document import ReportDocument, SectionChoice
from issuetrees.reports.sections import built
from issuetrees.reports.sections.base import Assignment, Built
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.remembered import Remembered
from issuetrees.reports.signs import Signs, shipped
from tests.reports.documents import document

EDITS: dict[str, Callable[[ReportDocument], ReportDocument]] = {
    "nothing": lambda one: one,
    "summary": lambda one: replace(one, summary=replace(one.summary, answer="Another answer.")),
    "cover": lambda one: replace(one, cover=replace(one.cover, client="Another client")),
    "tree": lambda one: replace(one, trees=(replace(one.trees[0], nodes=one.trees[0].nodes[:9]),)),
    "ranking": lambda one: replace(one, ranking=None),
    "findings": lambda one: replace(one, findings=None),
    "map": lambda one: replace(one, stage_maps=()),
    "paper": lambda one: replace(one, paper="wide"),
    "order": lambda one: replace(one, sections=one.sections[::-1]),
    "brand": lambda one: replace(one, brand=replace(one.brand, has_sources=False)),
}


@pytest.fixture
def count(monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    """Return the kinds that were built since the last call."""
    kinds: list[str] = []
    build = built._built

    def counted(assignment: Assignment) -> Built | None:
        kinds.append(assignment.choice.kind)
        return build(assignment)

    def taken() -> list[str]:
        found = kinds.copy()
        kinds.clear()
        return found

    monkeypatch.setattr(built, "_built", counted)
    monkeypatch.setattr(built, "REMEMBERED", Remembered())
    return taken


@pytest.mark.parametrize("name", EDITS)
def test_after_an_edit_all_is_as_if_built_anew(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(built, "REMEMBERED", Remembered())
    build_sections(document())
    after = build_sections(EDITS[name](document()))
    monkeypatch.setattr(built, "REMEMBERED", Remembered())
    assert after == build_sections(EDITS[name](document()))


def test_only_what_reads_the_change_is_built(count: Callable[[], list[str]]) -> None:
    build_sections(document())
    assert "stage_map" in count()
    build_sections(document())
    assert count() == []
    build_sections(EDITS["summary"](document()))
    again = count()
    assert "summary" in again
    assert not {"tree", "stage_map", "scores", "gates"} & set(again)
    build_sections(document())  # taken back
    assert count() == []


def test_what_has_all_its_signs_is_built_once_for_a_look_and_for_print(
    count: Callable[[], list[str]],
) -> None:
    shown = document("en", tuple(SectionChoice(kind, id=kind) for kind in ("summary", "tree")))
    shown = replace(shown, summary=replace(shown.summary, answer="Go 漢 now."))
    build_sections(shown, Signs(shipped()))
    assert sorted(count()) == ["summary", "tree"]
    looked_at = build_sections(shown)
    assert count() == ["summary"]  # there a sign is named in print
    assert "漢" in looked_at[0].title


def test_what_two_keys_know_counts_once() -> None:
    one = Remembered(most=8)
    sections = tuple(SectionChoice(kind, id=kind) for kind in ("summary", "ranking", "goals"))
    with mock.patch.object(built, "REMEMBERED", one):
        made = build_sections(document("en", sections), Signs(shipped()))
    assert len(one._memories) == 6
    assert one._sheets() == sum(section.sheets + 1 for section in made)


def test_words_of_another_screen_are_not_taken(count: Callable[[], list[str]]) -> None:
    with translation.override("en"):
        build_sections(document())
    count()
    with translation.override("ru"):
        build_sections(document())
    assert "stage_map" in count()


def test_what_was_not_used_for_longest_is_forgotten(
    count: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(built, "REMEMBERED", Remembered(most=3))
    build_sections(document())
    count()
    build_sections(document())
    assert len(count()) > 3
