"""Each section says the right things; titles are conclusions."""

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.utils import translation

from issuetrees.core.drawing.shapes import Box, Reference
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports import sections as room
from issuetrees.reports.document import (
    Change,
    Cover,
    Earlier,
    FindingLine,
    ReportDocument,
    SectionChoice,
    Summary,
    Tree,
    TreeNode,
    WaiverLine,
)
from issuetrees.reports.formats.pdf.html import compose, css_string
from issuetrees.reports.scene.blocks import Exhibit, Source
from issuetrees.reports.scene.fit import text_width
from issuetrees.reports.scene.foot import foot_line
from issuetrees.reports.scene.tables import Money, Number, Row, Sign, Stack
from issuetrees.reports.scene.theme import GUTTER, TABLES
from issuetrees.reports.scored import DecidedGate, Gate, Goal, Ranked, Ranking
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.base import anchor_of
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.titles import first_sentence
from tests.reports.documents import (
    OWN,
    document,
    large_outline,
    markup_of,
    tree,
)
from tests.reports.rankings import ranking
from tests.reports.scenes import blocks, built, drawings, plain, table, words


def verdict(row: Row) -> str:
    sign = row.cells[1].value
    return sign.kind if isinstance(sign, Sign) else ""


def test_every_kind_has_a_builder() -> None:
    kinds = [section.kind for section in build_sections(document())]
    assert kinds == list(SECTIONS)


def test_every_section_is_registered_and_has_a_test() -> None:
    files = Path(room.__file__).parent.glob("*.py")
    texts = {path.stem: path.read_text("utf-8") for path in files}
    assert {name for name, text in texts.items() if "\ndef build(" in text} == set(SECTIONS)
    tests = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
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
    composed, markup = compose(document()), markup_of(document())
    anchors = [entry.anchor for entry in composed.bookmarks]
    assert anchors[:2] == ["s-contents", "s-summary"]
    assert anchors[-1] == "s-appendix-method"
    assert len(set(anchors)) == len(anchors)
    for anchor in anchors:
        assert markup.count(f'id="{anchor}"') == 1


def test_summary_title_is_the_answer() -> None:
    section = built("summary")
    assert plain(section.title) == (
        "Judge initiatives against four goals and stop them at two gates before scoring"
    )
    assert section.pages[0].tracker == "Executive summary"


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


def test_decisions_say_what_they_rest_on_and_add_up() -> None:
    lines = ("Start the City festival partnership (Anna; 15 Dec 2026; 12.5 M ₽)", "Hire (6 M ₽)")
    shown = replace(document(), summary=Summary(decisions=lines))
    section = built("decisions", shown)
    assert plain(section.title) == (
        "2 decisions are asked for, 18.5 M ₽ in all, the first by 15 December 2026"
    )
    rows = table(section).rows
    assert words(rows[0].cells[1]).splitlines() == [
        "Start the City festival partnership",
        "“City festival partnership”: place 1–2 of 12, 12.5 M ₽, passes every gate",
    ]
    total = rows[-1].cells[-1].value
    assert isinstance(total, Money)
    assert total.value == Decimal(18_500_000)


def test_tree_title_counts_answers_where_progress_is_asked_for() -> None:
    assert plain(built("tree").title) == "20 questions in 5 parts lead to the answer"
    title = plain(built("tree", has_progress=True).title)
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
    assert plain(built("tree", shown, has_progress=True).title) == title


def test_small_tree_stands_on_one_sheet_whole() -> None:
    (drawing,) = drawings()
    assert len(drawing.of(Box)) == 21
    assert not drawing.of(Reference)


def test_large_tree_is_cut_with_references_both_ways() -> None:
    shown = replace(document(), trees=(tree(large_outline(4, fan=3)),))
    anchors = [page.id for page in built("tree", shown).pages]
    assert len(anchors) > 5
    shapes = [shape for drawing in drawings(shown) for shape in drawing.of(Reference)]
    goes = {anchor_of(shape.target_id) for shape in shapes if shape.role == "goes-to"}
    comes = {anchor_of(shape.target_id) for shape in shapes if shape.role == "comes-from"}
    assert goes | comes <= set(anchors)
    assert set(anchors[1:]) <= goes
    texts = {box.texts[0].lines for drawing in drawings(shown) for box in drawing.of(Box)}
    assert len(texts) == len(shown.trees[0].nodes)


def test_sheet_of_several_parts_is_not_titled_by_its_first_question() -> None:
    shown = replace(document(), trees=(tree(large_outline(4, fan=2)),))
    pages = built("tree", shown, has_progress=True).pages
    titles = [plain(page.title) for page in pages]
    assert titles[1:] == [
        "1.1\u20132.2: 10 of 28 questions are answered",
        "3.1\u20134.2: 10 of 28 questions are answered",
    ]
    assert plain(pages[1].tracker) == "Issue tree · parts 1, 2 of 4"


def test_long_label_shows_its_beginning_and_says_where_the_whole_is() -> None:
    nodes = (TreeNode("r", None, "", 0, "x " * 5000),)
    shown = replace(
        document(),
        trees=(Tree("T", 1, nodes),),
        sections=(SectionChoice("tree"), SectionChoice("appendix_outline")),
    )
    drawn, outline = build_sections(shown)
    drawing = blocks(drawn, Exhibit)[0].drawing
    (box,), (reference,) = drawing.of(Box), drawing.of(Reference)
    assert (reference.role, reference.target_id) == ("whole-at", "r")
    assert box.texts[0].lines[-1].endswith("…")
    assert words(table(outline).rows[0].cells[1]).count("x") == 5000


def test_text_is_titled_by_its_heading_or_its_author() -> None:
    assert plain(built("text").title) == "Why now"
    for title, has_heading in (("", False), ("Rents", True)):
        choice = SectionChoice("text", title, options=OWN["text"])
        html = markup_of(replace(document(), sections=(choice,)))
        assert ("<h2>Why" in html) is has_heading
    none = replace(document(), sections=(SectionChoice("text"),))
    assert build_sections(none) == []


def test_goals_title_and_ends_of_the_scale() -> None:
    section = built("goals")
    assert plain(section.title) == (
        "“Awareness in the target audience” weighs most: 35% of the decision"
    )
    ends = [words(cell) for cell in table(section).rows[1].cells[3:]]
    assert ends == ["0 – none", "4 – changes the picture"]


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
    rows = table(section).rows
    assert [words(row.cells[0]) for row in rows[:3]] == ["1–2", "1–2", "3"]
    gates = [words(row.cells[4]) for row in rows]
    assert sum(said.startswith("Veto ") for said in gates) == 3
    assert gates[0] == "passes all"
    warnings = [words(row.cells[3]) for row in rows]
    assert [said for said in warnings if said] == ["no score: Recall"]
    assert "never counted as zero" in plain(blocks(section, Source)[0].text)


def test_bars_are_as_long_as_the_score() -> None:
    shown = ranking("en")
    for row, printed in zip(shown.rows, table(built("ranking")).rows, strict=True):
        stack = printed.cells[3].value
        assert isinstance(stack, Stack)
        assert [part.value for part in stack.parts] == list(row.parts)
        assert float(sum(part.figure for part in stack.parts)) == pytest.approx(row.score, abs=0.05)


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ((Ranked("a", "A", "", None),), "No initiative is scored yet"),
        ((Ranked("a", "A", "1", 5.0),), "“A” leads on goals, but a gate is undecided"),
        (
            (
                Ranked("a", "A", "1", 5.0, verdicts=(DecidedGate("g", "veto", "no", "AB"),)),
                Ranked("b", "B", "2", 4.0),
            ),
            "“A” leads on goals, but a gate stops it",
        ),
    ],
)
def test_ranking_titles(rows: tuple[Ranked, ...], title: str) -> None:
    shown = Ranking((Goal("g", "G", 1.0),), (Gate("g", "Gate"),), rows)
    assert plain(built("ranking", replace(document(), ranking=shown)).title) == title


def test_findings_come_gravest_first_with_their_waivers() -> None:
    rows = table(built("appendix_findings")).rows
    assert [verdict(row) for row in rows] == ["disproved", "unknown", "waived"]
    said = words(rows[2].cells[2]).splitlines()[-1]
    assert said == "Accepted by Anna on 2 Mar 2026: agreed with the client"


def test_shared_places_stand_on_one_line() -> None:
    shown = document()
    assert shown.ranking is not None
    rows = tuple(replace(row, place="116–117") for row in shown.ranking.rows)
    tied = replace(shown, ranking=replace(shown.ranking, rows=rows))
    for kind in ("ranking", "costs", "gates", "appendix_scores"):
        found = table(built(kind, tied))
        needed = text_width("000–000", TABLES[found.role].words.size)
        assert found.columns[0].width >= needed + GUTTER


def test_a_lapsed_waiver_is_printed_as_lapsed() -> None:
    waiver = WaiverLine("agreed", "Anna", date(2026, 3, 2))
    lapsed = FindingLine("1", "T", "disproved", "S", waiver)
    (row,) = table(built("appendix_findings", replace(document(), findings=(lapsed,)))).rows
    assert verdict(row) == "disproved"
    assert "has changed since Anna accepted" in words(row.cells[2])


def test_without_a_check_there_is_no_review() -> None:
    shown = replace(document(), findings=None, sections=(SectionChoice("appendix_findings"),))
    assert build_sections(shown) == []


def test_check_without_findings_claims_no_proof() -> None:
    chosen = (SectionChoice("appendix_findings"),)
    html = markup_of(replace(document(), findings=(), sections=chosen))
    assert "counts as unproven" in html


def test_scores_show_the_spread_and_what_is_missing() -> None:
    section = built("appendix_scores")
    assert plain(section.title) == "1 mean of 72 is missing: nobody gave a score for it"
    matrix = table(section)
    assert [band.span for band in matrix.bands if band.title] == [2, 1, 2, 1]
    missing = matrix.rows[-1].cells[3].value
    assert isinstance(missing, Number)
    assert missing.value is None


def test_short_appendices_share_a_page_and_a_method_of_one_sentence_any() -> None:
    chosen = document(sections=tuple(map(SectionChoice, ("appendix_findings", "appendix_method"))))
    assert [section.follows for section in build_sections(chosen)] == [False, True]
    many = tuple(FindingLine("1", "T", "advice", "S") for _ in range(30))
    found = build_sections(replace(chosen, findings=many))
    assert [section.follows for section in found] == [False, False]
    outlined = tuple(map(SectionChoice, ("appendix_outline", "appendix_method")))
    found = build_sections(document(sections=outlined))
    assert [section.follows for section in found] == [False, True]


def test_report_is_written_in_its_own_language() -> None:
    with translation.override("ru"):
        html = markup_of(document("en"))
    assert "Points by goal, out of 100" in html
    assert "23&nbsp;November" in html.replace(NBSP, "&nbsp;")
    assert "23 ноября 2026" in plain(markup_of(document("ru")))


def test_user_text_is_never_markup_or_style() -> None:
    nasty = '</style><script>alert(1)</script>"; } @import url(file:///etc/passwd); { \\'
    shown = replace(document(), cover=replace(document().cover, client=nasty, title=nasty))
    for piece in compose(shown).pieces:
        assert "<script>" not in piece.html
        assert "@import" not in piece.styles[1]
    assert css_string('a"\\}') == '"a\\000022 \\00005c \\00007d "'


def test_foot_line_names_the_client_and_the_draft() -> None:
    cover = Cover("T", "Client", date(2026, 1, 1))
    assert foot_line(cover, "en") == "Confidential · Client · Draft"
    assert foot_line(replace(cover, stage="final", client=""), "en") == "Confidential"


def test_changes_say_how_much_and_since_when() -> None:
    section = built("changes")
    assert plain(section.title) == "3 things have changed since 9 Nov 2026"
    found = [words(row.cells[2]) for row in table(section).rows]
    assert "New question" in found[1]
    assert "61.5 → 70" in found[2]
    nothing = replace(document(), earlier=Earlier("K7QM-2BXD", date(2026, 11, 9)))
    assert plain(built("changes", nothing).title) == "Nothing has changed since 9 Nov 2026"
    many = replace(document(), earlier=Earlier("K7QM-2BXD", date(2026, 11, 9), MANY))
    [misfit] = built("changes", many).misfits
    assert misfit.sentence == "5 further changes are not printed."


MANY = tuple(Change("question_added", "Why?") for _ in range(305))
