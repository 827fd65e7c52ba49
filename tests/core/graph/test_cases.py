"""The golden cases: what each command does, and what is refused. The browser runs the same."""

import copy
import json

import pytest

from issuetrees.core.graph.change import apply, from_json, invert, to_json
from issuetrees.core.graph.commands import KINDS
from tests.core.graph.make_cases import FOLDER, outcome, random_story
from tests.core.graph.memory import MemoryGraph

CASES = json.loads((FOLDER / "commands.json").read_text("utf-8"))
STORIES = json.loads((FOLDER / "random.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_step_does_what_the_case_says_and_can_be_inverted(case):
    graph = MemoryGraph(case["kind"])
    for step in case["steps"]:
        before = copy.deepcopy(graph.to_json())
        found = outcome(graph, step["commands"])
        assert found == {key: step[key] for key in ("change", "refused") if key in step}
        if "change" in step:
            change = graph.log[-1]
            assert from_json(to_json(change)) == change
            tables = copy.deepcopy(graph.to_json())
            apply(tables, invert(change))
            assert tables == before
        else:
            assert graph.to_json() == before


@pytest.mark.parametrize("story", STORIES, ids=[f"{s['kind']}-{s['seed']}" for s in STORIES])
def test_random_stories_end_as_recorded(story):
    assert random_story(story["seed"], story["kind"], len(story["steps"])) == story


def test_random_stories_make_every_command():
    done = (step for story in STORIES for step in story["steps"] if not step["refused"])
    assert {command["kind"] for step in done for command in step["commands"]} == set(KINDS)
