"""Pages of goals, criteria, initiatives and assessors, and that members see them all."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from issuetrees.graphs.write import create_graph
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import assessors as assessors_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import scores as scores_write
from tests.api.scored_world import add, make_ids
from tests.cast import Cast
from tests.scoring.cases import Case, make_case

LISTS = (
    "rounds",
    "goals",
    "initiatives",
    "initiative_lists",
    "scores",
    "gate_decisions",
    "assessors",
    "ranking",
)


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


@pytest.fixture
def editor(client_of: Callable[[str], Client]) -> Client:
    return client_of("editor")


def _url(cast: Cast, name: str) -> str:
    return reverse(f"web:{name}", args=[cast.engagement.pk])


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("who", ["owner", "editor", "commenter", "viewer"])
def test_members_see_every_page_empty_and_full(cast, client_of, name, who):
    client = client_of(who)
    assert client.get(_url(cast, name)).status_code == 200
    make_case(cast)
    assert client.get(_url(cast, name)).status_code == 200


@pytest.mark.parametrize("name", [*LISTS, "ranking_csv"])
def test_others_do_not(cast, case, client_of, name):
    assert client_of("outsider").get(_url(cast, name)).status_code == 404
    answer = client_of("anonymous").get(_url(cast, name))
    assert answer.status_code == 302
    assert "login" in answer["Location"]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("count", [3, 60])
def test_pages_take_a_constant_number_of_queries(
    cast, case, editor, django_assert_max_num_queries, name, count
):
    initiatives_write.create_initiatives(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        rows=[{"title": f"Idea {number}", "owner_id": cast.owner.pk} for number in range(count)],
    )
    entries = [
        case.entry(i, c, a, state="unknown") for i in range(3) for c in range(3) for a in (0, 1)
    ]
    scores_write.set_scores(actor=cast.owner, engagement_id=cast.engagement.pk, entries=entries)
    with django_assert_max_num_queries(19):
        editor.get(_url(cast, name) + f"?open={case.initiatives[0].pk}")


def test_a_goal_is_written_changed_moved_and_deleted_with_undo(cast, case, editor):
    first, _second = case.goals
    editor.post(
        reverse("web:goal_new", args=[cast.engagement.pk]), {"title": "Be loved", "weight": "2.5"}
    )
    loved = Goal.objects.get(title="Be loved")
    editor.post(
        reverse("web:goal_edit", args=[loved.pk]),
        {"title": "Be missed", "weight": "2", "version": "1"},
    )
    editor.post(reverse("web:goal_weight", args=[loved.pk]), {"weight": "1,5"})
    editor.post(reverse("web:goal_move", args=[loved.pk]), {"before": str(first.pk)})
    titles = [goal.title for goal in goals_read.goals(cast.viewer, cast.engagement.pk)]
    assert titles == ["Be missed", "Be known", "Be chosen"]
    loved.refresh_from_db()
    assert loved.weight == 1.5
    page = editor.post(reverse("web:goal_delete", args=[first.pk]), follow=True)
    assert not Criterion.objects.filter(title="Talk").exists()
    undo = page.context["messages"]
    (message,) = list(undo)
    page = editor.post(message.extra_tags, follow=True)
    assert Criterion.objects.filter(title="Talk").exists()
    assert "Be known" in page.content.decode()


def test_a_stale_form_is_told_and_changes_nothing(cast, case, editor):
    goal = case.goals[0]
    goals_write.edit_goal(actor=cast.owner, goal_id=goal.pk, title="Be famous")
    page = editor.post(
        reverse("web:goal_edit", args=[goal.pk]),
        {"title": "Be known by all", "weight": "1", "version": "1"},
    )
    assert "Somebody changed this meanwhile" in page.content.decode()
    goal.refresh_from_db()
    assert goal.title == "Be famous"


def test_a_criterion_with_its_rubric(cast, case, editor):
    address = reverse("web:criterion_new", args=[case.goals[1].pk])
    assert editor.get(address).status_code == 200
    sent = {
        "title": "Fit",
        "kind": "rubric",
        "direction": "more",
        "weight": "2",
        "level-0-value": "0",
        "level-0-title": "None",
        "level-0-description": "",
        "level-1-value": "",
        "level-1-title": "dropped",
        "level-1-description": "",
        "level-2-value": "1,5",
        "level-2-title": "Full",
        "level-2-description": "Every principle",
    }
    page = editor.post(address, {**sent, "more": "level"})
    assert b"level-3-value" in page.content
    assert not Criterion.objects.filter(title="Fit").exists()
    assert editor.post(address, sent).status_code == 302
    fit = Criterion.objects.get(title="Fit")
    assert [(level["value"], level["title"]) for level in fit.levels] == [
        (0, "None"),
        (1.5, "Full"),
    ]
    edit = reverse("web:criterion_edit", args=[fit.pk])
    page = editor.post(edit, {**sent, "level-2-value": "high", "version": "1"})
    assert "value is a number" in page.content.decode()
    page = editor.post(edit, {**sent, "level-2-value": "0", "version": "1"})
    assert "two or more levels" in page.content.decode()


def test_a_number_needs_both_ends_of_its_scale(cast, case, editor):
    address = reverse("web:criterion_new", args=[case.goals[1].pk])
    sent = {"title": "Cost per head", "kind": "number", "weight": "1"}
    page = editor.post(address, {**sent, "worst": "900"})
    assert "Write the number." in page.content.decode()
    assert editor.post(address, {**sent, "worst": "900", "best": "100"}).status_code == 302
    criterion = Criterion.objects.get(title="Cost per head")
    assert (criterion.worst, criterion.best, criterion.levels) == (900, 100, [])
    assert criterion.direction == "less"


def test_weights_that_are_all_zero_are_explained(cast, case, editor):
    for goal in case.goals:
        editor.post(reverse("web:goal_weight", args=[goal.pk]), {"weight": "0"})
    for name in ("goals", "ranking"):
        assert "a weight above zero" in editor.get(_url(cast, name)).content.decode()


def test_a_wrong_weight_is_refused(cast, case, editor):
    answer = editor.post(reverse("web:goal_weight", args=[case.goals[0].pk]), {"weight": "much"})
    assert answer.status_code == 400


def test_the_viewer_may_open_no_form(cast, case, client_of):
    viewer = client_of("viewer")
    for address in (
        reverse("web:goal_new", args=[cast.engagement.pk]),
        reverse("web:criterion_edit", args=[case.criteria[0].pk]),
        reverse("web:initiative_edit", args=[case.initiatives[0].pk]),
        reverse("web:initiatives_paste", args=[cast.engagement.pk]),
        reverse("web:gate_decide", args=[case.gate.pk, case.initiatives[0].pk]),
        reverse("web:assessor_new", args=[cast.engagement.pk]),
    ):
        assert viewer.get(address).status_code == 403


def test_an_initiative_is_added_with_money_as_people_write_it(cast, editor):
    address = _url(cast, "initiative_new")
    sent = {
        "title": "City festival",
        "side": "outside",
        "state": "idea",
        "cost_low": "10 M",
        "cost_likely": "12.5 M ₽",
        "cost_high": "much",
    }
    page = editor.post(address, sent)
    assert "“much” is not a number" in page.content.decode()
    assert editor.post(address, {**sent, "cost_high": "15 000 000"}).status_code == 302
    festival = Initiative.objects.get()
    assert festival.cost_likely == 12_500_000
    content = editor.get(_url(cast, "initiatives")).content.decode()
    assert "12.5\xa0M\xa0₽" in content
    form = editor.get(reverse("web:initiative_edit", args=[festival.pk])).content.decode()
    assert 'value="12,500,000"' in form


def test_initiatives_are_filtered_sorted_and_paged(cast, case, editor):
    initiatives_write.edit_initiative(
        actor=cast.editor,
        initiative_id=case.initiatives[1].pk,
        state="stopped",
        cost_likely=Decimal(5),
    )
    listed = editor.get(_url(cast, "initiatives") + "?sort=-cost").context["rows"]
    assert listed[0].title == "Podcast"
    found = editor.get(_url(cast, "initiatives") + "?q=pod&state=stopped").context["rows"]
    assert [row.title for row in found] == ["Podcast"]
    assert listed.paginator.count == 3
    initiatives_write.edit_initiative(
        actor=cast.editor, initiative_id=case.initiatives[0].pk, cost_likely=Decimal(3_000_000)
    )
    content = editor.get(_url(cast, "initiatives")).content.decode()
    assert "Likely cost of 2 initiatives" in content
    assert "<strong>3\xa0M\xa0₽</strong>" in content
    assert "range only" not in content
    initiatives_write.edit_initiative(
        actor=cast.editor, initiative_id=case.initiatives[2].pk, cost_high=Decimal(9)
    )
    content = editor.get(_url(cast, "initiatives")).content.decode()
    assert "<strong>3\xa0M\xa0₽</strong>" in content
    assert "without 1 that has a range only" in content
    nothing = editor.get(_url(cast, "initiatives") + "?q=zeppelin")
    assert "No initiative fits the filter" in nothing.content.decode()
    odd = editor.get(_url(cast, "initiatives") + "?sort=password&side=up&page=99")
    assert len(odd.context["rows"]) == 3


@pytest.mark.parametrize(("language", "word"), [("en", "Owner"), ("ru", "Ответственный")])
def test_the_page_of_a_table_has_what_its_columns_can_be(cast, client_of, language, word):
    cast.editor.language = language
    cast.editor.save()
    page = client_of("editor").get(_url(cast, "initiatives_paste"))
    assert word in page.content.decode()
    labels = {column["value"]: column["label"] for column in page.context["columns"]}
    assert labels["owner_id"] == word


def test_a_member_becomes_an_assessor_in_one_press(cast, case, client_of):
    editor, viewer = client_of("editor"), client_of("viewer")
    offered = dict(editor.get(_url(cast, "assessors")).context["others"])
    assert str(cast.viewer.pk) in offered
    assert b"Add a member:" not in viewer.get(_url(cast, "assessors")).content
    editor.post(_url(cast, "assessor_new"), {"user_id": str(cast.viewer.pk), "weight": "1"})
    added = assessors_read.assessors(cast.viewer, cast.engagement.pk).get(user_id=cast.viewer.pk)
    assert added.name == offered[str(cast.viewer.pk)]
    assert str(cast.viewer.pk) not in dict(editor.get(_url(cast, "assessors")).context["others"])


def test_assessors_are_added_changed_and_deleted(cast, case, editor):
    editor.post(
        _url(cast, "assessor_new"), {"name": "Vera", "user_id": str(cast.viewer.pk), "weight": "2"}
    )
    vera = assessors_read.assessors(cast.viewer, cast.engagement.pk).get(name="Vera")
    assert vera.user == cast.viewer
    page = editor.post(
        reverse("web:assessor_edit", args=[vera.pk]),
        {"name": "Vera", "user_id": str(cast.commenter.pk), "weight": "2", "version": "1"},
    )
    assert "is an assessor already" in page.content.decode()
    editor.post(reverse("web:assessor_delete", args=[vera.pk]))
    assert (
        not assessors_read.assessors(cast.viewer, cast.engagement.pk).filter(name="Vera").exists()
    )


def test_a_new_goal_and_a_new_criterion_weigh_as_the_others_do(cast, case, editor):
    page = editor.get(reverse("web:goal_new", args=[cast.engagement.pk]))
    assert page.context["new_goal"].initial["weight"] == 2
    goal = goals_write.create_goal(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Third"
    )
    assert goal.weight == 2
    page = editor.get(reverse("web:criterion_new", args=[goal.pk]))
    form = next(row.new_form for row in page.context["goals"] if row.new_form)
    assert form.initial["weight"] == 1
    assert [level["title"] for level in form.levels][::4] == ["Not at all", "Fully"]
    assert page.context["rubrics"][0]["title"] == "Talk"


def test_a_member_who_is_chosen_brings_their_name(cast, case, editor):
    editor.post(
        _url(cast, "assessor_new"), {"name": "", "user_id": str(cast.viewer.pk), "weight": "1"}
    )
    added = assessors_read.assessors(cast.viewer, cast.engagement.pk).get(user=cast.viewer)
    assert added.name == str(cast.viewer)
    page = editor.post(_url(cast, "assessor_new"), {"name": "", "weight": "1"})
    assert page.status_code == 200


def test_questions_are_offered_as_one_reads_the_tree(cast, case, editor):
    graph = create_graph(
        actor=cast.editor, engagement_id=cast.engagement.pk, kind="issue_tree", title="Tree"
    )
    root, first, second, below = make_ids(4)
    for key, parent, title in (
        (root, None, "Why?"),
        (first, root, "Is it price?"),
        (second, root, "Is it place?"),
        (below, first, "Whose price?"),
    ):
        add(cast.editor, graph.pk, key, parent, title)
    page = editor.get(reverse("web:goal_new", args=[cast.engagement.pk]))
    offered = [label for _key, label in page.context["new_goal"].fields["node_id"].choices]
    assert offered == ["–", "Why?", "1 Is it price?", "1.1 Whose price?", "2 Is it place?"]
