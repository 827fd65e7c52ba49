"""The budget frame: written, refused, taken back, copied; what is pasted; its page."""

from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.portfolio.frame_words import later, years_said
from issuetrees.portfolio.pasting import (
    brand_lines,
    brands_of,
    search_lines,
    searches_of,
    years_of,
)
from issuetrees.portfolio.read import frames as read
from issuetrees.portfolio.write import frames as write
from issuetrees.scoring.read import kinds, periods
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import kinds as kinds_write
from issuetrees.scoring.write import periods as periods_write
from issuetrees.scoring.write.initiative_parts import CostFields
from issuetrees.workspaces import edits

pytestmark = pytest.mark.django_db
BRANDS = [
    {"name": "Ours", "spend": "30", "market_share": 20},
    {"name": "Theirs", "spend": "70", "market_share": 60},
]


def edit(cast, **given):
    return write.edit_frame(actor=cast.editor, engagement_id=cast.engagement.pk, **given)


def framed(cast):
    return read.framed(cast.viewer, read.frame(cast.viewer, cast.engagement.pk))


@pytest.fixture
def money(cast):
    """A period and a kind, a proposal of 40 in both, one past, one rejected, one without either."""
    here = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    period = periods_write.create_period(**here, title="2027")
    kind = kinds_write.create_kind(**here, title="Sponsorship")
    cost: list[CostFields] = [{"period_id": period.pk, "likely": Decimal(40)}]
    for title, state in (("League", "proposed"), ("Old league", "past"), ("Cup", "rejected")):
        initiatives_write.create_initiative(
            **here, title=title, state=state, initiative_kind="Sponsorship", costs=cost
        )
    initiatives_write.create_initiative(**here, title="Boards", cost_likely=Decimal(15))
    edit(
        cast,
        budgets=[{"period_id": period.pk, "amount": Decimal(100)}],
        test_share=10,
        brand_share=60,
        parts=[{"kind_id": kind.pk, "part": "brand"}],
        brands=BRANDS,
        searches=[{"title": "Oct", "counts": [1, 3]}, {"title": "Nov", "counts": [3, 3]}],
    )
    return period, kind


def test_what_follows_from_a_frame(cast, money):
    found = framed(cast)
    [line] = found.periods
    assert (line.budget, line.parts.tests, line.parts.brand, line.asked) == (100, 10, 54, 40)
    assert found.total.parts == line.parts
    assert (found.split.brand, found.split.untold, found.unplanned) == (40, 15, 15)
    assert (found.own.share, found.own.excess, found.needed) == (30, 10, Decimal("17.5"))
    assert (found.growth.likely, found.search_change) == (0.5, 25)


YEARS: list[dict[str, Any]] = [
    {"year": "2026", "name": "theirs", "spend": "60", "market_share": 61},
    {"year": "2025", "name": "Ours", "spend": "10", "market_share": 16},
    {"year": "2025", "name": "Theirs", "spend": "40", "market_share": None},
    {"year": "2026", "name": "Ours", "spend": "40", "market_share": 18.5},
]


def test_earlier_years_show_the_course_of_share_of_voice(cast, money, client):
    edit(cast, voice_years=YEARS)
    years = framed(cast).years
    assert [one.title for one in years] == ["2025", "2026", ""]
    assert [[voice.share for voice in one.voices] for one in years] == [
        [20, 80],
        [40, 60],
        [30, 70],
    ]
    assert [one.own.excess for one in years] == [4, 21.5, 10]
    assert later(years) == [2.5, 1.5, None]
    said = years_said(years)
    assert said == (
        "Share of voice went from 20.0% (2025) to 30.0%. "
        "Share of market went from 16.0% (2025) to 20.0%."
    )
    client.force_login(cast.viewer)
    page = client.get(reverse("web:budget_frame", args=[cast.engagement.pk])).content.decode()
    assert "Share of voice by year" in page
    with pytest.raises(Invalid) as refused:
        edit(cast, brands=BRANDS[:1], searches=[])
    assert (refused.value.code, refused.value.details["line"]) == ("unknown_brand", 1)


def test_a_year_of_which_one_brand_is_not_known_has_a_gap(cast, money):
    edit(cast, voice_years=[{**YEARS[1], "name": "Theirs"}])
    [then, now] = framed(cast).years
    assert [voice and voice.share for voice in then.voices] == [None, 100]
    assert (then.own, now.own.share) == (None, 30)
    assert years_said([then, now]) == ""
    assert later([then, now]) == [None, None]


def test_a_frame_is_noted_taken_back_and_guards_against_others(cast, money):
    row, entry = edit(cast, version=1, brand_share=70.0, reason="  The brand is young ")
    assert entry.details["changed"]["brand_share"] == [60, 70]
    assert (row.version, row.reason) == (2, "The brand is young")
    assert edit(cast, brand_share=70.0)[1] is None
    with pytest.raises(Conflict):
        edit(cast, version=1, brand_share=50.0)
    edits.undo(actor=cast.editor, entry_id=entry.pk)
    assert read.frame(cast.viewer, cast.engagement.pk).brand_share == 60
    with pytest.raises(Denied):
        write.edit_frame(actor=cast.viewer, engagement_id=cast.engagement.pk, test_share=1.0)
    with pytest.raises(NotFound):
        read.frame(cast.outsider, cast.engagement.pk)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"brand_share": 101.0}, "not_a_percentage"),
        ({"test_share": -1.0}, "not_a_percentage"),
        ({"test_share": float("inf")}, "not_a_number"),
        ({"brands": [{"name": "", "spend": "1"}]}, "missing"),
        ({"brands": [{"name": "A", "spend": "-1"}]}, "cost_wrong"),
        ({"brands": [{"name": "A", "spend": "1"}, {"name": "a", "spend": "1"}]}, "said_twice"),
        ({"brands": "A"}, "not_a_list"),
        ({"voice_years": [{"year": "", "name": "Ours", "spend": "1"}]}, "missing"),
        ({"voice_years": [{"year": "2025", "name": "Else", "spend": "1"}]}, "unknown_brand"),
        ({"voice_years": [YEARS[1], YEARS[1]], "brands": BRANDS}, "said_twice"),
        ({"budgets": [{"period_id": "nowhere", "amount": "1"}]}, "unknown_id"),
        (
            {"budgets": [{"period_id": "00000000-0000-7000-8000-000000000000", "amount": "1"}]},
            "unknown_id",
        ),
        ({"searches": [{"title": "Oct", "counts": [1]}]}, "counts_and_brands"),
        ({"searches": [{"title": "Oct", "counts": [-1]}]}, "not_a_count"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_field(cast, given, code):
    with pytest.raises(Invalid) as refused:
        edit(cast, **given)
    assert (refused.value.code, refused.value.details["field"]) == (code, next(iter(given)))


def test_a_copy_of_the_engagement_has_it_for_its_own_periods_and_kinds(cast, money):
    made = copy_engagement(actor=cast.editor, engagement_id=cast.engagement.pk)
    found = read.frame(cast.editor, made.pk)
    [period], [kind] = periods.periods(cast.editor, made.pk), kinds.kinds(cast.editor, made.pk)
    assert read.budgets_of(found) == {period.pk: 100}
    assert read.parts_of(found) == {kind.pk: "brand"}
    assert found.brands == read.frame(cast.editor, cast.engagement.pk).brands


def test_lines_are_read_as_they_are_written_whatever_the_language():
    pasted = "Brand\tSpend\tShare\nOurs\t1,2 млн ₽\t14,5%\nTheirs\t3 000 000\n"
    rows = brands_of(pasted, "ru", "RUB")
    assert [(row["spend"], row["market_share"]) for row in rows] == [
        (1_200_000, 14.5),
        (3_000_000, None),
    ]
    assert brands_of(brand_lines(rows, "ru"), "ru", "RUB") == rows
    years = years_of(
        "Year; Brand; Spend\n2025; Ours; 1,2 M; 14,5 %\n2025; Theirs; 3 M", "ru", "RUB"
    )
    assert [(row["year"], row["name"], row["spend"]) for row in years] == [
        ("2025", "Ours", 1_200_000),
        ("2025", "Theirs", 3_000_000),
    ]
    assert years_of(brand_lines(years, "ru"), "ru", "RUB") == years
    spans = searches_of("Month; Ours; Theirs\nOct; 1 200; 4 800", "ru")
    assert spans == [{"title": "Oct", "counts": [1200, 4800]}]
    assert searches_of(search_lines(spans, "ru"), "ru") == spans


@pytest.mark.parametrize(
    ("read_lines", "line"),
    [
        (lambda: brands_of("Ours; 3 M\nTheirs", "en", "RUB"), 2),
        (lambda: brands_of("Ours; much; 3", "en", "RUB"), None),
        (lambda: brands_of("A; 1; 2\n\nB; 1a; 2", "en", "RUB"), 3),
        (lambda: searches_of("Oct; 3; ?", "en"), 1),
        (lambda: years_of("2025; Ours; 3 M\n2024; Theirs", "en", "RUB"), 2),
    ],
)
def test_a_line_that_cannot_be_read_is_named(read_lines, line):
    if line is None:  # a first line without a figure is a heading
        assert read_lines() == []
        return
    with pytest.raises(Invalid) as refused:
        read_lines()
    assert refused.value.details["line"] == line


def test_the_page_shows_it_in_a_constant_number_of_queries(
    cast, client, money, django_assert_max_num_queries
):
    client.force_login(cast.editor)
    address = reverse("web:budget_frame", args=[cast.engagement.pk])
    with django_assert_max_num_queries(24):
        said = client.get(address).content.decode()
    assert "10.0 points more" in said.replace("\u2068", "").replace("\u2069", "")
    sent = {"version": 1, "test_share": "10", "brand_share": "60", "brands": "Ours; ; 3"}
    answer = client.post(reverse("web:budget_frame_edit", args=[cast.engagement.pk]), sent)
    assert "Line 1" in answer.content.decode()
