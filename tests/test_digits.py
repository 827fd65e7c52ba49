"""One truth for numbers: the page, its file, REST and the PDF print the same digits."""

import csv
import io
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from issuetrees.reports.formats.pdf.file import make_pdf
from issuetrees.reports.gather import build_document
from issuetrees.reports.write import create_report
from issuetrees.scoring.write.assessors import create_assessor
from issuetrees.scoring.write.criteria import create_criterion
from issuetrees.scoring.write.goals import create_goal
from issuetrees.scoring.write.initiatives import create_initiative
from issuetrees.scoring.write.scores import ScoreEntry, set_scores
from issuetrees.workspaces.write import edit_engagement
from tests.cast import Cast

pytestmark = pytest.mark.django_db

# Scores on a scale from 0 to ``best``, one for each of equal goals, and the points that they
# give: half a tenth (R4), and a total that no tenth divides into three (R5).
HALF_A_TENTH = ((4, 3, 1, 1), 4, "56.3", ["25.0", "18.8", "6.3", "6.2"], [25, 25, 25, 25])
THIRDS = ((2, 2, 2), 3, "66.7", ["22.3", "22.2", "22.2"], [34, 33, 33])
COST = {"en": "12.4 M €", "ru": "12,4 млн €"}


@dataclass(frozen=True)
class Told:
    """What one output says: the score, the parts by goal, the weights of the goals."""

    score: str
    parts: list[str]
    shares: list[str]


@pytest.mark.parametrize(
    ("scores", "best", "score", "parts", "shares", "language"),
    [(*HALF_A_TENTH, "ru"), (*THIRDS, "en")],
)
def test_the_same_digits_everywhere(
    cast: Cast,
    client_of: Any,
    language: str,
    scores: tuple[int, ...],
    best: int,
    score: str,
    parts: list[str],
    shares: list[int],
) -> None:
    assert sum(map(Decimal, parts)) == Decimal(score)
    assert sum(shares) == 100
    _prepare(cast, language, scores, best)
    client = client_of("editor")
    mark = "," if language == "ru" else "."
    told = Told(
        score=score.replace(".", mark),
        parts=[part.replace(".", mark) for part in parts],
        shares=[f"{share}\u00a0%" if language == "ru" else f"{share}%" for share in shares],
    )
    assert _page(client, cast, language) == told
    assert _rest(client, cast, language) == told
    assert _file(client, cast, language) == (told.score, told.parts)
    printed = _pdf(cast)
    for figure in (told.score, *told.shares, COST[language]):
        assert figure.replace("\u00a0", " ") in printed
    assert re.search(" ".join(map(re.escape, told.parts[:2])), printed)


def _prepare(cast: Cast, language: str, scores: tuple[int, ...], best: int) -> None:
    """Write a goal with one criterion for each score, and an initiative that has them all."""
    cast.editor.language = language
    cast.editor.save(update_fields=["language"])
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    edit_engagement(**here, language=language, currency="EUR")
    fair = create_initiative(**here, title="Fair", cost_likely=Decimal(12_350_000))
    judge = create_assessor(**here, name="Vera")
    entries = []
    for number, value in enumerate(scores, start=1):
        goal = create_goal(**here, title=f"Goal {number}")
        yardstick = create_criterion(
            actor=cast.editor, goal_id=goal.pk, title="Fit", kind="number", worst=0, best=best
        )
        entries.append(ScoreEntry(fair.pk, yardstick.pk, judge.pk, value=value))
    set_scores(**here, entries=entries)


def _page(client: Client, cast: Cast, language: str) -> Told:
    address = reverse("web:ranking", args=[cast.engagement.pk])
    page = client.get(address, headers={"Accept-Language": language}).content.decode()
    assert COST[language].replace(" ", "\u00a0") in page
    found = re.findall(r'class="is-number score">([^<]+)<', page)
    legend = page[page.index('class="legend"') :]
    return Told(
        score=found[0],
        parts=re.findall(r"<title>Goal \d: ([\d.,]+) ", page),
        shares=re.findall(r'data-goal-share="[^"]+">([^<]+%)<', legend),
    )


def _rest(client: Client, cast: Cast, language: str) -> Told:
    address = f"/api/v1/engagements/{cast.engagement.pk}/results"
    found = client.get(address, headers={"Accept-Language": language}).json()
    (fair,) = found["initiatives"]
    assert [part["points_shown"] for part in fair["criteria"]] == [
        part["points_shown"] for part in fair["goals"]
    ]
    return Told(
        score=fair["total_shown"],
        parts=[part["points_shown"] for part in fair["goals"]],
        shares=[goal["share_shown"] for goal in found["goals"]],
    )


def _file(client: Client, cast: Cast, language: str) -> tuple[str, list[str]]:
    address = reverse("web:ranking_csv", args=[cast.engagement.pk])
    answer = client.get(address, headers={"Accept-Language": language})
    text = answer.content.decode("utf-8-sig")
    mark = ";" if language == "ru" else ","
    heading, line = csv.reader(io.StringIO(text), delimiter=mark)
    assert heading[-1].endswith(", EUR")
    assert line[-1] == "12350000"
    point = "," if language == "ru" else "."
    score, *parts = (f"{Decimal(cell.replace(point, '.')):.1f}" for cell in line[2:-3])
    return score.replace(".", point), [part.replace(".", point) for part in parts]


def _pdf(cast: Cast) -> str:
    report = create_report(actor=cast.editor, engagement_id=cast.engagement.pk, title="Report")
    reader = PdfReader(io.BytesIO(make_pdf(build_document(report.pk)).content))
    text = " ".join(page.extract_text() for page in reader.pages)
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())
