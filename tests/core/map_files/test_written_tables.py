"""Tables of a map come back as the same map, whatever its texts hold."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.map_files import read_map_file
from issuetrees.core.map_files.records import Box, Competency, MapFile, Place, Way
from issuetrees.core.text import normal
from issuetrees.exchange.map_tables import map_csv, map_workbook

NOWHERE = Place("")
SIGNS = "ab Яё;,:=|→-'\"\\\n@+1.[]#"


def a_text(most: int = 12) -> st.SearchStrategy[str]:
    found = st.text(SIGNS, min_size=1, max_size=most).map(lambda text: normal(text).strip())
    return found.filter(bool)


TEXT = a_text()
LINE = TEXT.map(lambda text: " ".join(text.split()))
Details = st.SearchStrategy[dict[str, Any]]
MONTHS = st.sampled_from([0, 1, 2.5, 12, 1200])


def some(**values: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Details of which each may be said or not."""
    return st.fixed_dictionaries({}, optional=values)


def lists(one: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Any]]:
    return st.lists(one, min_size=1, max_size=3)


EXPECTATION = st.one_of(
    st.fixed_dictionaries({"text": TEXT}), st.fixed_dictionaries({"text": TEXT, "example": TEXT})
)


def may_say(
    keys: list[str], competencies: Sequence[Competency], conditions: dict[str, Any]
) -> tuple[Details, Details]:
    """The details that a stage and an arrow may have."""
    levels = some(**{one.key: st.integers(0, 4) for one in competencies}).filter(bool)
    stage = some(
        scope=TEXT,
        company=lists(LINE),
        is_final=st.just(True),
        builds_on=st.sampled_from(keys),
        expectations=lists(EXPECTATION),
        horizon=some(short=MONTHS, long=MONTHS).filter(bool),
        **({"requires": levels} if competencies else {}),
        **conditions,
    )
    arrow = some(
        months=some(min=MONTHS, mode=MONTHS, max=MONTHS).filter(bool),
        signals=lists(TEXT),
        steps=lists(TEXT),
        is_backward=st.just(True),
        **conditions,
    )
    return stage, arrow


@st.composite
def maps(draw: st.DrawFn) -> MapFile:
    titles = draw(st.lists(LINE, max_size=3, unique_by=lambda text: text.casefold()))
    competencies = tuple(
        Competency(
            f"key{at}", title, tuple(draw(st.lists(TEXT | st.just(""), min_size=5, max_size=5)))
        )
        for at, title in enumerate(titles)
    )
    keys = [f"n{number}" for number in range(draw(st.integers(1, 3)))]
    forks = draw(st.lists(LINE, max_size=2, unique_by=lambda text: text.casefold()))
    ids = {
        fork: draw(st.lists(LINE, min_size=1, max_size=3, unique_by=lambda text: text.casefold()))
        for fork in forks
    }
    when = some(**{fork: st.lists(st.sampled_from(ids[fork]), max_size=2) for fork in forks})
    conditions = {"when": when.filter(bool)} if forks else {}
    stage, arrow = may_say(keys, competencies, conditions)
    track = LINE | st.just("")
    boxes = [Box(key, draw(LINE), NOWHERE, "stage", draw(track), draw(stage)) for key in keys]
    for fork in forks:
        options = [{"id": one, "title": draw(LINE)} for one in ids[fork]]
        more = draw(some(is_multiple=st.just(True), effect=TEXT))
        details = {"key": fork, "options": options, **more}
        boxes.append(Box(fork, draw(LINE), NOWHERE, "fork", draw(track), details))
    ends = st.sampled_from([*keys, *forks])
    ways = []
    for _ in range(draw(st.integers(0, 3))):
        source = draw(ends)
        answer = {"answer": draw(lists(st.sampled_from(ids[source])))} if source in ids else {}
        way = Way(source, draw(ends), NOWHERE, draw(track), {**draw(arrow), **answer})
        ways.append(way)
    return MapFile("stage_map", "", tuple(boxes), tuple(ways), competencies)


def said(found: MapFile) -> Any:
    assert found.problems == ()
    return (
        [(b.key, b.title, b.kind, b.track, b.details) for b in found.boxes],
        [(w.source, w.target, w.title, w.details) for w in found.ways],
        [(c.title, c.levels) for c in found.competencies],
    )


@pytest.mark.parametrize("language", ["en", "ru"])
@settings(max_examples=40)
@given(found=maps())
def test_what_is_written_as_csv_comes_back_whole(language: str, found: MapFile) -> None:
    with override(language):
        content = map_csv(found).encode()
    assert said(read_map_file(content, language)) == said(found)


@settings(max_examples=40)
@given(found=maps())
def test_a_workbook_holds_the_same(found: MapFile) -> None:
    with override("ru"):
        content = map_workbook(found)
    assert said(read_map_file(content, "ru")) == said(found)
