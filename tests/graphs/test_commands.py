"""A command that lacks one of its parts fails here."""

import json
import re
from typing import Any, get_args

import pytest
from django.utils import translation

from issuetrees.api.command_schema import COMMANDS
from issuetrees.core.graph import commands, expand
from issuetrees.core.graph.commands import KINDS
from issuetrees.graphs import write
from issuetrees.graphs.history import log
from issuetrees.graphs.history.summary import told
from issuetrees.graphs.models import Graph
from tests.core.graph.make_cases import FOLDER
from tests.core.graph.spelling import with_ids

CASES = json.loads((FOLDER / "commands.json").read_text("utf-8"))


def snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def test_every_command_has_a_dataclass_and_an_expansion():
    classes = set(get_args(commands.Command))
    assert sorted(map(snake, (one.__name__ for one in classes))) == sorted(KINDS)
    assert set(expand._expand.registry) - {object} == classes


def test_every_command_is_described_over_rest():
    assert [command["title"] for command in COMMANDS] == list(KINDS)


def first_step(kind: str, is_done: bool) -> tuple[dict[str, Any], int] | None:
    """Return the first case with a commit of one command of the kind that is done, or refused."""
    for case in CASES:
        for place, step in enumerate(case["steps"]):
            kinds = [one.get("kind") for one in step["commands"] if isinstance(one, dict)]
            if kinds == [kind] and ("change" in step) == is_done:
                return case, place
    return None


@pytest.mark.parametrize("kind", KINDS)
def test_every_command_has_golden_cases_of_being_done_and_of_being_refused(kind):
    assert first_step(kind, is_done=True)
    assert first_step(kind, is_done=False)


@pytest.mark.django_db
@pytest.mark.parametrize("kind", KINDS)
def test_every_command_is_told_in_both_languages(cast, kind):
    found = first_step(kind, is_done=True)
    assert found
    case, place = found
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind=case["kind"], title="Any", actor=cast.editor
    )
    for step in case["steps"][: place + 1]:
        if "change" in step:
            given = [with_ids(command) for command in step["commands"]]
            revision, _ = write.commit(graph_id=graph.pk, commands=given, actor=cast.editor)
    shown = log.revision(Graph.objects.get(pk=graph.pk), revision.number)
    english = told([shown])[0].summary
    with translation.override("ru"):
        russian = told([shown])[0].summary
    assert re.search("[а-яё]", russian)
    assert not re.search("[а-яё]", english)
    assert "Untitled" not in english, "a title that the sentence names was not looked up"
