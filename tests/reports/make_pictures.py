"""Draw the pictures of ``docs/reports.md``: ``python -m tests.reports.make_pictures``.

They are pages of the reports that the samples give, one or two of each kind, as small WebP. The
samples are loaded into a database of their own, which is gone afterwards.
"""

import io
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import django
from django.utils import translation

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "images" / "reports"
MADE_ON: Final = date(2026, 11, 23)
# Pixels a point; how well WebP keeps them.
SCALE: Final = 1.1
QUALITY: Final = 62


@dataclass(frozen=True, slots=True)
class Shot:
    """A page of a report: of which kind, in which language, on which paper, of which section."""

    kind: str
    language: str
    paper: str
    section: str

    @property
    def name(self) -> str:
        """The name of its file."""
        return f"{self.kind}-{self.section}-{self.language}.webp".replace("_", "-")


SHOTS: Final = (
    Shot("final_report", "en", "a4", "summary"),
    Shot("final_report", "ru", "a4", "summary"),
    Shot("final_report", "en", "a4", "tree"),
    Shot("final_report", "ru", "a4", "ranking"),
    Shot("steering_committee", "en", "wide", "decisions"),
    Shot("decision_memo", "ru", "wide", "summary"),
    Shot("mece_review", "en", "wide", "appendix_findings"),
    Shot("career_plan", "ru", "wide", "stage_map"),
    Shot("initiatives", "en", "wide", "initiatives"),
    Shot("final_report", "ru", "wide", "appendix_scores"),
)


def main() -> None:
    """Write the pictures."""
    from django.core.management import call_command

    from issuetrees.samples.load import load_samples

    call_command("migrate", verbosity=0)
    load_samples()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        (FOLDER / shot.name).write_bytes(picture(shot))


def picture(shot: Shot) -> bytes:
    """Return a page as WebP."""
    import pypdfium2

    from issuetrees.reports.formats.pdf.file import make_pdf
    from issuetrees.reports.sections.built import build_sections

    shown = document(shot)
    with translation.override(shot.language):
        title = next(one.title for one in build_sections(shown) if one.kind == shot.section)
    pdf = pypdfium2.PdfDocument(make_pdf(shown).content)
    page = next(_pages_titled(pdf, title))
    out = io.BytesIO()
    page.render(scale=SCALE).to_pil().convert("RGB").save(out, "WEBP", quality=QUALITY, method=6)
    return out.getvalue()


def document(shot: Shot) -> Any:
    """Return the report of a kind of the sample in its language."""
    from issuetrees.reports import composition, write
    from issuetrees.reports.gather import build_document
    from issuetrees.workspaces.models import Engagement

    shown = Engagement.objects.filter(language=shot.language)
    is_map = shot.kind == "career_plan"
    engagement = next(
        one for one in shown if one.graphs.filter(kind="issue_tree").exists() != is_map
    )
    owner = engagement.workspace.memberships.get(role="owner").user
    report = engagement.reports.first() or write.create_report(
        actor=owner, engagement_id=engagement.pk, title=engagement.name
    )
    found = build_document(report.pk)
    rows = composition.of_kind(shot.kind, shot.language)
    return replace(
        found,
        paper=shot.paper,
        sections=composition.choices(rows),
        cover=replace(found.cover, made_on=MADE_ON),
    )


def _pages_titled(pdf: Any, title: str) -> Iterator[Any]:
    """Yield the pages that a bookmark with these words leads to."""
    for mark in pdf.get_toc():
        if " ".join(mark.get_title().split()) == " ".join(title.split()):
            yield pdf[mark.get_dest().get_index()]


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    main()
