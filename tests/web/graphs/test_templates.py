"""A new tree or map may start from a template, without any script."""

import re

import pytest
from django.urls import reverse

from issuetrees.exchange import templates
from issuetrees.graphs import read
from issuetrees.graphs.models import Graph, Revision

pytestmark = pytest.mark.django_db


def titles(graph: Graph) -> list[str]:
    return [node.title for node in read.node_records(graph)]


def test_a_tree_starts_from_a_template_under_its_own_question(cast, client_of):
    address = reverse("web:tree_new", args=[cast.engagement.pk])
    answer = client_of("editor").post(address, {"title": "Where to?", "template": "growth"})
    graph = Graph.objects.get()
    assert answer["Location"] == reverse("web:graph", args=[graph.pk])
    found = templates.template("growth", "en")
    assert titles(graph) == ["Where to?", *(one.title for one in found.questions[1:])]
    assert Revision.objects.count() == 1


def test_a_map_starts_from_a_template(cast, client_of):
    address = reverse("web:map_new", args=[cast.engagement.pk])
    client_of("editor").post(address, {"title": "Way", "template": "consultant-to-partner"})
    graph = Graph.objects.get()
    found = templates.template("consultant-to-partner", "en")
    assert titles(graph) == [stage.title for stage in found.stages]
    assert graph.title == "Way"


def test_without_one_a_tree_has_its_question_only(cast, client_of):
    address = reverse("web:tree_new", args=[cast.engagement.pk])
    client_of("editor").post(address, {"title": "Where to?", "template": ""})
    assert titles(Graph.objects.get()) == ["Where to?"]


def test_a_template_that_does_not_fit_is_refused_in_its_place(cast, client_of):
    address = reverse("web:tree_new", args=[cast.engagement.pk])
    answer = client_of("editor").post(address, {"title": "Where to?", "template": "engineer"})
    assert answer.status_code == 200
    assert 'class="field-error"' in answer.content.decode()
    assert not Graph.objects.exists()


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(("route", "kind"), [("tree_new", "issue_tree"), ("map_new", "stage_map")])
def test_previews_are_in_the_language_of_the_engagement(cast, client_of, language, route, kind):
    cast.engagement.language = language
    cast.engagement.save()
    page = client_of("editor").get(reverse(f"web:{route}", args=[cast.engagement.pk]))
    text = page.content.decode()
    shown = re.findall(r'<input type="radio" name="template" value="([^"]+)"', text)
    assert shown == [one.name for one in templates.templates(language, kind)]
    for one in templates.templates(language, kind):
        lines = [question.title for question in one.questions[1:]]
        for line in [one.summary, *lines, *(stage.title for stage in one.stages)]:
            assert line.replace("&", "&amp;") in text
