"""Each section says the right things; titles are conclusions."""

import re
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from django.utils import translation

from issuetrees.core.drawing.shapes import Box, Connector, Reference
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports import sections as room
from issuetrees.reports.document import (
    Cover,
    DecidedGate,
    FindingLine,
    Gate,
    Goal,
    Ranked,
    Ranking,
    ReportDocument,
    SectionChoice,
    Stage,
    StageMap,
    Summary,
    Transition,
    Tree,
    TreeNode,
    WaiverLine,
)
from issuetrees.reports.formats.pdf.html import compose, css_string, foot_line
from issuetrees.reports.formats.pdf.pages import printed
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.base import Built, Typist, anchor_of
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.summary import first_sentence
from tests.reports.documents import document, large_outline, ranking, tree


def built(kind: str, source: ReportDocument | None = None) -> Built:
    chosen = replace(source or document(), sections=(SectionChoice(kind),))
    (section,) = build_sections(chosen)
    return section


def content_of(kind: str, source: ReportDocument | None = None) -> Any:
    return built(kind, source).content


def _content(section: Built) -> Any:
    return section.content


def sheets(section: Built) -> Any:
    """The rows of a ranking as they are spread over its pages."""
    pages: Any = printed(section, Typist("en")).content
    return pages.sheets


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def test_every_kind_has_a_builder_and_a_template() -> None:
    kinds = [section.kind for section in build_sections(document())]
    assert kinds == list(SECTIONS)


def test_every_section_is_registered_and_has_a_test() -> None:
    files = Path(room.__file__).parent.glob("*.py")
    texts = {path.stem: path.read_text("utf-8") for path in files}
    assert {name for name, text in texts.items() if "\ndef build(" in text} == set(SECTIONS)
    tests = Path(__file__).read_text("utf-8")
    assert [kind for kind in SECTIONS if not re.search(rf"(test_|\"){kind}", tests)] == []


def test_empty_engagement_has_a_cover_and_nothing_else() -> None:
    empty = ReportDocument(
        Cover("Title", "Client", date(2026, 11, 23)), "en", tuple(map(SectionChoice, SECTIONS))
    )
    assert [section.kind for section in build_sections(empty)] == ["cover"]


def test_author_chooses_order_titles_and_a_kind_twice() -> None:
    chosen = replace(
        document(),
        sections=(
            SectionChoice("ranking", "Our own title"),
            SectionChoice("summary"),
            SectionChoice("ranking"),
            SectionChoice("unheard_of"),
        ),
    )
    sections = build_sections(chosen)
    assert [section.kind for section in sections] == ["ranking", "summary", "ranking"]
    assert [section.anchor for section in sections] == ["s-ranking", "s-summary", "s-ranking-b"]
    assert sections[0].title == f"Our own{NBSP}title"


def test_contents_list_the_sections_in_order() -> None:
    composed = compose(document())
    anchors = [entry.anchor for entry in composed.bookmarks]
    assert anchors[:2] == ["s-contents", "s-summary"]
    assert anchors[-1] == "s-appendix-method"
    assert len(set(anchors)) == len(anchors)
    for anchor in anchors:
        assert composed.whole.html.count(f'id="{anchor}"') == 1


def test_summary_title_is_the_answer() -> None:
    section = built("summary")
    assert plain(section.title) == (
        "Judge initiatives against four goals and stop them at two gates before scoring"
    )
    assert section.tracker == "Executive summary"


def test_summary_title_falls_back_to_the_ranking() -> None:
    long = replace(document(), summary=Summary(answer="word " * 60))
    assert "share first place" in built("summary", long).title
    assert plain(built("summary", replace(long, ranking=None)).title) == "Executive summary"


@pytest.mark.parametrize(
    ("answer", "title"),
    [
        ("Choose two. Then wait.", "Choose two"),
        ("Why wait? Choose.", "Why wait?"),
        ("Spend 12.5 M on it.", "Spend 12.5 M on it"),
        (
            (
                "Judge every project against four weighted goals on fixed levels, let named people "
                "veto what would embarrass the brand, and start with what leads whoever is asked."
            ),
            "Judge every project against four weighted goals on fixed levels",
        ),
        ("If the board agrees before the end of the year" + " and so on" * 12 + ", start.", ""),
    ],
)
def test_first_sentence(answer: str, title: str) -> None:
    assert first_sentence(answer) == title


def test_tree_title_counts_answers_and_names_the_busiest_part() -> None:
    title = plain(built("tree").title)
    assert title.startswith(
        "4 of 20 questions are answered; “How do we judge an initiative before it starts?” "
    )


@pytest.mark.parametrize(
    ("statuses", "title"),
    [
        (("open", "open"), "2 questions in 2 parts lead to the answer"),
        (("answered", "answered"), "All 2 questions are answered"),
        (("answered", "open"), "1 of 2 questions are answered; all open ones are in “B”"),
    ],
)
def test_tree_titles(statuses: tuple[str, str], title: str) -> None:
    nodes = (
        TreeNode("r", None, "", 0, "Root"),
        TreeNode("a", "r", "1", 1, "A", {"status": statuses[0]}),
        TreeNode("b", "r", "2", 1, "B", {"status": statuses[1]}),
    )
    shown = replace(document(), trees=(Tree("T", 1, nodes),))
    assert plain(built("tree", shown).title) == title


def test_small_tree_stands_on_one_sheet_whole() -> None:
    content = content_of("tree")
    (sheet,) = content.sheets
    assert len(sheet.drawing.of(Box)) == 21
    assert not sheet.drawing.of(Reference)


def test_large_tree_is_cut_with_references_both_ways() -> None:
    shown = replace(document(), trees=(tree(large_outline(4, fan=3)),))
    sheets = content_of("tree", shown).sheets
    anchors = {sheet.anchor for sheet in sheets}
    assert len(sheets) > 5
    shapes = [shape for sheet in sheets for shape in sheet.drawing.of(Reference)]
    goes = {anchor_of(shape.target_id) for shape in shapes if shape.role == "goes-to"}
    comes = {anchor_of(shape.target_id) for shape in shapes if shape.role == "comes-from"}
    assert goes | comes <= anchors
    assert {sheet.anchor for sheet in sheets[1:]} <= goes
    texts = {box.texts[0].lines for sheet in sheets for box in sheet.drawing.of(Box)}
    assert len(texts) == len(shown.trees[0].nodes)


def test_sheet_of_several_parts_is_not_titled_by_its_first_question() -> None:
    shown = replace(document(), trees=(tree(large_outline(4, fan=2)),))
    sheets = content_of("tree", shown).sheets
    titles = [sheet.title.replace(NBSP, " ") for sheet in sheets]
    assert titles[1:] == [
        "1.1\u20132.2: 10 of 28 questions are answered",
        "3.1\u20134.2: 10 of 28 questions are answered",
    ]
    assert sheets[1].tracker.replace(NBSP, " ") == "Issue tree · Parts 1, 2"


def test_long_label_shows_its_beginning_and_says_where_the_whole_is() -> None:
    nodes = (TreeNode("r", None, "", 0, "x " * 5000),)
    shown = replace(
        document(),
        trees=(Tree("T", 1, nodes),),
        sections=(SectionChoice("tree"), SectionChoice("appendix_outline")),
    )
    drawn, outline = build_sections(shown)
    drawing = _content(drawn).sheets[0].drawing
    (box,), (reference,) = drawing.of(Box), drawing.of(Reference)
    assert (reference.role, reference.target_id) == ("whole-at", "r")
    assert box.texts[0].lines[-1].endswith("…")
    assert _content(outline).rows[0].title.count("x") == 5000


def test_goals_title_and_ends_of_the_scale() -> None:
    section = built("goals")
    assert plain(section.title) == (
        "“Awareness in the target audience” weighs most: 35% of the decision"
    )
    criterion = _content(section).goals[0].criteria[0]
    assert (criterion.worst.value, criterion.worst.words) == (0, "none")
    html = plain(compose(replace(document(), sections=(SectionChoice("goals"),))).whole.html)
    assert "<td>0 – none</td>" in html
    assert "<td>4 – changes the picture</td>" in html


def test_goals_of_equal_weight() -> None:
    goals = (Goal("a", "A", 0.5), Goal("b", "B", 0.5))
    shown = replace(document(), ranking=Ranking(goals))
    assert plain(built("goals", shown).title) == "All 2 goals weigh the same"
    thirds = tuple(Goal(name, name, 1 / 3) for name in "ABC")
    rounded = replace(document(), ranking=Ranking(thirds))
    assert plain(built("goals", rounded).title) == "All 3 goals weigh the same (shares are rounded)"


def test_ranking_names_ties_vetoes_and_missing_scores() -> None:
    section = built("ranking")
    assert plain(section.title) == (
        "“City festival partnership” and “Podcast with a museum of modern art” share first place; "
        "3 initiatives are vetoed"
    )
    rows = _content(section).rows
    assert [row.place for row in rows[:3]] == ["1–2", "1–2", "3"]
    assert sum(bool(row.vetoes) for row in rows) == 3
    lines = [line for sheet in sheets(section) for line in sheet]
    assert next(line.gates for line in lines if not line.vetoes) == "passes all"
    assert [line.missing for line in lines if line.missing] == ["no score: Recall"]
    assert "never counted as zero" in plain(section.source)


def test_bars_are_as_long_as_the_score() -> None:
    shown = ranking("en")
    lines = [line for sheet in sheets(built("ranking")) for line in sheet]
    for row, line in zip(shown.rows, lines, strict=True):
        length = sum(bar.rect.width for bar in line.bar.shapes if bar.role == "part")
        assert length == pytest.approx(240 * sum(row.parts) / 100, abs=0.05)


def test_many_initiatives_are_spread_evenly_over_sheets() -> None:
    rows = tuple(Ranked(f"i{n}", f"Initiative {n}", str(n), 50.0) for n in range(1, 41))
    shown = replace(document(), ranking=replace(ranking("en"), rows=rows))
    sizes = [len(sheet) for sheet in sheets(built("ranking", shown))]
    assert sum(sizes) == 40
    assert min(sizes) >= 10


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ((Ranked("a", "A", "", None),), "No initiative is scored yet"),
        ((Ranked("a", "A", "1", 5.0),), "“A” leads on goals"),
        (
            (
                Ranked("a", "A", "1", 5.0, verdicts=(DecidedGate("g", "veto", "no", "AB"),)),
                Ranked("b", "B", "2", 4.0),
            ),
            "“A” leads on goals; 1 initiative is vetoed",
        ),
    ],
)
def test_ranking_titles(rows: tuple[Ranked, ...], title: str) -> None:
    shown = Ranking((Goal("g", "G", 1.0),), (Gate("g", "Gate"),), rows)
    assert plain(built("ranking", replace(document(), ranking=shown)).title) == title


def test_stage_map_fits_its_paper_without_boxes_on_boxes() -> None:
    (content,) = content_of("stage_map").maps
    assert plain(content.title) == (
        "10 stages lead to “Chief Product Officer”; 3 questions decide the way"
    )
    rects = [box.rect for box in content.drawing.of(Box)]
    assert len(rects) == 11
    for one, other in combinations(rects, 2):
        is_beside = one.right <= other.left or other.right <= one.left
        assert is_beside or one.bottom <= other.top or other.bottom <= one.top
    assert max(rect.right for rect in rects) <= content.drawing.width + 0.1
    assert len(content.drawing.of(Connector)) == 15
    assert [row.is_backward for row in content.rows].count(True) == 1


def test_wide_map_takes_a_larger_paper() -> None:
    stages = tuple(Stage(f"s{n}", f"Stage {n}", 280 * n, 0) for n in range(14))
    ways = tuple(Transition(f"s{n}", f"s{n + 1}") for n in range(13))
    shown = replace(document(), stage_maps=(StageMap("M", 1, stages, ways),))
    (content,) = content_of("stage_map", shown).maps
    assert content.paper != "landscape"


def test_one_stage_alone() -> None:
    shown = replace(document(), stage_maps=(StageMap("M", 1, (Stage("s", "S", 5, 5),), ()),))
    (content,) = content_of("stage_map", shown).maps
    assert len(content.drawing.of(Box)) == 1


def test_findings_come_gravest_first_with_their_waivers() -> None:
    rows = content_of("appendix_findings").rows
    assert [row.verdict for row in rows] == ["disproved", "unknown", "waived"]
    assert plain(rows[2].waiver) == "Accepted by Anna on 2 Mar 2026: agreed with the client"


def test_a_lapsed_waiver_is_printed_as_lapsed() -> None:
    waiver = WaiverLine("agreed", "Anna", date(2026, 3, 2))
    lapsed = FindingLine("1", "T", "disproved", "S", waiver)
    (row,) = content_of("appendix_findings", replace(document(), findings=(lapsed,))).rows
    assert row.verdict == "disproved"
    assert "has changed since Anna accepted" in plain(row.waiver)


def test_without_a_check_there_is_no_review() -> None:
    shown = replace(document(), findings=None, sections=(SectionChoice("appendix_findings"),))
    assert build_sections(shown) == []


def test_check_without_findings_claims_no_proof() -> None:
    html = compose(
        replace(document(), findings=(), sections=(SectionChoice("appendix_findings"),))
    ).whole.html
    assert "counts as unproven" in html


def test_scores_show_the_spread_and_what_is_missing() -> None:
    section = built("appendix_scores")
    assert plain(section.title) == "1 mean of 72 is missing: nobody gave a score for it"
    (matrix,) = _content(section).matrices
    assert [band.span for band in matrix.bands] == [2, 1, 2, 1]
    assert matrix.rows[-1].cells[1].points is None


def test_short_appendices_share_a_page() -> None:
    chosen = document(sections=tuple(map(SectionChoice, ("appendix_findings", "appendix_method"))))
    assert [section.follows for section in build_sections(chosen)] == [False, True]
    many = tuple(FindingLine("1", "T", "advice", "S") for _ in range(30))
    found = build_sections(replace(chosen, findings=many))
    assert [section.follows for section in found] == [False, False]


def test_report_is_written_in_its_own_language() -> None:
    with translation.override("ru"):
        html = compose(document("en")).whole.html
    assert "Points by goal, out of 100" in html
    assert "23&nbsp;November" in html.replace(NBSP, "&nbsp;")
    assert "23 ноября 2026" in plain(compose(document("ru")).whole.html)


def test_user_text_is_never_markup_or_style() -> None:
    nasty = '</style><script>alert(1)</script>"; } @import url(file:///etc/passwd); { \\'
    shown = replace(document(), cover=replace(document().cover, client=nasty, title=nasty))
    composed = compose(shown)
    assert "<script>" not in composed.whole.html
    assert "@import" not in composed.whole.styles[1]
    assert css_string('a"\\}') == '"a\\000022 \\00005c \\00007d "'


def test_foot_line_names_the_client_and_the_draft() -> None:
    cover = Cover("T", "Client", date(2026, 1, 1))
    assert foot_line(cover, "en") == "Confidential · Client · Draft"
    assert foot_line(replace(cover, stage="final", client=""), "en") == "Confidential"
