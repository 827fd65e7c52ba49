"""The budget frame of a report's engagement and its latest revealed test-drive."""

import uuid
from typing import Any, Final

from issuetrees.core.errors import Invalid
from issuetrees.portfolio import frame_words, test_drive_words
from issuetrees.portfolio.read import frames, test_drives
from issuetrees.reports.framed import (
    BudgetFrame,
    DriveLine,
    Driven,
    FrameBrand,
    FramePeriod,
    FrameSearch,
    FrameYear,
)
from issuetrees.workspaces.access import Reader

FRAME: Final = "budget_frame"
DRIVE: Final = "test_drive"


def build_framed(kinds: set[str], reader: Reader, engagement_id: uuid.UUID) -> dict[str, Any]:
    """Return the fields of the document that the sections of these kinds show."""
    found: dict[str, Any] = {}
    if FRAME in kinds:
        found["frame"] = _frame(reader, engagement_id)
    if DRIVE in kinds:
        found["drive"] = _drive(reader, engagement_id)
    return found


def _frame(reader: Reader, engagement_id: uuid.UUID) -> BudgetFrame | None:
    row = frames.frame(reader, engagement_id)
    if not row.version:
        return None
    framed = frames.framed(reader, row)
    said = (
        frame_words.voice_said(framed.own),
        frame_words.growth_said(framed.growth),
        frame_words.needed_said(framed.own, framed.needed, row.engagement.currency),
    )
    lines = [one for one in framed.periods if one.budget is not None]
    return BudgetFrame(
        periods=tuple(_period(one) for one in [*lines, framed.total]) if lines else (),
        test_share=row.test_share,
        brand_share=row.brand_share,
        proposed_share=framed.split.brand_share,
        brands=tuple(
            FrameBrand(
                one.brand.name, one.brand.spend, one.share, one.brand.market_share, one.excess
            )
            for one in framed.voices
        ),
        said=tuple(one for one in said if one),
        reason=row.reason,
        source=row.brands_source,
        searches=tuple(FrameSearch(one.title, tuple(one.shares)) for one in framed.searches),
        search_said=frame_words.change_said(framed.search_change),
        search_source=row.searches_source,
        years=_years(framed.years),
        years_said=frame_words.years_said(framed.years),
    )


def _years(years: list[frames.VoiceYear]) -> tuple[FrameYear, ...]:
    return tuple(
        FrameYear(
            frame_words.year_title(one),
            tuple(voice.share if voice else None for voice in one.voices),
            own.brand.spend if (own := one.own) else None,
            own.brand.market_share if own else None,
            own.excess if own else None,
            later,
        )
        for one, later in zip(years, frame_words.later(years), strict=True)
    )


def _period(one: frames.PeriodLine) -> FramePeriod:
    parts = one.parts
    return FramePeriod(
        title=one.period.title if one.period else "",
        budget=one.budget,
        tests=parts.tests if parts else None,
        brand=parts.brand if parts else None,
        activation=parts.activation if parts else None,
        asked=one.asked,
    )


def _drive(reader: Reader, engagement_id: uuid.UUID) -> Driven | None:
    """The latest that is revealed; none where its scheme cannot be calculated any more."""
    for row in test_drives.test_drives(reader, engagement_id):
        try:
            driven = test_drives.driven(reader, row)
        except Invalid:
            return None
        if driven is not None:
            lines = (
                DriveLine(
                    line.case.initiative.title,
                    line.score,
                    line.case.outcome,
                    line.case.verdict,
                    line.case.outcome_text,
                )
                for line in driven.lines
            )
            return Driven(row.name, tuple(lines), tuple(test_drive_words.all_said(driven)))
    return None
