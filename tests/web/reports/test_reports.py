"""The composer of reports: the list, a new one, saving piece by piece, what would be printed."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from issuetrees.graphs import write as graphs_write
from issuetrees.kit.models import new_id
from issuetrees.reports import outline, write
from issuetrees.reports.composition import usual
from issuetrees.reports.models import Report
from issuetrees.reports.read import mark
from issuetrees.reports.sections import SECTIONS
from issuetrees.scoring.write.scores import set_scores
from tests.cast import Cast
from tests.scoring.cases import make_case
from tests.web.limits import INLINE, QUERIES_AT_MOST

ClientOf = Callable[[str], Client]
HTMX = {"hx-request": "true"}


@pytest.fixture
def report(cast: Cast) -> Report:
    return write.create_report(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        title="Steering committee",
        situation="All is well.",
    )


def address(name: str, pk: object) -> str:
    return reverse(f"web:{name}", args=[pk])


def save(client: Client, report: Report, name: str, text: str) -> Any:
    """Send one text as a page does that was loaded when ``report`` was."""
    form = {"name": name, "text": text, "seen": mark(getattr(report, name))}
    return client.post(address("report_text", report.pk), form, headers=HTMX)


def save_sections(
    client: Client, report: Report, kinds: list[str], on: list[str], **form: str
) -> Any:
    named = {f"kind-{kind}": kind for kind in kinds}
    sent = {"id": kinds, **named, "on": on, "seen": mark(report.sections), **form}
    return client.post(address("report_sections", report.pk), sent, headers=HTMX)


def test_an_engagement_without_reports_says_what_one_is(cast: Cast, client_of: ClientOf) -> None:
    listed = address("reports", cast.engagement.pk)
    new = address("report_new", cast.engagement.pk)
    page = client_of("editor").get(listed).content.decode()
    assert "No report yet" in page
    assert new in page
    assert new not in client_of("viewer").get(listed).content.decode()


def test_a_new_report_has_all_sections_and_opens_in_the_composer(
    cast: Cast, client_of: ClientOf
) -> None:
    new = address("report_new", cast.engagement.pk)
    client = client_of("editor")
    assert 'value="Brand marketing"' in client.get(new).content.decode()
    form = {"title": "Final report", "language": "ru", "kind": "final_report"}
    answer = client.post(new, form)
    made = Report.objects.get()
    assert answer["Location"] == address("report", made.pk)
    assert (made.title, made.language, made.stage) == ("Final report", "ru", "draft")
    assert made.sections == usual()


def test_a_new_report_without_a_title_stays_on_the_form(cast: Cast, client_of: ClientOf) -> None:
    new = address("report_new", cast.engagement.pk)
    answer = client_of("editor").post(new, {"title": " ", "language": "en", "kind": "final_report"})
    assert answer.status_code == 200
    assert "title" in answer.context["form"].errors
    assert not Report.objects.exists()


def test_the_list_names_language_stage_and_last_file(
    cast: Cast, report: Report, client_of: ClientOf
) -> None:
    page = client_of("viewer").get(address("reports", cast.engagement.pk)).content.decode()
    assert "Steering committee" in page
    assert "English, not exported yet" in " ".join(page.split())
    assert "Draft" in page


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("person", ["owner", "viewer"])
def test_pages_keep_their_policy_and_queries(
    cast: Cast, report: Report, client_of: ClientOf, person: str, language: str
) -> None:
    for _ in range(9):
        write.request_export(actor=cast.owner, report_id=report.pk)
    client = client_of(person)
    client.post(reverse("web:language"), {"language": language})
    pages = [address("reports", cast.engagement.pk), address("report", report.pk)]
    for place in pages:
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(place)
        page = answer.content.decode()
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in page
        assert INLINE.search(page) is None, INLINE.search(page)
        assert page.count("<h1") == 1
        assert len(queries) <= QUERIES_AT_MOST, [query["sql"] for query in queries]


def test_a_reader_sees_the_texts_and_may_export_but_not_edit(
    report: Report, client_of: ClientOf
) -> None:
    page = client_of("viewer").get(address("report", report.pk)).content.decode()
    assert "All is well." in page
    assert "Export PDF" in page
    assert "<textarea" not in page
    assert address("report_text", report.pk) not in page


def test_a_text_is_saved_as_its_field_is_left(report: Report, client_of: ClientOf) -> None:
    client = client_of("editor")
    answer = save(client, report, "answer", "Do it.\r\nNow.")
    report.refresh_from_db()
    assert (answer.status_code, report.answer) == (200, "Do it.\nNow.")
    assert mark(report.answer) in answer.content.decode()
    assert answer["HX-Trigger-After-Settle"] == "report-changed"
    version = report.version
    save(client, report, "answer", "Do it.\nNow.")
    report.refresh_from_db()
    assert report.version == version


def test_a_new_title_shows_at_the_head_of_the_page(report: Report, client_of: ClientOf) -> None:
    page = save(client_of("editor"), report, "title", "Final <report>").content.decode()
    assert '<span id="report-title" hx-swap-oob="true">Final &lt;report&gt;</span>' in page


def test_two_people_save_different_texts_at_once(report: Report, client_of: ClientOf) -> None:
    save(client_of("owner"), report, "situation", "All was well.")
    answer = save(client_of("editor"), report, "answer", "Do it.")
    assert answer.status_code == 200
    report.refresh_from_db()
    assert (report.situation, report.answer) == ("All was well.", "Do it.")


def test_the_same_text_changed_meanwhile_is_not_overwritten(
    report: Report, client_of: ClientOf
) -> None:
    save(client_of("owner"), report, "situation", "All <was> well.")
    answer = save(client_of("editor"), report, "situation", "All is lost.")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "All &lt;was&gt; well." in page
    assert f'data-keep="{mark("All <was> well.")}"' in page
    report.refresh_from_db()
    assert report.situation == "All <was> well."
    kept = save(client_of("editor"), report, "situation", "All is lost.")
    assert kept.status_code == 200


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("title", "  ", "This must not be empty."),
        ("answer", "x" * 4001, "4,001"),
        ("language", "xx", "must be one of"),
        ("situation", "a\x01b", "cannot be shown"),
    ],
)
def test_a_text_that_cannot_stand_says_why(
    report: Report, client_of: ClientOf, name: str, text: str, words: str
) -> None:
    answer = save(client_of("editor"), report, name, text)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    before = getattr(report, name)
    report.refresh_from_db()
    assert getattr(report, name) == before


def test_only_the_texts_of_a_report_can_be_saved(report: Report, client_of: ClientOf) -> None:
    form = {"name": "engagement_id", "text": "x", "seen": ""}
    answer = client_of("editor").post(address("report_text", report.pk), form)
    assert answer.status_code == 400


def test_sections_are_ordered_switched_and_named(report: Report, client_of: ClientOf) -> None:
    kinds = ["cover", "ranking", *(kind for kind in SECTIONS if kind not in {"cover", "ranking"})]
    title = {"title-ranking": "What to do first"}
    answer = save_sections(client_of("editor"), report, kinds, ["cover", "ranking"], **title)
    report.refresh_from_db()
    assert answer.status_code == 200
    assert mark(report.sections) in answer.content.decode()
    assert [row["kind"] for row in report.sections] == kinds
    assert [row["kind"] for row in report.sections if row["is_on"]] == ["cover", "ranking"]
    assert report.sections[1]["title"] == "What to do first"


FIELDS = {
    "option-ranking-top": "5", "option-ranking-has_gates": "on", "option-text-body": "Why\r\nnow",
    "option-appendix_findings-verdicts": "disproved", "kind-text": "text",
}  # fmt: skip


def test_options_of_sections_are_kept_and_shown(report: Report, client_of: ClientOf) -> None:
    kinds = ["ranking", "text", "appendix_findings"]
    assert save_sections(client_of("editor"), report, kinds, kinds, **FIELDS).status_code == 200
    report.refresh_from_db()
    assert [row["options"] for row in report.sections] == [
        {"top": 5, "has_cost": False}, {"body": "Why\nnow"}, {"verdicts": ["disproved"]},
    ]  # fmt: skip
    page = " ".join(client_of("editor").get(address("report", report.pk)).content.decode().split())
    assert 'name="option-ranking-top" form="sections-form" inputmode="numeric" value="5"' in page
    assert 'name="option-ranking-has_gates" form="sections-form" checked>' in page
    assert 'name="option-ranking-has_cost" form="sections-form" >' in page
    assert ">Why now</textarea>" in page
    assert 'value="disproved" checked>' in page


@pytest.mark.parametrize("wrong", ["0", "many", "101", "1e3"])
def test_an_option_that_cannot_be_says_why(report: Report, client_of: ClientOf, wrong: str) -> None:
    top = {"option-ranking-top": wrong}
    answer = save_sections(client_of("editor"), report, ["ranking"], ["ranking"], **top)
    assert answer.status_code == 400
    assert "Use a whole number from 1 to 100." in answer.content.decode()
    report.refresh_from_db()
    assert report.sections == usual()


def test_branches_and_maps_are_offered(report: Report, tree: Any, client_of: ClientOf) -> None:
    page = client_of("editor").get(address("report", report.pk)).content.decode()
    assert "1 Part 0</option>" in page
    gone = {"option-tree-branch": str(new_id())}
    save_sections(client_of("editor"), report, ["tree"], ["tree"], **gone)
    page = client_of("editor").get(address("report", report.pk)).content.decode()
    assert "Chosen elsewhere, or gone</option>" in page


def test_a_section_is_made_for_the_form_and_not_stored(report: Report, client_of: ClientOf) -> None:
    sent = {"id": ["ranking"], "kind-ranking": "ranking", "option-ranking-top": "3"}
    new = address("report_section_new", report.pk)
    added = client_of("editor").post(new, {**sent, "add": "ranking"}).content.decode()
    assert 'data-section="ranking_b"' in added
    assert 'value="3"' not in added
    copied = client_of("editor").post(new, {**sent, "copy": "ranking"}).content.decode()
    assert 'id="option-ranking_b-top"' in copied
    assert 'value="3"' in copied
    report.refresh_from_db()
    assert report.sections == usual()
    assert client_of("editor").post(new, {**sent, "add": "horoscope"}).status_code == 400


def test_a_section_is_added_before_the_scripts_have_come(
    report: Report, client_of: ClientOf
) -> None:
    answer = save_sections(client_of("editor"), report, ["ranking"], ["ranking"], add="tree")
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#sections", "outerHTML")
    page = answer.content.decode()
    assert 'data-section="tree"' in page
    assert 'id="panel-tree"' in page
    report.refresh_from_db()
    assert [row["id"] for row in report.sections] == ["ranking", "tree"]


def test_the_address_names_the_chosen_section(report: Report, client_of: ClientOf) -> None:
    page = client_of("viewer").get(address("report", report.pk)).content.decode()
    assert "data-panel" not in page
    page = client_of("editor").get(address("report", report.pk) + "?section=tree").content.decode()
    chosen = page.partition('data-choose="tree"')[2].partition(">")[0]
    assert 'aria-current="true"' in chosen
    assert " hidden>" not in page.partition('id="panel-tree"')[2].partition(">")[0] + ">"


def test_sections_changed_meanwhile_are_shown_as_they_are(
    report: Report, client_of: ClientOf
) -> None:
    kinds = list(SECTIONS)
    save_sections(client_of("owner"), report, kinds, kinds[:3])
    answer = save_sections(client_of("editor"), report, kinds, kinds[:5])
    page = answer.content.decode()
    assert answer.status_code == 409
    assert (answer["HX-Retarget"], answer["HX-Reswap"]) == ("#sections", "outerHTML")
    switches = [part.partition(">")[0] for part in page.split('class="section-switch"')[1:]]
    assert sum("checked" in switch for switch in switches) == 3
    assert "Somebody changed the sections meanwhile." in page


def test_unknown_sections_are_refused(report: Report, client_of: ClientOf) -> None:
    answer = save_sections(client_of("editor"), report, ["cover", "horoscope"], [])
    assert answer.status_code == 400
    report.refresh_from_db()
    assert report.sections == usual()


def test_without_a_script_saving_leads_back_to_the_page(
    report: Report, client_of: ClientOf
) -> None:
    form = {"name": "answer", "text": "Do it.", "seen": mark("")}
    answer = client_of("editor").post(address("report_text", report.pk), form)
    assert answer["Location"] == address("report", report.pk)


@pytest.fixture
def tree(cast: Cast) -> Any:
    """A tree of a question and three parts."""
    graph = graphs_write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="How?", actor=cast.owner
    )
    root = str(new_id())
    commands: list[dict[str, object]] = [
        {"kind": "add_node", "id": root, "parent_id": None, "title": "How?"}
    ]
    commands += [
        {"kind": "add_node", "id": str(new_id()), "parent_id": root, "title": f"Part {n}"}
        for n in range(3)
    ]
    graphs_write.commit(graph_id=graph.pk, commands=commands, actor=cast.owner)
    return graph


def test_the_outline_says_what_would_be_printed(
    report: Report, tree: Any, client_of: ClientOf
) -> None:
    kinds = list(SECTIONS)
    save_sections(
        client_of("owner"), report, kinds, ["cover", "tree", "ranking"], **{"title-tree": "Mine"}
    )
    answer = client_of("viewer").get(address("report_outline", report.pk), headers=HTMX)
    facts = {fact.kind: fact for fact in answer.context["facts"]}
    assert (facts["tree"].title, facts["tree"].pages) == ("Mine", 1)
    assert (facts["ranking"].pages, facts["ranking"].is_on) == (None, True)
    assert (facts["summary"].pages, facts["summary"].is_on) == (None, False)
    page = " ".join(answer.content.decode().split())
    assert 'id="facts-tree" hx-swap-oob="true" data-title="Mine"> 1 page </span>' in page
    assert page.count("nothing to show yet") == 1
    assert "About 2 pages in all" in page


def test_the_outline_of_a_huge_tree_is_left_out(
    report: Report, tree: Any, client_of: ClientOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outline, "MOST_QUESTIONS", 3)
    answer = client_of("viewer").get(address("report_outline", report.pk), headers=HTMX)
    assert answer.context["facts"] == []
    assert "pages in all" not in answer.content.decode()


def test_a_person_whose_scores_are_out_is_told_before_a_file_is_refused(
    cast: Cast, report: Report, client_of: ClientOf
) -> None:
    case = make_case(cast)  # the commenter has a sheet there, the editor has none
    set_scores(
        actor=cast.editor, engagement_id=cast.engagement.pk, entries=[case.entry(0, 0, value=4)]
    )
    told = "you can download them once yours are in"
    assert told in client_of("commenter").get(address("report", report.pk)).content.decode()
    assert told not in client_of("editor").get(address("report", report.pk)).content.decode()
